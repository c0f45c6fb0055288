package pdf

import (
	"strings"
	"unicode"
)

const (
	// noStart may not stand at a line's start (避头), noEnd not at its end (避尾).
	noStart = closingMarks + "．％‰℃…—～·,.:;?!%)]}’”"
	noEnd   = openingMarks + "￥＄$¥([{＋±≥≤＝=＜＞<>"
)

// units are the words of more than one character that stay whole behind a
// number; one character behind a number always stays with it.
var units = []string{
	"万元", "亿元", "年度", "个百分点", "人次", "批次", "平方米", "公里", "台套", "台（套）", "小时", "千米", "公斤",
}

// breaks says for each character of a text whether a line may start with it.
// A number is never parted from its sign, its decimals, its percent sign or
// its unit: “418.81万元”, “27.07%”, “2022年度” stay whole.
func breaks(rs []rune) []bool {
	ok := make([]bool, len(rs))
	for i := 1; i < len(rs); i++ {
		ok[i] = breakBetween(rs[i-1], rs[i])
	}
	for i := 1; i < len(rs); i++ {
		if !isNumberEnd(rs[i-1]) || isNumberEnd(rs[i]) {
			continue
		}
		if unicode.Is(unicode.Han, rs[i]) {
			ok[i] = false
		}
		for _, u := range units {
			if hasPrefix(rs[i:], u) {
				for k := range len([]rune(u)) {
					ok[i+k] = false
				}
				break
			}
		}
	}
	return ok
}

func hasPrefix(rs []rune, s string) bool {
	for _, r := range s {
		if len(rs) == 0 || rs[0] != r {
			return false
		}
		rs = rs[1:]
	}
	return true
}

func isNumberEnd(r rune) bool { return r >= '0' && r <= '9' }

// breakBetween reports whether a line may end with a and the next start with b.
func breakBetween(a, b rune) bool {
	switch {
	case a == '\n':
		return true
	case b == ' ', b == '\n':
		return false
	case strings.ContainsRune(noStart, b), strings.ContainsRune(noEnd, a):
		return false
	case a == ' ':
		return true
	case a == '-' || a == '+':
		return false
	}
	return !isWord(a) || !isWord(b)
}

// isWord reports whether a character is part of a Latin word or a number.
func isWord(r rune) bool {
	return r > ' ' && r < 0x2000 && r != '·' && !unicode.Is(unicode.Han, r)
}

// line is a stretch of glyphs that stand on one line.
type line struct {
	from, to int
	natural  float64 // room without stretching or tightening
	last     bool    // ends a paragraph: not justified
}

// breakLines sets glyphs into lines of a width; the first line is narrower by
// indent. A word wider than a whole line is broken where it must be, so that
// nothing ever sticks out. An empty text has one empty line.
//
// The breaker fills each line, and where the next word misses by less than
// the blank inside the line's punctuation, it is taken in if that disturbs
// the line less than stretching would.
func breakLines(gs []glyph, width, indent float64) []line {
	rs := make([]rune, len(gs))
	for i := range gs {
		rs[i] = gs[i].r
	}
	may := breaks(rs)
	lines := make([]line, 0, 4)
	for from := 0; ; {
		room := width
		if len(lines) == 0 {
			room -= indent
		}
		ln := nextLine(gs, may, from, room)
		next := ln.to
		if next < len(gs) && gs[next].r == '\n' {
			next++
			ln.last = true
		}
		for !ln.last && next < len(gs) && gs[next].r == ' ' {
			next++
		}
		ln.last = ln.last || next >= len(gs)
		lines = append(lines, trim(gs, ln))
		if next >= len(gs) {
			return lines
		}
		from = next
	}
}

// nextLine finds the end of the line that starts at from.
func nextLine(gs []glyph, may []bool, from int, room float64) line {
	const slop = 0.01
	w, give := 0.0, 0.0
	fit, fitWidth := -1, 0.0     // the last break that fits as it is
	tight, tightWidth := -1, 0.0 // the first that fits when marks are tightened
	i := from
	for ; i < len(gs) && gs[i].r != '\n'; i++ {
		if i > from && may[i] {
			if w <= room+slop {
				fit, fitWidth = i, w
			} else if tight < 0 && w-give <= room {
				tight, tightWidth = i, w
			}
		}
		if w-give > room+slop {
			break
		}
		w += gs[i].advance
		give += gs[i].give
	}
	ended := i == len(gs) || gs[i].r == '\n'
	switch {
	case ended && w <= room+slop:
		return line{from: from, to: i, natural: w}
	case ended && tight < 0 && w-give <= room:
		tight, tightWidth = i, w
	}
	switch {
	case fit < 0 && tight >= 0, tight >= 0 && tightWidth-room < room-fitWidth:
		return line{from: from, to: tight, natural: tightWidth}
	case fit >= 0:
		return line{from: from, to: fit, natural: fitWidth}
	}
	return forcedLine(gs, from, room)
}

// forcedLine breaks inside a word that is wider than the line.
func forcedLine(gs []glyph, from int, room float64) line {
	w, i := gs[from].advance, from+1
	for i < len(gs) && gs[i].r != '\n' && w+gs[i].advance <= room+0.01 {
		w += gs[i].advance
		i++
	}
	return line{from: from, to: i, natural: w}
}

// trim takes the blanks off a line's end.
func trim(gs []glyph, ln line) line {
	for ln.to > ln.from+1 && gs[ln.to-1].r == ' ' {
		ln.to--
		ln.natural -= gs[ln.to].advance
	}
	return ln
}
