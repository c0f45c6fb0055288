package flow

import (
	"fyne.io/fyne/v2"
)

// leading is the height of a line in sizes of its text.
const leading = 1.6

// breaker breaks paragraphs into lines for one width and one theme.
type breaker struct {
	theme  fyne.Theme
	width  float32
	widths map[face]map[string]float32
}

type face struct {
	size float32
	bold bool
}

func newBreaker(th fyne.Theme, width float32) *breaker {
	return &breaker{theme: th, width: width, widths: map[face]map[string]float32{}}
}

// measure is the width of a token.
func (b *breaker) measure(f face, text string) float32 {
	known := b.widths[f]
	if known == nil {
		known = map[string]float32{}
		b.widths[f] = known
	}
	w, ok := known[text]
	if !ok {
		w = fyne.MeasureText(text, f.size, fyne.TextStyle{Bold: f.bold}).Width
		if len(known) > 20000 { // numbers differ without end
			clear(known)
		}
		known[text] = w
	}
	return w
}

// run is the work on one paragraph.
type run struct {
	*breaker
	out     *broken
	size    float32
	x, most float32
	line    []placed // not yet taken over
}

// placed is a token in the line being filled.
type placed struct {
	token
	width float32
}

// breakUp breaks a paragraph into lines.
func (b *breaker) breakUp(p Paragraph) *broken {
	size := b.theme.Size(p.size())
	out := &broken{Paragraph: p, textHeight: fyne.MeasureText("永", size, fyne.TextStyle{}).Height}
	r := &run{breaker: b, out: out, size: size}
	right := r.right()
	r.begin(p.First, right)
	for _, t := range tokens(p.Pieces) {
		if t.end {
			r.flush(len(r.line))
			r.begin(p.First, 0)
			continue
		}
		r.add(t)
	}
	r.flush(len(r.line))
	out.height = p.Before + float32(out.lines)*size*leading
	return out
}

// right places the pieces at the right end and returns the room they take.
func (r *run) right() float32 {
	p := &r.out.Paragraph
	x := r.width
	for i := len(p.Right) - 1; i >= 0; i-- {
		w := r.measure(face{r.size, p.Right[i].Bold}, p.Right[i].Text)
		x -= w
		r.out.fragments = append(r.out.fragments, r.fragment(len(p.Pieces)+i, p.Right[i].Text, x, w))
	}
	if len(p.Right) == 0 {
		return 0
	}
	return r.width - x + r.size
}

func (r *run) fragment(piece int, text string, x, w float32) fragment {
	return fragment{piece: piece, line: r.out.lines, text: text, x: x, width: w, top: r.out.Before + float32(r.out.lines)*r.size*leading, height: r.size * leading}
}

// begin starts a line.
func (r *run) begin(indent, right float32) {
	r.x = (indent + r.out.Left) * r.size
	r.most = r.width - right
}

// add puts a token into the line, or begins another one.
func (r *run) add(t token) {
	w := r.measure(face{r.size, r.out.Pieces[t.piece].Bold}, t.text)
	if r.x+w > r.most && len(r.line) > 0 {
		n := r.breakAt(t)
		rest := append([]placed(nil), r.line[n:]...)
		r.flush(n)
		r.begin(0, 0)
		for _, p := range rest {
			r.put(p)
		}
	}
	r.put(placed{t, w})
}

func (r *run) put(p placed) {
	if len(r.line) == 0 && r.out.lines > 0 && p.text == " " {
		return
	}
	r.line = append(r.line, p)
	r.x += p.width
}

// breakAt is how many tokens stay in the line if t does not fit into it: what
// must not begin a line takes along what is before it, what must not end one
// goes along with what is after it. A line that is all points is cut anywhere.
func (r *run) breakAt(t token) int {
	next := t.text
	for n := len(r.line); n > 0; n-- {
		if !startsWith(next, noStart) && !endsWith(r.line[n-1].text, noEnd) {
			return n
		}
		next = r.line[n-1].text
	}
	return len(r.line)
}

// flush takes the first n tokens over as a line, pieces apart.
func (r *run) flush(n int) {
	x := r.x
	for _, p := range r.line {
		x -= p.width
	}
	for i := 0; i < n; {
		piece, text, w := r.line[i].piece, "", float32(0)
		for ; i < n && r.line[i].piece == piece; i++ {
			text += r.line[i].text
			w += r.line[i].width
		}
		r.out.fragments = append(r.out.fragments, r.fragment(piece, text, x, w))
		x += w
	}
	r.line = r.line[:0]
	r.out.lines++
}
