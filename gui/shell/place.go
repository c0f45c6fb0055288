package shell

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	"juesuan/store"
)

// The screens of a year beside the entry pages of [desk.Year.Pages].
const (
	findingsScreen = "检查"
	previewScreen  = "预览与输出"
	historyScreen  = "历史"
)

// place is where one is: the zero place is the list of the years.
type place struct {
	year   int
	screen string // an entry page's name, or one of the others
	addr   string // what was gone to on it
}

// goTo shows a place and keeps the way back.
func (s *Shell) goTo(p place) {
	if p == s.at && (p.addr == "" || p.screen == auditScreen) {
		s.focus()
		return
	}
	from := s.at
	if !s.arrive(p) {
		return
	}
	if from != s.at {
		s.back = append(s.back, from)
		const most = 50
		if len(s.back) > most {
			s.back = s.back[1:]
		}
		s.forward = nil
	}
	s.head.refresh()
}

// goBack goes to where one was before.
func (s *Shell) goBack() { s.retrace(&s.back, &s.forward) }

// goForward takes going back back.
func (s *Shell) goForward() { s.retrace(&s.forward, &s.back) }

func (s *Shell) retrace(from, to *[]place) {
	for len(*from) > 0 {
		p := (*from)[len(*from)-1]
		*from = (*from)[:len(*from)-1]
		here := s.at
		if s.arrive(p) {
			*to = append(*to, here)
			break
		}
	}
	s.head.refresh()
}

// arrive shows a place; false if it cannot be shown, which is said.
func (s *Shell) arrive(p place) bool {
	s.leaveField()
	if p.screen == auditScreen {
		return s.showAudit(p.addr)
	}
	if s.desk == nil || p.year == 0 {
		s.showStart()
		return true
	}
	if s.year == nil || s.year.Number() != p.year {
		y, err := s.desk.Year(p.year)
		if err != nil {
			s.Refuse(err)
			return false
		}
		s.showYear(y)
	}
	scr := s.screen(p.screen)
	s.at = p
	s.note.refresh()
	s.showScreen(scr)
	s.main.Refresh()
	s.setTitle()
	s.nav.mark(p.screen)
	if p.addr != "" {
		scr.GoTo(p.addr)
	}
	s.focus()
	return true
}

// focus puts the keyboard into the screen, unless a dialogue has it.
func (s *Shell) focus() {
	if part.Top(s.window) != nil {
		return
	}
	switch {
	case s.at.screen != "":
		s.screens[s.at.screen].Focus()
	case s.start != nil:
		s.start.Focus()
	}
}

// GoTo opens the screen that has the place: an entry, a cell of a table, a
// number of the text. A number that is the sum of entries leads to the first.
func (s *Shell) GoTo(addr string) {
	if s.year == nil || addr == "" {
		return
	}
	p := place{s.year.Number(), "", addr}
	p.screen, p.addr = resolve(s.year, addr)
	if p.screen == "" {
		s.Tell("“" + addr + "”这里没有单独的填报位置。")
		return
	}
	s.goTo(p)
}

// resolve finds the screen for an address, and the place on it.
func resolve(y *desk.Year, addr string) (screen, at string) {
	if isScreen(y, addr) {
		return addr, ""
	}
	if strings.HasPrefix(addr, "检查/") {
		return findingsScreen, addr
	}
	if page := desk.PageOf(addr); page != "" {
		return page, addr
	}
	parts := store.SplitAddress(addr)
	switch parts[0] {
	case "文字":
		return desk.TextPage, addr
	case "上年":
		if y.Prior() == nil {
			return desk.CarryoverPage, addr
		}
	}
	for _, entry := range y.Book().EntriesOf(addr) {
		if page := desk.PageOf(entry); page != "" {
			return page, entry
		}
	}
	if f := y.Book().Fact(addr); f != nil || y.Book().Table(parts[0]) != nil {
		return previewScreen, addr
	}
	return "", ""
}

// isScreen reports whether an address names a screen itself.
func isScreen(y *desk.Year, name string) bool {
	if slices.Contains([]string{findingsScreen, previewScreen, historyScreen}, name) {
		return true
	}
	return slices.ContainsFunc(y.Pages(), func(p desk.PageMark) bool { return p.Name == name })
}
