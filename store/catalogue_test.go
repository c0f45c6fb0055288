package store_test

import (
	"strings"
	"testing"

	"juesuan/store"
)

func catalogue(t *testing.T) *store.Catalogue {
	t.Helper()
	c, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNamesByYear(t *testing.T) {
	c := catalogue(t)
	for _, x := range []struct {
		code string
		year int
		want string // "" if the code has no name in that year
	}{
		{"20805", 2018, "行政事业单位离退休"},
		{"20805", 2019, "行政事业单位离退休"},
		{"20805", 2020, "行政事业单位养老支出"},
		{"20805", 2025, "行政事业单位养老支出"},
		{"20805", 0, "行政事业单位养老支出"}, // nobody knows the year
		{"2010305", 2020, "专项业务活动"},
		{"2010305", 2021, "专项业务及机关事务管理"},
		{"2150517", 2020, ""},
		{"2150517", 2022, "产业发展"},
		{"201", 2022, "一般公共服务支出"},
		{"2999999999", 2022, ""},
		{"", 2022, ""},
	} {
		got, ok := c.Function(x.code, x.year)
		if got.Name != x.want || ok != (x.want != "") {
			t.Errorf("%s in %d is %q, %v; want %q", x.code, x.year, got.Name, ok, x.want)
		}
	}
	if s, ok := c.Economic("30101", 2022); !ok || s.Name != "基本工资" || s.Level != "款" {
		t.Errorf("30101 is %+v, %v", s, ok)
	}
	if _, ok := c.Economic("39906", 2022); ok {
		t.Error("39906 ended in 2020")
	}
	if n := len(c.FunctionNames("20805")); n != 2 {
		t.Errorf("20805 had %d names, want 2", n)
	}
	if n := len(c.EconomicNames("30101")); n != 1 {
		t.Errorf("30101 had %d names, want 1", n)
	}
	if s, _ := c.Function("2120805", 2022); s.Kind != "政府性基金" {
		t.Errorf("2120805 is of %q", s.Kind)
	}
	if name, ok := c.Official("行政事业单位离退休"); !ok || name != "行政事业单位养老支出" {
		t.Errorf("the official name is %q, %v", name, ok)
	}
	if _, ok := c.Official("行政运行"); ok {
		t.Error("a right name has no other official one")
	}
}

func TestOwnSubjectsComeFirst(t *testing.T) {
	c := catalogue(t)
	y := &store.Year{Year: 2022, OwnSubjects: []store.OwnSubject{
		{Kind: store.FunctionSubject, Code: "2150517", Name: "本地产业发展"},
		{Kind: store.EconomicSubject, Code: "30198", Name: "自定工资"},
		{Kind: store.FunctionSubject, Code: "30101", Name: "不是经济分类"},
	}}
	for _, x := range []struct {
		name func(*store.Catalogue, string) (string, bool)
		code string
		want string
		ok   bool
	}{
		{y.FunctionName, "2150517", "本地产业发展", true},
		{y.FunctionName, "20805", "行政事业单位养老支出", true},
		{y.FunctionName, "2999901", store.UnknownSubject, false},
		{y.FunctionName, "30198", store.UnknownSubject, false},
		{y.EconomicName, "30198", "自定工资", true},
		{y.EconomicName, "30101", "基本工资", true},
		{y.EconomicName, "38888", store.UnknownSubject, false},
	} {
		if got, ok := x.name(c, x.code); got != x.want || ok != x.ok {
			t.Errorf("%s is %q, %v; want %q", x.code, got, ok, x.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	c := catalogue(t)
	y := &store.Year{
		Year:        2022,
		Income:      []store.Income{{Code: "2150517"}, {Code: "2999901"}, {Code: "2999901"}},
		Expenditure: []store.Expenditure{{Code: "2999901"}, {Code: "2999902"}},
		Basic:       []store.BasicEconomic{{Code: "30198"}, {Code: "30101"}},
		Carryovers:  []store.Carryover{{Code: ""}, {Code: "2999903"}},
		OwnSubjects: []store.OwnSubject{{Kind: store.FunctionSubject, Code: "2999902", Name: "自己的"}},
	}
	want := []string{"“收入”页的科目 2999901 ", "“支出”页的科目 2999901 ", "“结转结余”页的科目 2999903 ", "“基本支出”页的科目 30198 "}
	got := y.Warnings(c)
	if len(got) != len(want) {
		t.Fatalf("warnings are %q", got)
	}
	for i, w := range got {
		if !strings.HasPrefix(w, want[i]) || !strings.Contains(w, "2022 年科目表里查不到") {
			t.Errorf("warning %d is %q, want %q…", i, w, want[i])
		}
		chinese(t, w)
	}
}

func TestSubjectsOfAYear(t *testing.T) {
	c, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]store.Subject{c.Functions(2022), c.Economics(2022)} {
		if len(list) < 50 {
			t.Errorf("only %d subjects", len(list))
		}
		for i, s := range list {
			if s.From > 2022 || s.To != 0 && s.To < 2022 || i > 0 && list[i-1].Code >= s.Code {
				t.Errorf("%+v stands after %+v", s, list[max(0, i-1)])
			}
		}
	}
}
