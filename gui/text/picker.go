package text

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/flow"
	"juesuan/gui/ime"
	"juesuan/gui/part"
	own "juesuan/gui/theme"
	"juesuan/report"
)

// found is the target of a number that can be put into a sentence.
type found struct{ field string }

// mostFound is how many numbers a search shows.
const mostFound = 30

// search finds facts by words of their names, or by what they print.
func search(facts []*report.Fact, name func(addr string) string, words string) []*report.Fact {
	var out []*report.Fact
	parts := strings.Fields(words)
next:
	for _, f := range facts {
		if f.Addr == "" || len(out) == mostFound {
			continue
		}
		called := ""
		for _, w := range parts {
			if called == "" {
				called = name(f.Addr) + " " + f.Name + " " + f.Addr + " " + f.Printed.StringFixed(2)
			}
			if !strings.Contains(called, w) {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

// seek is the field in which a number is searched; its arrows and Enter are
// the list's.
type seek struct {
	ime.Entry
	keys func(*fyne.KeyEvent) bool
}

// TypedKey handles what no input method has used.
func (e *seek) TypedKey(key *fyne.KeyEvent) {
	if !e.Swallow(key) && !e.keys(key) {
		e.Pass(key)
	}
}

// pick lets a number be searched by its name and puts it in as a field.
func (r *rewriter) pick() {
	s := r.screen
	facts := s.year.Book().Facts()
	results := flow.New()
	results.Margin, results.Empty = 12, "没有这样的数。"
	entry := &seek{}
	entry.ExtendBaseWidget(entry)
	entry.SetPlaceHolder("写科目、栏目的名称，或印出的数")
	canvas := s.frame.Window().Canvas()
	pop := widget.NewModalPopUp(part.NewCard(container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8),
		container.NewBorder(entry, nil, nil, nil, results.Object()))), canvas)
	hide := func() {
		pop.Hide()
		r.focus()
	}
	results.OnTarget = func(t any) {
		hide()
		r.field.insert(t.(found).field)
	}
	show := func(words string) {
		var out []flow.Paragraph
		for _, f := range search(facts, func(a string) string { return nameOf(s.year, a) }, words) {
			kind, printed := "数", f.Printed.String()
			if f.Kind == report.AmountFact {
				kind, printed = "金额", f.Printed.StringFixed(2)
			}
			out = append(out, flow.Paragraph{Before: 2, Pieces: []flow.Piece{{Text: nameOf(s.year, f.Addr), Target: found{readable("{{" + kind + ` (取 "` + f.Addr + `")}}`)}}},
				Right: []flow.Piece{{Text: printed, Color: own.ColorAccent}}})
		}
		results.Set(out)
		results.Top()
	}
	entry.OnChanged = show
	entry.keys = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyEscape:
			hide()
		case fyne.KeyDown:
			results.Focus()
		case fyne.KeyReturn, fyne.KeyEnter:
			if t := results.First(); t != nil {
				results.OnTarget(t)
			}
		default:
			return false
		}
		return true
	}
	results.OnKey = func(key *fyne.KeyEvent, _ bool) bool {
		if key.Name == fyne.KeyEscape {
			hide()
			return true
		}
		return false
	}
	size := canvas.Size()
	pop.Resize(fyne.NewSize(min(560, size.Width-32), min(420, size.Height-32)))
	pop.Show()
	show("")
	canvas.Focus(entry)
}
