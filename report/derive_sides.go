package report

import (
	"fmt"
	"slices"
	"strconv"
)

// sides builds a table of two halves with fixed lines (公开01 and 04表). A class
// that the layout has no line for gets a line of its own after the last class,
// so that no money vanishes from the table; 行次 are counted anew.
func (d *deriver) sides(def *tableDef, t *Table) error {
	var cols []columnDef
	halves := make([]half, len(def.Sides))
	for i := range def.Sides {
		s := &def.Sides[i]
		halves[i] = half{side: s, at: len(cols), lines: slices.Clone(s.lines)}
		cols = append(cols, s.Columns...)
	}
	t.Columns = columnsOf(cols)
	t.Head = head(cols, def.Ruler)
	for i := range halves {
		d.classLines(&halves[i])
	}
	level(halves)
	n := 0
	for i := range halves {
		if err := d.half(def, &halves[i], n); err != nil {
			return err
		}
		n += len(halves[i].lines)
	}
	for r := range halves[0].lines {
		row := Row{Kind: LineRow}
		for i := range halves {
			row.Cells = append(row.Cells, halves[i].rows[r]...)
			if halves[i].lines[r].of != nil && row.Key == "" {
				row.Kind, row.Key = TotalRow, halves[i].lines[r].key
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// half is the work on one side.
type half struct {
	side  *sideDef
	at    int // first column
	lines []lineDef
	extra int // lines added for classes the layout lacks
	last  int // where they were added
	rows  [][]Cell
	class map[string][]sum // by class code, by column
}

// classLines sums the side's classes and adds lines for those the layout lacks.
func (d *deriver) classLines(h *half) {
	h.class = map[string][]sum{}
	h.last = 0 // where the layout has no class, they come first
	for i, l := range h.lines {
		if isClass(l.key) {
			h.last = i + 1
		}
	}
	if len(h.side.sels) == 0 {
		return
	}
	for i := range h.side.Columns {
		c := &h.side.Columns[i]
		if !c.amount() || len(c.Of) > 0 {
			continue
		}
		d.recs.spread(narrow(h.side.sels, c.where), func(code string) *sum {
			class := prefix(code, 3)
			if h.class[class] == nil {
				h.class[class] = make([]sum, len(h.side.Columns))
			}
			return &h.class[class][i]
		})
	}
	for _, class := range keysOf(h.class) {
		known := slices.ContainsFunc(h.lines, func(l lineDef) bool { return l.key == class })
		if known || !slices.ContainsFunc(h.class[class], func(s sum) bool { return s.nonzero }) {
			continue
		}
		l := lineDef{key: class, label: ordinal(h.classes()+1) + "、" + d.names.function(class)}
		h.lines = slices.Insert(h.lines, h.last, l)
		h.last++
		h.extra++
	}
}

func (h *half) classes() int {
	n := 0
	for _, l := range h.lines {
		if isClass(l.key) {
			n++
		}
	}
	return n
}

// isClass tells a class line by its key, a code of three digits.
func isClass(key string) bool {
	if len(key) != 3 {
		return false
	}
	_, err := strconv.Atoi(key)
	return err == nil
}

// level keeps the halves' totals side by side: where one got a line more, the
// others get a blank one at the same place.
func level(halves []half) {
	at, extra := 0, 0
	for i := range halves {
		if halves[i].extra > 0 {
			at, extra = halves[i].last-halves[i].extra, halves[i].extra
		}
	}
	longest := 0
	for i := range halves {
		h := &halves[i]
		for range extra - h.extra {
			h.lines = slices.Insert(h.lines, min(at, len(h.lines)), lineDef{})
		}
		longest = max(longest, len(h.lines))
	}
	for i := range halves {
		for len(halves[i].lines) < longest {
			halves[i].lines = append(halves[i].lines, lineDef{})
		}
	}
}

// narrow adds a column's conditions to a line's selectors.
func narrow(sels []selector, where []condition) []selector {
	if len(where) == 0 {
		return sels
	}
	out := make([]selector, len(sels))
	for i := range sels {
		out[i] = sels[i].with(where)
	}
	return out
}

// half fills the rows of one side; its first line has the number before+1.
func (d *deriver) half(def *tableDef, h *half, before int) error {
	cols := h.side.Columns
	h.rows = make([][]Cell, len(h.lines))
	byKey := map[string][]Cell{}
	// Lines that add up others may stand above them (年初结转 over its funds),
	// so they are filled in rounds until nothing is left.
	for range h.lines {
		left := 0
		for i := range h.lines {
			if h.rows[i] != nil {
				continue
			}
			row, ok := d.line(def, h, &h.lines[i], byKey)
			if !ok {
				left++
				continue
			}
			for c := range cols {
				switch cols[c].Kind {
				case "line":
					row[c] = label(strconv.Itoa(before+i+1), Center)
				case "name":
					row[c] = label(h.lines[i].label, Left)
					if total := h.lines[i].of; total != nil {
						row[c].Bold = true
						row[c].Align = Center
					}
				}
			}
			h.rows[i] = row
			if k := h.lines[i].key; k != "" {
				byKey[k] = row
			}
		}
		if left == 0 {
			return nil
		}
	}
	return fmt.Errorf("“%s”一栏有几行互相等于对方之和，请检查 %s", h.side.Head, h.side.Lines)
}

// line makes the amount cells of a line; false if a line it adds up is not
// there yet.
func (d *deriver) line(def *tableDef, h *half, l *lineDef, byKey map[string][]Cell) ([]Cell, bool) {
	cols := h.side.Columns
	row := make([]Cell, len(cols))
	amounts := 0
	for i := range cols {
		if cols[i].amount() {
			amounts++
		}
	}
	addr := func(c *columnDef) string {
		if amounts == 1 {
			return def.ID + "/" + l.key
		}
		return def.ID + "/" + l.key + "/" + c.Key
	}
	name := shortOf(l.label)
	for i := range cols {
		c := &cols[i]
		if !c.amount() {
			continue
		}
		switch {
		case len(c.Of) > 0 && l.key != "" && (isClass(l.key) || l.of != nil || l.sels != nil):
			continue // filled last
		case l.of != nil:
			parts, ok := h.parts(l.of, byKey, i)
			if !ok {
				return nil, false
			}
			row[i] = d.amountCell(addr(c), name, addCells(parts...))
			row[i].Bold = true
		case isClass(l.key) && l.sels == nil:
			var s sum
			if list := h.class[l.key]; list != nil {
				s = list[i]
			}
			row[i] = d.amountCell(addr(c), name, s)
		case l.sels != nil:
			row[i] = d.amountCell(addr(c), name, d.recs.pick(narrow(l.sels, c.where)))
		default:
			row[i] = label("", Right)
		}
	}
	d.fillOf(cols, row, name, addr)
	if l.of != nil {
		for i := range row {
			row[i].Bold = true
		}
	}
	return row, true
}

// parts are the cells in column i of the lines with the keys.
func (h *half) parts(keys []string, byKey map[string][]Cell, i int) ([]*Cell, bool) {
	var out []*Cell
	for _, k := range keys {
		if k != allClasses {
			row, ok := byKey[k]
			if !ok {
				return nil, false
			}
			out = append(out, &row[i])
			continue
		}
		for _, l := range h.lines {
			if !isClass(l.key) {
				continue
			}
			row, ok := byKey[l.key]
			if !ok {
				return nil, false
			}
			out = append(out, &row[i])
		}
	}
	return out, true
}

var digits = []rune("零一二三四五六七八九")

// ordinal writes a number from 1 to 999 in Chinese: 二十一; beyond, in digits.
func ordinal(n int) string {
	switch {
	case n < 0 || n > 999:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strcat("十", n%10)
	case n < 100:
		return string(digits[n/10]) + strcat("十", n%10)
	}
	hundreds, rest := string(digits[n/100])+"百", n%100
	switch {
	case rest == 0:
		return hundreds
	case rest < 10:
		return hundreds + "零" + string(digits[rest])
	default:
		return hundreds + string(digits[rest/10]) + strcat("十", rest%10)
	}
}

func strcat(ten string, one int) string {
	if one == 0 {
		return ten
	}
	return ten + string(digits[one])
}
