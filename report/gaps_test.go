package report

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func TestGapsTellWhereAndWhat(t *testing.T) {
	y := storetest.Sample()
	compose := func() *Document {
		t.Helper()
		d, err := Compose(testPack(t), derived(t, y, nil, ""), y, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if got := compose().Gaps(); len(got) != 0 {
		t.Errorf("the sample has gaps: %+v", got)
	}
	y.Texts = slices.DeleteFunc(y.Texts, func(x store.Text) bool { return x.Place == "原因/一" })
	y.Department.Level = ""
	got := compose().Gaps()
	if len(got) != 2 {
		t.Fatalf("gaps are %+v", got)
	}
	if g := got[0]; g.Section != "一" || g.Text != "（请填写原因）" || g.Entry != "文字/原因%2F一/内容" || !strings.HasSuffix(g.Context, "主要原因是（请填写原因）。") {
		t.Errorf("the reason's gap is %+v", g)
	}
	if g := got[1]; g.Section != "十三" || g.Text != "（请填写级次）" || g.Entry != "" || !strings.Contains(g.Context, "（请填写级次）") {
		t.Errorf("the level's gap is %+v", g)
	}
}
