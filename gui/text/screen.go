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

// GoTo shows a number of the text (文字/五/3), a section (文字/五), the words at
// an entry, or a section's own template (改写/五/模板).
func (s *Screen) GoTo(addr string) bool {
	if addr == "文字" || addr == desk.TextPage {
		return true
	}
	parts := store.SplitAddress(addr)
	d := s.year.Document()
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			switch r := &p.Runs[i]; {
			case r.Figure != nil && r.Figure.Addr == addr:
				s.choose(p.Section)
				s.text.Reveal(figureAt{addr})
				s.text.Focus()
				return true
			case r.Entry == addr || r.Entry != "" && r.Entry == addr+"/内容":
				s.choose(p.Section)
				s.openTarget(wordsAt{r.Entry})
				return true
			}
		}
	}
	if len(parts) >= 2 && (parts[0] == "文字" || parts[0] == "改写") {
		for _, x := range s.sections {
			if x.id == parts[1] {
				s.choose(x.id)
				if parts[0] == "改写" {
					s.startRewriting()
				}
				return true
			}
		}
		if s.heading(parts[1]) {
			return true
		}
		// Words that no sentence asks for now: the section they are named after.
		if at := strings.Split(parts[1], "/"); len(at) > 1 {
			id, _, _ := strings.Cut(at[1], "（")
			if slices.ContainsFunc(s.sections, func(x section) bool { return x.id == id }) {
				s.choose(id)
				return true
			}
		}
		return false
	}
	return s.heading(addr)
}

// heading shows the section that a heading stands over.
func (s *Screen) heading(id string) bool {
	found := false
	for _, b := range s.year.Document().Blocks {
		switch b := b.(type) {
		case *report.Heading:
			found = found || b.ID == id || b.Text == id
		case *report.Paragraph:
			if found {
				s.choose(b.Section)
				return true
			}
		}
	}
	return false
}

// choose reads another section.
func (s *Screen) choose(id string) {
	if id == "" || id == s.section {
		return
	}
	s.commit()
	if s.rewrite != nil {
		s.rewrite.save()
		s.endRewriting()
	}
	s.panel.outside.end()
	s.section = id
	s.panel.first = 0
	s.refresh()
	s.text.Top()
	s.contents.Reveal(chosen{id})
}

// neighbour goes by sections.
func (s *Screen) neighbour(by int) {
	i := slices.IndexFunc(s.sections, func(x section) bool { return x.id == s.section }) + by
	if i >= 0 && i < len(s.sections) {
		s.choose(s.sections[i].id)
	}
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

// draft is called while somebody types.
func (s *Screen) draft(addr, text string) {
	if text == valueAt(s.year.Data(), addr) {
		delete(s.drafts, addr)
	} else {
		s.drafts[addr] = text
	}
	s.showText()
	s.still()
	s.still = s.pause(s.commit)
}

// commit puts everything that was typed into the ledger. What it refuses stays
// in its field.
func (s *Screen) commit() {
	s.still()
	for _, addr := range sortedKeys(s.drafts) {
		text, was := s.drafts[addr], valueAt(s.year.Data(), addr)
		parts := store.SplitAddress(addr)
		var err error
		switch {
		case text == was, text == "" && listPages[parts[0]] != "" && was == "":
		case strings.TrimSpace(text) == "" && listPages[parts[0]] != "":
			err = s.year.Remove("删去"+label(s.year, addr), store.JoinAddress(parts[:2]...))
		default:
			err = s.year.Set("填写"+label(s.year, addr), store.Change{Addr: addr, Value: text})
		}
		s.panel.refused(addr, err)
		if err != nil {
			s.frame.Refuse(err)
			continue
		}
		delete(s.drafts, addr)
	}
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// textKey is what keys do in the text beyond moving in it.
func (s *Screen) textKey(key *fyne.KeyEvent, _ bool) bool {
	if key.Name != fyne.KeyF2 || s.text.Current() == nil {
		return false
	}
	s.openTarget(s.text.Current())
	return true
}

// openTarget shows a number's card, or the field of words.
func (s *Screen) openTarget(t any) {
	switch t := t.(type) {
	case figureAt:
		s.card(t)
	case wordsAt:
		if s.rewrite == nil && s.panel.focusOn(t.entry) {
			return
		}
		if s.rewrite == nil {
			s.frame.GoTo(t.entry)
		}
	case gapAt:
		if s.rewrite == nil {
			s.fill(elsewhere(t.what, ""))
		}
	}
}

// fill goes to where a place is filled.
func (s *Screen) fill(p place) {
	if p.link || !s.panel.focusOn(p.addr) {
		s.frame.GoTo(p.addr)
	}
}

// nextGap goes to the next gap in the section, or to the next section with one.
func (s *Screen) nextGap() {
	if s.rewrite == nil && s.panel.nextGap() {
		return
	}
	i := slices.IndexFunc(s.sections, func(x section) bool { return x.id == s.section })
	for n := range s.sections {
		x := s.sections[(i+1+n)%len(s.sections)]
		if x.gaps > 0 && x.id != s.section {
			s.choose(x.id)
			s.panel.nextGap()
			return
		}
	}
	s.frame.Tell("没有别的要填写的地方了。")
}
