package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// mostOffered is how many suggestions are seen at once.
const mostOffered = 8

// picker is the list of suggestions under the edited cell. It lies in the
// grid, not over the window: there it would take the keyboard from the field.
type picker struct {
	pane
	grid  *Grid
	items []Suggestion
	at    int // the chosen one; -1: none
	top   int // the first that is seen
}

var (
	_ desktop.Mouseable = (*picker)(nil)
	_ fyne.Scrollable   = (*picker)(nil)
)

func newPicker(g *Grid) *picker {
	p := &picker{grid: g, at: -1}
	p.extend(p)
	p.Hide()
	return p
}

func (p *picker) open() bool { return p.Visible() }

// offer shows suggestions. In cells for codes and choices the first one, or
// the one that is the text, is what Enter takes; elsewhere one has to be
// chosen first.
func (p *picker) offer(items []Suggestion, text string) {
	p.items, p.top, p.at = items, 0, -1
	if len(items) == 0 {
		p.close()
		return
	}
	if kind := p.grid.table.Cell(p.grid.sel.active).Kind; kind == Code && text != "" || kind == Choice {
		p.at = 0
	}
	for i, s := range items {
		if s.Text == text {
			p.choose(i)
		}
	}
	p.Show()
}

func (p *picker) close() {
	p.items = nil
	p.Hide()
}

func (p *picker) chosen() (Suggestion, bool) {
	if !p.open() || p.at < 0 || p.at >= len(p.items) {
		return Suggestion{}, false
	}
	return p.items[p.at], true
}

// choose chooses a suggestion and scrolls to it.
func (p *picker) choose(i int) {
	p.at = max(-1, min(i, len(p.items)-1))
	p.top = max(min(p.top, max(p.at, 0)), p.at-mostOffered+1)
}

// key moves the choice; false if the key is not the list's.
func (p *picker) key(key fyne.KeyName) bool {
	if !p.open() {
		return false
	}
	switch key {
	case fyne.KeyDown:
		p.choose(p.at + 1)
	case fyne.KeyUp:
		p.choose(p.at - 1)
	case fyne.KeyPageDown:
		p.choose(p.at + mostOffered)
	case fyne.KeyPageUp:
		p.choose(max(0, p.at-mostOffered))
	default:
		return false
	}
	return true
}

// place draws the list under the cell, or above it where there is more room.
func (p *picker) place() {
	if !p.open() {
		return
	}
	g, o := p.grid, &p.grid.geo
	k, n := g.look(), min(len(p.items), mostOffered)
	l := lettering{size: o.text, color: k.text}
	quiet := lettering{size: o.text, color: k.quiet, align: fyne.TextAlignTrailing}

	w := o.colWidth(g.sel.active.Col)
	for _, s := range p.items {
		w = max(w, textWidth(s.label(), l)+textWidth(s.Note, quiet)+4*cellPad)
	}
	w = min(w, g.Size().Width)
	h := float32(n)*o.row + 2
	x, y := min(g.x(g.sel.active.Col), g.Size().Width-w), g.y(g.sel.active.Row)+o.row
	if y+h > g.Size().Height && g.y(g.sel.active.Row) > g.Size().Height-y {
		y = max(0, g.y(g.sel.active.Row)-h)
	}
	p.begin(fyne.NewPos(max(0, x), y), fyne.NewSize(w, h))
	p.fill(0, 0, w, h, k.of(theme.ColorNameMenuBackground))
	for i := range n {
		s, top := p.items[p.top+i], float32(i)*o.row+1
		if p.top+i == p.at {
			p.fill(0, top, w, o.row, k.selection)
			p.fill(0, top, 3, o.row, k.accent)
		}
		text := top + o.textTop()
		note := textWidth(s.Note, quiet)
		p.write(g.cut(s.label(), w-note-3*cellPad, l), cellPad, text, w, o.line, l)
		p.write(s.Note, w-note-cellPad, text, note, o.line, quiet)
	}
	p.box(k.frame)
	p.done()
	p.Refresh()
}

func textWidth(s string, l lettering) float32 {
	return fyne.MeasureText(s, l.size, fyne.TextStyle{Bold: l.bold}).Width
}

// MouseDown takes the suggestion under the mouse.
func (p *picker) MouseDown(e *desktop.MouseEvent) {
	p.choose(p.top + int((e.Position.Y-1)/p.grid.geo.row))
	p.grid.take()
	p.grid.commit()
	p.grid.Focus()
}

// MouseUp is for the toolkit.
func (p *picker) MouseUp(*desktop.MouseEvent) {}

// Scrolled moves the list.
func (p *picker) Scrolled(e *fyne.ScrollEvent) {
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	p.top = max(0, min(p.top+by, len(p.items)-mostOffered))
	p.grid.Refresh()
}
