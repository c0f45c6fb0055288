package table

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// settlingOrder is that in which tables with unplaced amounts are read once more.
var settlingOrder = []kind{"03", "07", "08", "05", "04", "02", publicKind}

// Settle places the rows that several placings make add up by what the text
// says of their amounts, which known looks up by address, and by the tables
// that were read after them.
func (r *Result) Settle(known func(addr string) (decimal.Decimal, bool)) {
	t := r.from
	slices.SortStableFunc(r.open, func(a, b *builder) int {
		return slices.Index(settlingOrder, a.kind) - slices.Index(settlingOrder, b.kind)
	})
	for _, b := range r.open {
		if b.row.again {
			b.readAgain(known)
			continue
		}
		row := b.placePublic(known)
		old := b.t
		b.publicFrom(row)
		*old, b.t = *b.t, old // the same table for those who have it
		b.list = b.list[:len(b.list)-1]
	}
	for _, b := range r.open {
		if !b.row.again && b.row.several {
			t.unread = append(t.unread, Unread{Where: b.name(), Text: strings.Join(b.row.printed, " "), Spot: b.row.spot,
				Why: "空白的格没有留下，这几个数有几种放法都能使各栏相加成立，没有核对"})
		}
	}
	r.Tables, r.Unread, r.Impossible = t.list, t.unread, t.impossible
}

// undecided reports whether a table of subjects, or of public money, has
// amounts that could be in several columns.
func (b *builder) undecided() bool {
	return (b.isTree() || b.kind == "04") && slices.ContainsFunc(b.rows, func(row []raw.Cell) bool {
		return slices.ContainsFunc(row, func(c raw.Cell) bool { return c.Text == unplaced })
	})
}

// readAgain reads a table once more, now that the whole document is known.
func (b *builder) readAgain(known func(addr string) (decimal.Decimal, bool)) {
	own := func(addr string) bool { return strings.HasPrefix(addr, b.id+"/") }
	b.unread = slices.DeleteFunc(b.unread, func(u Unread) bool { return u.Where == b.name() })
	b.impossible = slices.DeleteFunc(b.impossible, func(i Impossible) bool { return own(i.Addr) })
	delete(b.dropped, b.id)
	delete(b.dropped, b.id+LineDropped)
	for addr := range b.spots {
		if own(addr) {
			delete(b.spots, addr)
		}
	}
	for addr := range b.printed {
		if strings.HasPrefix(addr, string(b.kind)) {
			delete(b.printed, addr)
		}
	}
	old, n := b.t, len(b.list)
	b.lines, b.row = b.row.lines, &openRow{again: true, known: known}
	b.lost()
	if len(b.list) == n { // as it was the first time
		b.t = old
		return
	}
	*old, b.t = *b.t, old // the same table for those who have it
	b.list = b.list[:n]
	b.row.again = false
	if b.garbled() {
		b.list = slices.DeleteFunc(b.list, func(x *report.Table) bool { return x == old })
		b.note("表里的数分不出属于哪一行哪一栏，没有核对")
	}
	b.row.again = true
}

// said is an amount of a table's cell that the text states.
func (b *builder) said(key, col string) (decimal.Decimal, bool) {
	if b.row == nil || b.row.known == nil {
		return decimal.Zero, false
	}
	if key == "" {
		key = totalKey
	}
	return b.row.known(b.id + "/" + key + "/" + col)
}
