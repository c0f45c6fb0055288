package text

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/flow"
	"juesuan/gui/screen"
	own "juesuan/gui/theme"
	"juesuan/report"
	"juesuan/store"
)

// Screen is the page 文字说明 of a year.
type Screen struct {
	frame screen.Frame
	year  *desk.Year
	stop  func()

	sections []section
	section  string            // the one that is read
	drafts   map[string]string // what is typed and not in the ledger yet, by address
	earlier  []*store.Year     // other years, for their phrases; nil until asked for

	contents *flow.Flow
	text     *flow.Flow
	bar      *bar
	panel    *panel
	rewrite  *rewriter // nil if nothing is being rewritten
	side     *fyne.Container
	object   fyne.CanvasObject

	pause func(do func()) (stop func()) // calls do once typing pauses
	still func()                        // stops the last pause
}

// New returns the screen at the first section that wants something, or at the
// first that explains figures.
func New(frame screen.Frame, year *desk.Year) screen.Screen { return newScreen(frame, year) }

func newScreen(frame screen.Frame, year *desk.Year) *Screen {
	s := &Screen{frame: frame, year: year, drafts: map[string]string{}, pause: afterPause, still: func() {}}
	s.contents, s.text = flow.New(), flow.New()
	s.contents.Margin = 12
	s.contents.OnTarget = func(t any) { s.choose(t.(chosen).id) }
	s.contents.OnMove = s.contents.OnTarget
	s.text.OnTarget = s.openTarget
	s.text.OnKey = s.textKey
	s.text.Ground = own.ColorSheet
	s.text.Empty = "这一节没有文字。"
	s.bar, s.panel = newBar(s), newPanel(s)
	s.side = container.NewStack(s.panel.object)
	s.object = container.NewBorder(s.bar.object, nil, nil, nil, container.New(&columns{bar: s.bar}, s.contents.Object(), s.text.Object(), s.side))
	s.stop = year.Listen(s.follow)
	s.refresh()
	s.choose(s.start())
	return s
}

// typingPauses is how long nothing is typed before it goes into the ledger.
const typingPauses = 2 * time.Second

func afterPause(do func()) (stop func()) {
	t := time.AfterFunc(typingPauses, func() { fyne.Do(do) })
	return func() { t.Stop() }
}

// start is the section to begin with.
func (s *Screen) start() string {
	for _, x := range s.sections {
		if x.gaps > 0 {
			return x.id
		}
	}
	if i := slices.IndexFunc(s.sections, func(x section) bool { return x.id == "一" }); i >= 0 {
		return "一"
	}
	if len(s.sections) > 0 {
		return s.sections[0].id
	}
	return ""
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Focus puts the keyboard into the first empty field, or the text.
func (s *Screen) Focus() {
	if s.rewrite != nil {
		s.rewrite.focus()
		return
	}
	if !s.panel.focusEmpty() {
		s.text.Focus()
	}
}

// Close puts what is typed into the ledger.
func (s *Screen) Close() {
	s.still()
	s.panel.outside.end()
	if s.rewrite != nil && s.year.Locked() == "" {
		s.rewrite.save()
	}
	s.commit()
	s.stop()
}

// follow shows what a change has changed.
func (s *Screen) follow(e desk.Event) {
	u := &e.Update
	switch {
	case e.State || u.All || len(u.Sections)+len(u.Words) > 0 || slices.ContainsFunc(e.Addrs, ours):
		s.refresh()
	case s.rewrite != nil && len(u.Facts) > 0, slices.ContainsFunc(u.Figures, s.shows):
		s.showText()
	}
}

// shows reports whether a number stands in the section that is read.
func (s *Screen) shows(f *report.Figure) bool {
	return strings.HasPrefix(f.Addr, "文字/"+s.section+"/")
}

func ours(addr string) bool {
	return strings.HasPrefix(addr, "文字/") || strings.HasPrefix(addr, "改写/")
}

// refresh shows the section as it is now.
func (s *Screen) refresh() {
	rewrites := map[string]bool{}
	for _, r := range s.year.Data().Rewrites {
		rewrites[r.Section] = strings.TrimSpace(r.Template) != ""
	}
	s.sections = sectionsOf(s.year.Document(), rewrites)
	s.contents.Set(s.list())
	s.showText()
	s.panel.refresh()
	s.bar.refresh()
}

// showText shows the section, or what it would be by the template that is
// being written.
func (s *Screen) showText() {
	blocks := s.year.Document().Section(s.section)
	if s.rewrite != nil {
		blocks = s.rewrite.trial()
	}
	s.text.Set(prose(blocks, s.drafts))
}

// textKey is what keys do in the text beyond moving in it.
func (s *Screen) textKey(key *fyne.KeyEvent, _ bool) bool {
	if key.Name != fyne.KeyF2 || s.text.Current() == nil {
		return false
	}
	s.openTarget(s.text.Current())
	return true
}
