package pdf

import "strconv"

// furnish draws what every page has: its number and the document's mark.
func (l *layout) furnish(p *page, cover bool) {
	if p.number > 0 {
		l.pageNumber(p)
	}
	if l.doc.Mark == "" {
		return
	}
	p.mark = l.doc.Mark
	gs := l.metrics.shape("【"+l.doc.Mark+"】", hei, 10.5, 0)
	y := p.top - 9*mm
	if cover {
		gs = l.metrics.shape("【"+l.doc.Mark+"】", hei, 22, 0)
		y = p.top
	}
	for _, ln := range breakLines(gs, p.width(), 0) {
		s := setLine(gs, ln, p.left, p.width(), alignCenter)
		for i := range s.texts {
			s.texts[i].color = red
		}
		p.add(s, y)
		y += 1.3 * gs[0].size
	}
}

// pageNumber sets “— 1 —” below the type area: odd pages right, even pages
// left, one character in from the margin (GB/T 9704—2012, 7.5).
func (l *layout) pageNumber(p *page) {
	size := l.style.PageNumberSize
	gs := l.metrics.shape("— "+strconv.Itoa(p.number)+" —", song, size, 0)
	w := width(gs)
	x := p.left + size
	if p.number%2 == 1 {
		x = p.right - size - w
	}
	p.add(setLine(gs, line{to: len(gs), natural: w}, x, w, alignLeft), p.bottom+7*mm+0.75*size)
}
