package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"juesuan/report/read/raw"
)

var (
	// reBreak is where a section or an item begins within a line.
	reBreak = regexp.MustCompile(`(?:^|[ 。；])((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、])[^ 0-9])`)
	// reTitled is a heading with its text behind a gap.
	reTitled = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.、]) ?[^，。；：0-9 ]{2,40}(?:情况|说明|设置|职责|职能|概况)( +)[^ ]`)
)

// fewBreaks is how many sections a line has that holds a whole text.
const fewBreaks = 3

// broken breaks lines that hold a whole text, as a copy from the web may, at the
// numbers of its sections. Others stay as they are.
func broken(lines []*raw.Line) []*raw.Line {
	var out []*raw.Line
	for _, l := range lines {
		plain := string(normal(l.Text))
		var at []int
		for _, m := range reBreak.FindAllStringSubmatchIndex(plain, -1) {
			at = append(at, m[2])
		}
		if len(at) < fewBreaks {
			out = append(out, l)
			continue
		}
		from := 0
		for _, to := range append(at, len(plain)) {
			part := plain[from:to]
			if m := reTitled.FindStringSubmatchIndex(part); m != nil {
				out = cut(out, l, plain, from, from+m[2])
				from += m[3]
			}
			out = cut(out, l, plain, from, to)
			from = to
		}
	}
	return out
}

// cut adds a part of a line, told in bytes of its normal writing, as a line of
// its own.
func cut(list []*raw.Line, l *raw.Line, plain string, from, to int) []*raw.Line {
	a := utf8.RuneCountInString(plain[:from])
	text := []rune(l.Text)[a : a+utf8.RuneCountInString(plain[from:to])]
	if strings.TrimSpace(string(text)) == "" {
		return list
	}
	return append(list, &raw.Line{Text: string(text), Spot: l.Spot, Whole: true})
}
