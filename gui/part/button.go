package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/screen"
)

// Button is the toolkit's, pressed by Return as well as by the space bar. What
// has the keyboard has a ring around it: the toolkit's own colour for that
// leaves no contrast on the main button.
type Button struct {
	widget.Button
	ring *canvas.Rectangle
}

// NewButton returns a quiet button.
func NewButton(text string, tapped func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = text, tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewMain returns the button of the one thing to do next.
func NewMain(text string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Importance = widget.HighImportance
	return b
}

// NewFlat returns a button without a ground, for lists and bars.
func NewFlat(text string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Importance = widget.LowImportance
	b.Alignment = widget.ButtonAlignLeading
	return b
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.ringed(true) }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.ringed(false) }

func (b *Button) ringed(on bool) {
	if b.ring == nil {
		return // it is not on the canvas yet
	}
	if on {
		b.ring.Show()
	} else {
		b.ring.Hide()
	}
	b.ring.Refresh()
}

// CreateRenderer adds the ring to the toolkit's button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ring = canvas.NewRectangle(color.Transparent)
	b.ring.StrokeWidth = 2
	b.ring.Hide()
	r := &buttonRenderer{WidgetRenderer: b.Button.CreateRenderer(), ring: b.ring}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.ring.Resize(s)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(r.WidgetRenderer.Objects(), r.ring)
}

func (r *buttonRenderer) Refresh() {
	settings := fyne.CurrentApp().Settings()
	r.ring.StrokeColor = settings.Theme().Color(theme.ColorNameForeground, settings.ThemeVariant())
	r.ring.CornerRadius = settings.Theme().Size(theme.SizeNameButtonRadius)
	r.WidgetRenderer.Refresh()
}

// TypedKey presses the button, or hands the key to the window.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		b.press()
	case screen.IsWindows(key.Name):
		screen.Unused(key)
	default:
		b.Button.TypedKey(key)
	}
}

// press is a click without the mouse: the keyboard stays, where the toolkit
// takes it away, unless what the button does moves it.
func (b *Button) press() {
	if b.Disabled() || b.OnTapped == nil {
		return
	}
	b.OnTapped()
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && !b.Visible() && c.Focused() == fyne.Focusable(b) {
		c.Unfocus()
	}
}

// MenuButton opens a menu under itself.
type MenuButton struct {
	Button
	items func() []*fyne.MenuItem
}

// NewMenuButton returns a button whose menu is made anew each time.
func NewMenuButton(text string, items func() []*fyne.MenuItem) *MenuButton {
	b := &MenuButton{items: items}
	b.Text = text
	b.OnTapped = b.open
	b.ExtendBaseWidget(b)
	return b
}

func (b *MenuButton) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", b.items()...), c)
	x := min(at.X, max(0, c.Size().Width-menu.MinSize().Width))
	menu.ShowAtPosition(fyne.NewPos(x, at.Y+b.Size().Height))
	c.Focus(menu)
}
