package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/gui/part"
	"juesuan/store"
	"juesuan/store/storetest"
)

// published is a disclosure of 2022 that somebody saved as text.
func published(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../report/read/testdata/disclosure-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "公开.txt")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// after is a year after the published one, of a ledger without that.
func after() *store.Year {
	y := storetest.Sample()
	y.Year, y.State, y.Prior = 2023, store.Drafting, store.PriorTotals{}
	return y
}

// TestAuditWithoutALedger: a file of somebody else needs no ledger.
func TestAuditWithoutALedger(t *testing.T) {
	s := newShell(t)
	s.Begin("")
	s.Audit(published(t))
	if s.at.screen != auditScreen || !strings.Contains(s.window.Title(), "公开.txt") {
		t.Fatalf("at %+v, title %s", s.at, s.window.Title())
	}
	got := texts(s.window.Content())
	if !strings.Contains(got, "[作为上年数引入…]") {
		t.Errorf("the screen says %s", got)
	}
	s.goBack()
	if s.at.screen != "" || s.start == nil {
		t.Errorf("back leads to %+v", s.at)
	}
	s.goForward()
	if s.at.screen != auditScreen {
		t.Errorf("forward leads to %+v", s.at)
	}
}

func TestAuditAndBackToTheYear(t *testing.T) {
	s := opened(t)
	s.goToScreen(findingsScreen)
	s.Audit(published(t))
	if s.year != nil || s.at.screen != auditScreen {
		t.Fatalf("at %+v", s.at)
	}
	s.goBack()
	if s.year == nil || s.at.screen != findingsScreen {
		t.Errorf("back leads to %+v", s.at)
	}
}

func TestAdopt(t *testing.T) {
	s := newShell(t)
	s.Begin(ledger(t, after()))
	s.Audit(published(t))
	tap(t, s, "作为上年数引入…")
	got := dialogue(t, s)
	for _, want := range []string{"2023 年度的“上年数”", "收入总计　418.81万元", "机关运行经费支出　10.21万元", "100 元", "个错误"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	tap(t, s, "引入")
	y, err := s.desk.Year(2023)
	if err != nil {
		t.Fatal(err)
	}
	p := y.Data().Prior
	if p.Income == nil || p.Income.String() != "4188100.00" || p.OperatingCost == nil || p.OperatingCost.String() != "102100.00" || p.ThreePublic == nil || !p.ThreePublic.IsZero() {
		t.Errorf("the year has %+v", p)
	}
	tap(t, s, "作为上年数引入…") // there is nothing left to take over
	if part.Top(s.window) != nil {
		t.Errorf("asked again: %s", dialogue(t, s))
	}
	if action, err := y.Undo(); err != nil || action != "引入上年数" || y.Data().Prior.Income != nil {
		t.Errorf("undo takes back %q, %v: %+v", action, err, y.Data().Prior)
	}
}

// TestAdoptRefuses where the ledger knows better, or has no such year.
func TestAdoptRefuses(t *testing.T) {
	other := after()
	other.Year = 2025
	for want, years := range map[string][]*store.Year{
		"账本里已有 2022 年度": {storetest.Sample(), after()},
		"账本里没有 2023 年度": {other},
	} {
		s := newShell(t)
		s.Begin(ledger(t, years...))
		s.Audit(published(t))
		tap(t, s, "作为上年数引入…")
		if got := dialogue(t, s); !strings.Contains(got, want) {
			t.Errorf("said %s, want %s", got, want)
		}
	}
}
