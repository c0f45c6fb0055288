package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/screen"
)

// Select is the toolkit's choice from a list, opened by Return as well. Escape
// closes the list first; then it is the window's, as the function keys are.
type Select struct{ widget.Select }

// NewSelect returns a choice among options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey opens the list, changes the choice, or hands the key to the window.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case screen.IsWindows(key.Name):
		screen.Unused(key)
	default:
		s.Select.TypedKey(key)
	}
}

// Check is the toolkit's box to tick, without the keys that are the window's.
type Check struct{ widget.Check }

// NewCheck returns a box with a text beside it.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey ticks the box, or hands the key to the window.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	if screen.IsWindows(key.Name) {
		screen.Unused(key)
		return
	}
	c.Check.TypedKey(key)
}
