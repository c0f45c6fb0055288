package shell

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/ime"
	"juesuan/gui/preview"
	"juesuan/gui/screen"
)

// Shell is the window. Its methods belong on the toolkit's main goroutine.
type Shell struct {
	app    fyne.App
	window fyne.Window
	set    settings
	quit   func()
	aside  func(work, done func()) // as in desk.Options

	desk  *desk.Desk // nil: no ledger is open
	year  *desk.Year // nil: the years are shown, or nothing
	stops []func()   // end what listens to the ledger and the year

	at            place
	back, forward []place
	screens       map[string]screen.Screen // of the year, those that were shown

	main  *fyne.Container   // the start, or the year's head, pages and screen
	work  *container.Scroll // holds the screen; it scrolls where a screen has no room
	start screen.Screen     // the years, nil where there is none
	head  *head
	note  *sealed
	nav   *nav
	bar   *bar
	toast *toast
	jobs  int // that are running
	found int // the finding that F8 went to last
}

// New fills a window. Nothing is open yet: see [Shell.Begin].
func New(a fyne.App, w fyne.Window) *Shell {
	s := &Shell{app: a, window: w, quit: a.Quit, screens: map[string]screen.Screen{}}
	s.set = readSettings(a.Preferences())
	s.sharePack()
	s.apply()
	s.bar, s.toast, s.nav, s.head, s.note = newBar(s), newToast(), newNav(s), newHead(s), newSealed(s)
	s.main, s.work = container.NewStack(), container.NewScroll(container.NewStack())
	s.work.SetMinSize(fyne.NewSize(160, 120))
	w.SetContent(container.NewBorder(nil, s.bar.object(), nil, nil, container.NewStack(s.main, s.toast.box)))
	w.SetPadded(false)
	s.setMenu()
	ime.Tell = s.Tell
	w.Canvas().SetOnTypedKey(s.key)
	w.Canvas().SetOnTypedRune(s.typedRune)
	w.SetCloseIntercept(s.Close)
	return s
}

// Begin shows what the program starts with: the ledger that was named, else
// the one that was open last, else the three ways to begin.
func (s *Shell) Begin(path string) {
	s.showStart()
	switch {
	case path != "":
		s.Open(path)
	default:
		if last := s.recent(); len(last) > 0 && exists(last[0]) {
			s.Open(last[0])
		}
	}
	preview.Warm() // after what is seen
}

// BeginWithSample starts with the example.
func (s *Shell) BeginWithSample() {
	s.showStart()
	s.openSample()
	preview.Warm()
}

// Close closes the ledger and the window. Everything is in the file already,
// so nothing is asked, but for long work that would be cut off.
func (s *Shell) Close() {
	if s.jobs > 0 {
		s.Tell("还有事情没有做完，请等它完成，或先取消它。")
		return
	}
	s.leaveField()
	s.closeDesk()
	s.quit()
}

// leaveField takes the keyboard away from a field, which then keeps what was
// typed into it.
func (s *Shell) leaveField() { s.window.Canvas().Unfocus() }

// show puts an object into the main area.
func (s *Shell) show(o fyne.CanvasObject) {
	s.main.Objects = []fyne.CanvasObject{o}
	s.main.Refresh()
}

// setTitle names the place, the ledger and the program in the window's title.
func (s *Shell) setTitle() {
	var parts []string
	switch {
	case s.at.screen == auditScreen:
		parts = append(parts, auditScreen, filepath.Base(s.at.addr))
	case s.at.screen != "":
		parts = append(parts, s.at.screen, fmt.Sprintf("%d 年度", s.at.year))
	}
	if s.desk != nil {
		parts = append(parts, ledgerName(s.desk))
	}
	title := strings.Join(parts, " · ")
	if title != "" {
		title += " — "
	}
	s.window.SetTitle(title + "决算公开")
}
