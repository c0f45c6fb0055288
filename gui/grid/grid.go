package grid

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
)

// Grid is the widget. All its methods belong on the toolkit's main goroutine.
type Grid struct {
	widget.BaseWidget

	// Frozen is how many columns at the left do not scroll.
	Frozen int
	// OnStatus gets a sentence about what is selected, for the status bar;
	// empty if there is nothing to say.
	OnStatus func(string)
	// OnMessage gets sentences that say why something was not done.
	OnMessage func(string)
	// OnMoved gets the cell that typing goes to whenever it changes.
	OnMoved func(Place)
	// OnWidth gets a column's new width, to remember it.
	OnWidth func(key string, width float32)
	// OnPaste, if set, gets what is going to be pasted, and decides: it calls
	// apply at once, later, with other texts, or not at all.
	OnPaste func(changes []Change, apply func([]Change))
	// OnKey gets the keys that mean nothing to the grid, and reports whether
	// they meant something to somebody.
	OnKey func(key fyne.KeyName, mods fyne.KeyModifier) bool

	table Table
	sheet Sheet // nil: the table can only be read

	geo     geometry
	widths  map[string]float32
	byHand  map[string]bool // columns whose width somebody has just chosen
	short   map[int]float32 // the widths that figures need which were drawn without room
	offset  fyne.Position   // of what is seen within the scrolling cells
	away    bool            // somebody has scrolled away from the cursor
	sel     selection
	edit    editing
	picker  *picker
	tip     *tip
	drag    drag
	cuts    cuts
	guard   ime.Guard
	pointer fyne.Position // where the mouse is

	focused   bool
	shiftDown bool
	dropSpace bool // Shift+Space was a command: the blank that follows is no text
}

var (
	_ fyne.Focusable      = (*Grid)(nil)
	_ fyne.Tabbable       = (*Grid)(nil)
	_ fyne.Shortcutable   = (*Grid)(nil)
	_ fyne.Scrollable     = (*Grid)(nil)
	_ fyne.Draggable      = (*Grid)(nil)
	_ fyne.DoubleTappable = (*Grid)(nil)
	_ desktop.Mouseable   = (*Grid)(nil)
	_ desktop.Hoverable   = (*Grid)(nil)
	_ desktop.Cursorable  = (*Grid)(nil)
	_ desktop.Keyable     = (*Grid)(nil)
)

// New returns a grid that shows a table and, if it is a [Sheet], edits it.
func New(table Table) *Grid {
	g := &Grid{table: table, widths: map[string]float32{}, byHand: map[string]bool{}, drag: drag{column: -1}}
	g.sheet, _ = table.(Sheet)
	g.sel.at(Place{})
	g.edit.field = newCellField(g)
	g.picker = newPicker(g)
	g.tip = newTip()
	g.ExtendBaseWidget(g)
	return g
}

// SetWidths sets the widths of columns as they were remembered, by key.
func (g *Grid) SetWidths(widths map[string]float32) {
	for key, w := range widths {
		g.widths[key] = w
	}
	g.Refresh()
}

// MinSize leaves room for a head and a few rows.
func (g *Grid) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(240, 120)
}

// AcceptsTab keeps the Tab key for moving between cells.
func (g *Grid) AcceptsTab() bool { return true }

// FocusGained shows the cursor as active.
func (g *Grid) FocusGained() { g.setFocused(true) }

// FocusLost shows the cursor as inactive.
func (g *Grid) FocusLost() { g.setFocused(false) }

func (g *Grid) setFocused(on bool) {
	g.guard.Reset()
	g.focused, g.shiftDown = on, false
	g.Refresh()
}

// Focus gives the grid the keyboard. The toolkit knows an object's canvas only
// once it has been drawn; before that the grid is taken to be in the program's
// one window.
func (g *Grid) Focus() {
	c := g.canvas()
	if all := fyne.CurrentApp().Driver().AllWindows(); c == nil && len(all) == 1 {
		c = all[0].Canvas()
	}
	if c != nil {
		c.Focus(g)
	}
}

// canvas returns the canvas the grid is on, or nil.
func (g *Grid) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(g) }

// shift reports whether a Shift key is down.
func (g *Grid) shift() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return ime.Shift(d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0)
	}
	return ime.Shift(g.shiftDown)
}

// tell hands a sentence to the user.
func (g *Grid) tell(sentence string) {
	if g.OnMessage != nil {
		g.OnMessage(sentence)
	}
}

// tellStatus says what is selected: what is wrong with the one cell, or how
// many cells there are and what the sheet says of them.
func (g *Grid) tellStatus() {
	if g.OnStatus != nil {
		g.OnStatus(g.status())
	}
}

func (g *Grid) status() string {
	if g.empty() {
		return ""
	}
	b := g.sel.block()
	if b.Cells() == 1 {
		m := g.table.Cell(g.sel.active).Mark
		if m.Why == "" {
			return ""
		}
		return m.Severity.Sign() + " " + m.Why
	}
	s := fmt.Sprintf("选中 %d 格", b.Cells())
	if g.sheet == nil {
		return s
	}
	if sum := g.sheet.Summary(b); sum != "" {
		s += "  " + sum
	}
	return s
}
