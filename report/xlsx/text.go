package xlsx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/width"
)

// clean drops the control characters that XML cannot hold; line breaks and
// tabs stay.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && r != '\ufffe' && r != '\uffff' {
			return r
		}
		return -1
	}, s)
}

// maxText is the longest text of a cell in Excel, in UTF-16 units; a writer
// that cuts it would publish half a sentence.
const maxText = 32767

// cellText returns the text as a cell can hold it.
func cellText(s string) (string, error) {
	s = clean(s)
	if len(s) > maxText { // bytes are never fewer than UTF-16 units
		if n := len(utf16.Encode([]rune(s))); n > maxText {
			return "", fmt.Errorf("以“%s”开头的文字有 %d 个字，一个单元格最多 %d 个。请缩短这段文字", string([]rune(s)[:12]), n, maxText)
		}
	}
	return s, nil
}

// risky tells a text that a spreadsheet turns into a formula or a number when
// somebody edits its cell and presses Enter.
func risky(s string) bool {
	return s != "" && strings.ContainsRune("=+-@0123456789", rune(s[0])) && len(s) < 250
}

// textWidth is the width of a line in half-width characters.
func textWidth(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case k == width.EastAsianWide || k == width.EastAsianFullwidth || k == width.EastAsianAmbiguous:
			n += 2
		default:
			n++
		}
	}
	return n
}

// lines is how many lines a text takes in a column of a width.
func lines(s string, room float64) int {
	n := 0
	for l := range strings.SplitSeq(s, "\n") {
		n += max(1, ceil(textWidth(l)/max(2, room)))
	}
	return n
}

func ceil(f float64) int {
	n := int(f)
	if float64(n) < f {
		n++
	}
	return n
}
