package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
)

// tables is what the drafts of a file come to.
type tables struct {
	list       []*report.Table
	spots      map[string]raw.Spot // of cells, by address
	facts      []*report.Fact      // that the tables state and no cell holds
	unread     []Unread
	dropped    map[string]bool // tables with a column that could not be read
	impossible []Impossible
	unit       report.Unit
	printed    map[string]decimal.Decimal // by addresses of the national form
	after      map[string]int             // lines of text before a table, by ID
	open       []*builder                 // tables whose rows the text may settle
}

// builder makes one table of the Book from a draft.
type builder struct {
	*draft
	*tables
	id      string
	year    int
	cat     *store.Catalogue
	other   bool            // the table prints another unit than the document
	by      decimal.Decimal // turns its amounts into the document's
	t       *report.Table
	cols    []column
	body    [][]raw.Cell
	row     *openRow // of a table that lost its cells
	codes   codeCells
	strange []string // rows with amounts whose subject was not recognised
	heads   int      // rows of the head, where the total's row printed the last of them
}

// column is what a column of a draft holds.
type column struct {
	kind report.ColumnKind
	key  string   // last part of addresses; "" where the form knows no such column
	path []string // labels of the head from top to bottom
	used bool     // it has an amount that was read
}

func (c *column) has(words ...string) bool {
	s := strings.Join(c.path, "/")
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func (c *column) last() string {
	if len(c.path) == 0 {
		return ""
	}
	return c.path[len(c.path)-1]
}

// note says what could not be read in the table.
func (b *builder) note(format string, a ...any) {
	b.unread = append(b.unread, Unread{Where: b.name(), Why: fmt.Sprintf(format, a...), Spot: b.spot})
}

func (b *builder) name() string {
	if b.label != "" {
		return b.label + "“" + b.title + "”"
	}
	return "“" + b.title + "”"
}

// begin makes the empty table.
func (b *builder) begin() {
	b.t = &report.Table{
		ID: b.id, Title: b.title, Label: b.label, Department: b.department, Unit: b.unitLine, Notes: b.notes,
		Landscape: len(b.rows) > 0 && len(b.rows[0]) > 6,
	}
	if b.draft.year != "" {
		b.t.Year = b.draft.year + "年度"
	}
}

// split divides the rows into head and body and reads the columns off the head.
func (b *builder) split(isBody func(row []raw.Cell) bool) {
	n, ruler := 0, false
	for n < len(b.rows) && n < 9 {
		if isRuler(b.rows[n]) {
			n++
			ruler = true
			for n < len(b.rows) && isRuler(b.rows[n]) { // a second one: 栏间关系
				n++
			}
			break
		}
		if isBody(b.rows[n]) || b.heads > 0 && n == b.heads {
			break
		}
		n++
	}
	head := b.rows[:n]
	b.body = b.rows[n:]
	b.t.HasRuler = ruler && rulerCounts(head[n-1])
	words := slices.Clone(head)
	for i := len(words) - 1; i >= 0 && isRuler(words[i]); i-- {
		words[i] = codeHeads(words[i])
	}
	width := 0
	if len(b.rows) > 0 {
		width = len(b.rows[0])
	}
	text := spread(words)
	if slices.Contains(reaching, b.kind) {
		reach(text, words)
	}
	b.cols = make([]column, width)
	for j := range b.cols {
		for i := range text {
			if s := text[i][j]; s != "" && (len(b.cols[j].path) == 0 || b.cols[j].last() != s) {
				b.cols[j].path = append(b.cols[j].path, s)
			}
		}
	}
	for i := range head {
		row := make([]report.Cell, width)
		for j := range head[i] {
			row[j] = labelCell(&head[i][j], report.Center)
			row[j].RowSpan = min(row[j].RowSpan, n-i)
			row[j].Bold = true
		}
		b.t.Head = append(b.t.Head, row)
	}
}

// finish writes the columns into the table.
func (b *builder) finish() {
	for i := range b.cols {
		c := &b.cols[i]
		name := strings.Join(c.path, "")
		if len(c.path) > 1 && c.path[0] == "项目" {
			name = strings.Join(c.path[1:], "")
		}
		b.t.Columns = append(b.t.Columns, report.Column{Name: name, Key: c.key, Kind: c.kind})
	}
	b.remember()
	b.list = append(b.list, b.t)
}

// labelCell is a cell that holds words.
func labelCell(c *raw.Cell, a report.Align) report.Cell {
	if c.Covered {
		return report.Cell{ColSpan: 1, RowSpan: 1, Covered: true}
	}
	return report.Cell{Text: oneLine(c.Text), Align: a, ColSpan: max(1, c.ColSpan), RowSpan: max(1, c.RowSpan)}
}

// amountCell is a cell that holds an amount; false if its text is none.
func (b *builder) amountCell(c *raw.Cell, addr, name string) (report.Cell, bool) {
	out := labelCell(c, report.Right)
	v, ok := amount(c.Text)
	if !ok {
		return out, false
	}
	if c.Covered {
		return out, true
	}
	out.Text = unmarked(tight(out.Text))
	b.give(&out, addr, name, v)
	b.spots[addr] = c.Spot
	return out, true
}

// give makes a cell hold an amount as the table prints it.
func (b *builder) give(c *report.Cell, addr, name string, v decimal.Decimal) {
	if b.other {
		v = v.Mul(b.by).Round(2)
		if c.Text != "" {
			c.Text = v.StringFixed(2)
		}
	}
	if v.IsZero() && blanks[c.Text] {
		c.Text = ""
	}
	c.Addr, c.Name, c.Amount = addr, name, &report.Amount{Printed: v}
}

// plainRow is a row of a draft as words only.
func plainRow(row []raw.Cell) []report.Cell {
	out := make([]report.Cell, len(row))
	for j := range row {
		out[j] = labelCell(&row[j], report.Left)
	}
	return out
}

// drop takes the addresses away from a column that could not be read: what is
// not there is not checked, while a blank would count as zero.
func (b *builder) drop(j int, why string) {
	if b.cols[j].key == "" {
		return
	}
	b.dropped[b.id] = true
	b.note("“%s”一栏%s，没有核对", strings.Join(b.cols[j].path, ""), why)
	for i := range b.t.Rows {
		if j < len(b.t.Rows[i].Cells) {
			c := &b.t.Rows[i].Cells[j]
			delete(b.spots, c.Addr)
			c.Addr, c.Amount = "", nil
		}
	}
	b.cols[j].key = ""
}

// number gives the tables the IDs that stand in addresses: the numbers that
// their labels print, if each has one of its own from 01 to 09; else the
// national form's, or where the tables stand in another order their places.
func number(list []*draft) map[*draft]string {
	out := map[*draft]string{}
	taken := map[string]bool{}
	good := true
	var nine []*draft
	for _, d := range list {
		switch d.kind {
		case wholeKind:
			if !taken[string(wholeKind)] {
				out[d] = string(wholeKind)
				taken[string(wholeKind)] = true
			}
			continue
		case projectKind:
			n := 1
			for taken[fmt.Sprintf("%s/%d", projectKind, n)] {
				n++
			}
			out[d] = fmt.Sprintf("%s/%d", projectKind, n)
			taken[out[d]] = true
			continue
		}
		nine = append(nine, d)
		id := labelNumber(d.label)
		good = good && id != "" && !taken[id]
		out[d], taken[id] = id, true
	}
	if good {
		return out
	}
	rising := slices.IsSortedFunc(nine, func(a, b *draft) int { return strings.Compare(string(a.kind), string(b.kind)) })
	for i, d := range nine {
		out[d] = string(d.kind)
		if !rising && len(nine) == 9 {
			out[d] = fmt.Sprintf("%02d", i+1)
		}
	}
	return out
}

func labelNumber(label string) string {
	m := reLabel.FindStringSubmatch(tight(narrow(label)))
	if m == nil {
		return ""
	}
	n, err := strconv.Atoi(m[1] + m[2])
	if err != nil || n < 1 || n > 9 {
		return ""
	}
	return fmt.Sprintf("%02d", n)
}
