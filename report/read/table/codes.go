package table

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Codes of subjects as places print them: in a cell, in three, each level only
// in its own, or within the cell of the name.

// codeDigits are the digits of a code.
const codeDigits = `[23][0-9]{2}(?:[0-9]{2}){0,2}`

var (
	// reCodeBefore is a code set apart from the name behind it: [201]甲, （201）甲,
	// 201-甲, 201.甲.
	reCodeBefore = regexp.MustCompile(`^(?:[\[【〔（(](` + codeDigits + `)[\]】〕）)][-–—.．、:：_]?|(` + codeDigits + `)[-–—.．、:：_]{1,2})([\p{Han}“"（(《].*)$`)
	// reCodeBehind is a code in brackets behind the name: 甲（201）.
	reCodeBehind = regexp.MustCompile(`^([\p{Han}“"（(《].*)[\[【〔（(](` + codeDigits + `)[\]】〕）)]$`)
	// reApart is what stands around a code, or between its levels.
	reApart = regexp.MustCompile(`^[\[【〔（(]|[\]】〕）)]$|[-–—.．、_]`)
)

// codedName divides a text that has a code and a name; code is empty where it
// has not both.
func codedName(s string) (code, name string) {
	s = narrow(s)
	if m := reCodeBefore.FindStringSubmatch(s); m != nil && hasHan(m[3]) {
		return m[1] + m[2], m[3]
	}
	if m := reCodeBehind.FindStringSubmatch(s); m != nil {
		return m[2], m[1]
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n < len(s) && s[n] != '.' && s[n] != ',' && isCode(s[:n]) && hasHan(s[n:]) {
		return s[:n], s[n:]
	}
	return "", ""
}

// splitCode is the code that stands with a name in one text: 2010301行政运行.
func splitCode(s string) string {
	code, _ := codedName(s)
	return code
}

// bareCode is what a cell of a code says: its digits, or the cell as it is.
func bareCode(s string) string {
	if bare := reApart.ReplaceAllString(s, ""); isCode(bare) || isTwoDigits(bare) {
		return bare
	}
	if blanks[s] || slices.Contains(codeParts, s) {
		return ""
	}
	return s
}

// codeCells reads the cells of the codes, row by row: what a row leaves blank
// before its first cell is what the rows above it printed there.
type codeCells struct {
	above []string // the code up to each column, of the row before
}

// read is the code that the cells of a row say, or "".
func (c *codeCells) read(cells []string) string {
	for len(c.above) < len(cells) {
		c.above = append(c.above, "")
	}
	parts := make([]string, len(cells))
	first := -1
	for k, s := range cells {
		if parts[k] = bareCode(s); parts[k] == "" {
			continue
		}
		if first < 0 {
			first = k
		}
		if k > 0 && len(parts[k]) == 1 && strings.Trim(parts[k], "0123456789") == "" { // a sheet that dropped its zero
			parts[k] = "0" + parts[k]
		}
	}
	if first < 0 {
		return ""
	}
	at, whole := make([]string, len(parts)), "" // the code up to each column
	if first > 0 {
		whole = c.above[first-1]
	}
	for k := range parts {
		switch {
		case k < first:
			at[k] = c.above[k]
			continue
		case parts[k] == "" && k > 0 && strings.HasPrefix(c.above[k], whole) && slices.ContainsFunc(parts[k:], func(s string) bool { return s != "" }):
			whole = c.above[k]
		case isCode(parts[k]) && (whole == "" || len(parts[k]) > 3): // the whole of it
			whole = parts[k]
		case parts[k] == "":
			continue
		default:
			whole += parts[k]
		}
		at[k] = whole
	}
	if isCode(whole) || first == 0 && len(whole) > 2 && strings.Trim(whole, "0123456789") == "" { // a wrong one is told as such
		c.above = at
		return whole
	}
	return ""
}

// restOfCode reports whether a column goes on with the code in the one before:
// it has nothing but a few digits, and the names stand behind it.
func (b *builder) restOfCode(j int) bool {
	if j == 0 || b.cols[j-1].kind != report.CodeColumn || !b.column(j, isRestOfCode) {
		return false
	}
	if b.column(j, func(s string) bool { return s != "" && !isRestOfCode(s) }) {
		return false
	}
	for k := j + 1; k < len(b.cols); k++ {
		if b.column(k, isWord) {
			return true
		}
	}
	return false
}

func isRestOfCode(s string) bool {
	return len(s) > 0 && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// rowHead is what a row says of itself before its amounts.
func (b *builder) rowHead(row []raw.Cell) (code, name string, total bool) {
	var cells []string
	for j := range min(len(row), len(b.cols)) {
		s := tight(narrow(row[j].Text))
		if row[j].Covered {
			s = ""
		}
		own, rest := codedName(s)
		switch b.cols[j].kind {
		case report.CodeColumn:
			switch {
			case isTotal(s):
				total, s = true, ""
			case own != "": // code and name in one cell
				code, name, s = own, rest, ""
			}
			cells = append(cells, s)
		case report.NameColumn:
			switch {
			case isTotal(s):
				total = true
			case own != "":
				code, name = own, rest
			case s != "":
				name = tight(row[j].Text)
			}
		}
	}
	if code == "" {
		code = b.codes.read(cells)
	}
	return code, name, total
}

// codeHeads is the row that numbers the columns with nothing left of it but the
// heads of the cells of a code that stand in it.
func codeHeads(ruler []raw.Cell) []raw.Cell {
	out := slices.Clone(ruler)
	for j := range out {
		if !slices.Contains(codeParts, tight(out[j].Text)) {
			out[j].Text = ""
		}
	}
	return out
}

// lostRows says which rows were not recognised. They are not nothing: what adds
// up the rows of the table is not checked.
func (b *builder) lostRows() {
	if len(b.strange) == 0 {
		return
	}
	b.dropped[b.id], b.dropped[b.id+LineDropped] = true, true
	if n := len(b.strange); n > mostNamed {
		b.note("有 %d 行没有认出科目编码（如“%s”），没有核对", n, b.strange[0])
		return
	}
	for _, s := range b.strange {
		b.note("有一行“%s”没有认出科目编码，没有核对", s)
	}
}

// mostNamed is how many rows that were not recognised are told one by one.
const mostNamed = 3
