package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	parts "juesuan/gui/part"
	"juesuan/report"
)

// head is the screen's first line: the page, its sections, the unit and the
// tables that it feeds.
type head struct {
	s        *Screen
	title    *widget.RichText
	locked   *widget.Label
	sections []*parts.Button
	units    map[report.Unit]*parts.Button
	object   *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{s: s, locked: widget.NewLabel(""), units: map[report.Unit]*parts.Button{}}
	h.title = widget.NewRichText(&widget.TextSegment{
		Text:  s.title(),
		Style: widget.RichTextStyle{SizeName: theme.SizeNameSubHeadingText, TextStyle: fyne.TextStyle{Bold: true}},
	})
	h.locked.Truncation = fyne.TextTruncateEllipsis
	left := []fyne.CanvasObject{h.title}
	if len(s.parts) > 1 && !s.together {
		for i, p := range s.parts {
			b := parts.NewButton(p.title, func() {
				s.show(i)
				s.Focus()
			})
			h.sections = append(h.sections, b)
			left = append(left, b)
		}
	}
	right := []fyne.CanvasObject{}
	if s.hasAmounts() {
		right = append(right, widget.NewLabel("金额按"))
		for _, u := range []report.Unit{report.Yuan, report.Wan} {
			h.units[u] = parts.NewButton(string(u), func() { s.chooseUnit(u) })
			right = append(right, h.units[u])
		}
	}
	for _, b := range tableButtons(s) {
		right = append(right, b)
	}
	l, r := container.NewHBox(left...), container.NewHBox(right...)
	h.object = container.NewBorder(nil, nil, l, r, h.locked)
	return h
}

// title is the page's, with the fund's full name.
func (s *Screen) title() string {
	for _, p := range s.parts {
		if d, ok := p.sheet.def.(*coded); ok && len(d.funds) == 1 {
			return "支出 · " + string(d.funds[0])
		}
	}
	return s.page
}

// follow shows which section and unit are chosen, and why the year is locked.
func (h *head) follow() {
	if h == nil {
		return // the screen is being made
	}
	for i, b := range h.sections {
		choose(b, i == h.s.at)
	}
	now := Unit(h.s.frame.Preferences())
	for u, b := range h.units {
		choose(b, u == now)
	}
	h.locked.SetText(h.s.year.Locked())
}

// choose shows a button as the chosen one of several.
func choose(b *parts.Button, chosen bool) {
	to := widget.MediumImportance
	if chosen {
		to = widget.HighImportance
	}
	if b.Importance != to {
		b.Importance = to
		b.Refresh()
	}
}

// chooseUnit remembers the unit for entering amounts and shows them in it.
func (s *Screen) chooseUnit(u report.Unit) {
	s.frame.Preferences().SetString(UnitKey, string(u))
	s.setUnit()
	s.head.follow()
	s.Focus()
}
