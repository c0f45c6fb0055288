// Package doctest builds documents to test writers with: a small but whole
// disclosure, a long table whose totals are sums, a table of merged cells, an
// empty one, and texts that try to become something else. All of it is
// computed, none of it depends on a pack, and equal calls give equal documents.
package doctest

import (
	"time"

	"juesuan/report"
)

// Department is the full name of the invented department.
const Department = "临江市水利与湖泊综合治理局"

// New returns a document with a cover, contents and then the blocks.
func New(blocks ...report.Block) *report.Document {
	return &report.Document{
		Title: "2022年度" + Department + "部门决算", Department: Department, Year: 2022,
		Date: time.Date(2023, 9, 28, 0, 0, 0, 0, time.UTC),
		Unit: report.Wan, Mark: "示例", Style: report.Default,
		Blocks: append([]report.Block{
			&report.Cover{Lines: []string{"2022年度", Department, "部门决算"}, Date: "2023年9月28日"},
			&report.Contents{Title: "目录"},
		}, blocks...),
	}
}

// Disclosure is a small disclosure with every kind of block and table.
func Disclosure() *report.Document {
	return New(
		Heading(1, "第一部分 部门概况", "概况"),
		Heading(2, "一、主要职责", "概况/一"),
		Text("贯彻执行水利法律法规，统筹全市水资源的开发利用与保护。"),
		Heading(1, "第二部分 2022年度部门决算表", "决算表"),
		Block(Sides()), Block(Tree(12)), Block(Empty()), Block(Wide()),
		Heading(1, "第三部分 2022年度部门决算情况说明", "说明"),
		Heading(2, "一、收入支出决算总体情况说明", "说明/一"),
		Totals(),
		Heading(3, "（一）主要原因", "说明/一/一"),
		Reason(),
		Heading(4, "1．其他", "说明/一/一/1"),
		Text("无其他需要说明的事项。"),
		Heading(1, "第五部分 附件", "附件"),
		Block(SelfAssessment()),
	)
}

// Heading returns a heading.
func Heading(level int, text, id string) *report.Heading {
	return &report.Heading{Level: level, Text: text, ID: id}
}

// Text returns a paragraph of one run.
func Text(s string) *report.Paragraph {
	return &report.Paragraph{Runs: []report.Run{{Text: s}}}
}

// Totals is a paragraph with a figure.
func Totals() *report.Paragraph {
	sum := Tree(12).Cell("02/合计/合计")
	return &report.Paragraph{Section: "三/一", Runs: []report.Run{
		{Text: "2022年度收、支总计均为"},
		{Text: sum.Text, Figure: &report.Figure{
			Addr: "文字/一/1", Kind: report.AmountFigure, Text: sum.Text, Value: sum.Amount.Printed,
			Formula: "02/合计/合计", Facts: []string{"02/合计/合计"},
		}},
		{Text: "万元。"},
	}}
}

// Reason is a paragraph with the office's own words and a gap.
func Reason() *report.Paragraph {
	return &report.Paragraph{Section: "三/一", Runs: []report.Run{
		{Text: "与上年度相比有所增加，主要原因是"},
		{Text: "汛期防洪工程提前开工", Entry: "说明/总体/原因"},
		{Text: "；结余减少的原因是"},
		{Text: "（请填写结余变动的原因）", Gap: true},
		{Text: "。"},
	}}
}

// Block returns the table's block, with an anchor made of its ID.
func Block(t *report.Table) *report.TableBlock {
	return &report.TableBlock{Table: t, ID: "表/" + t.ID}
}
