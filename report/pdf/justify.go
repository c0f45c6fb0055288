package pdf

// align is how a line stands in its room.
type align int

const (
	alignLeft align = iota
	alignCenter
	alignRight
	alignJustify
)

// maxStretch bounds, in ems, what justification adds between two characters;
// a line that needs more is left ragged.
const maxStretch = 1.0

// setLine places one line of glyphs with its base line at y = 0.
func setLine(gs []glyph, ln line, x, room float64, al align) set {
	gs = gs[ln.from:ln.to]
	if len(gs) == 0 {
		return set{}
	}
	after := spaces(gs, ln, room, al)
	switch al {
	case alignCenter:
		x += (room - min(room, ln.natural)) / 2
	case alignRight:
		x += room - min(room, ln.natural)
	}
	var s set
	pen := x
	at := make([]float64, len(gs)) // origins
	for i := range gs {
		dx := gs[i].dx
		if isOpening(gs[i].r) && after[i] < 0 { // loses its blank on the left
			dx += after[i]
		}
		at[i] = pen + dx
		pen += gs[i].advance + after[i]
	}
	for i := 0; i < len(gs); {
		i = s.addRun(gs, at, i)
	}
	if loose(gs, after) {
		rs := make([]rune, len(gs))
		for i := range gs {
			rs[i] = gs[i].r
		}
		s.spans = []span{{0, len(s.texts), string(rs)}}
	}
	return s
}

// loose reports whether readers would see blanks or a line's end where there
// is none: poppler sees a blank in a gap of a tenth of the size, and a new
// line where one mark moves far into the room of another.
func loose(gs []glyph, after []float64) bool {
	for i := range gs {
		if after[i] > 0.07*gs[i].size || isOpening(gs[i].r) && (gs[i].dx < 0 || after[i] < 0) {
			return true
		}
	}
	return false
}

// addRun adds the longest run from i on that one face and one spacing can set.
func (s *set) addRun(gs []glyph, at []float64, i int) int {
	const same = 0.002
	g := gs[i]
	rs := []rune{g.r}
	spacing, j := 0.0, i+1
	for ; j < len(gs) && g.face != noFace && gs[j].face == g.face && gs[j].size == g.size; j++ {
		gap := at[j] - at[j-1] - gs[j-1].natural
		if j == i+1 {
			spacing = gap
		} else if gap-spacing > same || spacing-gap > same {
			break
		}
		rs = append(rs, gs[j].r)
	}
	s.texts = append(s.texts, text{x: at[i], face: g.face, size: g.size, spacing: spacing, s: string(rs)})
	return j
}

// spaces returns what is added after (taken from, if negative) each glyph.
func spaces(gs []glyph, ln line, room float64, al align) []float64 {
	after := make([]float64, len(gs))
	slack := room - ln.natural
	switch {
	case slack < -0.01:
		squeeze(gs, after, -slack)
	case al == alignJustify && !ln.last:
		stretch(gs, after, slack)
	}
	return after
}

// squeeze takes blank out of marks: all it can from the mark that ends the
// line, the rest from all marks alike.
func squeeze(gs []glyph, after []float64, over float64) {
	end := len(gs) - 1
	if cut := min(over, gs[end].give); cut > 0 && isClosing(gs[end].r) {
		after[end] -= cut
		over -= cut
	}
	total := 0.0
	for i := range gs[:end] {
		total += gs[i].give
	}
	if total <= 0 || over <= 0 {
		return
	}
	for i := range gs[:end] {
		after[i] -= over * min(1, gs[i].give/total)
	}
}

// stretch spreads the slack over the gaps that are not inside a number or a
// Latin word.
func stretch(gs []glyph, after []float64, slack float64) {
	gaps := 0
	for i := 1; i < len(gs); i++ {
		if stretches(gs[i-1].r, gs[i].r) {
			gaps++
		}
	}
	if gaps == 0 {
		return
	}
	each := slack / float64(gaps)
	if each > maxStretch*gs[0].size {
		return
	}
	for i := 1; i < len(gs); i++ {
		if stretches(gs[i-1].r, gs[i].r) {
			after[i-1] = each
		}
	}
}

func stretches(a, b rune) bool {
	if a == '—' && b == '—' || a == '…' && b == '…' {
		return false
	}
	return !isWord(a) || !isWord(b)
}
