package check

import (
	"strings"
	"testing"

	"juesuan/store/storetest"
)

// TestWordsThatDenyTheirTarget: a target in words is missed where the actual
// value says its opposite, and nowhere else.
func TestWordsThatDenyTheirTarget(t *testing.T) {
	words := qualityOf(load(t).sets)
	for _, pair := range []string{
		"及时/不及时", "达标/未达标", "完成/未完成", "健全/不健全", "有/无", "有/没有", "优/良", "显著提升/没有提升", "良好/一般", "合格/不合格", "无事故/有事故", "不超标/超标",
		"是/否", "有效改善/未有效改善。", "按时完成/未按时完成", "合格/差",
		"完成/未按期完成", "完成/未开展", "完成/部分完成", "完成/推进中", "完成/正在实施", "按期完成/未完成", "健全/正在推进",
	} {
		if target, actual, _ := strings.Cut(pair, "/"); !words.denied(target, actual) {
			t.Errorf("%s is not seen as missed", pair)
		}
	}
	for _, pair := range []string{
		"及时/及时", "不断提升/提升", "良/优", "无事故/无事故", "显著提升/提升", "提升/有所提升", "不断完善/进一步完善", "未来可持续/可持续", "有/有", "合格/优秀", "相关/100%",
		"不低于上年/不低于上年", "健全/较健全", "完成/按时完成", "/无", "有/", "安全无事故/无事故", "达标/无不达标", "完成/基本完成", "推进中/推进中", "完成/没有未完成",
	} {
		if target, actual, _ := strings.Cut(pair, "/"); words.denied(target, actual) {
			t.Errorf("%s is seen as missed", pair)
		}
	}
	for actual, want := range map[string]bool{"及时": false, "不及时": true, "": true} {
		y := storetest.Sample()
		i := &y.Indicators[len(y.Indicators)-1]
		i.Target, i.Actual, i.Cause = "及时", actual, ""
		got := false
		for _, f := range Run(load(t), input(t, y, nil), Options{}).By("Q09") {
			got = got || f.Printed == actual && strings.Contains(f.Message, "，却得满分")
		}
		if got != want {
			t.Errorf("%s: told %v", actual, got)
		}
	}
}
