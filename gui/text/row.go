package text

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	own "juesuan/gui/theme"
	"juesuan/store"
)

// row is one field with what stands around it.
type row struct {
	place
	field  *field
	label  *widget.Label
	tab    *widget.Label
	hint   *widget.Label
	link   *part.Button
	object *fyne.Container
}

func (p *panel) newRow(at place) *row {
	s := p.screen
	r := &row{place: at, label: widget.NewLabel(""), tab: widget.NewLabel(""), hint: widget.NewLabel("")}
	r.label.TextStyle.Bold, r.label.Truncation = true, fyne.TextTruncateEllipsis
	r.tab.SizeName, r.tab.Importance = theme.SizeNameCaptionText, widget.LowImportance
	r.hint.Truncation, r.hint.SizeName, r.hint.Importance = fyne.TextTruncateEllipsis, theme.SizeNameCaptionText, widget.LowImportance
	if at.link {
		r.link = part.NewButton("去填写", func() { s.frame.GoTo(r.addr) })
		r.object = container.NewVBox(container.NewBorder(nil, nil, nil, r.link, r.label), r.hint)
		return r
	}
	r.field = newField(2)
	r.field.onFocus = func() { p.activate(r) }
	r.field.onLeave = s.commit
	r.field.onPhrase = p.usePhrase
	r.field.OnChanged = func(text string) { s.draft(r.addr, text) }
	r.field.onKey = func(key *fyne.KeyEvent, _ bool) bool {
		if key.Name == fyne.KeyEscape {
			s.text.Focus()
			return true
		}
		return false
	}
	r.object = container.NewVBox(container.NewBorder(nil, nil, nil, r.tab, r.label), r.hint, r.field)
	return r
}

// show brings a row up to date, but never what somebody types.
func (r *row) show(s *Screen, at place, g store.Suggestion, locked bool) {
	r.place = at
	if at.gap {
		r.label.Importance = widget.WarningImportance
		r.label.SetText(own.Warning.Sign() + " " + at.label)
	} else {
		r.label.Importance = widget.MediumImportance
		r.label.SetText(at.label)
	}
	r.hint.SetText(at.context)
	if r.field == nil {
		return
	}
	if g.Text != "" {
		r.tab.SetText(fmt.Sprintf("按 Tab 采用 %d 年的话", g.Year))
	} else {
		r.tab.SetText("")
	}
	if r.field.proposal != g.Text {
		r.field.propose(g.Text)
	}
	if text, typing := s.drafts[at.addr]; typing {
		r.fill(text)
	} else {
		r.fill(valueAt(s.year.Data(), at.addr))
	}
	able(r.field, !locked && s.panel.outside.addr != at.addr)
}

// fill puts a text into the field without anybody having typed it.
func (r *row) fill(text string) {
	if r.field.Text == text {
		return
	}
	changed := r.field.OnChanged
	r.field.OnChanged = nil
	r.field.SetText(text)
	r.field.OnChanged = changed
}
