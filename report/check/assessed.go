package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"juesuan/store"
)

// ruleQ14 tests that a self-assessment prints what the ledger has.
func ruleQ14(p *probe) {
	for _, a := range p.assessments() {
		typed := p.typed(&a)
		if len(typed) != len(a.indicators) {
			p.missing(tableName(a.table) + "的指标与账本不是一一对应")
			continue
		}
		for k := range typed {
			i := &a.indicators[k]
			for _, v := range []struct{ column, printed, own string }{
				{"年度指标值", i.target, typed[k].Target}, {"实际完成值", i.actual, typed[k].Actual}, {"分值", i.weight, typed[k].Weight},
				{"得分", i.score, typed[k].Score}, {"偏差度", i.off, typed[k].Deviation},
			} {
				if v.column == "实际完成值" && (i.computed || i.actual == "-") {
					continue // the program's own, "-" without a base
				}
				p.tested++
				if visible(v.printed) != visible(v.own) {
					p.find(Finding{Places: []Place{i.place(v.column, v.printed)}, Printed: v.printed, Expected: v.own,
						Message: fmt.Sprintf("%s指标“%s”的%s印 %s，账本里是 %s", i.table, i.name, v.column, v.printed, v.own)})
				}
			}
		}
	}
}

// typed are the ledger's indicators of a self-assessment, in their order.
func (p *probe) typed(a *assessment) []store.Indicator {
	list := p.Year.Indicators
	if a.id != "自评" {
		list = nil
		for i, project := range p.Year.Projects {
			if fmt.Sprintf("项目自评/%d", i+1) != a.id {
				continue
			}
			for _, g := range p.Year.ProjectGoals {
				if g.Project == project.Name {
					list = append(list, g.Indicator)
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(i store.Indicator) bool { return visible(i.Level3) == "" })
}

// visible is a text without blanks, line ends and what cannot be seen.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
}
