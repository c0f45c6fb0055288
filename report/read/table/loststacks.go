package table

import (
	"strings"

	"juesuan/report/read/raw"
)

// stackEntry is one subject of table 06.
type stackEntry struct {
	code, name, num string
	stack           int
	spot            raw.Spot
}

// stackLines reads the lines of table 06, which have a subject of each stack.
type stackLines struct {
	*builder
	list   []*stackEntry
	stacks map[string]int // by class
	totals [2]string
	found  [2]bool
	names  stackNames
}

// tornRows is how many lines of table 06 may begin with an amount before a code:
// with more of them the rows have come apart.
const tornRows = 2

// apartStacks reports whether the rows of table 06 have come apart: the amount
// of one stands before the code of the next.
func (b *builder) apartStacks() bool {
	n := 0
	for _, l := range b.lines {
		f := strings.Fields(apart(l.Text))
		if len(f) > 1 && strings.Contains(f[0], ".") && isAmountText(f[0]) && isCode(f[1]) {
			n++
		}
	}
	return n > tornRows
}

// lostStacks puts code, name and amount of each subject into its stack.
func (b *builder) lostStacks() {
	r := stackLines{builder: b, stacks: map[string]int{}}
	for _, l := range b.lines {
		s := reCells.ReplaceAllString(apart(l.Text), "$1$2$3$4")
		if strings.Contains(s, "合计") {
			r.total(s)
		} else {
			r.line(joinedCodes(strings.Fields(s)), l.Spot)
		}
	}
	for _, s := range r.names.join(b) {
		b.note("“%s”看不出属于哪一行，没有核对", s)
	}
	b.placeStacks(r.list, r.totals, r.found)
}

// joinedCodes are the words of a line with 类 and 款 of a code in one.
func joinedCodes(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		if len(w) == 3 && isCode(w) && w[0] == '3' && i+1 < len(words) && isTwoDigits(words[i+1]) {
			i++
			w += words[i]
		}
		out = append(out, w)
	}
	return out
}

// total reads the line with 人员经费合计 and 公用经费合计.
func (r *stackLines) total(s string) {
	for i, key := range []string{staffTotal, officeTotal} {
		if _, rest, ok := strings.Cut(strings.ReplaceAll(s, " 合计", "合计"), key); ok {
			f := strings.Fields(rest)
			r.found[i] = true
			if len(f) > 0 && isAmountText(f[0]) {
				r.totals[i] = f[0]
			}
		}
	}
}

func (r *stackLines) line(words []string, spot raw.Spot) {
	at := 0
	var last *stackEntry
	var row []*stackEntry
	for _, w := range words {
		own, rest := codedName(w)
		switch {
		case isCode(w) && len(w) <= 5, own != "" && len(own) <= 5:
			e := &stackEntry{code: w, stack: at, spot: spot}
			if own != "" {
				e.code, e.name = own, rest
			}
			if n, ok := r.stacks[e.code[:3]]; ok {
				e.stack = n
			} else {
				r.stacks[e.code[:3]] = at
			}
			at++
			r.list, row, last = append(r.list, e), append(row, e), e
		case last != nil && last.num == "" && (blanks[w] || w == "0"): // nothing, of a name that stands around the line
			last.num = w
		case isAmountText(w) && (strings.Contains(w, ".") || !blanks[w] && last != nil && last.name != ""):
			if last == nil && len(r.list) > 0 {
				last = r.list[len(r.list)-1]
			}
			if last != nil && last.num == "" {
				last.num = w
			}
		case len(row) > 0:
			last.name += w
		case len(r.list) > 0:
			r.names.piece(w)
		}
	}
	if len(row) > 0 {
		r.names.row(row)
	}
}

// placeStacks makes the grid of the subjects.
func (b *builder) placeStacks(list []*stackEntry, totals [2]string, found [2]bool) {
	width := 1
	for _, e := range list {
		width = max(width, e.stack+1)
	}
	head := make([]raw.Cell, 3*width)
	for i := range width {
		head[3*i], head[3*i+1], head[3*i+2] = cellOf("科目编码"), cellOf("科目名称"), cellOf("决算数")
	}
	b.rows = [][]raw.Cell{head}
	depth := make([]int, width)
	for _, e := range list {
		depth[e.stack]++
		for len(b.rows) <= depth[e.stack] {
			row := make([]raw.Cell, 3*width)
			for j := range row {
				row[j] = cellOf("")
			}
			b.rows = append(b.rows, row)
		}
		row := b.rows[depth[e.stack]][3*e.stack:]
		row[0], row[1], row[2] = cellOf(e.code), cellOf(e.name), cellOf(e.num)
		for j := range 3 {
			row[j].Spot = e.spot
		}
	}
	if found[0] || found[1] {
		row := make([]raw.Cell, 3*max(2, width))
		for j := range row {
			row[j] = cellOf("")
		}
		row[0], row[2], row[3], row[5] = cellOf("人员经费合计"), cellOf(totals[0]), cellOf("公用经费合计"), cellOf(totals[1])
		b.rows = append(b.rows, row[:3*width])
	}
}
