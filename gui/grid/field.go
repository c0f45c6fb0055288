package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"juesuan/gui/ime"
)

// cellField is the one field that lies over the edited cell.
type cellField struct {
	ime.Entry
	grid    *Grid
	place   *container.ThemeOverride // the field, in the cell's measures
	outline *canvas.Rectangle        // the edited cell's, over the field's own
	focused bool
	setting bool
}

// blank is an icon without a picture: the toolkit has one distance around a
// field's text, and what its icon takes is what a cell has more at the left.
var blank = fyne.NewStaticResource("blank.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`))

func newCellField(g *Grid) *cellField {
	f := &cellField{grid: g}
	f.ExtendBaseWidget(f)
	f.Icon = blank
	f.outline = canvas.NewRectangle(color.Transparent)
	f.outline.StrokeWidth = 2
	f.outline.Hide()
	f.place = container.NewThemeOverride(f, fieldTheme{g})
	f.OnChanged = func(text string) {
		if !f.setting {
			g.typed(text)
		}
	}
	f.Hide()
	return f
}

// begin shows the field with a text and the caret behind it.
func (f *cellField) begin(text string) {
	f.set(text)
	f.outline.Show()
	f.Show()
}

// end hides the field.
func (f *cellField) end() {
	f.Hide()
	f.outline.Hide()
}

// set puts a text into the field without asking for suggestions.
func (f *cellField) set(text string) {
	f.setting = true
	f.SetText(text)
	f.CursorColumn = len([]rune(text))
	f.setting = false
}

// AcceptsTab keeps the Tab key for leaving the cell.
func (f *cellField) AcceptsTab() bool { return true }

// TypedKey lets the grid have its keys first, and both have none that an input
// method has used.
func (f *cellField) TypedKey(k *fyne.KeyEvent) {
	if f.SwallowAt(k, f.grid.shift(), f.Target()) || f.grid.fieldKey(k, f.grid.shift()) {
		return
	}
	f.Pass(k)
}

// Target is the cell.
func (f *cellField) Target() any { return f.grid.Target() }

// put is the first character of a cell, which the grid has got.
func (f *cellField) put(r rune) {
	f.Put(r)
	f.grid.guard.Took(r)
}

// KeyDown notes Shift for drivers that cannot be asked.
func (f *cellField) KeyDown(k *fyne.KeyEvent) {
	f.grid.KeyDown(k)
	f.Entry.KeyDown(k)
}

// KeyUp notes Shift for drivers that cannot be asked.
func (f *cellField) KeyUp(k *fyne.KeyEvent) {
	f.grid.KeyUp(k)
	f.Entry.KeyUp(k)
}

// FocusGained hands the focus on where the field is no longer shown: the
// window gives it back to whom it was taken from.
func (f *cellField) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if !f.grid.edit.on {
		f.grid.Focus()
	}
}

// FocusLost keeps what was typed: clicking elsewhere is leaving the cell.
func (f *cellField) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	f.grid.commit()
}

// layOver puts the field over a cell of the size, its text where the cell's is.
func (f *cellField) layOver(pos fyne.Position, size fyne.Size, k look) {
	pos, size = pos.AddXY(-1, -1), size.AddWidthHeight(1, 1)
	f.place.Move(pos)
	f.place.Resize(size)
	f.outline.Move(pos.AddXY(1, 1))
	f.outline.Resize(size.AddWidthHeight(-2, -2))
	f.outline.StrokeColor = k.accent
	f.outline.Refresh()
}

// fieldTheme is the window's theme with the measures of a cell.
type fieldTheme struct{ grid *Grid }

func (t fieldTheme) base() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (t fieldTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return t.base().Color(n, v)
}
func (t fieldTheme) Font(s fyne.TextStyle) fyne.Resource     { return t.base().Font(s) }
func (t fieldTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base().Icon(n) }

func (t fieldTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameInnerPadding:
		return t.grid.fieldInset()
	case theme.SizeNameLineSpacing:
		return 0
	case theme.SizeNameInlineIcon:
		return max(0, cellPad+1-t.grid.fieldInset())
	case theme.SizeNameInputRadius:
		return 0
	}
	return t.base().Size(n)
}

// fieldInset is what the toolkit leaves free on all sides of a field's text.
func (g *Grid) fieldInset() float32 { return max(0, (g.geo.row-g.geo.line)/2) }
