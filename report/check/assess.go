package check

import (
	"strings"

	"juesuan/report"
)

// assessment is one self-assessment as its table prints it.
type assessment struct {
	id            string // 自评, 项目自评/1
	table         *report.Table
	funding       []funding
	indicators    []indicator
	weight, score string // of the last row
}

// funding is one row of money: budget, adjusted budget, execution, rate.
type funding struct {
	addr                string // 自评/财政拨款
	name                string
	amounts             [3]*report.Cell // 年初预算数, 全年预算数, 全年执行数
	weight, rate, score string
}

// indicator is one row below the heads of a self-assessment.
type indicator struct {
	addr                                                         string // 自评/预算执行率
	table, level1, name, target, actual, weight, score, off, why string
	computed                                                     bool // the actual value follows from figures

	read *goals // target and actual, once somebody asked
}

// goals are an indicator's target and actual value as numbers, where they are
// some.
type goals struct {
	target, actual goal
	ok, ok2        bool
}

func (i *indicator) goals() (target, actual goal, ok, ok2 bool) {
	if i.read == nil {
		g := &goals{}
		g.target, g.ok = parseGoal(i.target)
		g.actual, g.ok2 = parseGoal(i.actual)
		i.read = g
	}
	return i.read.target, i.read.actual, i.read.ok, i.read.ok2
}

// place is a column of an indicator's row.
func (i *indicator) place(column, printed string) Place {
	return Place{Addr: i.addr, Table: i.table, Row: i.name, Column: column, Printed: printed}
}

func (f *funding) place(a *assessment, column, printed string) Place {
	return Place{Addr: f.addr + "/" + column, Table: tableName(a.table), Row: f.name, Column: column, Printed: printed}
}

func (a *assessment) final(column, printed string) Place {
	return Place{Addr: a.id + "/总分/" + column, Table: tableName(a.table), Row: "总分", Column: column, Printed: printed}
}

// assessedFact stands for all that the self-assessments print.
const assessedFact = "自评"

// isAssessment tells the self-assessments from the other tables.
func isAssessment(t *report.Table) bool {
	id, _, _ := strings.Cut(t.ID, "/")
	return len(t.Columns) > 8 && (id == "自评" || id == "项目自评")
}

// assessments reads the self-assessments, the department's first.
func (p *probe) assessments() []assessment {
	if p.reads != nil {
		p.reads.facts = append(p.reads.facts, assessedFact)
	}
	if p.assessed == nil {
		for _, t := range p.Book.Tables {
			if isAssessment(t) {
				p.assessed = append(p.assessed, readAssessment(t))
			}
		}
		keepGoals(p.assessed, p.assessedBefore)
		p.assessedBefore = p.assessed
	}
	return p.assessed
}

// keepGoals takes over the numbers of indicators that say what they said before.
func keepGoals(list, before []assessment) {
	for i := range min(len(list), len(before)) {
		now, was := list[i].indicators, before[i].indicators
		for j := range min(len(now), len(was)) {
			if now[j].target == was[j].target && now[j].actual == was[j].actual {
				now[j].read = was[j].read
			}
		}
	}
}

func readAssessment(t *report.Table) assessment {
	a := assessment{id: t.ID, table: t}
	within, level1 := false, ""
	for i := range t.Rows {
		c := t.Rows[i].Cells
		switch {
		case c[2].Text == "三级指标":
			within = true
		case !within && c[3].Amount != nil:
			a.funding = append(a.funding, readFunding(c))
		case within && !c[2].Covered && c[2].Text != "":
			if !c[0].Covered {
				level1 = c[0].Text
			}
			a.indicators = append(a.indicators, indicator{
				addr: t.ID + "/" + c[2].Text, table: tableName(t), level1: level1, name: c[2].Text, target: c[3].Text, actual: c[4].Text,
				weight: c[5].Text, score: c[6].Text, off: c[7].Text, why: c[8].Text, computed: c[4].Figure != nil,
			})
		}
	}
	if n := len(t.Rows); n > 0 {
		a.weight, a.score = t.Rows[n-1].Cells[5].Text, t.Rows[n-1].Cells[6].Text
	}
	return a
}

func readFunding(c []report.Cell) funding {
	addr := c[3].Addr
	if i := strings.LastIndex(addr, "/"); i >= 0 {
		addr = addr[:i]
	}
	return funding{
		addr: addr, name: c[2].Text, amounts: [3]*report.Cell{&c[3], &c[4], &c[5]},
		weight: c[6].Text, rate: c[7].Text, score: c[8].Text,
	}
}

// indicators are those of the department's own self-assessment.
func (p *probe) indicators() []indicator {
	for _, a := range p.assessments() {
		if a.id == "自评" {
			return a.indicators
		}
	}
	return nil
}

// everyIndicator calls do for the indicators of all self-assessments.
func (p *probe) everyIndicator(do func(*indicator)) {
	for _, a := range p.assessments() {
		for i := range a.indicators {
			do(&a.indicators[i])
		}
	}
}
