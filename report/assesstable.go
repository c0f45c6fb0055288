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
}

func centred(text string) block {
	return block{text: text, cols: 1, cell: Cell{Align: Center}}
}

func bold(text string, cols int) block {
	return block{text: text, cols: cols, cell: Cell{Align: Center, Bold: true}}
}

func long(text string, cols int) block { return block{text: text, cols: cols} }

func (b block) down(rows int) block { b.rows = rows; return b }

// formRow appends a row; columns that a block above still covers are skipped.
func formRow(t *Table, blocks ...block) {
	row := make([]Cell, len(t.Columns))
	at := 0
	for i := range row {
		if coveredFromAbove(t, i) {
			row[i] = covered()
		}
	}
	for _, b := range blocks {
		for at < len(row) && row[at].Covered {
			at++
		}
		c := b.cell
		c.Text, c.ColSpan, c.RowSpan = b.text, b.cols, max(1, b.rows)
		row[at] = c
		for k := 1; k < b.cols; k++ {
			row[at+k] = covered()
		}
		at += b.cols
	}
	t.Rows = append(t.Rows, Row{Kind: LineRow, Cells: row})
}

// coveredFromAbove reports whether a cell of an earlier row reaches down into
// the row that comes next, at column i.
func coveredFromAbove(t *Table, i int) bool {
	next := len(t.Rows)
	for r := range t.Rows {
		for c, cell := range t.Rows[r].Cells {
			if !cell.Covered && c <= i && i < c+cell.ColSpan && r+cell.RowSpan > next {
				return true
			}
		}
	}
	return false
}

// assessmentTable is the 部门整体支出绩效自评情况表.
func (d *deriver) assessmentTable(def *assessmentDef) *Table {
	a := &d.year.Assessment
	t := &Table{ID: assessmentID, Title: def.Title, Department: d.book.Department, Columns: assessColumns}
	formRow(t, bold(def.Department, 2), long(clean(d.year.Department.Name), 7))
	formRow(t, bold(d.short(def.Funding), 2).down(len(def.Sources)+2), centred(""), bold("年初预算数", 1), bold("全年预算数", 1),
		bold("全年执行数", 1), bold("分值", 1), bold("执行率", 1), bold("得分", 1))
	d.fundingRow(t, assessmentID+"/"+def.Total, def.Total, a.FundingWeight, a.FundingScore)
	for _, s := range def.Sources {
		d.fundingRow(t, assessmentID+"/"+s.Key, s.Label, "-", "-")
	}
	d.goalRows(t, def.Goal, a.GoalExpected, a.GoalDone)
	if n := len(d.year.Tasks); n > 0 {
		formRow(t, bold(def.Tasks, 2).down(n+1), bold("任务名称", 1), bold("主要内容", 3), bold("实际完成情况", 3))
		for _, k := range d.year.Tasks {
			formRow(t, long(clean(k.Name), 1), long(clean(k.Content), 3), long(clean(k.Done), 3))
		}
	}
	d.indicatorRows(t, def.Indicators, assessmentID, d.year.Indicators)
	d.finalRow(t, def.Final)
	return t
}

// projectTable is one project's 项目支出绩效自评表.
func (d *deriver) projectTable(def *assessmentDef, i int, p *store.Project) *Table {
	pd := &def.Project
	t := &Table{ID: projectTable(i), Title: pd.Title, Department: d.book.Department, Columns: assessColumns}
	formRow(t, bold(pd.Name, 2), long(clean(p.Name), 7))
	formRow(t, bold(pd.Unit, 2), long(clean(p.Unit), 4), bold(pd.Grade, 2), centred(oneLine(p.Grade)))
	formRow(t, bold(d.short(pd.Funding), 2).down(2), centred(""), bold("年初预算数", 1), bold("全年预算数", 1),
		bold("全年执行数", 1), bold("分值", 1), bold("执行率", 1), bold("得分", 1))
	d.fundingRow(t, t.ID+"/资金", pd.Total, p.FundingWeight, p.FundingScore)
	d.goalRows(t, pd.Goal, p.GoalExpected, p.GoalDone)
	d.indicatorRows(t, pd.Indicators, t.ID, d.projectIndicators(p.Name))
	d.finalRow(t, pd.Final)
	return t
}

// short fills the unit into a label.
func (d *deriver) short(label string) string {
	return strings.ReplaceAll(label, "{{.单位}}", string(d.book.Unit))
}

// fundingRow prints a row of budget, adjusted budget and execution with its
// rate; from is where its facts stand.
func (d *deriver) fundingRow(t *Table, from, name, weight, score string) {
	blocks := []block{long(name, 1)}
	for _, b := range budgetFields {
		f := d.book.Fact(from + "/" + b.name)
		blk := centred(d.pack.Numbers.amount(f.Printed))
		blk.cell.Addr, blk.cell.Name = f.Addr, f.Name
		blk.cell.Amount = &Amount{Exact: f.Exact, HasExact: true, Printed: f.Printed}
		blk.cell.Parts, blk.cell.Entries = f.Parts, f.Entries
		blocks = append(blocks, blk)
	}
	rate, fig := d.rate([]string{from + "/全年执行数"}, from+"/全年预算数", 1)
	blk := centred(rate)
	blk.cell.Figure = fig
	formRow(t, append(blocks, centred(weight), blk, centred(score))...)
}

func (d *deriver) goalRows(t *Table, name, expected, done string) {
	formRow(t, bold(name, 2).down(2), bold("预期目标", 3), bold("实际完成情况", 4))
	formRow(t, long(clean(expected), 3), long(clean(done), 4))
}

// indicatorRows prints the indicators; equal neighbours of the first and
// second level merge. An indicator that follows from the figures prints the
// computed value, whatever was typed.
func (d *deriver) indicatorRows(t *Table, title, table string, list []store.Indicator) {
	formRow(t, bold(title, len(t.Columns)))
	var heads []block
	for _, c := range t.Columns {
		heads = append(heads, bold(c.Name, 1))
	}
	formRow(t, heads...)
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
			text, fig := d.rate(def.Over, def.Under, 2)
			actual = centred(text)
			actual.cell.Figure = fig
		}
		blocks = append(blocks, long(clean(in.Level3), 1), centred(clean(in.Target)), actual,
			centred(clean(in.Weight)), centred(clean(in.Score)), centred(clean(in.Deviation)), long(clean(in.Cause), 1))
		formRow(t, blocks...)
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

func (d *deriver) finalRow(t *Table, name string) {
	weight, score := d.book.Fact(t.ID+"/总分/分值"), d.book.Fact(t.ID+"/总分/得分")
	cell := func(f *Fact) block {
		b := bold(f.Printed.String(), 1)
		b.cell.Figure = &Figure{Kind: ScoreFigure, Text: f.Printed.String(), Value: f.Printed, Formula: f.Addr, Facts: []string{f.Addr}}
		return b
	}
	formRow(t, bold(name, 5), cell(weight), cell(score), centred(""), centred(""))
}
