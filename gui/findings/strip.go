package findings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"juesuan/gui/desk"
	"juesuan/gui/flow"
	"juesuan/gui/screen"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// Strip is what is wrong with one entry page, a line each, that on which
// somebody worked last first. It stands under the page's grid.
type Strip struct {
	frame   screen.Frame
	year    *desk.Year
	page    string
	touched []string // addresses, the last one first
	text    *flow.Flow
	object  fyne.CanvasObject
	stop    func()
}

// NewStrip returns the strip of an entry page. It follows the year until it is
// closed.
func NewStrip(frame screen.Frame, year *desk.Year, page string) *Strip {
	s := &Strip{frame: frame, year: year, page: page, text: flow.New()}
	s.text.Margin = 8
	s.text.OnTarget = func(t any) { frame.GoTo(t.(looks).addr) }
	s.object = container.New(&threeLines{}, s.text.Object())
	s.stop = year.Listen(func(e desk.Event) {
		if len(e.Addrs) > 0 {
			s.Touch(e.Addrs...)
		}
		if e.Findings || e.State || len(e.Addrs) > 0 || year.Checking() {
			s.refresh()
		}
	})
	s.refresh()
	return s
}

// Object is the strip, three lines high.
func (s *Strip) Object() fyne.CanvasObject { return s.object }

// Close ends following.
func (s *Strip) Close() { s.stop() }

// Touch says where somebody works: findings of these entries come first. What
// is changed in the year touches by itself.
func (s *Strip) Touch(addrs ...string) {
	const most = 8
	for _, a := range addrs[:min(len(addrs), most)] {
		s.touched = slices.DeleteFunc(s.touched, func(b string) bool { return a == b })
		s.touched = slices.Insert(s.touched, 0, a)
	}
	s.touched = s.touched[:min(len(s.touched), most)]
}

// refresh shows the page's findings as they are now.
func (s *Strip) refresh() {
	const most = 30
	list := s.year.Findings(s.page)
	list = slices.DeleteFunc(list, func(f *check.Finding) bool { return f.Severity == check.Tail || f.Severity == check.Balanced })
	rank := make(map[*check.Finding]int, len(list))
	for _, f := range list {
		rank[f] = s.rank(f)
	}
	slices.SortStableFunc(list, func(a, b *check.Finding) int { return rank[a] - rank[b] })
	var out []flow.Paragraph
	for i, f := range list {
		if i == most {
			out = append(out, flow.Paragraph{Pieces: []flow.Piece{quiet(fmt.Sprintf("……还有 %d 条，见“检查”", len(list)-i))}})
			break
		}
		severity := own.Severity(f.Severity)
		p := flow.Paragraph{Left: 1.3, First: -1.3, Pieces: []flow.Piece{{Text: severity.Sign() + " ", Color: severity.ColorName()}, {Text: f.Message}}}
		if a := s.here(f); a != "" {
			p.Right = []flow.Piece{{Text: "去看", Color: own.ColorAccent, Target: looks{f.Key(), a}}}
		}
		out = append(out, p)
	}
	switch {
	case len(out) > 0:
	case s.year.Checking():
		out = []flow.Paragraph{{Pieces: []flow.Piece{quiet("正在核对……")}}}
	default:
		out = []flow.Paragraph{{Pieces: []flow.Piece{{Text: own.Fine.Sign(), Color: own.ColorFine}, quiet(" 这一页没有要处理的。")}}}
	}
	s.text.Set(out)
	s.text.Top()
}

// rank is how soon a finding is told: that of the entry touched last first,
// then errors.
func (s *Strip) rank(f *check.Finding) int {
	entries := map[string]bool{}
	for _, p := range f.Places {
		entries[p.Addr] = true
		for _, e := range s.year.Book().EntriesOf(p.Addr) {
			entries[e] = true
		}
	}
	for i, a := range s.touched {
		if entries[a] {
			return i
		}
	}
	return len(s.touched) + slices.Index(check.Severities, f.Severity) + 1
}

// here is where a finding leads from its page: to another of its places, if
// the first is where somebody works already.
func (s *Strip) here(f *check.Finding) string {
	at := ""
	if len(s.touched) > 0 {
		at = s.touched[0]
	}
	for _, p := range f.Places {
		if a := addressOf(p); a != "" && a != at && !slices.Equal(s.year.Book().EntriesOf(p.Addr), []string{at}) {
			return a
		}
	}
	return first(f)
}

// threeLines gives the strip a height that does not change while somebody
// types.
type threeLines struct{}

func (*threeLines) MinSize([]fyne.CanvasObject) fyne.Size {
	size := fyne.CurrentApp().Settings().Theme().Size(theme.SizeNameText)
	return fyne.NewSize(200, 3*1.6*size+16)
}

func (*threeLines) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}
