package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// effect is what a changed field can reach.
type effect int

const (
	onAll        effect = iota // rows, names, lists: anything
	onNothing                  // 收回, 收入的预算数
	onSums                     // the sums it is part of
	onAssessment               // the tables of the self-assessments, and sums if it is a number
	onWords                    // the sections that quote it
)

// effects are those of the pages whose fields reach less than everything.
var effects = map[string]effect{
	"收入": onSums, "支出": onSums, "基本支出": onSums, "结转结余": onSums, "非财政拨款结余": onSums,
	"三公经费": onSums, "三公数量": onSums, "机关运行经费": onSums, "政府采购": onSums, "车辆": onSums, "设备": onSums,
	"绩效自评": onAssessment, "自评资金": onAssessment, "自评任务": onAssessment, "自评指标": onAssessment,
	"项目自评": onAssessment, "项目指标": onAssessment, "文字": onWords,
}

// naming are fields of those pages that name or sort what others show.
var naming = []string{"车辆/类别", "项目自评/项目名称", "项目自评/等级", "项目指标/项目名称"}

func effectOf(e edited) effect {
	f, on := e.addr.Field, effects[e.addr.Page.Name]
	switch {
	case e.added && on != onWords, slices.Contains(naming, e.addr.Page.Name+"/"+f.Name):
		return onAll
	case on == onSums && f.Kind == store.FlagValue:
		return onNothing
	}
	return on
}

// follow brings Book and Document up to date after the edits; false if
// everything has to be made anew. Its steps can be undone.
func (l *Live) follow(edits []edited, undo *undoList) (up Update, ok bool) {
	sums := &ripple{graph: l.graph, by: map[holder]decimal.Decimal{}}
	var places []string
	rated := false
	for _, e := range edits {
		switch effectOf(e) {
		case onAll:
			return up, false
		case onNothing:
			continue
		case onWords:
			places = append(places, e.addr.Key[0])
			continue
		case onAssessment:
			rated = true
		}
		if by := e.new.Sub(e.old); !by.IsZero() {
			if !l.made.keepsRows(e, undo) {
				return up, false
			}
			sums.entry(e.addr.String(), by)
		}
	}
	empty := l.emptyTables()
	for _, h := range sums.order {
		if by := sums.by[h]; !by.IsZero() {
			up.Facts = append(up.Facts, h.addr())
		}
	}
	undo.add(func() { l.text.refresh(l.made.book, up.Facts) })
	for _, h := range sums.order {
		p := l.made.patch(h, h.exact().Add(sums.by[h]))
		p.swap()
		undo.add(p.swap)
	}
	if !slices.Equal(empty, l.emptyTables()) {
		return up, false
	}
	if rated {
		up.Tables = l.assess(undo)
	} else {
		up.Tables = l.rate(up.Facts, undo)
	}
	l.text.refresh(l.made.book, up.Facts)
	return up, l.retell(&up, places, undo)
}

// keepsRows brings the number of an edit into the records and reports whether
// every table still has the same rows.
func (d *deriver) keepsRows(e edited, undo *undoList) bool {
	list := d.recs[e.addr.Page.Name]
	if list == nil {
		return true
	}
	r := &list[e.place]
	v := r.value(e.addr.Field.Name)
	if v == nil {
		return true // a number that no table shows
	}
	crosses := e.old.IsZero() != e.new.IsZero()
	var before []bool
	if crosses {
		before = d.rowsFor(r.code)
	}
	undo.add(func() { v.num = e.old })
	v.num = e.new
	return !crosses || slices.Equal(before, d.rowsFor(r.code))
}

// rowsFor reports by table whether the entries of a code give it a row of its
// own.
func (d *deriver) rowsFor(code string) []bool {
	class := prefix(code, 3)
	own := d.recs.only(func(c string) bool { return c == code })
	classOwn := d.recs.only(func(c string) bool { return c == class })
	ofClass := d.recs.only(func(c string) bool { return prefix(c, 3) == class })
	var out []bool
	for _, def := range d.pack.tables {
		switch def.Form {
		case "tree":
			out = append(out, slices.ContainsFunc(def.Columns, func(c columnDef) bool { return own.pick(c.sels).nonzero }))
		case "stacks":
			sels := def.Sides[0].sels
			fixed := slices.ContainsFunc(def.Sides, func(s sideDef) bool { return s.hasLine(code) })
			free := !fixed || code == class || classOwn.pick(sels).nonzero // a class of its own amount has no lines below
			out = append(out, free && own.pick(sels).nonzero)
		case "sides":
			for i := range def.Sides {
				s := &def.Sides[i]
				out = append(out, !s.hasLine(class) && slices.ContainsFunc(s.Columns, func(c columnDef) bool {
					return c.amount() && len(c.Of) == 0 && ofClass.pick(narrow(s.sels, c.where)).nonzero
				}))
			}
		}
	}
	return out
}

func (s *sideDef) hasLine(key string) bool {
	return slices.ContainsFunc(s.lines, func(l lineDef) bool { return l.key == key })
}

// emptyTables reports which of the tables that say so if they are empty are.
func (l *Live) emptyTables() []bool {
	var out []bool
	for _, id := range keysOf(l.pack.EmptyNotes) {
		if t := l.made.book.Table(id); t != nil {
			out = append(out, t.Empty())
		}
	}
	return out
}

// patch is an amount to be put in a holder; swapped twice it is as before.
type patch struct {
	holder
	text         string
	amount       *Amount
	figure       *Figure
	sum, printed decimal.Decimal
}

func (d *deriver) patch(h holder, exact decimal.Decimal) *patch {
	p := &patch{holder: h, sum: exact, printed: exact}
	switch {
	case h.cell != nil:
		id, _, _ := strings.Cut(h.cell.Addr, "/")
		zero := d.pack.Numbers.ZeroCell
		if own := d.pack.table(id).ZeroCell; own != nil {
			zero = *own
		}
		p.text, p.amount = d.amount(exact, zero)
	case h.fact.Kind == AmountFact:
		p.printed = inUnit(exact, d.book.Unit)
	}
	return p
}

func (p *patch) swap() {
	if c := p.cell; c != nil {
		c.Text, p.text = p.text, c.Text
		c.Amount, p.amount = p.amount, c.Amount
		c.Figure, p.figure = p.figure, c.Figure
		return
	}
	f := p.fact
	f.Exact, p.sum = p.sum, f.Exact
	f.Printed, p.printed = p.printed, f.Printed
}

// rate brings the self-assessments' cells of facts that moved up to date, and
// the notices; it returns the tables that print something else.
func (l *Live) rate(moved []string, undo *undoList) (changed []string) {
	d := l.made
	for _, c := range d.computed {
		p := &patch{holder: holder{cell: c.cell}, amount: c.cell.Amount}
		switch {
		case c.rate != nil && c.rate.of(moved):
			p.text, p.figure = c.rate.print(d.book)
		case c.rate == nil && slices.Contains(moved, c.cell.Addr):
			p.text, p.amount = d.funded(d.book.Fact(c.cell.Addr))
		default:
			continue
		}
		if p.text != c.cell.Text && !slices.Contains(changed, c.table) {
			changed = append(changed, c.table)
		}
		p.swap()
		undo.add(p.swap)
	}
	l.renotice(undo)
	return changed
}

func (l *Live) renotice(undo *undoList) {
	b := l.made.book
	notices := b.Notices
	undo.add(func() { b.Notices = notices })
	b.Notices = l.made.notices()
}

// assess makes the tables of the self-assessments anew, for the Book and the
// Document, and the notices; it returns those that print something else.
func (l *Live) assess(undo *undoList) (changed []string) {
	b, computed := l.made.book, l.made.computed
	undo.add(func() { l.made.computed = computed })
	for _, t := range l.made.assessmentTables() {
		tables := append(l.text.doc.tables(t.ID), b.grids[t.ID])
		before := tables[0].Rows
		if !slices.EqualFunc(before, t.Rows, sameText) {
			changed = append(changed, t.ID)
		}
		for _, own := range tables {
			undo.add(func() { own.Rows = before })
			own.Rows = t.Rows
		}
	}
	l.renotice(undo)
	return changed
}

func sameText(a, b Row) bool {
	return slices.EqualFunc(a.Cells, b.Cells, func(a, b Cell) bool { return a.Text == b.Text && a.RowSpan == b.RowSpan })
}
