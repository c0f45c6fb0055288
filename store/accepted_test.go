package store_test

import (
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

func TestAcceptedFindings(t *testing.T) {
	l := newLedger(t)
	a := store.AcceptedFinding{Rule: "Q09", Place: "自评/指标/3", Figures: "1a2b", Reason: "疫情影响，已报市财政局。"}
	a.At = time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	must(t, l.Accept(2022, a))
	b := a
	b.Place, b.Reason = "自评/指标/4", "同上"
	must(t, l.Accept(2022, b))
	b.Figures, b.Reason = "3c4d", "已改"
	must(t, l.Accept(2022, b))
	want := []store.AcceptedFinding{a, b}
	got, err := l.Accepted(2022)
	must(t, err)
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("accepted are %+v, want %+v", got, want)
	}
	must(t, l.Withdraw(2022, "Q09", "自评/指标/3"))
	if got, err = l.Accepted(2022); err != nil || len(got) != 1 || got[0] != b {
		t.Errorf("after withdrawing: %+v, %v", got, err)
	}
	if err := l.Accept(2022, store.AcceptedFinding{Rule: "Q09", Place: "x", Reason: " "}); err == nil || !strings.Contains(err.Error(), "要写理由") {
		t.Errorf("a blank reason: %v", err)
	}
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	as[*store.SealedError](t, l.Accept(2022, a))
	as[*store.NoYearError](t, l.Accept(1999, a))
}

// TestAcceptedTwiceAtOnce: a row that changes twice in one step would break the
// chain of the history.
func TestAcceptedTwiceAtOnce(t *testing.T) {
	l := newLedger(t)
	a := store.AcceptedFinding{Rule: "D14", Place: "文字“概况”", Figures: "1a2b", Reason: "以后再填"}
	b := a
	b.Figures = "3c4d"
	if err := l.Accept(2022, a, b); err == nil || !strings.Contains(err.Error(), "改了两次") {
		t.Errorf("twice in one step: %v", err)
	}
	if got, err := l.Accepted(2022); err != nil || len(got) != 0 {
		t.Errorf("accepted are %+v, %v", got, err)
	}
	must(t, l.Accept(2022, a))
	if _, err := l.Verify(); err != nil {
		t.Error(err)
	}
}
