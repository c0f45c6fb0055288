package shell

import (
	"testing"

	"juesuan/gui/desk"
	"juesuan/gui/guitest"
	"juesuan/gui/part"
)

// TestReasonByKeyboard: Return takes a reason, Tab leads to the buttons.
func TestReasonByKeyboard(t *testing.T) {
	s := newShell(t)
	var got []string
	ask := func() { s.AskText("解锁", "为什么？", "解锁", func(r string) { got = append(got, r) }) }
	ask()
	guitest.Press(t, s.window, "Return")
	if part.Top(s.window) == nil {
		t.Fatal("an empty reason is taken")
	}
	guitest.Press(t, s.window, "「审计调整」 Return")
	ask()
	guitest.Press(t, s.window, "「批复」 Tab Tab Return")
	if part.Top(s.window) != nil || len(got) != 2 || got[0] != "审计调整" || got[1] != "批复" {
		t.Errorf("got %q", got)
	}
}

// TestWhatWasNotUnderstoodStays also over closing the program.
func TestWhatWasNotUnderstoodStays(t *testing.T) {
	s := opened(t)
	const cell = "收入/2010301/一般公共预算财政拨款/预算数"
	if err := s.year.Enter("录入", nil, []desk.Draft{{Cell: cell, Text: "12,34", Why: "不是数"}}, nil); err != nil {
		t.Fatal(err)
	}
	path := s.desk.Path()
	s.closeDesk()
	s.Open(path)
	s.openYear(2022)
	if d, ok := s.year.Draft(cell); !ok || d.Text != "12,34" {
		t.Errorf("what was typed is %+v, %v", d, ok)
	}
}
