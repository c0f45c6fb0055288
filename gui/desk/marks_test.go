package desk_test

import (
	"testing"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/store"
)

func mark(t testing.TB, y *desk.Year, name string) desk.PageMark {
	t.Helper()
	for _, p := range y.Pages() {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("no page %s", name)
	return desk.PageMark{}
}

func TestMarksOfTheSample(t *testing.T) {
	y := desktest.Sample(t)
	for page, want := range map[string]desk.Mark{
		desk.UnitPage: desk.Complete, desk.IncomePage: desk.Complete, desk.FundPage: desk.Empty,
		desk.ThreePublicPage: desk.Complete, desk.ProjectPage: desk.Empty,
	} {
		if p := mark(t, y, page); p.Mark != want {
			t.Errorf("%s is %v, want %v (%+v)", page, p.Mark, want, p)
		}
	}
}

func TestMarksFollow(t *testing.T) {
	y := desktest.Year(t, &store.Year{Year: 2022, State: store.Drafting, Department: store.Department{Name: "某局"}})
	if p := mark(t, y, desk.IncomePage); p.Mark == desk.Complete {
		t.Errorf("an empty year: %+v", p)
	}
	set(t, y, "收入/2010301/一般公共预算财政拨款收入/决算数", "100")
	p := mark(t, y, desk.IncomePage)
	if p.Mark != desk.HasFindings || p.Errors == 0 {
		t.Errorf("income without spending: %+v", p)
	}
	if fs := y.Findings(desk.IncomePage); len(fs) == 0 {
		t.Error("the page has no findings")
	}
	if err := y.Enter("录入", nil, []desk.Draft{{Page: desk.BasicPage, Cell: "a", Text: "壹", Why: "不是金额"}, {Page: desk.BasicPage, Cell: "b", Text: "贰", Why: "不是金额"}}, nil); err != nil {
		t.Fatal(err)
	}
	if p := mark(t, y, desk.BasicPage); p.Mark != desk.HasFindings || p.Errors < 2 {
		t.Errorf("two cells nobody understands: %+v", p)
	}
}

func TestPageOf(t *testing.T) {
	for addr, want := range map[string]string{
		item: desk.GeneralPage, "支出/2010301/单位资金/基本支出": desk.OtherPage, "三公数量/保有量": desk.ThreePublicPage,
		"内设机构/2/名称": desk.UnitPage, "结转结余": desk.CarryoverPage, "项目指标/1/得分": desk.ProjectPage,
		"03/201/基本支出": "", "文字/五/3": "", store.JoinAddress("文字", "原因/一", "内容"): desk.TextPage, "车辆": desk.RunningPage, "支出": desk.GeneralPage, "文字": desk.TextPage, store.JoinAddress("文字", "原因/一"): desk.TextPage, "支出/2010301/没有/基本支出": "",
	} {
		if got := desk.PageOf(addr); got != want {
			t.Errorf("%s is on %q, want %q", addr, got, want)
		}
	}
}
