package table

import (
	"strings"

	"juesuan/report"
)

// A name broken over lines may lose its end to the row below, or take a sign
// for nothing from the columns beside it. Where the letters of two rows are
// those of their subjects, only their places were lost.

// printedName is the name of a subject as a table that lost its cells has it.
type printedName struct {
	cells          []report.Cell
	at             int
	text, official string
}

// mendNames gives the names of a table that lost its cells back to their rows.
func (b *builder) mendNames() {
	above := map[int]*printedName{} // by the place among those of its row
	for i := range b.t.Rows {
		for k, n := range b.names(&b.t.Rows[i]) {
			if bare := strings.ReplaceAll(n.text, "—", ""); bare == n.official {
				n.set(bare)
			}
			if last := above[k]; last != nil && last.text != last.official && last.text+n.text == last.official+n.official {
				last.set(last.official)
				n.set(n.official)
			}
			above[k] = &n
		}
	}
}

// names are the subjects of a row with their names; one that nobody knows has
// no official name.
func (b *builder) names(r *report.Row) []printedName {
	var out []printedName
	code := ""
	for j := range r.Cells {
		s := tight(r.Cells[j].Text)
		switch {
		case isCode(s):
			code = s
		case code != "" && isWord(s):
			n := printedName{cells: r.Cells, at: j, text: s}
			if x, ok := b.cat.Function(code, b.year); ok && b.kind != economicKind {
				n.official = x.Name
			} else if x, ok := b.cat.Economic(code, b.year); ok && b.kind == economicKind {
				n.official = x.Name
			}
			out, code = append(out, n), ""
		}
	}
	return out
}

func (n *printedName) set(name string) {
	n.cells[n.at].Text, n.text = name, name
	for k := n.at + 1; k < len(n.cells) && n.cells[k].Amount != nil; k++ {
		n.cells[k].Name = name
	}
}
