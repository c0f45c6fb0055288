package findings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/flow"
	"juesuan/gui/screen"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// Screen is the page 检查 of a year.
type Screen struct {
	frame screen.Frame
	year  *desk.Year
	stop  func()

	groups []group
	closed map[string]bool // groups that are folded
	opened map[string]bool // findings whose consequences are shown

	summary *widget.Label
	text    *flow.Flow
	object  fyne.CanvasObject
}

// New returns the screen: what needs nobody's hand is folded.
func New(frame screen.Frame, year *desk.Year) screen.Screen { return newScreen(frame, year) }

func newScreen(frame screen.Frame, year *desk.Year) *Screen {
	s := &Screen{
		frame: frame, year: year, opened: map[string]bool{},
		closed:  map[string]bool{"尾差": true, "不能检查": true, "已说明": true},
		summary: widget.NewLabel(""), text: flow.New(),
	}
	s.summary.SizeName, s.summary.Truncation = theme.SizeNameText, fyne.TextTruncateEllipsis
	s.text.Ground = own.ColorSheet
	s.text.OnTarget = s.open
	s.text.OnKey = s.key
	s.object = container.NewBorder(container.New(layout.NewCustomPaddedLayout(4, 4, 18, 12), s.summary), nil, nil, nil, s.text.Object())
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
func (s *Screen) Focus() { s.text.Focus() }

// Close ends listening.
func (s *Screen) Close() { s.stop() }

// GoTo shows a finding: 检查, 检查/A09 (the rule's first) or 检查/A09/位置.
func (s *Screen) GoTo(addr string) bool {
	rest, ok := strings.CutPrefix(addr, "检查")
	if !ok {
		return false
	}
	rule, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	if rule == "" {
		return true
	}
	for i := range s.groups {
		for _, x := range s.groups[i].findings {
			if x.Rule == rule {
				s.unfold(s.groups[i].name)
				return s.text.Reveal(looks{x.key, first(x.Finding)})
			}
		}
	}
	return false
}

func (s *Screen) unfold(name string) {
	if s.closed[name] {
		s.closed[name] = false
		s.refresh()
	}
}

// refresh shows what the checks find now.
func (s *Screen) refresh() {
	s.groups = groupsOf(s.year)
	s.text.Empty = own.Fine.Sign() + " 没有要处理的。"
	s.text.Set(s.write())
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

// find returns the finding with the key.
func (s *Screen) find(key string) *check.Finding {
	for i := range s.groups {
		for _, x := range s.groups[i].findings {
			if x.key == key {
				return x.Finding
			}
		}
	}
	return nil
}

// open does what a target says.
func (s *Screen) open(t any) {
	switch t := t.(type) {
	case folds:
		s.closed[t.group] = !s.closed[t.group]
		s.refresh()
	case unfolds:
		s.opened[t.key] = !s.opened[t.key]
		s.refresh()
	case looks:
		s.frame.GoTo(t.addr)
	case goes:
		s.frame.GoTo(t.addr)
	case accepts:
		s.accept(t.key)
	case withdraws:
		if f := s.find(t.key); f != nil {
			if err := s.year.Withdraw(f); err != nil {
				s.frame.Refuse(err)
			}
		}
	}
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
	s.frame.AskText("说明并接受", f.Message+"。\n为什么可以保留：", "接受", func(reason string) {
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

// key goes to the next finding or the one before with F8.
func (s *Screen) key(key *fyne.KeyEvent, shift bool) bool {
	if key.Name != fyne.KeyF8 {
		return false
	}
	if shift {
		s.Previous()
	} else {
		s.Next()
	}
	return true
}

// Next puts the mark on the next finding.
func (s *Screen) Next() { s.step(1) }

// Previous puts it on the one before.
func (s *Screen) Previous() { s.step(-1) }

func (s *Screen) step(by int) {
	if t := s.after(keyOf(s.text.Current()), by); t != nil {
		s.text.Reveal(t)
	}
}

// after is the target of the finding so many after the one with the key, among
// those that are shown; it goes round.
func (s *Screen) after(key string, by int) any {
	var list []looks
	for i := range s.groups {
		if s.closed[s.groups[i].name] {
			continue
		}
		for n, x := range s.groups[i].findings {
			if a := first(x.Finding); a != "" && n < mostFindings {
				list = append(list, looks{x.key, a})
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	i := slices.IndexFunc(list, func(l looks) bool { return l.key == key })
	if i < 0 && by < 0 {
		i = 0
	}
	return list[((i+by)%len(list)+len(list))%len(list)]
}

// keyOf is the finding that a target belongs to.
func keyOf(t any) string {
	switch t := t.(type) {
	case looks:
		return t.key
	case goes:
		return t.key
	case accepts:
		return t.key
	case withdraws:
		return t.key
	case unfolds:
		return t.key
	}
	return ""
}
