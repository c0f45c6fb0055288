package shell

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/screen"
	"juesuan/gui/theme"
	"juesuan/report/check"
)

// nav is the list of a year's pages and screens with their marks.
type nav struct {
	s     *Shell
	list  *navList
	lines []line
}

// line is one line of the list.
type line struct {
	screen string
	text   string // shown
	mark   string
	color  fyne.ThemeColorName
}

func newNav(s *Shell) *nav {
	n := &nav{s: s}
	n.list = newNavList(n)
	return n
}

// refresh reads the marks anew, and draws the lines that have others.
func (n *nav) refresh() {
	if n.s.year == nil {
		return
	}
	lines := linesOf(n.s.year)
	if len(lines) != len(n.lines) {
		n.lines = lines
		n.list.Refresh()
		return
	}
	for i, l := range lines {
		if l != n.lines[i] {
			n.lines[i] = l
			n.list.RefreshItem(i)
		}
	}
}

// mark shows which screen is open.
func (n *nav) mark(name string) {
	if i := n.lineOf(name); i >= 0 {
		n.list.mark(i)
	}
}

// lineOf is the line of a screen, or -1.
func (n *nav) lineOf(name string) int {
	return slices.IndexFunc(n.lines, func(l line) bool { return l.screen == name })
}

// linesOf are the pages in the document's order, then what is made of them.
func linesOf(y *desk.Year) []line {
	var out []line
	for _, p := range y.Pages() {
		l := line{screen: p.Name, text: p.Name}
		if p.Parent != "" {
			l.text = "　" + short(p)
		}
		l.mark, l.color = signOf(p)
		out = append(out, l)
	}
	findings := line{screen: findingsScreen, text: findingsScreen}
	findings.mark, findings.color = countsOf(y.Result())
	if y.Checking() && findings.mark == "" {
		findings.mark, findings.color = "…", theme.ColorQuiet
	}
	return append(out, findings, line{screen: previewScreen, text: previewScreen}, line{screen: historyScreen, text: historyScreen})
}

// short is a page's name under its parent's.
func short(p desk.PageMark) string { return p.Name[len(p.Parent)+len("·"):] }

// signOf is a page's mark.
func signOf(p desk.PageMark) (string, fyne.ThemeColorName) {
	switch {
	case p.Errors > 0:
		return theme.Error.Sign(), theme.ColorError
	case p.Warnings > 0:
		return theme.Warning.Sign(), theme.ColorWarning
	case p.Mark == desk.Complete:
		return theme.Fine.Sign(), theme.ColorFine
	case p.Mark == desk.InProgress:
		return "◎", theme.ColorInfo
	}
	return "", ""
}

// countsOf says how many errors and warnings stand.
func countsOf(r *check.Result) (string, fyne.ThemeColorName) {
	errs, warnings := len(r.Of(check.Error)), len(r.Of(check.Warning))
	switch {
	case errs > 0 && warnings > 0:
		return fmt.Sprintf("%s %d %s %d", theme.Error.Sign(), errs, theme.Warning.Sign(), warnings), theme.ColorError
	case errs > 0:
		return fmt.Sprintf("%s %d", theme.Error.Sign(), errs), theme.ColorError
	case warnings > 0:
		return fmt.Sprintf("%s %d", theme.Warning.Sign(), warnings), theme.ColorWarning
	case len(r.Rules) > 0:
		return theme.Fine.Sign(), theme.ColorFine
	}
	return "", ""
}

// navList is the toolkit's list with Return, and a selection that follows.
type navList struct {
	widget.List
	n       *nav
	marking bool
	went    bool // a line was chosen that was not
}

func newNavList(n *nav) *navList {
	l := &navList{n: n}
	l.HideSeparators = true
	l.Length = func() int { return len(n.lines) }
	l.CreateItem = newNavItem
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { showLine(o, n.lines[i]) }
	l.OnSelected = func(i widget.ListItemID) {
		if !l.marking {
			l.went = true
			n.s.goToScreen(n.lines[i].screen)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// mark selects a line without going there.
func (l *navList) mark(i int) {
	l.marking = true
	l.Select(i)
	l.marking = false
}

// FocusGained lets the keys begin at the screen that is open. The toolkit's list
// keeps its own place, which only its keys and clicks move.
func (l *navList) FocusGained() {
	l.List.FocusGained()
	for range l.n.lines {
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	for range l.n.lineOf(l.n.s.at.screen) {
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

// TypedKey goes to the line with Return as with the space bar.
func (l *navList) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter || k.Name == fyne.KeySpace:
		l.went = false
		l.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if !l.went { // it is the screen that is open
			l.n.s.focus()
		}
	case screen.IsWindows(k.Name):
		screen.Unused(k)
	default:
		l.List.TypedKey(k)
	}
}

func newNavItem() fyne.CanvasObject {
	name := widget.NewLabel("")
	name.Truncation = fyne.TextTruncateEllipsis
	mark := widget.NewRichText(&widget.TextSegment{Style: widget.RichTextStyle{Inline: true}})
	const bar = 6 // the list's scroll bar lies over its lines
	return container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 0, bar), mark), name)
}

func showLine(o fyne.CanvasObject, l line) {
	parts := o.(*fyne.Container).Objects
	parts[0].(*widget.Label).SetText(l.text)
	mark := parts[1].(*fyne.Container).Objects[0].(*widget.RichText)
	seg := mark.Segments[0].(*widget.TextSegment)
	seg.Text, seg.Style.ColorName = l.mark, l.color
	mark.Refresh()
	o.Refresh() // the mark may need other room
}
