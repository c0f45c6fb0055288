package pdf

import (
	"strconv"

	"juesuan/report"
)

// entry is one line of the contents, set but not yet placed.
type entry struct {
	report.OutlineEntry
	glyphs []glyph
	lines  []line
	indent float64
}

// pageNumbers are the printed numbers of the pages that anchors stand on.
func pageNumbers(pages []*page) map[string]int {
	numbers := map[string]int{}
	for _, p := range pages {
		for _, a := range p.anchors {
			numbers[a.id] = p.number
		}
	}
	return numbers
}

// contentsPages sets the contents: parts in 黑体, the rest in 仿宋, dot
// leaders, page numbers at the right, every line a link.
func (l *layout) contentsPages(b *report.Contents) []*page {
	g := portrait(l.style)
	numbers := pageNumbers(l.pages)
	entries, lines := l.entries(g)
	pitch := l.contentsPitch(lines, g)

	p := &page{geometry: g}
	pages := []*page{p}
	title := l.metrics.shape(spread(b.Title), songb, l.style.PartSize, 0)
	y := g.top + l.style.PartSize*1.5
	for _, ln := range balanced(title, g.width()) {
		p.add(setLine(title, ln, g.left, g.width(), alignCenter), y-0.25*l.style.PartSize)
		y += l.style.PartSize * 1.5
	}
	y = contentsTop(g, l.style)
	for _, e := range entries {
		h := float64(len(e.lines)) * pitch
		if y+h > g.bottom+0.01 {
			p, y = &page{geometry: g}, g.top
			pages = append(pages, p)
		}
		p.entry(l.metrics, e, y, pitch, numbers[e.ID])
		y += h
	}
	return pages
}

// spread puts two blanks between the characters of a short title: 目　　录.
func spread(s string) string {
	if rs := []rune(s); len(rs) == 2 {
		return string(rs[0]) + "　　" + string(rs[1])
	}
	return s
}

func contentsTop(g geometry, s report.Style) float64 { return g.top + 2.6*s.PartSize }

// contentsPitch is the distance of the contents' lines: narrower where that
// saves a page.
func (l *layout) contentsPitch(lines int, g geometry) float64 {
	size := l.style.ContentsSize
	widest, tightest := 1.85*size, 1.5*size
	if p := (g.bottom - contentsTop(g, l.style)) / float64(max(1, lines)); p < widest && p >= tightest {
		return p
	}
	return widest
}

// entries shapes the lines of the contents and counts them.
func (l *layout) entries(g geometry) ([]entry, int) {
	size := l.style.ContentsSize
	var out []entry
	count := 0
	for _, o := range l.doc.Outline() {
		e := entry{OutlineEntry: o}
		f := hei
		if o.Level > 1 {
			f, e.indent = fang, size
		}
		e.glyphs = l.metrics.shape(o.Text, f, size, 0)
		e.lines = breakLines(e.glyphs, g.width()-e.indent-4*size, 0)
		count += len(e.lines)
		out = append(out, e)
	}
	return out, count
}

// entry places one entry of the contents with its leader, number and link.
func (p *page) entry(m *metrics, e entry, top, pitch float64, number int) {
	size := e.glyphs0Size()
	x := p.left + e.indent
	y := top
	for i, ln := range e.lines {
		y = top + float64(i)*pitch + (pitch-size)/2 + ascent*size
		p.add(setLine(e.glyphs, ln, x, p.right-x, alignLeft), y)
	}
	gs := m.shape(strconv.Itoa(number), song, size, 0)
	w := width(gs)
	for _, ln := range breakLines(gs, p.width(), 0) {
		p.add(setLine(gs, ln, p.right-w, w, alignLeft), y)
	}
	from := x + e.lines[len(e.lines)-1].natural + 0.4*size
	to := p.right - w - 0.4*size
	// Dots stand under each other: they are counted from the right edge.
	const period = dotLength + dotGap
	n := int((to - from) / period)
	if n > 0 {
		edge := p.right - 2*size
		to = min(to, edge)
		n = int((to - from) / period)
		y := y - 0.28*size
		p.rules = append(p.rules, rule{x1: to - float64(n)*period, y1: y, x2: to, y2: y, w: 1, dots: true})
	}
	p.links = append(p.links, link{
		x: x, y: top, w: p.right - x, h: float64(len(e.lines)) * pitch, target: e.ID,
	})
}

// The dots of a leader.
const (
	dotLength = 1.0
	dotGap    = 3.2
)

func (e entry) glyphs0Size() float64 {
	if len(e.glyphs) == 0 {
		return 14
	}
	return e.glyphs[0].size
}
