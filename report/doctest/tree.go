package doctest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// Tree is a table like 公开02表 with about n rows of 类, 款 and 项 below a
// total. Every 类 and 款 is the sum of what is below it, and the second
// column the sum of those right of it, all with Parts.
func Tree(n int) *report.Table { return RandomTree(n, 1, report.Wan) }

// RandomTree is Tree with amounts and shape by a seed, and a unit. Half of
// its amounts fall on or beside half of the last printed place; some are
// zero, some negative.
func RandomTree(n int, seed uint64, u report.Unit) *report.Table {
	b := &treeBuilder{rnd: rand.New(rand.NewPCG(seed, 17)), unit: u, table: &report.Table{
		ID: "02", Title: "收入决算表", Label: "公开02表", Department: Department, Year: "2022年度",
		Unit: "金额单位：" + string(u), Landscape: true, Columns: kinds("CNAAAAAAA"),
		Head: Head(
			"科目编码|科目名称|本年收入合计|财政拨款收入|<|其他各项收入|<|<|<",
			"^|^|^|一般公共预算|政府性基金|上级补助收入|事业收入|经营收入|其他收入",
			"栏次|<|1|2|3|4|5|6|7"),
		Notes: []string{"注：本表反映部门本年度取得的各项收入情况。本表金额单位转换时可能存在尾数误差。"},
	}}
	for i, k := range treeKeys {
		b.table.Columns[i+2].Key = k
	}
	b.build(n)
	return b.table
}

var treeKeys = []string{"合计", "一般", "基金", "上级补助", "事业", "经营", "其他"}

type treeBuilder struct {
	rnd   *rand.Rand
	unit  report.Unit
	table *report.Table
}

func (b *treeBuilder) build(n int) {
	classes := max(1, n/11)
	rows := []report.Row{}
	var tops [][]report.Cell
	for c := range classes {
		sub, cells := b.node(fmt.Sprint(201+c), 0, []int{2, 4})
		rows = append(rows, sub...)
		tops = append(tops, cells)
	}
	total := b.row("合计", report.TotalRow, report.Cell{Text: "合计", Align: report.Center, Bold: true, ColSpan: 2, RowSpan: 1},
		report.Cell{ColSpan: 1, RowSpan: 1, Covered: true}, b.sums("合计", tops))
	for i := range total.Cells {
		total.Cells[i].Bold = true
	}
	b.table.Rows = append([]report.Row{total}, rows...)
}

// node makes the rows of a subject and all below it, and returns its amounts.
func (b *treeBuilder) node(code string, level int, fan []int) ([]report.Row, []report.Cell) {
	var rows []report.Row
	var below [][]report.Cell
	if level < len(fan) {
		for i := range fan[level] {
			sub, cells := b.node(fmt.Sprintf("%s%02d", code, i*i*3+1), level+1, fan)
			rows = append(rows, sub...)
			below = append(below, cells)
		}
	}
	cells := b.sums(code, below)
	if below == nil {
		cells = b.amounts(code)
	}
	name := Label(fmt.Sprintf("水利%s%s支出", code, []string{"类", "工程运行与维护等", "农村饮水安全巩固提升工程建设及管护项"}[level]))
	name.Indent = level
	kind := []report.RowKind{report.ClassRow, report.SectionRow, report.ItemRow}[level]
	return append([]report.Row{b.row(code, kind, Label(code), name, cells)}, rows...), cells
}

func (b *treeBuilder) row(key string, kind report.RowKind, code, name report.Cell, amounts []report.Cell) report.Row {
	return report.Row{Key: key, Kind: kind, Cells: append([]report.Cell{code, name}, slices.Clone(amounts)...)}
}

// sums adds up the rows below column by column; the first is that of the rest.
func (b *treeBuilder) sums(code string, below [][]report.Cell) []report.Cell {
	out := make([]report.Cell, len(treeKeys))
	for i := 1; i < len(treeKeys); i++ {
		var parts []report.Cell
		for _, r := range below {
			parts = append(parts, r[i])
		}
		out[i] = SumIn(b.unit, b.addr(code, i), parts...)
	}
	out[0] = SumIn(b.unit, b.addr(code, 0), out[1:]...)
	return out
}

func (b *treeBuilder) amounts(code string) []report.Cell {
	out := make([]report.Cell, len(treeKeys))
	for i := 1; i < len(treeKeys); i++ {
		out[i] = MoneyIn(b.unit, b.addr(code, i), b.amount())
	}
	out[0] = SumIn(b.unit, b.addr(code, 0), out[1:]...)
	return out
}

func (b *treeBuilder) addr(code string, i int) string { return "02/" + code + "/" + treeKeys[i] }

// amount is a random amount in 元.
func (b *treeBuilder) amount() decimal.Decimal {
	half := decimal.New(5000+10000*b.rnd.Int64N(3_000_000), -2) // … .005 万元
	switch b.rnd.IntN(10) {
	case 0, 1, 2:
		return decimal.Zero
	case 3:
		return half
	case 4:
		return half.Add(Fen(b.rnd.Int64N(3) - 1))
	case 5:
		return half.Neg()
	case 6:
		return Fen(b.rnd.Int64N(9999) - 5000) // prints as 0.00
	case 7:
		return Fen(b.rnd.Int64N(1e12))
	default:
		return Fen(b.rnd.Int64N(1e9))
	}
}
