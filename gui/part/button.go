package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/screen"
)

// Button is the toolkit's, pressed by Return as well as by the space bar.
type Button struct{ widget.Button }

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

// TypedKey presses the button, or hands the key to the window.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		b.Tapped(nil)
	case screen.IsWindows(key.Name):
		screen.Unused(key)
	default:
		b.Button.TypedKey(key)
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
