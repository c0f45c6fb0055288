package entry

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/flow"
	"juesuan/gui/screen"
	"juesuan/gui/theme"
	"juesuan/report/check"
)

// strip shows what is wrong with the page, under the grid: first what is not
// understood, then what the checks find, the one touched last first.
type strip struct {
	s       *Screen
	touched []string
	rows    []*stripRow
	box     *fyne.Container
	object  *fyne.Container
}

// mostInStrip bounds the strip; the screen of the checks has all.
const mostInStrip = 30

// stripLines is how many findings are seen at once.
const stripLines = 3

func newStrip(s *Screen) *strip {
	st := &strip{s: s}
	st.box = container.New(tightLayout{st})
	scroll := container.NewVScroll(st.box)
	st.object = container.New(stripLayout{st}, canvas.NewRectangle(color.Transparent), scroll)
	return st
}

// follow shows the page's findings.
func (st *strip) follow(findings []*check.Finding) {
	if st == nil {
		return // the screen is being made
	}
	n := 0
	put := func(sev theme.Severity, text string, do func()) {
		if n == len(st.rows) {
			st.rows = append(st.rows, newStripRow())
		}
		st.rows[n].set(sev, text, do)
		n++
	}
	for _, d := range st.s.year.Drafts(st.s.page) {
		if d.Why != "" && n < mostInStrip {
			put(theme.Error, notUnderstood(d), func() { st.s.goToCell(d.Cell) })
		}
	}
	left := 0
	for _, f := range st.s.behind.sorted(findings, st.touched) {
		if n < mostInStrip {
			put(theme.Severity(f.Severity), f.Message, func() { st.goTo(f) })
		} else {
			left++
		}
	}
	switch {
	case left > 0:
		put("", fmt.Sprintf("还有 %d 处，在“检查”里。", left), nil)
	case n == 0 && st.s.year.Checking():
		put(theme.Unchecked, "正在检查…", nil)
	case n == 0:
		put(theme.Fine, "这一页没有发现问题。", nil)
	}
	objects := make([]fyne.CanvasObject, n)
	for i := range n {
		objects[i] = st.rows[i]
	}
	if len(objects) != len(st.box.Objects) {
		st.box.Objects = objects
		st.box.Refresh()
	} else {
		st.box.Layout.Layout(objects, st.box.Size()) // other words need other lines
	}
}

// notUnderstood says what is wrong with a draft.
func notUnderstood(d desk.Draft) string { return "没有记入账本：" + d.Why }

// goTo shows where a finding is: here if it is about an entry of this page.
func (st *strip) goTo(f *check.Finding) {
	for _, p := range f.Places {
		for _, e := range st.s.behind.entries(p.Addr) {
			if desk.PageOf(e) == st.s.page && st.s.goToRow(e) {
				return
			}
		}
	}
	for _, p := range f.Places {
		if p.Addr != "" {
			st.s.frame.GoTo(p.Addr)
			return
		}
	}
}

// stripRow is a finding; a click, or Return, goes to its place.
type stripRow struct {
	widget.BaseWidget
	sign    *widget.RichText
	text    *widget.RichText
	ground  *canvas.Rectangle
	sev     theme.Severity
	what    string
	do      func()
	lit     bool
	focused bool
}

var (
	_ fyne.Tappable     = (*stripRow)(nil)
	_ fyne.Focusable    = (*stripRow)(nil)
	_ fyne.Disableable  = (*stripRow)(nil)
	_ desktop.Hoverable = (*stripRow)(nil)
)

func newStripRow() *stripRow {
	r := &stripRow{sign: widget.NewRichText(), text: widget.NewRichText(), ground: canvas.NewRectangle(color.Transparent)}
	r.text.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *stripRow) set(sev theme.Severity, what string, do func()) {
	r.do = do
	if r.sev == sev && r.what == what && len(r.text.Segments) > 0 {
		return
	}
	r.sev, r.what = sev, what
	r.sign.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: sev.Sign(), Style: widget.RichTextStyle{ColorName: sev.ColorName()}}}
	r.text.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: what}}
	r.text.Truncation = fyne.TextTruncateEllipsis
	r.sign.Refresh()
	r.text.Refresh()
}

// lines is the row's sentence as it stands in a width, broken into lines.
func (r *stripRow) lines(width float32) string {
	th := r.Theme()
	return flow.Lines(th, r.what, fynetheme.SizeNameText, false, width-r.signWidth()-2*th.Size(fynetheme.SizeNameInnerPadding)-2)
}

// write shows the sentence in lines, or in one that is cut.
func (r *stripRow) write(text string, cut fyne.TextTruncation) {
	seg := r.text.Segments[0].(*widget.TextSegment)
	if seg.Text == text && r.text.Truncation == cut {
		return
	}
	seg.Text, r.text.Truncation = text, cut
	r.text.Refresh()
}

// signWidth is the same for all signs, so that the sentences begin below each
// other.
func (r *stripRow) signWidth() float32 {
	th := r.Theme()
	sign := fyne.MeasureText(theme.Error.Sign(), th.Size(fynetheme.SizeNameText), fyne.TextStyle{})
	return sign.Width + 2*th.Size(fynetheme.SizeNameInnerPadding) - 2*trim
}

// Tapped goes to the place.
func (r *stripRow) Tapped(*fyne.PointEvent) {
	if r.do != nil {
		r.do()
	}
}

// TypedKey goes to the place, too, or hands the key to the window.
func (r *stripRow) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter || k.Name == fyne.KeySpace:
		r.Tapped(nil)
	case screen.IsWindows(k.Name):
		screen.Unused(k)
	}
}

// TypedRune does nothing.
func (r *stripRow) TypedRune(rune) {}

// FocusGained shows the row as the one that Return is for.
func (r *stripRow) FocusGained() { r.setLit(r.lit, true) }

// FocusLost shows it no longer.
func (r *stripRow) FocusLost() { r.setLit(r.lit, false) }

// MouseIn shows that the row can be clicked.
func (r *stripRow) MouseIn(*desktop.MouseEvent) { r.setLit(true, r.focused) }

// MouseMoved does nothing.
func (r *stripRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows it no longer.
func (r *stripRow) MouseOut() { r.setLit(false, r.focused) }

// Enable does nothing: a row without a place is never enabled.
func (r *stripRow) Enable() {}

// Disable does nothing.
func (r *stripRow) Disable() {}

// Disabled keeps the keyboard away from rows that lead nowhere.
func (r *stripRow) Disabled() bool { return r.do == nil }

func (r *stripRow) setLit(lit, focused bool) {
	r.lit, r.focused = lit, focused
	r.Refresh()
}

// CreateRenderer draws the ground and the text.
func (r *stripRow) CreateRenderer() fyne.WidgetRenderer {
	return &stripRowRenderer{r, []fyne.CanvasObject{r.ground, r.sign, r.text}}
}

type stripRowRenderer struct {
	r       *stripRow
	objects []fyne.CanvasObject
}

// trim is what the row takes off the room that the toolkit leaves above and
// below a text.
const trim = 3

func (x *stripRowRenderer) Layout(size fyne.Size) {
	x.r.ground.Resize(size)
	sign := x.r.signWidth()
	x.r.sign.Move(fyne.NewPos(0, -trim))
	x.r.sign.Resize(size.AddWidthHeight(0, 2*trim))
	x.r.text.Move(fyne.NewPos(sign, -trim))
	x.r.text.Resize(fyne.NewSize(max(size.Width-sign, 0), size.Height+2*trim))
}

func (x *stripRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, x.r.text.MinSize().Height-2*trim)
}

func (x *stripRowRenderer) Refresh() {
	th, variant := x.r.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	switch {
	case x.r.focused:
		x.r.ground.FillColor = th.Color(fynetheme.ColorNameSelection, variant)
	case x.r.lit && x.r.do != nil:
		x.r.ground.FillColor = th.Color(fynetheme.ColorNameHover, variant)
	default:
		x.r.ground.FillColor = color.Transparent
	}
	x.r.ground.Refresh()
}

func (x *stripRowRenderer) Objects() []fyne.CanvasObject { return x.objects }
func (x *stripRowRenderer) Destroy()                     {}

// tightLayout stacks rows without room between them. Where there is room for
// all of every sentence none is cut.
type tightLayout struct{ st *strip }

func (tightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var out fyne.Size
	for _, o := range objects {
		out = fyne.NewSize(max(out.Width, o.MinSize().Width), out.Height+o.MinSize().Height)
	}
	return out
}

func (l tightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	broken := l.wholeLines(objects, size.Width)
	y := float32(0)
	for i, o := range objects {
		if r := o.(*stripRow); broken != nil {
			r.write(broken[i], fyne.TextTruncateOff)
		} else {
			r.write(r.what, fyne.TextTruncateEllipsis)
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

// wholeLines breaks the sentences of a few rows into lines; nil if they are
// too many for the room.
func (l tightLayout) wholeLines(objects []fyne.CanvasObject, width float32) []string {
	if len(objects) > stripLines || width < 100 || l.st.object.Size().Height < stripLines*l.st.rowHeight() {
		return nil
	}
	total, out := 0, make([]string, len(objects))
	for i, o := range objects {
		out[i] = o.(*stripRow).lines(width)
		total += 1 + strings.Count(out[i], "\n")
	}
	if total > stripLines {
		return nil
	}
	return out
}

// height is the strip's in a screen of a height: a few rows, however many
// there are, so that the grid above does not jump when a finding comes or goes.
func (st *strip) height(screen float32) float32 {
	const low = 460 // a screen of which every line counts
	if screen < low {
		return st.rowHeight()
	}
	return st.rowHeight() * stripLines
}

func (st *strip) rowHeight() float32 {
	if len(st.rows) == 0 {
		st.rows = append(st.rows, newStripRow())
	}
	return st.rows[0].MinSize().Height
}

// stripLayout lets the strip be as high as one row at least.
type stripLayout struct{ st *strip }

func (l stripLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, l.st.rowHeight())
}

func (l stripLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}
