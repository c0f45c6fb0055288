package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestOneOf chooses among buttons.
func TestOneOf(t *testing.T) {
	test.NewTempApp(t)
	o := NewOneOf("万元", "元")
	var told []string
	o.OnChanged = func(s string) { told = append(told, s) }
	w := test.NewTempWindow(t, o.Object)
	o.SetSelected("万元")
	test.Tap(o.buttons[1])
	test.Tap(o.buttons[1])
	if o.Selected != "元" || len(told) != 2 || told[1] != "元" {
		t.Errorf("%q is chosen, told %q", o.Selected, told)
	}
	w.Canvas().Focus(o.buttons[0])
	o.buttons[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if o.Selected != "万元" {
		t.Errorf("Return chose %q", o.Selected)
	}
	if w.Canvas().Focused() != o.buttons[0] {
		t.Error("Return took the keyboard away")
	}
	o.Disable()
	test.Tap(o.buttons[1])
	if o.Selected != "万元" || !o.Disabled() {
		t.Errorf("%q was chosen of what is disabled", o.Selected)
	}
}
