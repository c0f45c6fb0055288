package check

import (
	"fmt"
	"strings"

	"juesuan/report"
)

// nine are the tables a disclosure must have, in the form's order.
var nine = []string{"01", "02", "03", "04", "05", "06", "07", "08", "09"}

// printed are the document's tables in their order.
func (p *probe) printedTables() []*report.Table {
	var out []*report.Table
	for _, b := range p.Document.Blocks {
		if t, ok := b.(*report.TableBlock); ok {
			out = append(out, t.Table)
		}
	}
	return out
}

// ruleD02 tests that the nine tables are there, in the form's order.
func ruleD02(p *probe) {
	at := map[string]int{}
	for i, t := range p.printedTables() {
		at[t.ID] = i + 1
	}
	last := 0
	for _, id := range nine {
		p.tested++
		where := []Place{{Addr: id, Table: "公开" + id + "表"}}
		switch {
		case at[id] == 0:
			p.find(Finding{Places: where, Message: fmt.Sprintf("缺少公开%s表", id)})
		case at[id] < last:
			p.find(Finding{Places: where, Message: fmt.Sprintf("公开%s表的位置不对，九张表应按编号排列", id)})
		}
		last = max(last, at[id])
	}
}

// ruleD03 tests that a table without data says so in a note.
func ruleD03(p *probe) {
	for _, t := range p.printedTables() {
		if (t.ID != "07" && t.ID != "08") || !t.Empty() {
			continue
		}
		p.tested++
		if !strings.Contains(strings.Join(t.Notes, ""), "无数据") {
			p.find(Finding{Places: []Place{{Addr: t.ID + "/注", Table: tableName(t), Row: "注"}}, Message: tableName(t) + "没有数据，也没有“本表无数据”的说明"})
		}
	}
}

// ruleD04 tests that the note of an empty table names unit and year and has
// no instruction left in it.
func ruleD04(p *probe) {
	for _, t := range p.printedTables() {
		for _, n := range t.Notes {
			p.tested++
			wrong := ""
			switch {
			case strings.Contains(n, "仍保留") || strings.Contains(n, "请删除"):
				wrong = "留着填表要求"
			case strings.Contains(n, "无数据") && !strings.Contains(n, p.Book.Department):
				wrong = "没有写单位名称"
			case strings.Contains(n, "无数据") && !strings.Contains(n, fmt.Sprintf("%d年", p.Book.Year)):
				wrong = "没有写年度"
			}
			if wrong != "" {
				p.find(Finding{Places: []Place{{Addr: t.ID + "/注", Table: tableName(t), Row: "注", Printed: n}}, Printed: n, Message: fmt.Sprintf("%s的注%s：%s", tableName(t), wrong, n)})
			}
		}
	}
}

// ruleD05 tests that functions are listed down to 项 and basic expenditure to
// the economic 款.
func ruleD05(p *probe) {
	for _, t := range []struct {
		id    string
		level int
		word  string
	}{{"02", 7, "项"}, {"03", 7, "项"}, {"05", 7, "项"}, {"07", 7, "项"}, {"08", 7, "项"}, {"06", 5, "款"}} {
		g := p.grids[t.id]
		if g == nil {
			p.missing("没有表" + t.id)
			continue
		}
		for _, row := range g.rows {
			if g.level[row] == 0 || len(g.children[row]) > 0 {
				continue
			}
			p.tested++
			if g.level[row] < t.level && p.rowHasAmount(g, row) {
				p.find(Finding{Places: []Place{p.place(t.id + "/" + row + "/" + g.cols[0])}, Printed: row,
					Message: fmt.Sprintf("%s的科目 %s 没有列到%s", tableName(g.table), row, t.word)})
			}
		}
	}
}

func (p *probe) rowHasAmount(g *grid, row string) bool {
	for _, c := range g.cellsOf(row) {
		if p.ofCell(c).sign() != 0 {
			return true
		}
	}
	return false
}

// quotes wants a section to state each of the facts.
func (p *probe) quotes(section string, facts ...string) {
	for _, f := range facts {
		p.tested++
		if len(p.quoted[section+"："+f]) == 0 {
			p.find(Finding{Places: []Place{{Section: section}}, Expected: f, Message: fmt.Sprintf("文字“%s”没有写%s", section, p.place(f))})
		}
	}
}

// ruleD06 wants “三公” split into its four kinds.
func ruleD06(p *probe) {
	p.quotes("九", "09/决算数/合计", "09/决算数/因公出国", "09/决算数/公务用车", "09/决算数/公务接待", "09/预算数/合计")
}

// ruleD07 wants every count of “三公”.
func ruleD07(p *probe) {
	p.quotes("九", "三公数量/出国团组", "三公数量/出国人次", "三公数量/购置车辆", "三公数量/保有量", "三公数量/国内批次", "三公数量/国内人次", "三公数量/外宾批次", "三公数量/外宾人次")
}

// ruleD08 wants purchase and running of vehicles, also where they are zero.
func ruleD08(p *probe) { p.quotes("九", "09/决算数/用车购置", "09/决算数/用车运行") }

// ruleD09 wants the operating cost with its budget.
func ruleD09(p *probe) {
	p.quotes("十", "机关运行经费/年初预算数", "机关运行经费/决算数")
}

// ruleD10 wants procurement by kind and the share of small firms.
func ruleD10(p *probe) {
	p.quotes("十一", "政府采购/总额", "政府采购/货物", "政府采购/工程", "政府采购/服务", "政府采购/授予中小企业", "政府采购/授予小微企业")
}

// ruleD11 wants state assets and performance.
func ruleD11(p *probe) {
	p.quotes("十二", "车辆/合计", "设备/百万元以上设备")
	p.quotes("十三", "自评/总分/得分", "项目自评/数量")
}

// ruleD12 wants duties, structure and terms.
func ruleD12(p *probe) {
	text, section := map[string]bool{}, ""
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			section = b.Text
		case *report.Paragraph:
			text[section] = true
		}
	}
	has := func(word string) bool {
		for s := range text {
			if strings.Contains(s, word) {
				return true
			}
		}
		return false
	}
	for _, word := range []string{"部门职责", "机构设置", "总体情况说明", "名词解释"} {
		p.tested++
		if !has(word) {
			p.find(Finding{Places: []Place{{Section: word}}, Expected: word, Message: fmt.Sprintf("文档没有“%s”", word)})
		}
	}
}
