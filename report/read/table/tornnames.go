package table

import (
	"slices"
	"strings"

	"juesuan/report"
)

// A name broken over lines may lose its end to the row below, or take a sign
// for nothing from the columns beside it. Where the letters of two rows are
// those of their subjects, only their places were lost.

// tornName is the name of a subject as a table that lost its cells has it.
type tornName struct {
	cells          []report.Cell
	at             int
	text, official string
}

// mendNames gives the names of a table back to their rows.
func (b *builder) mendNames() {
	stacks := map[int][]*tornName{} // by the place among those of its row
	for i := range b.t.Rows {
		for k, n := range b.names(&b.t.Rows[i]) {
			if bare := strings.ReplaceAll(n.text, "—", ""); bare == n.official {
				n.set(bare)
			}
			stacks[k] = append(stacks[k], &n)
		}
	}
	for _, list := range stacks {
		for i := 0; i < len(list); i++ {
			if n := torn(list[i:]); n > 0 {
				for _, x := range list[i : i+n] {
					x.set(x.official)
				}
				i += n - 1
			}
		}
	}
}

// mostTorn is how many rows a name may run over.
const mostTorn = 5

// torn is how many of the first rows have only together the letters of their
// subjects; 0 where their names are no others than printed. Names that changed
// places are no torn ones.
func torn(list []*tornName) int {
	letters := map[rune]int{}
	open := 0 // letters of which one side has more
	count := func(s string, by int) {
		for _, r := range s {
			if was := letters[r]; was == 0 {
				open++
			} else if was == -by {
				open--
			}
			letters[r] += by
		}
	}
	for i, n := range list[:min(mostTorn, len(list))] {
		if n.official == "" || i == 0 && n.text == n.official {
			return 0
		}
		count(n.text, 1)
		count(n.official, -1)
		if open > 0 {
			continue
		}
		if i == 0 { // a slip of the pen within a name
			return 0
		}
		for _, x := range list[:i+1] {
			if slices.ContainsFunc(list[:i+1], func(y *tornName) bool { return x != y && x.text == y.official && x.text != x.official }) {
				return 0
			}
		}
		return i + 1
	}
	return 0
}

// names are the subjects of a row with their names; one that nobody knows has
// no official name.
func (b *builder) names(r *report.Row) []tornName {
	var out []tornName
	code := ""
	for j := range r.Cells {
		s := tight(r.Cells[j].Text)
		switch {
		case isCode(s):
			code = s
		case code != "" && isWord(s):
			n := tornName{cells: r.Cells, at: j, text: s}
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

func (n *tornName) set(name string) {
	n.cells[n.at].Text, n.text = name, name
	for k := n.at + 1; k < len(n.cells) && n.cells[k].Amount != nil; k++ {
		n.cells[k].Name = name
	}
}
