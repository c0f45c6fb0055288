package pdf

import (
	"juesuan/report"
)

// paragraph adds a paragraph to the story: 仿宋, first line indented two
// characters, justified. What a person still has to supply stands on amber.
func (l *layout) paragraph(b *report.Paragraph) {
	size := l.style.BodySize
	var gs []glyph
	for i, r := range b.Runs {
		gs = append(gs, l.metrics.shape(r.Text, fang, size, i)...)
	}
	tighten(gs)
	for _, part := range splitLines(gs) {
		l.lines(part, 2*size, alignJustify, b.Runs)
	}
}

// splitLines splits glyphs at line feeds, leaving empty lines out.
func splitLines(gs []glyph) [][]glyph {
	var out [][]glyph
	from := 0
	for i := 0; i <= len(gs); i++ {
		if i < len(gs) && gs[i].r != '\n' {
			continue
		}
		if i > from {
			out = append(out, gs[from:i])
		}
		from = i + 1
	}
	return out
}

// heading adds a heading of level 2 to 4: 黑体, 楷体, 仿宋. It is kept with
// the text that follows.
func (l *layout) heading(b *report.Heading) {
	f := fang
	switch b.Level {
	case 2:
		f = hei
	case 3:
		f = kai
	}
	size := l.style.HeadSize
	first := len(l.story.lines)
	l.lines(l.metrics.shape(b.Text, f, size, 0), 2*size, alignJustify, nil)
	l.keepWithNext(first, b.ID)
}

// keepWithNext marks the lines from first on as a heading: none is parted
// from the next, nor the last from what follows.
func (l *layout) keepWithNext(first int, id string) {
	lines := l.story.lines
	if first == len(lines) {
		return
	}
	for i := first + 1; i < len(lines); i++ {
		lines[i].keep = true
	}
	lines[first].anchors = append(lines[first].anchors, anchor{id: id, y: -lines[first].before})
	l.story.heading = true
}

// lines adds the lines of one paragraph, made of runs or of nothing but text,
// to the story. The first two and the last two lines of a paragraph stay
// together.
func (l *layout) lines(gs []glyph, indent float64, al align, runs []report.Run) {
	g := portrait(l.style)
	size, pitch := l.style.BodySize, l.style.BodyPitch
	if len(gs) > 0 {
		size = gs[0].size
	}
	before := (pitch-size)/2 + ascent*size
	ls := breakLines(gs, g.width(), indent)
	for i, ln := range ls {
		x, room := g.left, g.width()
		if i == 0 {
			x, room = x+indent, room-indent
		}
		s := setLine(gs, ln, x, room, al)
		if runs != nil {
			s.mark(runs, runBoxes(gs, ln, x, room, al))
		}
		keep := i == 1 || i > 0 && i == len(ls)-1
		if i == 0 {
			keep = l.story.heading
		}
		l.story.lines = append(l.story.lines, storyLine{set: s, before: before, height: pitch, keep: keep})
	}
	l.story.heading = false
}

// ascent is how far a character of the faces rises above the base line, in ems.
const ascent = 0.86
