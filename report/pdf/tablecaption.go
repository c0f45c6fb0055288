package pdf

import "strings"

// noteLines is one note, set.
type noteLines struct {
	glyphs []glyph
	lines  []line
}

func (t *tableLayout) noteLines() []noteLines {
	var out []noteLines
	for _, n := range t.table.Notes {
		if strings.TrimSpace(n) == "" {
			continue
		}
		gs := t.metrics.shape(n, song, t.style.NoteSize, 0)
		out = append(out, noteLines{gs, breakLines(gs, t.geo.width(), 0)})
	}
	return out
}

func (t *tableLayout) noteLead() float64 { return 1.4 * t.style.NoteSize }

// notesGap is the room between the table and its notes.
const notesGap = 3

func (t *tableLayout) notesHeight() float64 {
	h := 0.0
	for _, n := range t.notes {
		h += float64(len(n.lines)) * t.noteLead()
	}
	if h > 0 {
		h += notesGap
	}
	return h
}

// drawNotes sets the notes under the table, and on further pages what does
// not fit.
func (t *tableLayout) drawNotes(p *page, y float64) {
	y += notesGap
	for _, n := range t.notes {
		for _, ln := range n.lines {
			if y+t.noteLead() > t.geo.bottom+0.01 {
				p, y = t.newPage(t.geo), t.geo.top
			}
			s := setLine(n.glyphs, ln, t.geo.left, t.geo.width(), alignJustify)
			p.add(s, y+ascent*t.style.NoteSize)
			y += t.noteLead()
		}
	}
}

// infoSize is the size of the lines above a table (五号).
const infoSize = 10.5

// captionTitle is the title, on a page after the first with “（续表）”.
func (t *tableLayout) captionTitle(again bool) ([]glyph, []line) {
	s := t.table.Title
	if again {
		s += "（续表）"
	}
	gs := t.metrics.shape(s, songb, t.style.TableTitleSize, 0)
	return gs, balanced(gs, t.geo.width())
}

// captionHeight is the height of title, label and 部门 line; room for the
// longer title, so that all pages hold the same.
func (t *tableLayout) captionHeight() float64 {
	if t.above == 0 {
		t.above = t.measureCaption()
	}
	return t.above
}

func (t *tableLayout) measureCaption() float64 {
	_, lines := t.captionTitle(true)
	h := float64(len(lines)) * 1.35 * t.style.TableTitleSize
	if t.table.Label != "" && !t.labelBesideTitle() {
		h += 1.3 * infoSize
	}
	if t.hasInfo() {
		h += float64(t.infoRows()) * 1.5 * infoSize
	}
	return h + 2
}

// labelBesideTitle reports whether the label has room at the right end of the
// title's last line.
func (t *tableLayout) labelBesideTitle() bool {
	_, lines := t.captionTitle(true)
	side := (t.geo.width() - lines[len(lines)-1].natural) / 2
	return width(t.shapeInfo(t.table.Label))+infoSize <= side
}

func (t *tableLayout) hasInfo() bool {
	return t.table.Department+t.table.Year+t.table.Unit != ""
}

// caption sets the title, the label above the right end and the 部门 line,
// and returns where the table starts.
func (t *tableLayout) caption(p *page, again bool) float64 {
	g, size := t.geo, t.style.TableTitleSize
	y := g.top
	bottom := y + t.captionHeight()
	gs, lines := t.captionTitle(again)
	for _, ln := range lines {
		p.add(setLine(gs, ln, g.left, g.width(), alignCenter), y+size)
		y += 1.35 * size
	}
	if t.hasInfo() {
		t.info(p, bottom)
	}
	if s := t.table.Label; s != "" {
		y := bottom - 0.6*infoSize
		if t.hasInfo() {
			y -= float64(t.infoRows()) * 1.5 * infoSize
		}
		gs := t.shapeInfo(s)
		p.add(setLine(gs, line{to: len(gs), natural: width(gs)}, g.left, g.width(), alignRight), y)
	}
	return bottom
}

// info sets the 部门 line: department left, year centred, unit right. The
// year moves off the middle for a long department; a longer one has lines of
// its own above the others.
func (t *tableLayout) info(p *page, bottom float64) {
	g := t.geo
	y := bottom - 0.45*infoSize
	gs := t.shapeInfo(t.deptText())
	rows := t.infoRows()
	dept := y - float64(rows-1)*1.5*infoSize
	for _, ln := range breakLines(gs, g.width(), 0) {
		p.add(setLine(gs, ln, g.left, g.width(), alignLeft), dept)
		dept += 1.5 * infoSize
	}
	year, unit := t.shapeInfo(t.table.Year), t.shapeInfo(t.table.Unit)
	x := g.left + (g.width()-width(year))/2
	if from := g.left + width(gs) + infoSize; rows == 1 && x < from {
		x = (from + g.right - width(unit) - infoSize - width(year)) / 2
	}
	p.add(setLine(year, line{to: len(year), natural: width(year)}, x, width(year), alignLeft), y)
	p.add(setLine(unit, line{to: len(unit), natural: width(unit)}, g.left, g.width(), alignRight), y)
}

func (t *tableLayout) shapeInfo(s string) []glyph { return t.metrics.shape(s, song, infoSize, 0) }

func (t *tableLayout) deptText() string {
	if t.table.Department == "" {
		return ""
	}
	return "部门：" + t.table.Department
}

// infoRows is how many lines the 部门 line takes.
func (t *tableLayout) infoRows() int {
	gs := t.shapeInfo(t.deptText())
	rest := width(t.shapeInfo(t.table.Year)) + width(t.shapeInfo(t.table.Unit)) + 3*infoSize
	if width(gs)+rest <= t.geo.width() {
		return 1
	}
	return 1 + len(breakLines(gs, t.geo.width(), 0))
}
