package report

import "github.com/shopspring/decimal"

// Table is one printed table: one of 公开01–09 or a self-assessment. It is a
// full grid: every row of Head and of Rows has exactly one cell a column, and
// a cell that a merged neighbour covers is marked Covered.
type Table struct {
	ID         string // "01" … "09", "自评", "项目自评/1"; the first part of every address
	Title      string // 收入支出决算总表
	Label      string // 公开01表; empty if the form has none
	Department string // the department's full name
	Year       string // 2022年度
	Unit       string // 金额单位：万元; empty if the form has none
	Landscape  bool
	Columns    []Column
	Head       [][]Cell // repeats on every page
	HasRuler   bool     // the last row of Head numbers the columns (栏次)
	Rows       []Row
	Notes      []string // under the table, 注：…
}

// Column says what a column holds; writers choose widths and alignment by it.
type Column struct {
	Name string // the head flattened into one line, 本年支出小计
	Key  string // last part of an address, 项目支出
	Kind ColumnKind
}

// ColumnKind is what a column holds.
type ColumnKind int

// The kinds of columns.
const (
	NameColumn   ColumnKind = iota // names and labels: left, take what the others leave
	CodeColumn                     // subject codes: left, narrow
	LineColumn                     // 行次: centred, narrow
	AmountColumn                   // amounts: right, all of one width
	TextColumn                     // long text: left, justified
	ShortColumn                    // scores, targets: centred
)

// RowKind is what a row is to its table.
type RowKind int

// The kinds of rows.
const (
	LineRow    RowKind = iota // a line item of a fixed layout
	TotalRow                  // 合计, 总计: bold
	ClassRow                  // 类
	SectionRow                // 款
	ItemRow                   // 项
)

// Row is one row of a table's body.
type Row struct {
	Key   string // middle part of an address: a code, a label, 合计
	Kind  RowKind
	Cells []Cell
}

// Align is where a cell's text stands.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Cell is one cell of a table.
type Cell struct {
	Text    string // as printed; "" is a blank cell, which is zero
	Align   Align
	Bold    bool
	Indent  int  // levels; two half-width spaces each
	ColSpan int  // columns it covers, at least 1
	RowSpan int  // rows it covers, at least 1
	Covered bool // covered by a merged cell to the left or above

	// Addr is the fact's address (03/2150517/项目支出); empty for labels.
	Addr string
	// Name is what the amount is of, without numbering (产业发展).
	Name string
	// Amount is set where the cell holds an amount of money.
	Amount *Amount
	// Figure is set where the cell holds a number computed from facts: a rate,
	// a total of scores.
	Figure *Figure
	// Parts are the cells of the same table (by address) that add up to this
	// one exactly; empty for cells that come straight from entries.
	Parts []string
	// Entries are the addresses of the ledger's entries that add up to this
	// cell; empty where Parts are given, and in a Book read from a document.
	Entries []string
}

// Amount is the number behind a cell.
type Amount struct {
	// Exact is the amount in 元; HasExact is false in a Book that was read
	// from a document, where only the printed figure is known.
	Exact    decimal.Decimal
	HasExact bool
	// Printed is the figure as printed, in the document's unit.
	Printed decimal.Decimal
}

// Cell returns the cell with the address, or nil.
func (t *Table) Cell(addr string) *Cell {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Addr == addr {
				return &t.Rows[i].Cells[j]
			}
		}
	}
	return nil
}
