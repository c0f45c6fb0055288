package store_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// lines writes entries as they read, the oldest first.
func lines(h []store.HistoryEntry) (out []string) {
	for _, e := range h {
		out = append(out, fmt.Sprintf("%s: %s %s→%s", e.Action, e.Addr, e.Old, e.New))
	}
	slices.Reverse(out)
	return out
}

func TestHistory(t *testing.T) {
	l := newLedger(t)
	at := time.Date(2024, 3, 5, 16, 7, 8, 9_500_000, time.FixedZone("北京", 8*3600))
	l.SetClock(func() time.Time { return at })
	const reason = "文字/原因%2F一/内容"
	must(t, l.Set(2022, "填", set("支出/2010301/一般公共/基本/决算数=100", "支出/2010301/一般公共/基本/年初预算数=0", reason+"=甲")...))
	must(t, l.Set(2022, "改", set("支出/2010301/一般公共/基本/决算数=120.5", "支出/2010302/一般公共/项目/决算数=1")...))
	must(t, l.Set(2022, "又改", set("支出/2010301/一般公共/基本/决算数=120.50")...)) // as it was
	must(t, l.Set(2022, "填", set("内设机构/1/名称=甲", "内设机构/2/名称=乙")...))
	must(t, l.Remove(2022, "删", "支出/2010301/一般公共/基本", "内设机构/1"))
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	must(t, l.SetState(2022, store.Finalised, "再定稿"))

	const item = "支出/2010301/一般公共预算财政拨款/基本支出"
	expenditure := []string{
		"填: " + item + " →有",
		"填: " + item + "/决算数 0.00→100.00",
		"改: " + item + "/决算数 100.00→120.50",
		"删: " + item + " 有→",
		"删: " + item + "/决算数 120.50→0.00",
	}
	for prefix, want := range map[string][]string{
		item:          expenditure,
		"支出/2010301":  expenditure,
		"支出/2010301/": expenditure,
		item + "/决算数": {expenditure[1], expenditure[2], expenditure[4]},
		"支出/201030":   {},
		reason:        {"填: " + reason + " →甲"},
		"文字/原因%2F一":   {"填: 文字/原因%2F一 →有", "填: " + reason + " →甲"},
		"状态":          {"新建: 状态 →填报中", "定稿: 状态 填报中→已定稿"},
		"没有的页":        {},
		"内设机构": {
			"填: 内设机构/1 →有", "填: 内设机构/1/名称 →甲", "填: 内设机构/2 →有", "填: 内设机构/2/名称 →乙",
			"删: 内设机构/2 有→", "删: 内设机构/2/名称 乙→", "删: 内设机构/1/名称 甲→乙",
		},
	} {
		h, err := l.History(2022, prefix)
		must(t, err)
		if got := lines(h); !slices.Equal(got, want) {
			t.Errorf("history of %q is %q, want %q", prefix, got, want)
		}
	}

	all, err := l.History(2022, "")
	must(t, err)
	steps := map[int64]string{}
	for i, e := range all {
		if i > 0 && e.Step > all[i-1].Step {
			t.Fatal("the newest are not first")
		}
		if was, ok := steps[e.Step]; ok && was != e.Action {
			t.Errorf("step %d is both %q and %q", e.Step, was, e.Action)
		}
		steps[e.Step] = e.Action
		if e.Year != 2022 {
			t.Errorf("entry %+v is of another year", e)
		}
		if e.Action != "新建" && !e.At.Equal(at.Truncate(time.Millisecond)) {
			t.Errorf("entry is of %v, want %v", e.At, at)
		}
	}
	if len(steps) != 6 { // 新建, 填, 改, 填, 删, 定稿
		t.Errorf("steps are %v", steps)
	}
	if h, err := l.History(2021, ""); err != nil || len(h) != 0 {
		t.Errorf("another year has %v, %v", h, err)
	}
}

// A put writes exactly the differences, and undoing them from the newest back
// gives the year of before.
func TestHistoryTellsWhatAPutChanged(t *testing.T) {
	l := newLedger(t)
	_, last := storetest.Invented()
	must(t, l.Put("导入", last))
	before := yearOf(t, l, 2022)
	this, _ := storetest.Invented()
	this.Year = 2022
	must(t, l.Put("再导入", this))
	h, err := l.History(2022, "")
	must(t, err)
	this.Sort()
	want := store.Diff(before, this)
	slices.Reverse(want)
	if len(want) < 500 || len(h) < len(want) {
		t.Fatalf("%d differences, %d entries", len(want), len(h))
	}
	for i, d := range want {
		if e := h[i]; e.Action != "再导入" || e.Addr != d.Addr || e.Old != d.Old || e.New != d.New {
			t.Fatalf("entry %+v, want %+v", e, d)
		}
	}
	if h[len(want)].Action == "再导入" {
		t.Error("more is written than differs")
	}
	must(t, l.Put("同样的", this))
	if again, err := l.History(2022, ""); err != nil || len(again) != len(h) {
		t.Errorf("putting the same wrote history: %d, %v", len(again)-len(h), err)
	}
}

// Actions stay in their order whatever the clock says.
func TestHistoryWithTheClockSetBack(t *testing.T) {
	l := newLedger(t)
	for i, year := range []int{2024, 2000, 2031, 1970} {
		l.SetClock(func() time.Time { return time.Date(year, 1, 2, 3, 4, 5, 0, time.UTC) })
		must(t, l.Set(2022, fmt.Sprint(year), set(fmt.Sprintf("三公数量/保有量=%d", i+1))...))
	}
	whole(t, l)
	path := l.Path()
	must(t, l.Close())
	l = open(t, path)
	for _, want := range []string{"1970", "2031", "2000", "2024"} {
		got, err := l.Undo(2022)
		must(t, err)
		if got != want {
			t.Errorf("undid %s, want %s", got, want)
		}
	}
	h, err := l.History(2022, "三公数量/保有量")
	must(t, err)
	want := []string{
		"2024: 三公数量/保有量 0→1", "2000: 三公数量/保有量 1→2", "2031: 三公数量/保有量 2→3", "1970: 三公数量/保有量 3→4",
		"撤销：1970: 三公数量/保有量 4→3", "撤销：2031: 三公数量/保有量 3→2", "撤销：2000: 三公数量/保有量 2→1", "撤销：2024: 三公数量/保有量 1→0",
	}
	if got := lines(h); !slices.Equal(got, want) {
		t.Errorf("the history is %q, want %q", got, want)
	}
	whole(t, l)
}

// A step that was altered so that it seems to be of another year or place is
// missing in no list without a word.
func TestNothingIsMissingInAHistory(t *testing.T) {
	for _, statement := range []string{
		`UPDATE step SET year = 2023 WHERE action = '改'`,
		`UPDATE step SET id = id + 100 WHERE action = '改'`,
		`UPDATE history SET field = '出国人次' WHERE new = '2'`,
		`UPDATE history SET page = '车辆', key = '1' WHERE new = '2'`,
		`DELETE FROM history WHERE new = '2'`,
		`DELETE FROM history WHERE new = '2'; DELETE FROM step WHERE action = '改'`,
	} {
		l := newLedger(t)
		must(t, l.Set(2022, "填", set("三公数量/保有量=1")...))
		must(t, l.Set(2022, "改", set("三公数量/保有量=2")...))
		must(t, l.Copy(2022, 2021, "复制"))
		_, err := l.DB().Exec(`PRAGMA foreign_keys = 0; ` + statement)
		must(t, err)
		for _, place := range []string{"", "三公数量", "三公数量/保有量"} {
			h, err := l.History(2022, place)
			must(t, err)
			if !slices.ContainsFunc(h, func(e store.HistoryEntry) bool { return e.Broken }) {
				t.Errorf("%s: the history of %q is told as whole: %q", statement, place, lines(h))
			}
		}
	}
}

// A damaged index leaves nothing out: the history is read without.
func TestHistoryNeedsNoIndex(t *testing.T) {
	for index, damage := range map[string][2]string{
		"step_of_year":     {"\x07\xe6", "\x07\xe5"}, // 2022, 2021
		"history_of_place": {"三公数量", "三公数目"},
	} {
		l := newLedger(t)
		must(t, l.Set(2022, "填", set("三公数量/保有量=1")...))
		want, err := l.History(2022, "")
		must(t, err)
		var page, size int
		must(t, l.DB().QueryRow(`SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = ?`, index).Scan(&page, &size))
		path := l.Path()
		must(t, l.Close())
		b := read(t, path)
		root := b[(page-1)*size : page*size]
		altered := bytes.ReplaceAll(root, []byte(damage[0]), []byte(damage[1]))
		if bytes.Equal(altered, root) {
			t.Errorf("%s is as it was", index)
		}
		copy(root, altered)
		must(t, os.WriteFile(path, b, 0o600))
		l, err = store.OpenReadOnly(path)
		must(t, err)
		for place, n := range map[string]int{"": len(want), "三公数量/保有量": 1} {
			if h, err := l.History(2022, place); err != nil || len(h) != n {
				t.Errorf("%s: the history of %q has %d entries, %v; want %d", index, place, len(h), err, n)
			}
		}
		must(t, l.Close())
	}
}
