package report

import (
	"strings"

	"juesuan/store"
)

// assessColumns are the columns of a self-assessment; the rows above the
// indicators merge them.
var assessColumns = []Column{
	{"一级指标", "一级指标", ShortColumn}, {"二级指标", "二级指标", ShortColumn}, {"三级指标", "三级指标", NameColumn},
	{"年度指标值", "年度指标值", ShortColumn}, {"实际完成值", "实际完成值", ShortColumn}, {"分值", "分值", ShortColumn},
	{"得分", "得分", ShortColumn}, {"偏差度", "偏差度", ShortColumn}, {"偏差原因分析及改进措施", "偏差原因分析及改进措施", TextColumn},
}

// block is a piece of a self-assessment's row: a text over some columns and rows.
type block struct {
	text string
	cols int
	rows int // 0 means 1
	cell Cell
	rate *rate // what the text is computed from
}

func centred(text string) block {
	return block{text: text, cols: 1, cell: Cell{Align: Center}}
}

func bold(text string, cols int) block {
	return block{text: text, cols: cols, cell: Cell{Align: Center, Bold: true}}
}

func long(text string, cols int) block { return block{text: text, cols: cols} }

func (b block) down(rows int) block { b.rows = rows; return b }

// form is a table in the making, row by row.
type form struct {
	*Table
	reach    []int // how many rows to come a cell above reaches into, by column
	computed []computedCell
}

// computedCell is a cell of a self-assessment that shows a fact, or a rate.
type computedCell struct {
	table string
	cell  *Cell
	rate  *rate // nil: the fact of the cell's address
}

func newForm(id, title, department string) *form {
	t := &Table{ID: id, Title: title, Department: department, Columns: assessColumns}
	return &form{Table: t, reach: make([]int, len(t.Columns))}
}

// row appends a row; columns that a block above still covers are skipped.
func (f *form) row(blocks ...block) {
	row := make([]Cell, len(f.Columns))
	at := 0
	for i := range row {
		if f.reach[i] > 0 {
			row[i] = covered()
			f.reach[i]--
		}
	}
	for _, b := range blocks {
		for at < len(row) && row[at].Covered {
			at++
		}
		c := b.cell
		c.Text, c.ColSpan, c.RowSpan = b.text, b.cols, max(1, b.rows)
		row[at] = c
		if b.rate != nil || c.Addr != "" {
			f.computed = append(f.computed, computedCell{f.ID, &row[at], b.rate})
		}
		for k := range b.cols {
			if k > 0 {
				row[at+k] = covered()
			}
			f.reach[at+k] = c.RowSpan - 1
		}
		at += b.cols
	}
	f.Rows = append(f.Rows, Row{Kind: LineRow, Cells: row})
}

// assessmentTable is the 部门整体支出绩效自评情况表.
func (d *deriver) assessmentTable(def *assessmentDef) *form {
	a := &d.year.Assessment
	f := newForm(assessmentID, def.Title, d.book.Department)
	f.row(bold(def.Department, 2), long(clean(d.year.Department.Name), 7))
	f.row(bold(d.short(def.Funding), 2).down(len(def.Sources)+2), centred(""), bold("年初预算数", 1), bold("全年预算数", 1),
		bold("全年执行数", 1), bold("分值", 1), bold("执行率", 1), bold("得分", 1))
	d.fundingRow(f, assessmentID+"/"+def.Total, def.Total, a.FundingWeight, a.FundingScore)
	for _, s := range def.Sources {
		d.fundingRow(f, assessmentID+"/"+s.Key, s.Label, "-", "-")
	}
	d.goalRows(f, def.Goal, a.GoalExpected, a.GoalDone)
	if n := len(d.year.Tasks); n > 0 {
		f.row(bold(def.Tasks, 2).down(n+1), bold("任务名称", 1), bold("主要内容", 3), bold("实际完成情况", 3))
		for _, k := range d.year.Tasks {
			f.row(long(clean(k.Name), 1), long(clean(k.Content), 3), long(clean(k.Done), 3))
		}
	}
	d.indicatorRows(f, def.Indicators, assessmentID, d.year.Indicators)
	d.finalRow(f, def.Final)
	return f
}

// projectTable is one project's 项目支出绩效自评表.
func (d *deriver) projectTable(def *assessmentDef, i int, p *store.Project) *form {
	pd := &def.Project
	f := newForm(projectTable(i), pd.Title, d.book.Department)
	f.row(bold(pd.Name, 2), long(clean(p.Name), 7))
	f.row(bold(pd.Unit, 2), long(clean(p.Unit), 4), bold(pd.Grade, 2), centred(oneLine(p.Grade)))
	f.row(bold(d.short(pd.Funding), 2).down(2), centred(""), bold("年初预算数", 1), bold("全年预算数", 1),
		bold("全年执行数", 1), bold("分值", 1), bold("执行率", 1), bold("得分", 1))
	d.fundingRow(f, f.ID+"/资金", pd.Total, p.FundingWeight, p.FundingScore)
	d.goalRows(f, pd.Goal, p.GoalExpected, p.GoalDone)
	d.indicatorRows(f, pd.Indicators, f.ID, d.projectIndicators(p.Name))
	d.finalRow(f, pd.Final)
	return f
}

// short fills the unit into a label.
func (d *deriver) short(label string) string {
	return strings.ReplaceAll(label, "{{.单位}}", string(d.book.Unit))
}

// fundingRow prints a row of budget, adjusted budget and execution with its
// rate; from is where its facts stand.
func (d *deriver) fundingRow(f *form, from, name, weight, score string) {
	blocks := []block{long(name, 1)}
	for _, b := range budgetFields {
		fact := d.book.Fact(from + "/" + b.name)
		text, amount := d.funded(fact)
		blk := centred(text)
		blk.cell.Addr, blk.cell.Name, blk.cell.Amount = fact.Addr, fact.Name, amount
		blk.cell.Parts, blk.cell.Entries = fact.Parts, fact.Entries
		blocks = append(blocks, blk)
	}
	executed := d.rated(&rate{[]string{from + "/全年执行数"}, from + "/全年预算数", 1})
	f.row(append(blocks, centred(weight), executed, centred(score))...)
}

// funded prints an amount of a funding row, zeros too.
func (d *deriver) funded(f *Fact) (string, *Amount) {
	return d.pack.Numbers.amount(f.Printed), &Amount{Exact: f.Exact, HasExact: true, Printed: f.Printed}
}

// rated prints a rate.
func (d *deriver) rated(r *rate) block {
	text, fig := r.print(d.book)
	b := centred(text)
	b.cell.Figure, b.rate = fig, r
	return b
}

func (d *deriver) goalRows(f *form, name, expected, done string) {
	f.row(bold(name, 2).down(2), bold("预期目标", 3), bold("实际完成情况", 4))
	f.row(long(clean(expected), 3), long(clean(done), 4))
}

// indicatorRows prints the indicators; equal neighbours of the first and
// second level merge. An indicator that follows from the figures prints the
// computed value, whatever was typed.
func (d *deriver) indicatorRows(f *form, title, table string, list []store.Indicator) {
	f.row(bold(title, len(f.Columns)))
	var heads []block
	for _, c := range f.Columns {
		heads = append(heads, bold(c.Name, 1))
	}
	f.row(heads...)
	for i := range list {
		in := &list[i]
		var blocks []block
		if i == 0 || list[i-1].Level1 != in.Level1 {
			blocks = append(blocks, centred(clean(in.Level1)).down(same(list[i:], func(x *store.Indicator) string { return x.Level1 })))
		}
		if i == 0 || list[i-1].Level1 != in.Level1 || list[i-1].Level2 != in.Level2 {
			blocks = append(blocks, centred(clean(in.Level2)).down(same(list[i:], func(x *store.Indicator) string { return x.Level1 + "\x00" + x.Level2 })))
		}
		actual := centred(clean(in.Actual))
		if def := d.pack.assessment.computed(in.Level3); def != nil && table == assessmentID {
			actual = d.rated(&rate{def.Over, def.Under, 2})
		}
		blocks = append(blocks, long(clean(in.Level3), 1), centred(clean(in.Target)), actual,
			centred(clean(in.Weight)), centred(clean(in.Score)), centred(clean(in.Deviation)), long(clean(in.Cause), 1))
		f.row(blocks...)
	}
}

// same counts how many of the first rows share the first one's value.
func same(list []store.Indicator, of func(*store.Indicator) string) int {
	n := 1
	for n < len(list) && of(&list[n]) == of(&list[0]) {
		n++
	}
	return n
}

func (d *deriver) finalRow(f *form, name string) {
	weight, score := d.book.Fact(f.ID+"/总分/分值"), d.book.Fact(f.ID+"/总分/得分")
	cell := func(s *Fact) block {
		b := bold(s.Printed.String(), 1)
		b.cell.Figure = &Figure{Kind: ScoreFigure, Text: s.Printed.String(), Value: s.Printed, Formula: s.Addr, Facts: []string{s.Addr}}
		return b
	}
	f.row(bold(name, 5), cell(weight), cell(score), centred(""), centred(""))
}
