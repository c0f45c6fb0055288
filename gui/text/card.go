package text

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/flow"
	"juesuan/gui/grid"
	"juesuan/gui/part"
	own "juesuan/gui/theme"
	"juesuan/report"
)

// goingTo is the target of a link on a card.
type goingTo struct{ addr string }

// card shows what a number comes from, below it.
func (s *Screen) card(t figureAt) {
	paragraphs, err := s.explain(t.addr)
	if err != nil {
		s.frame.Refuse(err)
		return
	}
	const width, most = 500, 360
	f := flow.New()
	f.Margin = 12
	pop := widget.NewPopUp(part.NewCard(f.Object()), s.frame.Window().Canvas())
	hide := func() {
		pop.Hide()
		s.text.Focus()
	}
	f.OnTarget = func(t any) {
		hide()
		s.frame.GoTo(t.(goingTo).addr)
	}
	f.OnKey = func(key *fyne.KeyEvent, _ bool) bool {
		if key.Name == fyne.KeyEscape {
			hide()
			return true
		}
		return false
	}
	room := s.frame.Window().Canvas().Size()
	w := min(width, room.Width-16)
	f.Object().Resize(fyne.NewSize(w, most))
	f.Set(paragraphs)
	h := min(f.Height(), most, room.Height-16)
	at, size := s.text.Place(t)
	pos := fyne.NewPos(max(8, min(at.X-16, room.Width-w-16)), at.Y+size.Height+2)
	if pos.Y+h > room.Height-8 {
		pos.Y = max(8, at.Y-h-8)
	}
	pop.ShowAtPosition(pos)
	pop.Resize(fyne.NewSize(w, h))
	s.frame.Window().Canvas().Focus(f)
}

// explain says what a number comes from: how it is computed, of which facts,
// of which entries.
func (s *Screen) explain(addr string) ([]flow.Paragraph, error) {
	y := s.year
	list, err := report.Explain(y.Book(), y.Document(), y.Data(), addr)
	if err != nil {
		return nil, err
	}
	x := &list[0]
	plain := func(text string) flow.Piece { return flow.Piece{Text: text} }
	quiet := func(text string) flow.Piece { return flow.Piece{Text: text, Color: own.ColorQuiet} }
	link := func(text, to string) flow.Piece {
		return flow.Piece{Text: text, Color: own.ColorAccent, Target: goingTo{to}}
	}
	var out []flow.Paragraph
	if len(x.Facts) == 1 {
		out = append(out, flow.Paragraph{
			Pieces: []flow.Piece{{Text: x.Printed, Bold: true, Whole: true}, plain(" = " + nameOf(y, x.Facts[0].Addr))},
			Right:  []flow.Piece{link("看这一处", x.Facts[0].Addr)},
		})
	} else {
		out = append(out, flow.Paragraph{Pieces: []flow.Piece{{Text: x.Printed, Bold: true, Whole: true}, plain(" = " + formulaInWords(x))}})
		for _, f := range x.Facts {
			out = append(out, flow.Paragraph{Left: 1, Pieces: []flow.Piece{plain(f.Value + " "), quiet(nameOf(y, f.Addr))}, Right: []flow.Piece{link("看这一处", f.Addr)}})
		}
	}
	const most = 6
	for i, e := range x.Entries {
		if i == most {
			out = append(out, flow.Paragraph{Left: 1, Pieces: []flow.Piece{quiet(fmt.Sprintf("……共 %d 个录入的数", len(x.Entries)))}})
			break
		}
		p := flow.Paragraph{Left: 1, Pieces: []flow.Piece{quiet("← " + nameOf(y, e.Addr) + " "), plain(separated(e.Value))}, Right: []flow.Piece{link("去改", e.Addr)}}
		if i == 0 {
			p.Before, p.Rule = 9, true
		}
		out = append(out, p)
	}
	if len(x.Entries) == 0 && len(x.Facts) > 0 && strings.HasPrefix(x.Facts[0].Addr, "上年/") {
		out = append(out, flow.Paragraph{Left: 1, Pieces: []flow.Piece{quiet(fmt.Sprintf("来自 %d 年度的账", y.Number()-1))}})
	}
	for i := range out {
		out[i].Size = theme.SizeNameText
	}
	return out, nil
}

// separated is an entry's value with separators in its amount: “1234.50 元”.
func separated(value string) string {
	number, unit, _ := strings.Cut(value, " ")
	if unit == "" {
		return value
	}
	return grid.Separate(number) + " " + unit
}
