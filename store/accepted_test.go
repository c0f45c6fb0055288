package store_test

import (
	"slices"
	"testing"
	"time"

	"juesuan/store"
)

func TestAccepted(t *testing.T) {
	l := newLedger(t)
	at := time.Date(2024, 3, 5, 8, 7, 8, 9_000_000, time.UTC)
	l.SetClock(func() time.Time { return at })
	accept := func(rule, place, figures, reason string) store.Accepted {
		a := store.Accepted{Rule: rule, Place: place, Figures: figures, Reason: reason}
		must(t, l.Accept(2022, a))
		a.At = at
		return a
	}
	accepted := func(want ...store.Accepted) {
		t.Helper()
		got, err := l.Accepted(2022)
		must(t, err)
		if !slices.Equal(got, want) {
			t.Errorf("accepted are %v, want %v", got, want)
		}
	}
	accepted()
	b := accept("B02", "03/2150517/项目支出", "1 2", "尾差\n已核对")
	a := accept("A09", "03/2150517/项目支出", "1 2", "已核对") // the same place
	none := accept("A09", "", "3", "整份文件")
	accepted(none, a, b)
	at = at.Add(time.Hour)
	again := accept("A09", "03/2150517/项目支出", "1 3", "又核对")
	accepted(none, again, b)
	must(t, l.Withdraw(2022, "B02", "03/2150517/项目支出"))
	accepted(none, again)

	h, err := l.History(2022, "检查/B02")
	must(t, err)
	const place = "检查/B02/03%2F2150517%2F项目支出"
	if got := lines(h); len(got) != 8 || got[2] != "保留检查发现 B02: "+place+"/理由 →尾差\n已核对" || got[4] != "不再保留检查发现 B02: "+place+" 有→" {
		t.Errorf("history is %q", got)
	}

	// Each is a step that undo takes back.
	for _, c := range []struct {
		action string
		left   []store.Accepted
	}{
		{"不再保留检查发现 B02", []store.Accepted{none, again, b}},
		{"保留检查发现 A09", []store.Accepted{none, a, b}},
		{"保留检查发现 A09", []store.Accepted{a, b}},
	} {
		action, err := l.Undo(2022)
		must(t, err)
		if action != c.action {
			t.Errorf("undid %q, want %q", action, c.action)
		}
		accepted(c.left...)
	}
	if _, err := l.Redo(2022); err != nil {
		t.Error(err)
	}
	accepted(none, a, b)
	whole(t, l)

	unchanged(t, l, func() error { return l.Accept(2022, store.Accepted{Rule: "A09", Reason: " "}) }, "没有写理由")
	unchanged(t, l, func() error { return l.Accept(2022, store.Accepted{Reason: "甲"}) }, "规则：不能空着")
	unchanged(t, l, func() error { return l.Accept(2022, store.Accepted{Rule: "甲", Reason: "甲\x00"}) }, "第 2 个字符是看不见的控制符")
	unchanged(t, l, func() error { return l.Withdraw(2022, "没有的", "甲") }, "没有保留过规则 没有的 在“甲”的发现")
	unchanged(t, l, func() error { return l.Accept(2021, store.Accepted{Rule: "甲", Reason: "甲"}) }, "没有 2021 年度")
	_, err = l.Accepted(2021)
	sentence(t, err, "没有 2021 年度")
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	unchanged(t, l, func() error { return l.Accept(2022, store.Accepted{Rule: "甲", Reason: "甲"}) }, "不能再改")
	unchanged(t, l, func() error { return l.Withdraw(2022, "B02", "03/2150517/项目支出") }, "不能再改")
	accepted(none, a, b)
}
