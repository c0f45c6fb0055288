package table

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
	"juesuan/store/storetest"
)

// oneSheet puts all tables of a file below each other on one sheet; between are
// the blank rows between two of them, and below what stands at the foot of each.
func oneSheet(f *raw.File, between int, below ...string) *raw.File {
	width := 0
	for _, b := range f.Blocks {
		if g, ok := b.(*raw.Grid); ok {
			width = max(width, len(g.Rows[0]))
		}
	}
	sheet := &raw.Grid{Sheet: "Sheet1"}
	add := func(row []raw.Cell) {
		row = append([]raw.Cell(nil), row...)
		for len(row) < width {
			row = append(row, raw.Cell{RowSpan: 1, ColSpan: 1})
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	open := false // a table's rows or notes stand above
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			if strings.Contains(b.Text, "部分") {
				continue
			}
			if kindOf(b.Text) != noKind && open {
				for range between {
					add(nil)
				}
				open = false
			}
			add([]raw.Cell{{Text: b.Text, RowSpan: 1, ColSpan: 1}})
		case *raw.Grid:
			for _, row := range b.Rows {
				add(row)
			}
			for _, s := range below {
				var row []raw.Cell
				for c := range strings.SplitSeq(s, "|") {
					row = append(row, raw.Cell{Text: c, RowSpan: 1, ColSpan: 1})
				}
				add(row)
			}
			open = true
		}
	}
	return &raw.File{Format: "xlsx", Blocks: []raw.Block{sheet}}
}

// TestOneSheet: tables below each other on one sheet are told apart by their
// titles.
func TestOneSheet(t *testing.T) {
	invented, _ := storetest.Invented()
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		b := derived(t, pack, invented, report.Wan)
		for name, f := range map[string]*raw.File{
			"blank rows between":  oneSheet(fileOf(b), 2),
			"nothing between":     oneSheet(fileOf(b), 0),
			"signatures below":    oneSheet(fileOf(b), 1, "审核人：张三 制表人：李四 第1页 共9页"),
			"signatures in cells": oneSheet(fileOf(b), 1, "单位负责人：王五|审核人：张三||制表人：李四", "第1页，共9页"),
			"notes in cells":      oneSheet(fileOf(b), 0, "备注", "填表说明：|本表反映部门本年度的收支情况", "审核人：|张三|填报日期：|2023-8-1"),
			"a note in rows":      oneSheet(fileOf(b), 1, "填表说明：", "1.本表反映部门本年度的收支情况。", "2.本表金额转换为万元时，因四舍五入可能存在尾差。"),
		} {
			t.Run(pack+" "+name, func(t *testing.T) {
				r, err := Read(f)
				if err != nil {
					t.Fatal(err)
				}
				sameTables(t, b, r)
			})
		}
	}
}

// TestTotalBehindBlanks: the total of the public funds is the first amount behind
// its words, whether or not the cells between are merged.
func TestTotalBehindBlanks(t *testing.T) {
	r, err := Read(rawtest.Parse(`一般公共预算财政拨款基本支出决算表
公开06表
人员经费			公用经费		
科目编码	科目名称	决算数	科目编码	科目名称	决算数	科目编码	科目名称	决算数
301	工资福利支出	8.00	302	商品和服务支出	3.00	310	资本性支出	2.00
30101	基本工资	8.00	30201	办公费	3.00	31002	办公设备购置	2.00
人员经费合计		8.00	公用经费合计					5.00`, false))
	if err != nil || len(r.Tables) != 1 {
		t.Fatal(r, err)
	}
	for key, want := range map[string]string{staffTotal: "8.00", officeTotal: "5.00"} {
		if c := r.Tables[0].Cell("06/" + key); c == nil || c.Text != want {
			t.Errorf("%s is %v", key, c)
		}
	}
}
