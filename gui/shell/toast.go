package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/part"
	"juesuan/gui/theme"
)

// toast is a sentence over the lower part of the window that takes no keys and
// goes by itself.
type toast struct {
	box   *fyne.Container // always shown: what has never been seen cannot ask to be drawn
	card  fyne.CanvasObject
	text  *part.Words
	timer *time.Timer
	shown int // counts, so that an old timer does not hide a new sentence
}

// toastLasts is how long a sentence can be read; a click ends it.
const toastLasts = 6 * time.Second

func newToast() *toast {
	t := &toast{text: part.Text("")}
	edge := part.NewGround(theme.ColorAccent)
	body := container.NewBorder(nil, nil, part.Wide(4, edge), part.NewFlat("×", t.hide), t.text)
	t.card = part.On(theme.ColorTotal, body)
	t.card.Hide()
	t.box = container.New(lowerMiddle{}, t.card)
	return t
}

func (t *toast) show(text string) {
	if text == "" {
		t.hide()
		return
	}
	t.text.SetText(text)
	t.card.Show()
	t.box.Refresh()
	t.shown++
	now := t.shown
	if t.timer != nil {
		t.timer.Stop()
	}
	t.timer = time.AfterFunc(toastLasts, func() {
		fyne.Do(func() {
			if t.shown == now {
				t.hide()
			}
		})
	})
}

func (t *toast) hide() {
	t.card.Hide()
	t.box.Refresh()
}

// lowerMiddle puts its object into the middle above the lower edge.
type lowerMiddle struct{}

// MinSize is nothing: what is said must not move what is shown.
func (lowerMiddle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout lets the text take as many lines as it needs.
func (lowerMiddle) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	for _, o := range objects {
		width := min(560, room.Width-32)
		for range 2 { // a text that wraps knows its height once it has a width
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
		}
		o.Move(fyne.NewPos((room.Width-width)/2, room.Height-o.Size().Height-16))
	}
}
