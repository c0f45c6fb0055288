package entry

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/gui/screen"
	"juesuan/store"
)

// Screen is an entry page of a year.
type Screen struct {
	frame screen.Frame
	year  *desk.Year
	page  string
	stop  func()

	parts    []*part
	together bool // all sections are seen at once
	at       int  // the section that is shown, or has the cursor

	head  *head
	body  *fyne.Container // what is shown of the sections
	strip *strip
	live  *liveTable
	long  *longText
	root  *fyne.Container

	drafts []desk.Draft // as the lines show them
	behind behind
}

var _ screen.Screen = (*Screen)(nil)

// part is a section on the screen.
type part struct {
	title string
	sheet *sheet
	grid  *grid.Grid
}

// New returns the screen of an entry page; pages are those of [desk.Year.Pages].
// 支出 as a whole is its first page.
func New(frame screen.Frame, year *desk.Year, page string) screen.Screen {
	if page == desk.SpendingPage {
		page = desk.GeneralPage
	}
	s := &Screen{frame: frame, year: year, page: page, behind: behind{year: year}}
	var sections []section
	sections, s.together = sectionsOf(year, page)
	for i, sec := range sections {
		s.parts = append(s.parts, s.newPart(i, sec))
	}
	s.drafts = year.Drafts(page)
	s.head, s.strip, s.live = newHead(s), newStrip(s), newLiveTable(s)
	s.long = newLongText(s)
	s.body = container.NewStack()
	s.root = container.New(rootLayout{s}, s.head.object, s.body, s.long.object, s.strip.object, s.live.object)
	s.setUnit()
	s.show(0)
	s.showFindings()
	s.stop = year.Listen(s.changed)
	return s
}

func (s *Screen) newPart(i int, sec section) *part {
	p := &part{title: sec.title, sheet: newSheet(s.year, s.page, sectionName(s.page, sec), sec.def)}
	p.grid = grid.New(p.sheet)
	if _, ok := sec.def.(*coded); ok {
		p.grid.Frozen = 2
	} else {
		p.grid.Frozen = 1
	}
	p.grid.SetWidths(s.widths(p.sheet))
	p.grid.GoTo(p.sheet.begin())
	p.grid.OnStatus = s.frame.Status
	p.grid.OnMessage = s.frame.Tell
	p.grid.OnWidth = func(key string, w float32) { s.frame.Preferences().SetFloat(widthKey(key), float64(w)) }
	p.grid.OnMoved = func(grid.Place) { s.moved(i) }
	p.grid.OnPaste = func(changes []grid.Change, apply func([]grid.Change)) { s.paste(p, changes, apply) }
	p.grid.OnKey = s.key
	p.sheet.tell = s.frame.Tell
	p.sheet.confirm = s.confirmSubject
	p.sheet.entered = func(changes []grid.Change) { s.doubt(p, changes) }
	return p
}

// sectionName names a section in drafts and widths.
func sectionName(page string, sec section) string {
	switch d := sec.def.(type) {
	case *list:
		return d.section
	case *form:
		return d.section
	}
	return page
}

func widthKey(key string) string { return "entry.width/" + key }

// widths are the columns' widths as they are remembered.
func (s *Screen) widths(sh *sheet) map[string]float32 {
	out := map[string]float32{}
	for _, c := range sh.gridCols {
		if w := s.frame.Preferences().Float(widthKey(c.Key)); w > 0 {
			out[c.Key] = float32(w)
		}
	}
	return out
}

// Object is the screen's.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus is the screen's: work goes on in the grid.
func (s *Screen) Focus() {
	if s.now().sheet.unit != Unit(s.frame.Preferences()) { // chosen elsewhere meanwhile
		s.setUnit()
		s.head.follow()
	}
	s.now().grid.Focus()
}

// Key is the screen's: its keys work where no grid has the keyboard, too.
func (s *Screen) Key(k *fyne.KeyEvent) bool { return s.key(k.Name, 0) }

// Close is the screen's.
func (s *Screen) Close() { s.stop() }

// now is the section that has the cursor.
func (s *Screen) now() *part { return s.parts[s.at] }

// show shows a section.
func (s *Screen) show(i int) {
	s.at = i
	if s.together {
		if len(s.body.Objects) == 0 {
			s.body.Objects = []fyne.CanvasObject{beside(s)}
		}
	} else {
		s.body.Objects = []fyne.CanvasObject{s.now().grid}
	}
	s.body.Refresh()
	s.head.follow()
	s.moved(i)
}

// moved follows the cursor: to the section it is in, the text of the cell, the
// cell of the table that it feeds.
func (s *Screen) moved(i int) {
	if s.at != i {
		s.at = i
		s.head.follow()
		if s.together {
			s.body.Refresh() // it may show only the one with the cursor
		}
	}
	s.long.follow()
	s.live.follow()
}

// cursor is the line and the column of the cursor; nil where there is none.
func (s *Screen) cursor() (*line, *column) {
	p := s.now()
	at := p.grid.Active()
	if at.Row >= len(p.sheet.list) || at.Col >= len(p.sheet.cols) {
		return nil, nil
	}
	return p.sheet.at(at)
}

// changed follows the year.
func (s *Screen) changed(e desk.Event) {
	drafts := s.year.Drafts(s.page)
	rebuild := e.Update.All || e.State || !slices.Equal(drafts, s.drafts)
	s.drafts = drafts
	if e.Update.All {
		s.behind.known = nil
	}
	for _, p := range s.parts {
		if len(e.Addrs) > 0 {
			p.sheet.touched = e.Addrs
		}
		if rebuild {
			p.sheet.rebuild()
		} else {
			p.sheet.follow()
		}
	}
	if len(e.Addrs) > 0 {
		s.strip.touched = e.Addrs
	}
	if e.Findings || rebuild {
		s.showFindings()
	}
	for i, p := range s.parts {
		if !p.sheet.moves && (s.together || i == s.at) {
			p.grid.Refresh()
		}
	}
	if e.State {
		s.head.follow()
	}
	s.long.follow()
	s.live.changed()
}

// showFindings brings marks and strip up to date with the findings.
func (s *Screen) showFindings() {
	findings := s.year.Findings(s.page)
	marks := s.behind.marks(findings)
	for _, p := range s.parts {
		p.sheet.found = marks
	}
	s.strip.follow(findings)
}

// key takes the keys that mean nothing to the grid.
func (s *Screen) key(key fyne.KeyName, mods fyne.KeyModifier) bool {
	switch {
	case key == fyne.KeyF5 && mods == 0:
		s.ToggleTable()
	case key == fyne.KeyPageDown && mods == fyne.KeyModifierShortcutDefault:
		s.step(1)
	case key == fyne.KeyPageUp && mods == fyne.KeyModifierShortcutDefault:
		s.step(-1)
	case key == fyne.KeyReturn && mods == fyne.KeyModifierShortcutDefault, key == fyne.KeyF4 && mods == 0:
		s.long.focus()
	default:
		return false
	}
	return true
}

// step shows the next section, or the one before.
func (s *Screen) step(by int) {
	if i := s.at + by; i >= 0 && i < len(s.parts) {
		s.show(i)
		s.Focus()
	}
}

// ToggleTable opens the table that the page feeds beside the grid, or closes it.
func (s *Screen) ToggleTable() { s.live.toggle() }

// setUnit lets the grids show amounts in the unit that is remembered.
func (s *Screen) setUnit() {
	u := Unit(s.frame.Preferences())
	for _, p := range s.parts {
		p.sheet.unit = u
		p.grid.Refresh()
	}
}

// hasAmounts reports whether amounts are entered on the page.
func (s *Screen) hasAmounts() bool {
	for _, p := range s.parts {
		for i := range p.sheet.list {
			for c := range p.sheet.cols {
				if f := fieldAt(&p.sheet.list[i], &p.sheet.cols[c]); f != nil && f.Kind == store.AmountValue {
					return true
				}
			}
		}
	}
	return false
}
