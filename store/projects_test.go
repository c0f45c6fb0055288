package store_test

import (
	"slices"
	"testing"

	"juesuan/store"
)

// projectsOf writes a year's projects and their indicators in order.
func projectsOf(t *testing.T, l *store.Ledger) (out []string) {
	t.Helper()
	y := yearOf(t, l, 2022)
	for _, p := range y.Projects {
		out = append(out, p.Name+p.Grade)
	}
	for _, g := range y.ProjectGoals {
		out = append(out, g.Project+":"+g.Level1)
	}
	return out
}

// Projects keep the office's order; their indicators follow a new name, in
// the history and back, too.
func TestProjects(t *testing.T) {
	l := newLedger(t)
	is := func(want ...string) {
		t.Helper()
		if got := projectsOf(t, l); !slices.Equal(got, want) {
			t.Errorf("projects are %q, want %q", got, want)
		}
	}
	must(t, l.Set(2022, "填", set("项目自评/1/项目名称=丙", "项目自评/1/等级=优", "项目自评/2/项目名称=甲",
		"项目指标/1/项目名称=甲", "项目指标/1/一级指标=产出", "项目指标/2/项目名称=丙", "项目指标/3/项目名称=甲")...))
	is("丙优", "甲", "甲:产出", "丙:", "甲:")
	must(t, l.Set(2022, "改名", set("项目自评/2/项目名称=乙")...))
	is("丙优", "乙", "乙:产出", "丙:", "乙:")
	h, err := l.History(2022, "")
	must(t, err)
	if got, want := lines(h[:3]), []string{"改名: 项目自评/2/项目名称 甲→乙", "改名: 项目指标/1/项目名称 甲→乙", "改名: 项目指标/3/项目名称 甲→乙"}; !slices.Equal(got, want) {
		t.Errorf("history is %q, want %q", got, want)
	}
	must(t, l.Set(2022, "换名", set("项目自评/1/项目名称=乙", "项目自评/2/项目名称=丙")...))
	is("乙优", "丙", "丙:产出", "乙:", "丙:")
	must(t, l.Set(2022, "改名，一项改归另一个", set("项目自评/1/项目名称=丁", "项目指标/2/项目名称=丙")...))
	is("丁优", "丙", "丙:产出", "丙:", "丙:")
	for range 3 {
		_, err := l.Undo(2022)
		must(t, err)
	}
	is("丙优", "甲", "甲:产出", "丙:", "甲:")
	must(t, l.Insert(2022, "插", "项目自评/1", set("项目自评/1/项目名称=首")...))
	is("首", "丙优", "甲", "甲:产出", "丙:", "甲:")
	must(t, l.Remove(2022, "删", "项目自评/2", "项目指标/2"))
	is("首", "甲", "甲:产出", "甲:")

	unchanged(t, l, func() error { return l.Set(2022, "填", set("项目自评/2/项目名称=首")...) }, "2022 年度 项目自评/2/项目名称：前面已经有“首”这个项目")
	unchanged(t, l, func() error { return l.Set(2022, "填", set("项目自评/3/项目名称=甲")...) }, "项目自评/3/项目名称：前面已经有“甲”这个项目")
	unchanged(t, l, func() error {
		return l.Insert(2022, "插", "项目自评/1", set("项目自评/1/项目名称=甲")...)
	}, "项目自评/3/项目名称：前面已经有“甲”")
	unchanged(t, l, func() error { return l.Insert(2022, "插", "项目自评/1") }, "项目自评/1/项目名称：不能空着")
	unchanged(t, l, func() error { return l.Set(2022, "填", set("项目自评/2/项目名称=")...) }, "项目自评/2/项目名称：不能空着")
	unchanged(t, l, func() error { return l.Remove(2022, "删", "项目自评/2") }, "没有“甲”这个项目")
	whole(t, l)
}
