package table

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// lost reads a table whose lines hold printed cells without the blank ones. It
// puts the cells back into the form's columns by the sums that close and reads
// the grid that comes out.
func (b *builder) lost() {
	lines := b.lines // before they are gathered
	b.lostLines()
	if b.undecided() && b.row == nil {
		b.row = &openRow{several: true, again: true, lines: lines}
	}
}

// lostLines reads the lines by the kind of the table.
func (b *builder) lostLines() {
	if b.torn() {
		b.begin()
		b.note("有的数折成了两行，拼不回去，没有核对")
		return
	}
	if b.scattered() && b.isTree() {
		b.gather()
	}
	if !b.gatherPublic() && (b.scattered() || b.kind == economicKind && b.apartStacks()) {
		b.begin()
		b.note("每格的文字各占一行，空白的格又没有留下，分不出各数属于哪一行哪一栏，没有核对")
		return
	}
	switch b.kind {
	case "01", "04":
		b.lostSides()
		b.sides()
	case economicKind:
		b.lostStacks()
		b.stacks()
	case publicKind:
		if b.otherPublic() {
			b.begin()
			b.note("表里有别的栏目，空白的格又没有留下，分不出各数属于哪一栏，没有核对")
			return
		}
		b.lostPublic()
	case wholeKind, projectKind:
		b.lostAssess()
	default:
		if b.lostTree() {
			columns := b.unprinted()
			b.tree()
			b.sumTotals(columns)
		}
	}
}

var reDigits = regexp.MustCompile(`^(?:[0-9]{1,2} *)+$`)

// tornLines is how many lines of nothing but one or two digits a table may
// have before its numbers are taken as broken over lines.
const tornLines = 2

// torn reports whether narrow cells have broken numbers over two lines.
func (b *builder) torn() bool {
	n := 0
	for _, l := range b.lines {
		if s := trim(narrow(l.Text)); reDigits.MatchString(s) && len(strings.Fields(s)) > 1 {
			n++
		}
	}
	return n >= tornLines && !b.scattered()
}

// loneNumbers is how many of ten lines of a table may hold one number and
// nothing else before its rows are taken as lost too.
const loneNumbers = 4

// scattered reports whether a text has each cell in a line of its own.
func (b *builder) scattered() bool {
	lone, single := 0, 0
	for _, l := range b.lines {
		s := trim(narrow(l.Text))
		if isNumber(strings.ReplaceAll(s, ",", "")) {
			lone++
		}
		if len(strings.Fields(apart(s))) == 1 {
			single++
		}
	}
	return lone > loneNumbers && (10*lone > loneNumbers*len(b.lines) || 10*single > 8*len(b.lines))
}

// isTree reports whether the table lists function subjects.
func (b *builder) isTree() bool { return formColumns[b.kind] != nil }

// gather puts the cells of a table of subjects, each in a line of its own, into
// rows: every code and the word for the total begin one.
func (b *builder) gather() {
	var out []*raw.Line
	within, ruler := false, false
	for _, l := range b.lines {
		s := tight(narrow(l.Text))
		switch {
		case isCode(s) && len(out) > 0 && within, isTotal(s) && (!within && ruler || within):
			within = true
		case s == "栏次":
			ruler = true
		case len(out) > 0 && (within || ruler):
			last := out[len(out)-1]
			last.Text += " " + s
			continue
		}
		row := *l
		out = append(out, &row)
	}
	if within {
		b.lines = out
	}
}

// garbled reports whether a table has amounts in its lines and none in its
// cells, or some within the names of its rows: they were read by nobody.
func (b *builder) garbled() bool {
	if b.glued() {
		return true
	}
	if countPlaced(b.t) > 0 || b.row != nil && (len(b.row.printed) > 0 || b.row.again) {
		return false
	}
	n := 0
	for _, l := range b.lines {
		_, nums := amounts(apart(l.Text))
		for _, s := range nums {
			if strings.Contains(s, ".") {
				n++
			}
		}
	}
	return n > 2
}

// reMoney is an amount within other text.
var reMoney = regexp.MustCompile(`[0-9]\.[0-9]{2}`)

// glued reports whether names of rows hold amounts, or no total does while
// rows below it do: the cells of several rows have run together.
func (b *builder) glued() bool {
	total, items := false, 0
	for i := range b.t.Rows {
		r := &b.t.Rows[i]
		money := 0
		for j := range r.Cells {
			switch c := &r.Cells[j]; {
			case c.Amount != nil && !c.Amount.Printed.IsZero():
				money++
			case c.Amount == nil && hasHan(c.Text) && reMoney.MatchString(c.Text):
				return true
			}
		}
		switch {
		case r.Kind == report.TotalRow:
			total = total || money > 0
		case money > 0:
			items++
		}
	}
	return b.isTree() && !total && items > 0
}

// countPlaced is how many cells of a table hold a printed amount.
func countPlaced(t *report.Table) int {
	n := 0
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Addr != "" && c.Amount != nil && c.Text != "" {
				n++
			}
		}
	}
	return n
}

// otherPublic reports whether a table of “三公” has columns besides the form's,
// or budget and spending as rows.
func (b *builder) otherPublic() bool {
	return slices.ContainsFunc(b.lines, func(l *raw.Line) bool {
		s := tight(l.Text)
		return strings.Contains(s, "会议费") || strings.Contains(s, "培训费") || strings.HasPrefix(s, "预算数") && strings.ContainsAny(s, "0123456789")
	})
}

var (
	reGlued = regexp.MustCompile(`(\p{Han}|）)(-?[0-9][0-9,]*\.[0-9]+)`)
	reTorn  = regexp.MustCompile(`([0-9]) ([,.][0-9])`)                                                      // 1 ,224.07
	reWide  = regexp.MustCompile(`(^|[^0-9.])([0-9]{1,3}(?:[\x{a0}\x{2009}\x{202f}][0-9]{3})+)(\.[0-9]{2})`) // 1 224.07, with a gap that does not break
	reFence = regexp.MustCompile(`(^|\s)[\[【〔（(]([23]\d{2}(?:\d{2}){0,2})[\]】〕）)]\s*`)                       // [201]一般公共服务支出
	reGlue2 = regexp.MustCompile(`([0-9]\.[0-9]{2})(\p{Han})`)
)

// apart sets a number apart from the words it is glued to, and a code in
// brackets from its name.
func apart(s string) string {
	if strings.ContainsAny(s, "\u00a0\u2009\u202f") {
		s = reWide.ReplaceAllStringFunc(s, func(n string) string { return n[:1] + tight(n[1:]) })
	}
	s = reTorn.ReplaceAllString(s, "$1$2")
	s = reFence.ReplaceAllString(trim(narrow(s)), "$1$2 ")
	return reGlue2.ReplaceAllString(reGlued.ReplaceAllString(s, "$1 $2"), "$1 $2")
}

// amounts cuts the numbers off the end of a line.
func amounts(s string) (words string, nums []string) {
	f := strings.Fields(s)
	n := len(f)
	for n > 0 {
		if _, ok := amount(f[n-1]); !ok {
			break
		}
		n--
	}
	return strings.Join(f[:n], ""), f[n:]
}

func cellOf(s string) raw.Cell { return raw.Cell{Text: s, RowSpan: 1, ColSpan: 1} }
