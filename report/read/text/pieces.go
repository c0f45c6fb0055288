package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"juesuan/report/read/raw"
)

// piece is a heading or a paragraph put together from lines.
type piece struct {
	text  string // as printed
	plain string // in normal writing, of the same runes
	level int    // of a heading, else 0
	line  int    // the first of its lines
	spot  raw.Spot
	parts []part // of its lines, in their order
}

// part is what a piece has of a line.
type part struct {
	from int // where it begins in the piece, in characters
	cut  int // characters of the line before it
	line *raw.Line
}

func newPiece(text string, l *raw.Line, at int) *piece {
	p := &piece{text: text, plain: string(normal(text)), line: at, spot: l.Spot}
	p.add(0, text, l)
	return p
}

// add remembers that the text of a line begins at a place of the piece.
func (p *piece) add(from int, text string, l *raw.Line) {
	cut := utf8.RuneCountInString(l.Text[:max(0, strings.Index(l.Text, text))])
	p.parts = append(p.parts, part{from, cut, l})
}

// at is where characters of the piece stand: those of them in the first line
// that has any.
func (p *piece) at(from, to int) raw.Spot {
	for i := len(p.parts) - 1; i >= 0; i-- {
		if x := &p.parts[i]; x.from <= from {
			return x.line.Part(from-x.from+x.cut, to-x.from+x.cut)
		}
	}
	return p.spot
}

// after are the parts of what follows the first n characters.
func (p *piece) after(n int) []part {
	var out []part
	for i, x := range p.parts {
		if i+1 < len(p.parts) && p.parts[i+1].from <= n {
			continue
		}
		out = append(out, part{x.from - n, x.cut, x.line})
	}
	return out
}

// rePage is a line that only numbers the page.
var rePage = regexp.MustCompile(`^(?:[-—–· ]*\d{1,4}[-—–· ]*|第 ?\d+ ?页(?:[，/ ]*共 ?\d+ ?页)?)$`)

// pieces joins lines into paragraphs and tells the headings.
func pieces(lines []*raw.Line) []*piece {
	full, right, torn := fullWidth(lines), rightEdge(lines), tornWidth(lines)
	if torn > 0 {
		full = torn
	}
	var out []*piece
	var open *piece // may go on in the next line
	var last *raw.Line
	stopped := false // the line before ends with its sentence
	for i, l := range lines {
		text := strings.TrimFunc(l.Text, func(c rune) bool { return normalRune(c) == ' ' })
		if text == "" || rePage.MatchString(string(normal(text))) {
			continue
		}
		plain := string(normal(text))
		contents := reContents.MatchString(plain)
		if open != nil && len(open.text) < 3*longParagraph && !isNumbered(plain) && l.Level == 0 && !contents && !(stopped && isIndented(l, last)) {
			open.add(utf8.RuneCountInString(open.text), text, l)
			open.text += text
			open.plain = string(normal(open.text)) // a number may go over the break
		} else {
			open = newPiece(text, l, i)
			out = append(out, open)
		}
		atEdge := right > 0 && l.Spot.X1 > right-reach && unicode.Is(unicode.Han, lastRune(text)) && open.level == 0 && headingLevel(open.plain) == 0
		whole := l.Whole && torn == 0
		if contents || !goesOn(l, lines[i+1:], right) && (whole || ends(open, l, text, full) && !atEdge && !isUnfinished(open, lines[i+1:])) {
			open = nil
		}
		last, stopped = l, strings.HasSuffix(text, "。")
	}
	return split(titled(out))
}

// reOnlyPart is a part's number with its title in the next line.
var reOnlyPart = regexp.MustCompile(`^第[一二三四五六七八九十]+部分[、：. ]*$`)

// titled gives parts the title that stands in a line of its own below.
func titled(list []*piece) []*piece {
	var out []*piece
	for i := 0; i < len(list); i++ {
		p := list[i]
		if i+1 < len(list) && reOnlyPart.MatchString(p.plain) {
			if next := list[i+1]; !isNumbered(next.plain) && headingLevel(p.plain+next.plain) == 1 {
				p.add(utf8.RuneCountInString(p.text), next.text, next.parts[0].line)
				p.text, p.plain = p.text+next.text, p.plain+next.plain
				i++
			}
		}
		out = append(out, p)
	}
	return out
}

// ends reports whether a piece ends with the line: its text has come to a stop,
// or the line is short.
func ends(p *piece, l *raw.Line, text string, full int) bool {
	c, _ := utf8.DecodeLastRuneInString(string(normal(text)))
	short := width(text) < full*8/10
	switch {
	case strings.ContainsRune("，、（“", c):
		return false
	case strings.ContainsRune("。！？", c):
		return width(text) < full*95/100
	case l.Level > 0:
		return true
	case rePart.MatchString(p.plain):
		return kindOfPart(p.plain) != unknownPart || strings.HasSuffix(p.plain, "附件")
	case headingLevel(p.plain) > 0 && hasAnySuffix(p.plain, "说明", "情况", "职责", "职能", "设置", "结果", "概况"):
		return true
	}
	return short
}

var reLeading = regexp.MustCompile(`^[0-9][0-9,.]*(?:万元|元|%)`)

// goesOn reports whether a line that ends short of the edge only does because
// the number that comes next did not fit.
func goesOn(l *raw.Line, next []*raw.Line, right float64) bool {
	if right == 0 || l.Spot.X1 == 0 || len(next) == 0 || !unicode.Is(unicode.Han, lastRune(strings.TrimSpace(l.Text))) {
		return false
	}
	n := next[0]
	number := reLeading.FindString(string(normal(strings.TrimSpace(n.Text))))
	w := width(n.Text)
	return number != "" && w > 0 && n.Spot.X0 <= l.Spot.X0 && l.Spot.X1+(n.Spot.X1-n.Spot.X0)*float64(width(number))/float64(w) > right
}

// isIndented reports whether a line begins further in than the one before.
func isIndented(l, before *raw.Line) bool {
	if l.Spot.X0 > 0 && before.Spot.X0 > 0 {
		return l.Spot.X0 > before.Spot.X0+10
	}
	return strings.HasPrefix(l.Text, "　　") || strings.HasPrefix(l.Text, "    ")
}

// reach is how near to the right edge a line of words ends that goes on in the
// next though it has few characters: a number that did not fit stands there.
const reach = 12 // points

// rightEdge is where most lines end, 0 where lines have no places.
func rightEdge(lines []*raw.Line) float64 {
	var list []float64
	for _, l := range lines {
		if l.Spot.X1 > 0 && width(l.Text) >= 20 {
			list = append(list, l.Spot.X1)
		}
	}
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2]
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// fullWidth is how wide a full line of the text is, in half characters.
func fullWidth(lines []*raw.Line) int {
	var list []int
	for _, l := range lines {
		if w := width(l.Text); w >= 20 {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)*7/10]
}

// width is a text's width in half characters.
func width(s string) int {
	w := 0
	for _, c := range strings.TrimSpace(s) {
		w++
		if c > 0xff {
			w++
		}
	}
	return w
}

// reRunIn is a heading with its sentence right behind it: （一）收入支出决算总体情况
// 2022年度……
var reRunIn = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、.]|（[一二三四五六七八九十]+）) *[^，。；：0-9]{2,40}(?:情况|说明) *(20\d\d ?年)`)

// split parts a heading from the paragraph that goes on in its line
// （（一）总体情况。2022年度……）, and gives headings their level.
func split(list []*piece) []*piece {
	var out []*piece
	for _, p := range list {
		if p.level = headingLevel(p.plain); p.level > 0 || !reSection.MatchString(p.plain) && !reChapter.MatchString(p.plain) {
			out = append(out, p)
			continue
		}
		i := strings.Index(p.plain, "。")
		if i < 0 {
			out = append(out, p)
			continue
		}
		i += len("。")
		if m := reRunIn.FindStringSubmatchIndex(p.plain); m != nil {
			i = m[2]
		}
		n := utf8.RuneCountInString(p.plain[:i])
		head, rest := string([]rune(p.text)[:n]), string([]rune(p.text)[n:])
		level := headingLevel(p.plain[:i])
		if level < 2 || strings.TrimSpace(rest) == "" {
			out = append(out, p)
			continue
		}
		out = append(out,
			&piece{text: head, plain: p.plain[:i], level: level, line: p.line, spot: p.spot, parts: p.parts},
			&piece{text: rest, plain: p.plain[i:], line: p.line, spot: p.spot, parts: p.after(n)})
	}
	return out
}
