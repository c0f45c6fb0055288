package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/ime"
	"juesuan/gui/part"
)

// Window is where dialogues stand.
func (s *Shell) Window() fyne.Window { return s.window }

// Preferences are the program's.
func (s *Shell) Preferences() fyne.Preferences { return s.app.Preferences() }

// Status shows a sentence on the right of the status bar.
func (s *Shell) Status(text string) { s.bar.say(text) }

// Tell shows a sentence that goes by itself.
func (s *Shell) Tell(text string) { s.toast.show(inWindow(text)) }

// Refuse shows an error as its sentence. Errors that have a way out offer it.
func (s *Shell) Refuse(err error) {
	if err == nil {
		return
	}
	if s.refuseFile(err) {
		return
	}
	s.inform("没有做成", sentences(err))
}

// inform shows something to be read.
func (s *Shell) inform(title, text string) {
	var d *part.Dialogue
	d = part.NewDialogue(s.window, title, part.Scrolled(s.window, part.Text(text), heightOf(text)),
		part.NewMain("知道了", func() { d.Hide() }))
	d.Show()
}

// heightOf estimates how high a text will be in a dialogue.
func heightOf(text string) float32 {
	lines := 0
	for _, l := range strings.Split(text, "\n") {
		lines += 1 + len([]rune(l))/30
	}
	return float32(lines)*22 + 16
}

// Ask asks before something that is hard to take back.
func (s *Shell) Ask(title, text, yes string, do func()) {
	var d *part.Dialogue
	d = part.NewDialogue(s.window, title, part.Text(text),
		part.NewButton("取消", func() { d.Hide() }),
		part.NewMain(yes, func() {
			d.Hide()
			do()
		}))
	d.Show()
}

// AskText asks for a text that must not be empty.
func (s *Shell) AskText(title, label, yes string, do func(string)) {
	field := newReason()
	var d *part.Dialogue
	take := part.NewMain(yes, func() {
		d.Hide()
		do(strings.TrimSpace(field.Text))
	})
	take.Disable()
	field.OnChanged = func(text string) {
		if strings.TrimSpace(text) == "" {
			take.Disable()
		} else {
			take.Enable()
		}
	}
	field.taken = func() {
		if !take.Disabled() {
			take.OnTapped()
		}
	}
	d = part.NewDialogue(s.window, title, container.NewVBox(part.Text(label), field, part.Hint("写好后按回车确定，按 Tab 到按钮。")),
		part.NewButton("取消", func() { d.Hide() }), take).First(field)
	d.Show()
}

// reason is a field for a sentence or two: Return takes them, Tab leaves.
type reason struct {
	ime.Entry
	taken func()
}

func newReason() *reason {
	r := &reason{}
	r.ExtendBaseWidget(r)
	r.MultiLine, r.Wrapping = true, fyne.TextWrapWord
	r.SetMinRowsVisible(3)
	return r
}

// AcceptsTab lets Tab go to the next.
func (r *reason) AcceptsTab() bool { return false }

// TypedKey takes the reason with Return.
func (r *reason) TypedKey(key *fyne.KeyEvent) {
	switch {
	case r.Swallow(key):
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		r.taken()
	default:
		r.Pass(key)
	}
}
