package findings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/screen"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// Screen is the page 检查 of a year.
type Screen struct {
	frame screen.Frame
	year  *desk.Year
	stop  func()

	*List
	summary *widget.Label
	object  fyne.CanvasObject
}

// New returns the screen.
func New(frame screen.Frame, year *desk.Year) screen.Screen { return newScreen(frame, year) }

func newScreen(frame screen.Frame, year *desk.Year) *Screen {
	s := &Screen{frame: frame, year: year, List: NewList(), summary: widget.NewLabel("")}
	s.summary.SizeName, s.summary.Truncation = theme.SizeNameText, fyne.TextTruncateEllipsis
	s.Go, s.Accept = frame.GoTo, s.accept
	s.Stepped = func(string) { frame.Tell("") } // what F8 said elsewhere is no longer so
	s.Withdraw = func(key string) {
		if f := s.find(key); f != nil {
			if err := year.Withdraw(f); err != nil {
				frame.Refuse(err)
			}
		}
	}
	s.object = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 4, 18, 12), s.summary), nil, nil, nil, s.List.Object())
	s.stop = year.Listen(func(e desk.Event) {
		if e.Findings || e.State || year.Checking() {
			s.refresh()
		}
	})
	s.refresh()
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Focus gives the list the keyboard.
func (s *Screen) Focus() { s.List.Focus(s.frame.Window().Canvas()) }

// Close ends listening.
func (s *Screen) Close() { s.stop() }

// GoTo shows a finding: 检查, 检查/A09 (the rule's first) or 检查/A09/位置.
func (s *Screen) GoTo(addr string) bool {
	rest, ok := strings.CutPrefix(addr, "检查")
	if !ok {
		return false
	}
	rule, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	return rule == "" || s.Reveal(rule)
}

// refresh shows what the checks find now.
func (s *Screen) refresh() {
	s.Set(Content{
		Result: s.year.Result(), Rules: s.year.Desk().Rules(), AddrOf: AddressOf,
		PageOf: func(f *check.Finding) string { return pageOf(s.year, f) },
	})
	s.sum()
}

// sum says how it stands.
func (s *Screen) sum() {
	res := s.year.Result()
	text := fmt.Sprintf("核对了 %d 条规则，成立 %d 条", len(res.Rules), res.Count(check.Holds))
	s.summary.Importance = widget.MediumImportance
	switch e, w := len(s.groups[0].findings), len(s.groups[1].findings); {
	case e > 0:
		text = fmt.Sprintf("%s %d 个错误要改正或说明，才能定稿。%s。", own.Error.Sign(), e, text)
		s.summary.Importance = widget.DangerImportance
	case w > 0:
		text = fmt.Sprintf("%s 没有错误；%d 个警告请看一看。%s。", own.Warning.Sign(), w, text)
		s.summary.Importance = widget.WarningImportance
	case len(res.Rules) > 0:
		text = fmt.Sprintf("%s 没有错误和警告。%s。", own.Fine.Sign(), text)
		s.summary.Importance = widget.SuccessImportance
	}
	if s.year.Checking() {
		text = "正在核对…… " + text
	}
	s.summary.SetText(text)
}

// accept asks for the reason and lets the finding stand.
func (s *Screen) accept(key string) {
	f := s.find(key)
	if f == nil {
		return
	}
	if why := s.year.Locked(); why != "" {
		s.frame.Tell(why)
		return
	}
	s.frame.AskText("说明并接受", strings.TrimRight(f.Message, "。")+"。\n为什么可以保留：", "接受", func(reason string) {
		now := s.find(key) // it may have changed while somebody wrote
		if now == nil {
			s.frame.Tell("这一条的数已经变了，请再看一看。")
			return
		}
		next := s.after(key, 1)
		if err := s.year.Accept(now, reason); err != nil {
			s.frame.Refuse(err)
			return
		}
		if next != nil {
			s.text.Reveal(next)
		}
	})
}

// Next puts the mark on the next finding.
func (s *Screen) Next() { s.Step(1) }

// Previous puts it on the one before.
func (s *Screen) Previous() { s.Step(-1) }
