package pdf

import "juesuan/report"

// cover sets the first page: each line on its own in the upper half, the date
// at the foot.
func (l *layout) cover(b *report.Cover) {
	g := portrait(l.style)
	p := l.newPage(g)
	y := g.top + 0.1*g.height()
	for _, s := range b.Lines {
		gs, lines := l.coverLine(s, g.width())
		pitch := 1.45 * l.style.CoverSize
		for _, ln := range lines {
			y += pitch
			p.add(setLine(gs, ln, g.left, g.width(), alignCenter), y)
		}
		y += 0.35 * l.style.CoverSize
	}
	gs := l.metrics.shape(b.Date, fang, l.style.BodySize+2, 0)
	for _, ln := range breakLines(gs, g.width(), 0) {
		p.add(setLine(gs, ln, g.left, g.width(), alignCenter), g.bottom-20*mm)
	}
}

// coverLine sets one line of the cover: on two lines where it is long, smaller
// where that is not enough.
func (l *layout) coverLine(s string, room float64) ([]glyph, []line) {
	for size := l.style.CoverSize; ; size -= 2 {
		gs := l.metrics.shape(s, songb, size, 0)
		lines := balanced(gs, room)
		if len(lines) <= 2 || size <= 0.6*l.style.CoverSize {
			return gs, lines
		}
	}
}

// part starts a part on a new page: its title at the top of the text, or, if
// its tables follow at once, on a page of its own, in the upper third.
func (l *layout) part(b *report.Heading, alone bool) {
	g := portrait(l.style)
	size, pitch := l.style.PartSize, l.style.BodyPitch
	gs := l.metrics.shape(b.Text, songb, size, 0)
	first := len(l.story.lines)
	if alone {
		n := int(g.height() / 4 / pitch)
		for range n {
			l.story.lines = append(l.story.lines, storyLine{height: pitch})
		}
		first = len(l.story.lines)
	}
	height := max(pitch, 1.5*size)
	for _, ln := range balanced(gs, g.width()) {
		s := setLine(gs, ln, g.left, g.width(), alignCenter)
		l.story.lines = append(l.story.lines, storyLine{set: s, before: (height-size)/2 + ascent*size, height: height})
	}
	l.keepWithNext(first, b.ID)
	// A line of space below the title.
	l.story.lines = append(l.story.lines, storyLine{height: 2*pitch - (height - pitch), keep: true})
}
