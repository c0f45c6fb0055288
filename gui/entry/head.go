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
	h.title.Truncation = fyne.TextTruncateEllipsis
	left := []fyne.CanvasObject{}
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
	h.object = container.NewBorder(nil, nil, nil, container.NewHBox(right...),
		container.New(titled{s.title()}, h.title, container.NewHBox(left...), h.locked))
	return h
}

// titled gives the title what it needs, or what the sections leave of the room;
// why the year is locked has the rest.
type titled struct{ text string }

// titleWidth is the width of a page's title that is not cut.
func titleWidth(text string) float32 {
	t := fyne.CurrentApp().Settings().Theme()
	return fyne.MeasureText(text, t.Size(theme.SizeNameSubHeadingText), fyne.TextStyle{Bold: true}).Width + 2*t.Size(theme.SizeNameInnerPadding) + 1
}

func (titled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	const least = 80 // of a title: a few characters and an ellipsis
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(least+objects[1].MinSize().Width, height)
}

func (l titled) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	sections := objects[1].MinSize().Width
	if sections > 0 {
		sections += theme.Padding() // before them
	}
	title := min(titleWidth(l.text), room.Width-sections)
	end := title + sections
	for i, at := range []struct{ x, width float32 }{
		{0, title}, {end - objects[1].MinSize().Width, objects[1].MinSize().Width}, {end, max(0, room.Width-end)},
	} {
		height := objects[i].MinSize().Height
		objects[i].Resize(fyne.NewSize(at.width, height))
		objects[i].Move(fyne.NewPos(at.x, (room.Height-height)/2))
	}
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
		b.Choose(i == h.s.at)
	}
	now := Unit(h.s.frame.Preferences())
	for u, b := range h.units {
		b.Choose(u == now)
	}
	h.locked.SetText(h.s.year.Locked())
}

// chooseUnit remembers the unit for entering amounts and shows them in it.
func (s *Screen) chooseUnit(u report.Unit) {
	s.frame.Preferences().SetString(UnitKey, string(u))
	s.setUnit()
	s.head.follow()
	s.Focus()
}
