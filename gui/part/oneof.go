package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// OneOf are buttons of which one is chosen. The toolkit's radio buttons keep
// the keys that are the window's.
type OneOf struct {
	Selected  string
	OnChanged func(string)
	Object    fyne.CanvasObject

	buttons []*Button
}

// NewOneOf returns buttons for options, none of them chosen.
func NewOneOf(options ...string) *OneOf {
	o := &OneOf{}
	row := container.NewHBox()
	for _, text := range options {
		b := NewButton(text, nil)
		b.OnTapped = func() { o.SetSelected(b.Text) }
		o.buttons = append(o.buttons, b)
		row.Add(b)
	}
	o.Object = row
	return o
}

// SetSelected chooses an option, and tells if it is another.
func (o *OneOf) SetSelected(text string) {
	changed := text != o.Selected
	o.Selected = text
	for _, b := range o.buttons {
		b.Choose(b.Text == text)
	}
	if changed && o.OnChanged != nil {
		o.OnChanged(text)
	}
}

// Choose shows a button as the chosen one of several, or as another one.
func (b *Button) Choose(chosen bool) {
	to := widget.MediumImportance
	if chosen {
		to = widget.HighImportance
	}
	if b.Importance != to {
		b.Importance = to
		b.Refresh()
	}
}

// Enable lets one be chosen.
func (o *OneOf) Enable() {
	for _, b := range o.buttons {
		b.Enable()
	}
}

// Disable keeps what is chosen.
func (o *OneOf) Disable() {
	for _, b := range o.buttons {
		b.Disable()
	}
}

// Disabled reports whether none can be chosen.
func (o *OneOf) Disabled() bool { return o.buttons[0].Disabled() }
