package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// budgetFields are the amounts of a funding row and the expenditure's field
// each adds up.
var budgetFields = []struct{ name, field string }{
	{"年初预算数", "年初预算数"}, {"全年预算数", "全年预算数"}, {"全年执行数", "决算数"},
}

// assessments makes the tables of the self-assessments and the facts the text
// quotes of them. Funding and computed indicators follow from the ledger and
// replace typed ones; a typed one that differs is told in Notices. Weights and
// scores stand as the office gave them.
func (d *deriver) assessments() {
	def := &d.pack.assessment
	d.funding(def)
	d.scores(assessmentID, d.year.Assessment.FundingWeight, d.year.Assessment.FundingScore, "绩效自评", d.year.Indicators)

	grades := map[string][]string{}
	var amounts []string
	for i := range d.year.Projects {
		p := &d.year.Projects[i]
		grades[p.Grade] = append(grades[p.Grade], store.JoinAddress(projectsID, itoa(i+1), "等级"))
		amounts = append(amounts, d.projectFunding(i, p))
		d.scores(projectTable(i), p.FundingWeight, p.FundingScore, projectTable(i), d.projectIndicators(p.Name))
	}
	d.sumFact(projectsID+"/金额", "项目自评涉及预算资金", amounts)
	n := decimal.NewFromInt(int64(len(d.year.Projects)))
	all := &Fact{Addr: projectsID + "/数量", Name: "自评项目", Kind: CountFact, Exact: n, Printed: n}
	for _, g := range []string{"优", "良", "中", "差"} {
		v := decimal.NewFromInt(int64(len(grades[g])))
		d.book.addFact(&Fact{Addr: projectsID + "/" + g, Name: "等级为" + g + "的项目", Kind: CountFact, Exact: v, Printed: v, Entries: grades[g]})
		all.Entries = append(all.Entries, grades[g]...)
	}
	all.Entries = append(all.Entries, grades[""]...)
	d.book.addFact(all)
	for _, t := range d.assessmentTables() {
		d.book.addTable(t, true)
	}
}

// assessmentTables makes the tables of the self-assessments from their facts.
func (d *deriver) assessmentTables() []*Table {
	def := &d.pack.assessment
	forms := []*form{d.assessmentTable(def)}
	for i := range d.year.Projects {
		forms = append(forms, d.projectTable(def, i, &d.year.Projects[i]))
	}
	var out []*Table
	d.computed = nil
	for _, f := range forms {
		out = append(out, f.Table)
		d.computed = append(d.computed, f.computed...)
	}
	return out
}

// funding makes the facts of the funding rows from the expenditure.
func (d *deriver) funding(def *assessmentDef) {
	for _, b := range budgetFields {
		var parts []string
		for _, src := range def.Sources {
			sel := selector{page: "支出", field: b.field, where: []condition{{"资金性质", src.Funds}}}
			s := d.recs.pick([]selector{sel})
			addr := assessmentID + "/" + src.Key + "/" + b.name
			d.book.addFact(&Fact{Addr: addr, Name: src.Key + b.name, Exact: s.total, Printed: inUnit(s.total, d.book.Unit), Entries: s.entries})
			parts = append(parts, addr)
		}
		d.sumFact(assessmentID+"/"+def.Total+"/"+b.name, def.Total+b.name, parts)
	}
}

// typedFunding tells where a typed funding amount differs from the computed one.
func (d *deriver) typedFunding() (notices []string) {
	for _, b := range budgetFields {
		for _, src := range d.pack.assessment.Sources {
			computed := d.book.facts[assessmentID+"/"+src.Key+"/"+b.name].Exact
			for _, f := range d.year.Funding {
				typed := map[string]*store.Yuan{"年初预算数": f.Initial, "全年预算数": f.Adjusted, "全年执行数": f.Executed}[b.name]
				if f.Source == src.Key && typed != nil && !typed.Equal(computed) {
					notices = append(notices, fmt.Sprintf("自评资金“%s”的%s填的是 %s 元，按支出各项相加是 %s 元；表中印后者，请核对。",
						src.Key, b.name, typed, computed.StringFixed(2)))
				}
			}
		}
	}
	return notices
}

// projectFunding makes the facts of a project's funding row and returns the
// address of its 全年预算数.
func (d *deriver) projectFunding(i int, p *store.Project) string {
	for _, b := range []struct {
		name string
		yuan store.Yuan
	}{{"年初预算数", p.Initial}, {"全年预算数", p.Adjusted}, {"全年执行数", p.Executed}} {
		d.book.addFact(&Fact{
			Addr: projectTable(i) + "/资金/" + b.name, Name: p.Name + b.name, Exact: b.yuan.Decimal,
			Printed: inUnit(b.yuan.Decimal, d.book.Unit), Entries: []string{store.JoinAddress(projectsID, itoa(i+1), b.name)},
		})
	}
	return projectTable(i) + "/资金/全年预算数"
}

func projectTable(i int) string { return fmt.Sprintf("%s/%d", projectsID, i+1) }

func (d *deriver) projectIndicators(name string) []store.Indicator {
	var out []store.Indicator
	for _, g := range d.year.ProjectGoals {
		if g.Project == name {
			out = append(out, g.Indicator)
		}
	}
	return out
}

// scores makes the facts 总分/分值 and 总分/得分 of a table.
func (d *deriver) scores(table, weight, score, page string, indicators []store.Indicator) {
	list := "自评指标"
	if table != assessmentID {
		list = "项目指标"
	}
	for _, v := range []struct {
		name, own, field string
		of               func(*store.Indicator) string
	}{
		{"分值", weight, "预算执行分值", func(i *store.Indicator) string { return i.Weight }},
		{"得分", score, "预算执行得分", func(i *store.Indicator) string { return i.Score }},
	} {
		f := &Fact{Addr: table + "/总分/" + v.name, Name: "总分" + v.name, Kind: ScoreFact, Exact: points(v.own), Entries: []string{page + "/" + v.field}}
		for i := range indicators {
			f.Exact = f.Exact.Add(points(v.of(&indicators[i])))
			f.Entries = append(f.Entries, store.JoinAddress(list, itoa(d.indicatorAt(table, i)+1), v.name))
		}
		f.Printed = f.Exact
		d.book.addFact(f)
	}
}

// indicatorAt is the position in the ledger's list of a table's i-th indicator.
func (d *deriver) indicatorAt(table string, i int) int {
	if table == assessmentID {
		return i
	}
	for p := range d.year.Projects {
		if projectTable(p) != table {
			continue
		}
		for at, g := range d.year.ProjectGoals {
			if g.Project == d.year.Projects[p].Name {
				if i == 0 {
					return at
				}
				i--
			}
		}
	}
	return i
}

// points reads a weight or a score; what is not a number counts nothing.
func points(s string) decimal.Decimal {
	v, err := decimal.NewFromString(strings.TrimSpace(s))
	if err != nil {
		return decimal.Zero
	}
	return v
}

// rate is a ratio of facts: the sum of those in over (a leading - subtracts)
// ÷ under, in percent.
type rate struct {
	over   []string
	under  string
	places int32
}

// print computes a rate from the facts; it is "-" where the base is zero.
func (r *rate) print(b *Book) (text string, f *Figure) {
	den := b.Fact(r.under)
	if den == nil || den.Printed.IsZero() {
		return "-", nil
	}
	num := decimal.Zero
	formula, facts := "", []string{r.under}
	for _, o := range r.over {
		addr, minus := strings.CutPrefix(o, "-")
		v := b.Fact(addr)
		if v == nil {
			return "-", nil
		}
		facts = append(facts, addr)
		switch {
		case minus:
			num, formula = num.Sub(v.Printed), formula+" − "+addr
		case formula != "":
			num, formula = num.Add(v.Printed), formula+" + "+addr
		default:
			num, formula = v.Printed, addr
		}
	}
	v := percent(num, den.Printed, r.places)
	text = v.StringFixed(r.places) + "%"
	return text, &Figure{Kind: CompletionFigure, Text: text, Value: v, Formula: "(" + formula + ") ÷ " + r.under + " × 100%", Facts: facts}
}

// of reports whether a rate is computed of one of the facts.
func (r *rate) of(facts []string) bool {
	return slices.Contains(facts, r.under) || slices.ContainsFunc(r.over, func(o string) bool {
		return slices.Contains(facts, strings.TrimPrefix(o, "-"))
	})
}
