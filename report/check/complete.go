package check

import (
	"fmt"
	"regexp"
	"slices"
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

// ruleD03 tests that every table without data says so in a note
// (没有数据的表保留空表并说明). The usual note under a table says what it shows.
func ruleD03(p *probe) {
	for _, t := range p.printedTables() {
		if !isTable(t.ID) || !t.Empty() || p.PrintedOnly && printsZeros(t) {
			continue
		}
		p.tested++
		if !slices.ContainsFunc(t.Notes, func(n string) bool { return strings.Contains(n, "没有") || strings.Contains(n, "无") }) {
			p.find(Finding{Places: []Place{{Addr: t.ID + "/注", Table: tableName(t), Row: "注"}}, Message: tableName(t) + "没有数据，表下也没有写明"})
		}
	}
}

// printsZeros reports whether a row of a subject prints 0.00: a few 分 may stand
// behind it, and a table that lists subjects is not without data.
func printsZeros(t *report.Table) bool {
	for i := range t.Rows {
		if strings.Trim(t.Rows[i].Key, "0123456789") != "" || t.Rows[i].Key == "" {
			continue
		}
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Amount != nil && strings.HasPrefix(c.Text, "0.0") {
				return true
			}
		}
	}
	return false
}

// reSelf is how an office speaks of itself.
var reSelf = regexp.MustCompile(`[我本](部门|单位|机关|委|局|厅|办|院|校|中心)`)

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
			case strings.Contains(n, "无数据") && !strings.Contains(n, p.Book.Department) && !reSelf.MatchString(n):
				wrong = "没有写单位名称"
			case strings.Contains(n, "无数据") && !strings.Contains(n, fmt.Sprintf("%d年", p.Book.Year)):
				wrong = "没有写年度"
			}
			severity := p.rule.Severity
			if p.PrintedOnly && wrong == "没有写年度" { // in print the page around it says which year
				severity = Info
			}
			if wrong != "" {
				p.findAs(severity, Finding{Places: []Place{{Addr: t.ID + "/注", Table: tableName(t), Row: "注", Printed: n}}, Printed: n, Message: fmt.Sprintf("%s的注%s：%s", tableName(t), wrong, n)})
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
		g := p.grid(t.id)
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
				p.find(Finding{Places: []Place{p.spot(g.id + "/" + row + "/" + g.cols[0])}, Printed: row,
					Message: fmt.Sprintf("%s的科目 %s 没有列到%s", tableName(g.table), row, t.word)})
			}
		}
	}
}

func (p *probe) rowHasAmount(g *grid, row string) bool {
	for _, c := range g.cellsOf(row) {
		if c != nil && p.ofCell(c).sign() != 0 {
			return true
		}
	}
	return false
}

var reNone = regexp.MustCompile(`无|没有|未`)

// wants asks a section to state each of the facts.
func (p *probe) wants(section string, facts ...string) {
	for _, f := range facts {
		p.wantsOf(section, f, f)
	}
}

// wantsOf asks a section to state a fact; where the amount it goes with prints
// as zero the text may say in words that there is none.
func (p *probe) wantsOf(section, fact, amount string) {
	p.tested++
	at := p.section(section)
	if len(p.stated(section, fact)) > 0 {
		return
	}
	q, _, lacking := p.fact(amount)
	if q.printed.IsZero() && reNone.MatchString(p.sectionText(at)) {
		return
	}
	severity := p.unsaidSeverity()
	if p.PrintedOnly && lacking == "" && amount != fact && q.printed.IsZero() {
		severity = Info // of nothing there is nothing to count
	}
	what := p.spot(p.on(fact))
	where, named := p.whereOf(at)
	p.findAs(severity, Finding{Places: []Place{{Section: where}}, Expected: what.String(), Message: fmt.Sprintf("%s没有写%s", named, what), Unsaid: p.on(fact), lacks: &omission{section: at}})
}

// unsaidSeverity is how grave it is that something is not said: what somebody
// else's document leaves out contradicts nothing in it.
func (p *probe) unsaidSeverity() Severity {
	if p.PrintedOnly && p.rule.Severity == Error {
		return Warning
	}
	return p.rule.Severity
}

// whereOf is a section and how a message calls it. The number of one that
// somebody else's document does not have says nothing.
func (p *probe) whereOf(section string) (where, named string) {
	if p.PrintedOnly && len(p.paragraphs[section]) == 0 {
		return "情况说明", "情况说明"
	}
	return section, fmt.Sprintf("文字“%s”", section)
}

// ruleD06 wants “三公” split into its kinds, with the budget.
func ruleD06(p *probe) {
	p.wants("九", "09/决算数/合计", "09/决算数/因公出国", "09/决算数/公务用车", "09/决算数/公务接待", "09/预算数/合计")
}

// ruleD07 wants every count of “三公”.
func ruleD07(p *probe) {
	for _, c := range []struct{ count, amount, whole string }{
		{"出国团组", "09/决算数/因公出国", ""}, {"出国人次", "09/决算数/因公出国", ""}, {"购置车辆", "09/决算数/用车购置", "09/决算数/公务用车"}, {"保有量", "三公数量/保有量", ""},
		{"国内批次", "三公经费/国内公务接待费/决算数", "09/决算数/公务接待"}, {"国内人次", "三公经费/国内公务接待费/决算数", "09/决算数/公务接待"},
		{"外宾批次", "三公经费/外宾接待费/决算数", "09/决算数/公务接待"}, {"外宾人次", "三公经费/外宾接待费/决算数", "09/决算数/公务接待"},
	} {
		if _, _, lacking := p.fact(c.amount); lacking != "" && c.whole != "" && p.PrintedOnly {
			c.amount = c.whole
		}
		if re := reNoGuests[c.count]; re != nil && re.MatchString(p.sectionText(p.section("九"))) {
			if q, _, _ := p.fact(c.amount); q.printed.IsZero() {
				p.tested++
				continue // （国内0批次0人次，国外0批次0人次）
			}
		}
		p.wantsOf("九", "三公数量/"+c.count, c.amount)
	}
}

// reNoGuests are the words that say of each count of guests that it is 0.
var reNoGuests = map[string]*regexp.Regexp{
	"国内批次": regexp.MustCompile(`国内[^。；，]{0,12}?\b0(?:批次|批|个)`), "国内人次": regexp.MustCompile(`国内[^。；，]{0,16}?\b0(?:人次|人)`),
	"外宾批次": regexp.MustCompile(`(?:国外|境外|外宾)[^。；，]{0,12}?\b0(?:批次|批|个)`), "外宾人次": regexp.MustCompile(`(?:国外|境外|外宾)[^。；，]{0,16}?\b0(?:人次|人)`),
}

// ruleD08 wants purchase and running of vehicles, also where they are zero.
func ruleD08(p *probe) { p.wants("九", "09/决算数/用车购置", "09/决算数/用车运行") }

// ruleD09 wants the operating cost and what it changed from: its budget or the
// year before.
func ruleD09(p *probe) {
	const cost = "机关运行经费/决算数"
	section := p.section("十")
	p.tested++
	if text := p.sectionText(section); reNoOperating.MatchString(text) {
		return
	}
	p.wants("十", cost)
	if len(p.stated("十", "机关运行经费/年初预算数")) > 0 {
		return
	}
	for i := range p.claims {
		if c := &p.claims[i]; c.figure.Kind == report.DifferenceFigure && slices.Contains(c.figure.Facts, p.on(cost)) {
			return
		}
	}
	if text := p.sectionText(section); strings.Contains(text, "持平") || strings.Contains(text, "上年") {
		return
	}
	where, named := p.whereOf(section)
	p.findAs(p.unsaidSeverity(), Finding{Places: []Place{{Section: where}}, Message: named + "没有写机关运行经费的年初预算，也没有与上年相比", lacks: &omission{section: section}})
}

// reNoOperating says that a unit has no operating cost, or is none of those of
// which it is counted.
var reNoOperating = regexp.MustCompile(`(?:无|没有|不(?:在|属于|纳入|涉及))机关运行经费`)

// ruleD10 wants procurement by kind and the share of small firms.
func ruleD10(p *probe) {
	p.wants("十一", "政府采购/总额", "政府采购/货物", "政府采购/工程", "政府采购/服务", "政府采购/授予中小企业", "政府采购/授予小微企业")
}

// ruleD11 wants state assets and performance.
func ruleD11(p *probe) {
	p.wants("十二", "车辆/合计", "设备/百万元以上设备")
	if !p.PrintedOnly || p.grid("自评") != nil {
		p.wants("十三", "自评/总分/得分")
	}
	if !p.PrintedOnly || p.sectionText(p.section("十三")) == "" { // others need not count their projects
		p.wants("十三", "项目自评/数量")
	}
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
	has := func(words []string) bool {
		for s := range text {
			if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) }) {
				return true
			}
		}
		return false
	}
	for _, words := range [][]string{{"部门职责", "主要职能", "主要职责"}, {"机构设置"}, {"总体情况说明"}, {"名词解释"}} {
		p.tested++
		if !has(words) {
			p.find(Finding{Places: []Place{{Section: words[0]}}, Expected: words[0], Message: fmt.Sprintf("文档没有“%s”", words[0])})
		}
	}
}
