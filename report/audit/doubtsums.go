package audit

import (
	"regexp"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
)

var (
	reBudgetOf = regexp.MustCompile(`^预算/(\d{5,7})/(年初预算数|决算数)$`)
	// reNoBudget are the words of an item that had no budget.
	reNoBudget = regexp.MustCompile(`(?:无|没有|未安排|未编制|未列|未作|不安排)[^，。；]{0,8}预算|预算为?零|追加`)
)

// doubtSums takes back that the items' budgets, or what was spent of them, are
// less than the total where the text does not give them of every item: with
// nothing but 与年初预算持平 they are not known.
func (r *Report) doubtSums() {
	has := map[string]map[string]bool{"年初预算数": {}, "决算数": {}}
	none := map[string]bool{}
	for f, p := range r.figures() {
		if len(f.Facts) == 0 {
			continue
		}
		if m := reBudgetOf.FindStringSubmatch(f.Facts[0]); m != nil {
			has[m[2]][m[1]] = has[m[2]][m[1]] || f.Kind == report.AmountFigure
			none[m[1]] = none[m[1]] || reNoBudget.MatchString(p.Text())
		}
	}
	for rule, columns := range map[string][2]string{"C09": {"决算数", "年初预算数"}, "C10": {"年初预算数", "决算数"}} {
		r.takeBack(rule, "有的项没有写"+columns[1], func(f *check.Finding) bool {
			if isOver(f) || len(f.Places) == 0 || !strings.HasPrefix(f.Places[0].Addr, "文字/") {
				return false
			}
			for code := range has[columns[0]] {
				if !has[columns[1]][code] && (rule == "C10" || !none[code]) {
					return true
				}
			}
			return false
		})
	}
}
