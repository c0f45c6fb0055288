package report

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// Derive makes the Book of a year: every table of the pack, the counts, the
// self-assessment and, for comparisons, the previous year.
//
// prior is the previous year of the same ledger, or nil; then the year's
// typed 上年数 stand in. Where both exist the ledger's year wins and a
// differing total is told in Notices. Parents (类, 款) are sums, never
// entered. unit is what amounts are printed in; empty means the pack's.
//
// An error is a Chinese sentence about entries that no table could show.
func Derive(p *Pack, cat *store.Catalogue, y, prior *store.Year, unit Unit) (*Book, error) {
	if unit == "" {
		unit = p.Unit
	}
	var last *deriver
	var wg sync.WaitGroup
	if prior != nil {
		wg.Go(func() { last = newDeriver(p, cat, prior, unit) })
	}
	d := newDeriver(p, cat, y, unit)
	err := d.allTables()
	wg.Wait()
	if err != nil {
		return nil, err
	}
	d.rest(last)
	return d.book, nil
}

// rest makes what needs the tables; last is the previous year, or nil.
func (d *deriver) rest(last *deriver) {
	d.assessments()
	d.book.prior = last
	d.priorNotices = d.priorTotals()
	d.book.Notices = d.notices()
}

// notices says where typed amounts differ from those the entries give.
func (d *deriver) notices() []string { return append(d.typedFunding(), d.priorNotices...) }

// allTables builds the pack's tables, which do not need each other, side by side.
func (d *deriver) allTables() error {
	tables := make([]*Table, len(d.pack.tables))
	errs := make([]error, len(d.pack.tables))
	var wg sync.WaitGroup
	for i, def := range d.pack.tables {
		wg.Go(func() { tables[i], errs[i] = d.table(def) })
	}
	wg.Wait()
	cells := 0
	for _, t := range tables {
		if t != nil {
			cells += len(t.Rows) * len(t.Columns)
		}
	}
	d.book.cells = make(map[string]*Cell, cells) // of one size from the start
	for i, def := range d.pack.tables {
		if errs[i] != nil {
			return fmt.Errorf("%s（表 %s）：%w", def.Title, def.ID, errs[i])
		}
		d.book.addTable(tables[i], !def.Hidden)
	}
	return nil
}

// deriver is the work on one year.
type deriver struct {
	pack  *Pack
	book  *Book
	year  *store.Year
	names *names
	recs  records

	priorNotices []string
	computed     []computedCell // of the self-assessments
}

func newDeriver(p *Pack, cat *store.Catalogue, y *store.Year, unit Unit) *deriver {
	recs := recordsOf(y)
	d := &deriver{pack: p, year: y, names: namesOf(cat, y, recs), recs: recs, book: newBook(y.Year, y.Department.Name, unit)}
	d.entryFacts()
	return d
}

// lazily returns a fact of a year that is only compared with: its table is
// built when the first fact of it is asked for.
func (d *deriver) lazily(addr string) *Fact {
	id, _, _ := strings.Cut(addr, "/")
	if def := d.pack.table(id); def != nil && d.book.grids[id] == nil {
		t, err := d.table(def)
		if err != nil {
			return nil // the ledger refuses such a year; the text shows a gap
		}
		d.book.addTable(t, false)
	}
	f := d.book.Fact(addr)
	if f == nil {
		return nil
	}
	own := *f
	own.Addr = priorPrefix + f.Addr
	own.Parts = prefixed(priorPrefix, f.Parts)
	own.Entries = prefixed(itoa(d.year.Year)+"/", f.Entries)
	return &own
}

// table builds one table of the pack.
func (d *deriver) table(def *tableDef) (*Table, error) {
	t := &Table{
		ID: def.ID, Title: def.Title, Label: def.Label, Landscape: def.Landscape,
		Department: d.book.Department, HasRuler: def.Ruler != "",
	}
	var err error
	switch def.Form {
	case "tree":
		err = d.tree(def, t)
	case "sides":
		err = d.sides(def, t)
	case "stacks":
		err = d.stacks(def, t)
	case "row":
		d.row(def, t)
	}
	if def.ZeroCell != nil {
		t.printZero(*def.ZeroCell)
	}
	return t, err
}

// printZero gives the zero amounts of a table another text than the pack's.
func (t *Table) printZero(text string) {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Amount != nil && c.Amount.Exact.IsZero() {
				c.Text = text
			}
		}
	}
}

// amountCell makes the cell of an exact sum.
func (d *deriver) amountCell(addr, name string, s sum) Cell {
	c := Cell{Align: Right, ColSpan: 1, RowSpan: 1, Addr: addr, Name: name, Parts: s.parts, Entries: s.entries}
	if s.only != nil && !s.several && len(s.entries) == 0 {
		// The same amount as the one part's: no need to round it again.
		c.Text, c.Amount = s.only.Text, s.only.Amount
	} else {
		c.Text, c.Amount = d.amount(s.total, d.pack.Numbers.ZeroCell)
	}
	return c
}

// amount is what a cell of an exact amount prints, with the text of a zero.
func (d *deriver) amount(exact decimal.Decimal, zero string) (string, *Amount) {
	if exact.IsZero() {
		return zero, zeroAmount
	}
	printed := inUnit(exact, d.book.Unit)
	return d.pack.Numbers.amount(printed), &Amount{Exact: exact, HasExact: true, Printed: printed}
}

// zeroAmount is shared by all cells that are zero: most are.
var zeroAmount = &Amount{HasExact: true}

func label(text string, a Align) Cell { return Cell{Text: text, Align: a, ColSpan: 1, RowSpan: 1} }

func covered() Cell { return Cell{ColSpan: 1, RowSpan: 1, Covered: true} }

// addCells adds cells of the same table into a sum of parts.
func addCells(cells ...*Cell) sum {
	s := sum{parts: slices.Grow([]string(nil), len(cells))}
	for _, c := range cells {
		s.part(c)
	}
	return s
}

// columnsOf returns the report's columns of column definitions.
func columnsOf(defs []columnDef) []Column {
	out := make([]Column, len(defs))
	for i, c := range defs {
		out[i] = Column{Name: c.Name, Key: c.Key, Kind: columnKinds[c.Kind]}
	}
	return out
}

// fillOf computes the columns of a row that add up other columns of it.
// cells are the row's, at the columns' places from offset on; addr makes the
// address of a column.
func (d *deriver) fillOf(cols []columnDef, cells []Cell, name string, addr func(*columnDef) string) {
	// A column may add up columns that add up others (09: 合计 of 小计), so
	// those without “of” came first and the rest are filled until none is left.
	for range cols {
		for i := range cols {
			c := &cols[i]
			if len(c.Of) == 0 || cells[i].Amount != nil {
				continue
			}
			if parts := named(cols, cells, c.Of); parts != nil {
				cells[i] = d.amountCell(addr(c), name, addCells(parts...))
			}
		}
	}
}

// named returns the filled cells of the columns with the keys, or nil if one
// is not filled yet.
func named(cols []columnDef, cells []Cell, keys []string) []*Cell {
	out := make([]*Cell, 0, len(keys))
	for _, k := range keys {
		for i := range cols {
			if cols[i].Key == k && cells[i].Amount != nil {
				out = append(out, &cells[i])
			}
		}
	}
	if len(out) != len(keys) {
		return nil
	}
	return out
}

// row builds a table of a single row (公开09表).
func (d *deriver) row(def *tableDef, t *Table) {
	t.Columns = columnsOf(def.Columns)
	t.Head = head(def.Columns, def.Ruler)
	cells := make([]Cell, len(def.Columns))
	addr := func(c *columnDef) string { return def.ID + "/" + c.Key }
	for i := range def.Columns {
		if c := &def.Columns[i]; len(c.sels) > 0 {
			cells[i] = d.amountCell(addr(c), c.Name, d.recs.pick(c.sels))
		}
	}
	d.fillOf(def.Columns, cells, def.Title, addr)
	t.Rows = []Row{{Kind: LineRow, Cells: cells}}
}

// entryFacts makes facts of the entries that sentences quote directly.
func (d *deriver) entryFacts() {
	b, y := d.book, d.year
	amount := func(page string) {
		for _, r := range d.recs[page] {
			for _, v := range r.values {
				b.addFact(&Fact{Addr: v.addr, Name: page + v.field, Exact: v.num, Printed: inUnit(v.num, b.Unit), Entries: []string{v.addr}})
			}
		}
	}
	amount("机关运行经费")
	amount("政府采购")
	for _, kind := range store.PublicKinds {
		for _, field := range pages["三公经费"].fields {
			addr := store.JoinAddress("三公经费", string(kind), field)
			s := d.recs.pick([]selector{{page: "三公经费", field: field, where: []condition{{"项目", []string{string(kind)}}}}})
			b.addFact(&Fact{Addr: addr, Name: string(kind) + field, Exact: s.total, Printed: inUnit(s.total, b.Unit), Entries: []string{addr}})
		}
	}
	goods := []string{"政府采购/货物", "政府采购/工程", "政府采购/服务"}
	d.sumFact("政府采购/总额", "政府采购支出总额", goods)

	c := y.Counts
	for _, v := range []struct {
		name string
		n    int
	}{
		{"出国团组", c.AbroadGroups}, {"出国人次", c.AbroadPersons}, {"购置车辆", c.VehiclesBought}, {"保有量", c.VehiclesHeld},
		{"外宾批次", c.ForeignGroups}, {"外宾人次", c.ForeignPersons}, {"国内批次", c.DomesticGroups}, {"国内人次", c.DomesticPersons},
	} {
		d.countFact("三公数量/"+v.name, v.name, v.n)
	}
	var classes []string
	for i, v := range y.Vehicles {
		addr := store.JoinAddress("车辆", itoa(i+1), "数量")
		d.countFact(addr, v.Class, v.Count)
		classes = append(classes, addr)
	}
	d.sumFact("车辆/合计", "车辆", classes)
	b.facts["车辆/合计"].Kind = CountFact
	d.countFact("设备/百万元以上设备", "价值100万元（含）以上设备", y.Equipment.Over1M)
	d.listFact("内设机构/数量", "内设机构", "内设机构", "名称", len(y.Sections))
	d.listFact("决算单位/数量", "决算单位", "决算单位", "名称", len(y.Units))
	b.addFact(&Fact{Addr: "年度", Name: "年度", Kind: YearFact, Exact: decimal.NewFromInt(int64(y.Year)), Printed: decimal.NewFromInt(int64(y.Year))})
	b.addFact(&Fact{Addr: "上年度", Name: "上年度", Kind: YearFact, Exact: decimal.NewFromInt(int64(y.Year - 1)), Printed: decimal.NewFromInt(int64(y.Year - 1)), Parts: []string{"年度"}})
}

func (d *deriver) countFact(addr, name string, n int) {
	v := decimal.NewFromInt(int64(n))
	d.book.addFact(&Fact{Addr: addr, Name: name, Kind: CountFact, Exact: v, Printed: v, Entries: []string{addr}})
}

// listFact counts the rows of a page; it comes from every row's field.
func (d *deriver) listFact(addr, name, page, field string, n int) {
	v := decimal.NewFromInt(int64(n))
	f := &Fact{Addr: addr, Name: name, Kind: CountFact, Exact: v, Printed: v}
	for i := range n {
		f.Entries = append(f.Entries, fmt.Sprintf("%s/%d/%s", page, i+1, field))
	}
	d.book.addFact(f)
}

// sumFact adds up facts.
func (d *deriver) sumFact(addr, name string, parts []string) {
	f := &Fact{Addr: addr, Name: name, Parts: parts}
	for _, p := range parts {
		f.Exact = f.Exact.Add(d.book.facts[p].Exact)
	}
	f.Printed = f.Exact
	if len(parts) == 0 || d.book.facts[parts[0]].Kind == AmountFact {
		f.Printed = inUnit(f.Exact, d.book.Unit)
	}
	d.book.addFact(f)
}

const priorPrefix = "上年/"

func priorAddr(addr string) string { return priorPrefix + addr }

func prefixed(prefix string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = prefix + s
	}
	return out
}

// priorTotals lets the typed 上年数 stand for last year's cells where the
// ledger has no such year, and tells where a typed total differs from it.
func (d *deriver) priorTotals() (notices []string) {
	b, t := d.book, d.year.Prior
	for _, v := range []struct {
		field string
		yuan  *store.Yuan
	}{
		{"收入总计", t.Income}, {"支出总计", t.Expenditure}, {"财政拨款总计", t.FiscalTotal},
		{"一般公共预算支出", t.GeneralPublic}, {"政府性基金支出", t.GovernmentFund}, {"国有资本经营支出", t.StateCapital},
		{"三公经费支出", t.ThreePublic}, {"机关运行经费支出", t.OperatingCost},
	} {
		cell := d.pack.Prior[v.field]
		if v.yuan == nil || cell == "" {
			continue
		}
		addr := priorAddr(cell)
		if f := b.Fact(addr); f != nil {
			if !f.Exact.Equal(v.yuan.Decimal) {
				notices = append(notices, fmt.Sprintf("上年数里的“%s”填的是 %s 元，账本里 %d 年度是 %s 元，相差 %s 元；以账本为准，请核对并改正上年数。",
					v.field, v.yuan, d.year.Year-1, f.Exact.StringFixed(2), v.yuan.Sub(f.Exact).StringFixed(2)))
			}
			continue
		}
		for _, a := range d.totals(v.field, cell) {
			if b.Fact(priorAddr(a)) == nil {
				b.addFact(&Fact{Addr: priorAddr(a), Name: "上年" + v.field, Exact: v.yuan.Decimal, Printed: inUnit(v.yuan.Decimal, b.Unit), Entries: []string{"上年数/" + v.field}})
			}
		}
	}
	return notices
}

// totals are the cells that a typed total stands for: 财政拨款总计 is that of
// what came in and of what was spent.
func (d *deriver) totals(field, cell string) []string {
	const income, spending = "/收入总计", "/支出总计/合计"
	if table, ok := strings.CutSuffix(cell, income); ok && field == "财政拨款总计" && d.book.Fact(table+spending) != nil {
		return []string{cell, table + spending}
	}
	return []string{cell}
}

// shortOf cuts the numbering from a line's label: 一、一般公共服务支出.
func shortOf(label string) string {
	if head, rest, ok := strings.Cut(label, "、"); ok && strings.Trim(head, "一二三四五六七八九十") == "" {
		return rest
	}
	return label
}
