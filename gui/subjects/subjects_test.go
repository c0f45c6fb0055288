package subjects_test

import (
	"testing"

	"juesuan/gui/subjects"
	"juesuan/store"
)

func catalogue(t testing.TB) *store.Catalogue {
	t.Helper()
	c, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFind(t *testing.T) {
	functions := subjects.Of(catalogue(t), store.FunctionSubject, 2022)
	economics := subjects.Of(catalogue(t), store.EconomicSubject, 2022)
	for _, c := range []struct {
		in          *subjects.Index
		typed, want string // the first, by code
	}{
		{functions, "2080505", "2080505"},
		{functions, "20103", "20103"},
		{functions, "208050", "2080501"},
		{functions, "jgyl", "2080505"},
		{functions, "jgsydwjbylbxjfzc", "2080505"},
		{functions, "机关事业单位基本养老", "2080505"},
		{functions, "机关养老", "2080505"},
		{functions, "zfgjj", "2210201"},
		{functions, "ZFGJJ", "2210201"},
		{functions, "zhufanggongjijin", "2210201"},
		{functions, "住房公积", "2210201"},
		{economics, "jbgz", "30101"},
		{economics, "基本工资", "30101"},
		{economics, "gwyyl", "30111"},
		{economics, "302", "302"},
	} {
		got := c.in.Find(c.typed, 8)
		if len(got) == 0 || got[0].Code != c.want {
			t.Errorf("%s finds %v, want %s first", c.typed, got, c.want)
		}
		if len(got) > 8 {
			t.Errorf("%s finds %d", c.typed, len(got))
		}
	}
	for _, typed := range []string{"", "  ", "999", "没有这种", "qqqqqqqq", "12a", "-"} {
		if got := functions.Find(typed, 8); len(got) > 0 {
			t.Errorf("%q finds %v", typed, got)
		}
	}
}

func TestOwnSubjects(t *testing.T) {
	x := subjects.Of(catalogue(t), store.FunctionSubject, 2022)
	own := x.With([]store.OwnSubject{
		{Kind: store.FunctionSubject, Code: "2010377", Name: "蒙牛供电"},
		{Kind: store.FunctionSubject, Code: "2210201", Name: "公积金（本单位的叫法）"},
		{Kind: store.EconomicSubject, Code: "39977", Name: "别的分类"},
	}, store.FunctionSubject)
	if got := own.Find("mngd", 5); len(got) != 1 || got[0].Code != "2010377" || got[0].Level != "项" {
		t.Errorf("found %v", got)
	}
	if got := own.Find("2210201", 5); len(got) != 1 || got[0].Name != "公积金（本单位的叫法）" {
		t.Errorf("found %v", got)
	}
	if got := own.Find("别的分类", 5); len(got) > 0 {
		t.Errorf("found %v", got)
	}
	if x.With(nil, store.FunctionSubject) != x {
		t.Error("no own subjects make another index")
	}
}

func BenchmarkFind(b *testing.B) {
	x := subjects.Of(catalogue(b), store.FunctionSubject, 2022)
	for b.Loop() {
		x.Find("jgyl", 8)
	}
}
