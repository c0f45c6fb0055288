package check

import (
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// TestTargetsInEveryManner: targets and what was reached as offices write them.
func TestTargetsInEveryManner(t *testing.T) {
	for _, c := range []struct {
		target, actual string
		want           string // of Q09 and Q10: "", Q09, Q10, "?" for not checked
	}{
		{"12月底前", "11月", ""}, {"12月底前", "12月", ""}, {"5%以内", "3%", ""}, {"100万元以下", "90万元", ""}, {"90%以上", "95%", ""}, {"不低于90%", "95%", ""},
		{"不超过5%", "3%", ""}, {">=90%", "95%", ""}, {"≥1,000人", "1200人", ""}, {"90%-95%", "92%", ""}, {"2022年12月底前", "2022年11月", ""}, {"2022年底前", "2022年11月", ""},
		{"12月底前", "2022年11月30日", ""}, {"≥90%", "90%以上", ""}, {"控制在5%以内", "5%", ""}, {"≤100万元", "500000元", ""}, {"100个项目全部完成", "100个", ""},
		{"0起", "0起", ""}, {"≥90%（含）", "90%", ""}, {"完整", "完整", ""}, {"≥90%", "-", ""}, {"＝100%", "100%", ""}, {"小于3天", "2天", ""}, {"90%～95%", "90%", ""},

		{"≥1,000人", "200人", "Q09"}, {"0起", "2起", "Q09"}, {"≥1.2万人次", "3000人次", "Q09"}, {">=90%", "50%", "Q09"}, {"不超过5%", "9%", "Q09"}, {"5%以内", "9%", "Q09"},
		{"2022年6月底前", "2022年11月", "Q09"}, {"6月底前", "2022年11月", "Q09"}, {"12月底前", "2023年1月", "Q09"}, {"≥90%", "89.999%", "Q09"}, {"90%-95%", "85%", "Q09"},
		{"6月30日前", "7月1日", "Q09"}, {"小于3天", "3天", "Q09"}, {"大于90%", "90%", "Q09"}, {"=100%", "99%", "Q09"},

		{"完整", "100%", "Q10"}, {"≥90%", "完成", "Q10"}, {"≥90%", "95人", "Q10"},

		{"12月前", "12月", "?"}, {"≥90%", "约95%左右", "?"}, {"90%-95%", "99%", "?"}, {"2022年底", "2022年", "?"}, {"≥90%", "85%-95%", "?"}, {"12月底前", "按时完成", "?"},
		{"百分之九十", "95%", "?"}, {"≥90%", "0.95", "?"}, {"≥3个", "三个", "?"},
	} {
		t.Run(c.target+" "+c.actual, func(t *testing.T) {
			y := storetest.Sample()
			y.Indicators = []store.Indicator{{Level1: "产出指标", Level2: "数量指标", Level3: "某项", Target: c.target, Actual: c.actual, Weight: "2", Score: "2"}}
			res := Run(load(t), input(t, y, nil), Options{})
			got := ""
			for _, rule := range []string{"Q09", "Q10"} {
				for _, f := range res.By(rule) {
					got += f.Rule
				}
				for _, r := range res.Rules {
					if r.ID == rule && r.Outcome == NotChecked && got == "" {
						if !strings.Contains(r.Missing[0], "某项") {
							t.Errorf("%s does not name the indicator", r.Missing)
						}
						got = "?"
					}
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
