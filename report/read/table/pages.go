package table

import (
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// goesOn reports whether a grid is the next page of the table. Pages repeat
// title, label, captions and head, all, some or none of them: what they print
// must not name another table, and a head of their own must be the same one.
func (d *draft) goesOn(next *draft) bool {
	if len(next.rows) == 0 || len(d.rows) == 0 {
		return false
	}
	if next.kind == d.kind && next.continued && d.selfAssessment() {
		return true // its pages are laid out each on its own
	}
	if next.label != "" && !sameLabel(next.label, d.label) {
		return false
	}
	if next.kind != d.kind && (next.kind != noKind || next.title != "") {
		return false
	}
	body := startsInBody(d.kind, next.rows[0])
	switch {
	case len(next.rows[0]) != len(d.rows[0]) && !(body && next.widen(d.rows)):
		return false
	case next.kind == noKind, next.continued:
		return true
	}
	return d.kind != projectKind && (body || repeated(d.rows, next.rows[0]) >= 0)
}

func (d *draft) selfAssessment() bool { return d.kind == wholeKind || d.kind == projectKind }

// sameLabel reports whether two form labels are of one table: 公开03表 and
// 公开03表（续）.
func sameLabel(a, b string) bool {
	n := labelNumber(a)
	return a == b || n != "" && n == labelNumber(b)
}

// highestHead is how many rows the head of a table has at most.
const highestHead = 9

// repeated is which row of a table's head a row prints once more, or -1.
func repeated(head [][]raw.Cell, row []raw.Cell) int {
	text := rowText(row)
	for i := range head[:min(highestHead, len(head))] {
		if text != "" && rowText(head[i]) == text && !hasCode(row) {
			return i
		}
	}
	return -1
}

// startsInBody reports whether the first row of a page is no head: it lists a
// subject, is a numbered line or one of the form's, or has an amount.
func startsInBody(k kind, row []raw.Cell) bool {
	if isRuler(row) {
		return false
	}
	for _, j := range filled(row) {
		s := tight(narrow(row[j].Text))
		_, number := amount(s)
		if number || isCode(s) || splitCode(s) != "" || bareLabel(s) != s {
			return true
		}
		if (k == "01" || k == "04") && sideLine(s, false) != "" && fundOf(s) == "" {
			return true
		}
	}
	return false
}

// cutHead drops from a next page the rows of the head that it repeats: all of
// them, or only the last ones.
func cutHead(head, rows [][]raw.Cell) [][]raw.Cell {
	at := max(0, repeated(head, rows[0]))
	n := 0
	for n < len(rows) && at+n < len(head) && rowText(rows[n]) == rowText(head[at+n]) && !hasCode(rows[n]) {
		n++
	}
	return rows[n:]
}

// joinTorn puts the next page of a table below it. Where the page broke within
// the last row, the digits that its numbers lost and the ends of its names come back to them.
func joinTorn(rows, next [][]raw.Cell) [][]raw.Cell {
	if len(next) == 0 || len(rows) == 0 {
		return append(rows, next...)
	}
	last, rest := rows[len(rows)-1], next[0]
	at := filled(rest)
	if len(at) == 0 || len(rest) != len(last) {
		return append(rows, next...)
	}
	whole := slices.Clone(last)
	for _, j := range at {
		if !tornDigits(last[j].Text, rest[j].Text) && !(lists(last) && tornWords(last[j].Text, rest[j].Text)) {
			return append(rows, next...)
		}
		whole[j].Text = tight(last[j].Text) + tight(rest[j].Text)
	}
	return slices.Concat(rows[:len(rows)-1], [][]raw.Cell{whole}, next[1:])
}

// tornDigits reports whether a number lacks the cents that stand below it.
func tornDigits(begun, end string) bool {
	begun, end = tight(narrow(begun)), tight(narrow(end))
	_, cents, ok := strings.Cut(begun, ".")
	return ok && isAmountText(begun) && strings.Trim(end, "0123456789") == "" && len(cents)+len(end) == 2
}

// tornWords reports whether a cell of words may go on in the one below.
func tornWords(begun, end string) bool {
	end = tight(end)
	return hasHan(begun) && isWord(end) && !isTotal(end) && !isNote(end) && !reSigned.MatchString(narrow(end)) && !reBareNote.MatchString(end)
}

// lists reports whether a row is that of a subject: its code stands in a cell of
// its own or before the name.
func lists(row []raw.Cell) bool {
	return hasCode(row) || slices.ContainsFunc(row, func(c raw.Cell) bool {
		code, _ := codedName(tight(narrow(c.Text)))
		return code != ""
	})
}
