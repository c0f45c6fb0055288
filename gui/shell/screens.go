package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/entry"
	"juesuan/gui/findings"
	"juesuan/gui/history"
	"juesuan/gui/preview"
	"juesuan/gui/screen"
	"juesuan/gui/text"
	"juesuan/gui/years"
	"juesuan/store"
)

// screen returns the year's screen of that name, made when it is first shown.
func (s *Shell) screen(name string) screen.Screen {
	if scr := s.screens[name]; scr != nil {
		return scr
	}
	scr := s.newScreen(name)
	s.screens[name] = scr
	return scr
}

func (s *Shell) newScreen(name string) screen.Screen {
	switch name {
	case desk.TextPage:
		return text.New(s, s.year)
	case findingsScreen:
		return findings.New(s, s.year)
	case previewScreen:
		return preview.New(s, s.year, s.aside)
	case historyScreen:
		return history.New(s, s.desk, s.year.Number(), s.set.backups, s.restore)
	}
	return entry.New(s, s.year, name)
}

// showStart shows the years of the open ledger, or how to begin.
func (s *Shell) showStart() {
	s.closeYear()
	s.closeStart()
	s.at = place{}
	if s.desk == nil {
		s.start = years.NewBegin(s, years.Begin{
			Recent: s.recent(), Open: s.Open, AskOpen: s.askOpen, New: s.askNew, Sample: s.openSample, Audit: s.askAudit,
		})
	} else {
		s.start = years.New(s, s.desk, years.Do{
			Open: s.openYear, Finalise: s.finaliseYear, Unlock: s.unlock, AskOpen: s.askOpen, Pack: s.askSettings,
			History: func(year int) { s.goTo(place{year: year, screen: historyScreen}) },
		})
	}
	s.setTitle()
	s.show(s.start.Object())
	s.bar.refresh()
	s.head.refresh()
	s.focus()
}

func (s *Shell) closeStart() {
	if s.start != nil {
		s.start.Close()
		s.start = nil
	}
}

// openYear opens a year in work at its first page, and a sealed one as it went
// out.
func (s *Shell) openYear(year int) {
	y, err := s.desk.Year(year)
	if err != nil {
		s.Refuse(err)
		return
	}
	if y.State() == store.Drafting {
		s.goTo(place{year: year, screen: desk.UnitPage})
		return
	}
	s.goTo(place{year: year, screen: previewScreen})
}

// showYear shows a year's head and pages in place of what was.
func (s *Shell) showYear(y *desk.Year) {
	s.closeYear()
	s.closeStart()
	s.year = y
	s.found = -1
	s.stops = append(s.stops, y.Listen(s.heard))
	s.nav.refresh()
	s.show(s.yearView())
	s.bar.refresh()
}

// finaliseYear finalises a year that need not be open.
func (s *Shell) finaliseYear(year int) {
	y, err := s.desk.Year(year)
	if err != nil {
		s.Refuse(err)
		return
	}
	s.finalise(y)
}

// heard brings what stands around the screen up to date.
func (s *Shell) heard(desk.Event) {
	s.bar.refresh()
	s.nav.refresh()
	s.head.refresh()
	s.note.refresh()
}

// closeYear closes the screens of the year. The way back stays.
func (s *Shell) closeYear() {
	for name, scr := range s.screens {
		scr.Close()
		delete(s.screens, name)
	}
	s.work.Content = container.NewStack()
	s.year = nil
}

func (s *Shell) showScreen(scr screen.Screen) {
	s.Status("")
	s.work.Content = scr.Object()
	s.work.Offset = fyne.Position{}
	s.work.Refresh()
}
