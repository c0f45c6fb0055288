package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialogue is a question or a form in front of the window: a title, what it is
// about, and buttons at the lower right. Escape closes it where it may be left.
type Dialogue struct {
	window  fyne.Window
	pop     *widget.PopUp
	width   float32
	before  fyne.Focusable // what had the keyboard
	first   fyne.Focusable // gets it
	content fyne.CanvasObject
	stays   bool
	closed  func()
}

// NewDialogue returns a dialogue over the window. The buttons stand in the
// order given; the last is usually the main one.
func NewDialogue(w fyne.Window, title string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) *Dialogue {
	d := &Dialogue{window: w, width: 460, content: content}
	bar := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, buttons...)...)
	body := container.NewBorder(Head(title), container.NewVBox(Gap(8), bar), nil, nil, content)
	d.pop = widget.NewModalPopUp(NewCard(container.New(layout.NewCustomPaddedLayout(12, 12, 16, 16), body)), w.Canvas())
	for _, b := range buttons {
		if f, ok := b.(fyne.Focusable); ok {
			d.first = f
		}
	}
	return d
}

// Width sets how wide the dialogue is, if the window has the room; usual is 460.
func (d *Dialogue) Width(width float32) *Dialogue {
	d.width = width
	return d
}

// First says what gets the keyboard; usual is the last button.
func (d *Dialogue) First(f fyne.Focusable) *Dialogue {
	d.first = f
	return d
}

// Stays says that Escape does not close the dialogue.
func (d *Dialogue) Stays() *Dialogue {
	d.stays = true
	return d
}

// OnClosed sets what happens when the dialogue goes, however it does.
func (d *Dialogue) OnClosed(f func()) *Dialogue {
	d.closed = f
	return d
}

// open are the dialogues that are shown, by canvas, the topmost last.
var open = map[fyne.Canvas][]*Dialogue{}

// Show shows the dialogue and gives it the keyboard.
func (d *Dialogue) Show() {
	c := d.window.Canvas()
	d.before = c.Focused()
	d.fit()
	d.pop.Show()
	open[c] = append(open[c], d)
	if d.first != nil {
		c.Focus(d.first)
	}
}

// fit gives the dialogue its width, and the height that its content then has;
// both stay within the window. Texts that wrap know their height only once
// they have a width.
func (d *Dialogue) fit() {
	room := d.window.Canvas().Size().SubtractWidthHeight(32, 32)
	width := max(d.pop.MinSize().Width, min(d.width, room.Width))
	for range 2 {
		d.pop.Resize(fyne.NewSize(width, min(d.pop.MinSize().Height, room.Height)))
	}
}

// Refit is to be called when the content has changed its size.
func (d *Dialogue) Refit() { d.fit() }

// Hide closes the dialogue and gives the keyboard back.
func (d *Dialogue) Hide() {
	c := d.window.Canvas()
	at := -1
	for i, o := range open[c] {
		if o == d {
			at = i
		}
	}
	if at < 0 {
		return
	}
	open[c] = append(open[c][:at:at], open[c][at+1:]...)
	d.pop.Hide()
	if d.before != nil && len(open[c]) == 0 {
		c.Focus(d.before)
	}
	if d.closed != nil {
		d.closed()
	}
}

// Top returns the topmost dialogue of a window, or nil.
func Top(w fyne.Window) *Dialogue {
	list := open[w.Canvas()]
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// Leave closes the dialogue as Escape does, if it may be left.
func (d *Dialogue) Leave() {
	if !d.stays {
		d.Hide()
	}
}

// Scrolled puts a tall content into a scroller of the height that the window
// has room for, at most height.
func Scrolled(w fyne.Window, content fyne.CanvasObject, height float32) fyne.CanvasObject {
	bar := fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameScrollBar)
	s := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, bar), content))
	room := w.Canvas().Size().Height - 32 - 120
	s.SetMinSize(fyne.NewSize(0, max(80, min(height, room))))
	return s
}
