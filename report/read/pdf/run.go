package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"juesuan/report/read/raw"
)

// run is a piece of text drawn without a gap, in one cell.
type run struct {
	chars []char
	box   box
}

// em is the size of a character's font, as far as its box tells.
func em(c char) float64 {
	if h := 0.9 * c.box.height(); h > 1 {
		return h
	}
	return max(1, c.box.width())
}

// runs parts the characters of a page, as they were drawn, into runs; parted
// tells whether a border stands between two that follow closely.
func runs(chars []char, parted func(a, b box) bool) []run {
	var out []run
	for i, c := range chars {
		if n := len(out); n > 0 && follows(chars[i-1], c) && !parted(chars[i-1].box, c.box) {
			out[n-1].chars = append(out[n-1].chars, c)
			out[n-1].box = out[n-1].box.join(c.box)
			continue
		}
		out = append(out, run{chars: []char{c}, box: c.box})
	}
	return out
}

// follows tells whether a character goes on where the one before ends.
func follows(a, b char) bool {
	size := min(em(a), em(b))
	step := b.box.x0 - a.box.x1
	return abs(a.box.midY()-b.box.midY()) < 0.4*size && step > -0.5*size && step < 0.35*size
}

func abs(x float64) float64 { return max(x, -x) }

// numeric tells a run that is an amount or a number.
func (r run) numeric() bool {
	for _, c := range r.chars {
		if !unicode.IsDigit(c.r) && !strings.ContainsRune("+-−—.,，．%", c.r) {
			return false
		}
	}
	return true
}

// line is text on one line, its words from left to right.
type line struct {
	words []word
	box   box
}

type word struct {
	text string
	box  box
	at   []float64 // where each character begins
}

func newWord(c char) word { return word{string(c.r), c.box, []float64{c.box.x0}} }

// lines sets runs into lines, from the top.
func lines(runs []run) []line {
	sorted := slices.Clone(runs)
	slices.SortStableFunc(sorted, func(a, b run) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	var out []line
	for from := 0; from < len(sorted); {
		to, band := from+1, sorted[from].box
		for to < len(sorted) && sameLine(band, sorted[to].box) {
			band = band.join(sorted[to].box)
			to++
		}
		if l := newLine(sorted[from:to]); len(l.words) > 0 {
			out = append(out, l)
		}
		from = to
	}
	return out
}

// sameLine tells whether a box stands on a line: they share more than half of
// the lower one's height.
func sameLine(a, b box) bool {
	shared := min(a.y1, b.y1) - max(a.y0, b.y0)
	return shared > 0.55*min(a.height(), b.height()) || a.midY() == b.midY()
}

// newLine sets the characters of runs from left to right.
func newLine(runs []run) line {
	var chars []char
	for _, r := range runs {
		chars = append(chars, r.chars...)
	}
	slices.SortStableFunc(chars, func(a, b char) int { return cmp.Compare(a.box.x0, b.box.x0) })
	var l line
	var last char
	for i, c := range chars {
		switch {
		case i == 0:
			l.words = append(l.words, newWord(c))
			l.box = c.box
		case twice(last, c):
			continue
		default:
			l.add(last, c)
		}
		last = c
	}
	return l
}

// twice tells a character that is drawn once more to look bold.
func twice(a, b char) bool {
	return a.r == b.r && b.box.x0-a.box.x0 < 0.3*a.box.width() && abs(a.box.midY()-b.box.midY()) < 0.2*a.box.height()
}

// add appends a character: to the word, to it after a blank, or as a new word.
// Blanks in Chinese text are the typesetter's; those between letters stay.
func (l *line) add(last, c char) {
	l.box = l.box.join(c.box)
	if c.box.x0-last.box.x1 > 0.5*min(em(last), em(c)) {
		l.words = append(l.words, newWord(c))
		return
	}
	w := &l.words[len(l.words)-1]
	if c.space && last.r < unicode.MaxASCII && c.r < unicode.MaxASCII {
		w.text += " "
		w.at = append(w.at, last.box.x1)
	}
	w.text += string(c.r)
	w.at = append(w.at, c.box.x0)
	w.box = w.box.join(c.box)
}

// text is the line with a blank between words; of a stretched one only between
// those that are not Chinese.
func (l line) text() string {
	var b strings.Builder
	stretched := l.stretched()
	for i, w := range l.words {
		if i > 0 && (!stretched || ascii(l.words[i-1].text) && ascii(w.text)) {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// stretched tells a line that the typesetter has pulled apart to fill its
// width: nearly every Chinese character stands alone.
func (l line) stretched() bool {
	const least = 8 // fewer are a heading or cells
	chinese, alone := 0, 0
	for _, w := range l.words {
		if ascii(w.text) {
			continue
		}
		chinese++
		if utf8.RuneCountInString(w.text) == 1 {
			alone++
		}
	}
	return alone >= least && 4*alone >= 3*chinese
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// raw is the line as a block.
func (l line) raw(page int) *raw.Line {
	out := &raw.Line{Text: l.text(), Spot: spot(page, l.box)}
	for _, w := range l.words {
		out.Words = append(out.Words, raw.Word{Text: w.text, Spot: spot(page, w.box), At: w.at})
	}
	return out
}
