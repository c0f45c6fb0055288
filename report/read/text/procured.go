package text

import (
	"regexp"
	"strings"
)

// procured tells amounts of procurement that are named by a clause, or by several,
// rather than by a name; the first that fits decides.
var procured = []struct {
	words *regexp.Regexp
	name  string
}{
	{regexp.MustCompile(`面向中小企业预留[^；。]*由中小企业[^；。]*(?:中标|成交)[^；。]*(?:金额|支出)?$`), "预留中小企业成交"},
	{regexp.MustCompile(`面向小微企业预留[^；。]*由小微企业[^；。]*(?:中标|成交)[^；。]*(?:金额|支出)?$`), "预留小微企业成交"},
	{regexp.MustCompile(`其他(?:政府采购)?项目[^；。]*由中小企业[^；。]*(?:中标|成交)[^；。]*(?:金额|支出)?$`), "其他中小企业成交"},
	{regexp.MustCompile(`面向中小企业(?:采购)?预留[^，；。]*(?:预算)?(?:金额|份额)?$`), "预留中小企业"},
	{regexp.MustCompile(`面向小微企业(?:采购)?预留[^，；。]*(?:预算)?(?:金额|份额)?$`), "预留小微企业"},
}

var (
	// reProcured is all procurement by words that kinds of it have too.
	reProcured = regexp.MustCompile(`^(?:全年|本年度?)?(?:实际|共|完成|实现)*(?:发生)?(?:政府)?采购(?:支出|合同|成交|实际|中标|的)*(?:总金额|总额|金额|支出|总支出|合计|总计|支出额)*(?:为|共计|共|合计|总计|达)*$`)
	// reProcuring is its budget.
	reProcuring = regexp.MustCompile(`^(?:全年|本年度?)?(?:政府)?采购(?:支出|项目)?(?:年初|全年|调整)?预算(?:总金额|总额|金额|数|安排)*(?:为|共计|共|合计|总计)*$`)
	// reQualified says in a bracket how an amount of procurement was counted.
	reQualified = regexp.MustCompile(`（[^（）0-9]*(?:合同|口径|为准|签订|支付|不含|含)[^（）0-9]*）`)
)

// assessedFor are the budgets of projects that 绩效 tells of, by words of their
// clause.
var assessedFor = []struct{ word, name string }{
	{"绩效目标", "目标预算金额"}, {"跟踪", "跟踪预算金额"}, {"监控", "跟踪预算金额"}, {"自评", "自评预算金额"},
}

// assessedBudget is what a clause calls 涉及预算金额: of projects that had a target,
// were watched or were assessed.
func (par *paragraph) assessedBudget(s string, n *number) *subject {
	if par.topic != performance || !strings.HasSuffix(strings.TrimRight(s, "为共计约"), "涉及预算金额") {
		return nil
	}
	before := par.before(n)
	before = before[strings.LastIndexAny(before, "；：")+1:]
	for _, a := range assessedFor {
		if strings.Contains(before, a.word) {
			addr := "项目自评/" + a.name
			return &subject{name: a.name, actual: addr, initial: addr, planned: addr}
		}
	}
	return nil
}

// procurementOf is the subject that a clause of procurement names in its own way,
// or nil.
func (par *paragraph) procurementOf(s string, n *number) *subject {
	if par.topic != procurement {
		return nil
	}
	before := par.before(n)
	if i := strings.LastIndex(before, "；"); i >= 0 {
		before = before[i+len("；"):]
	}
	for _, p := range procured {
		if p.words.MatchString(before) {
			return &subject{name: p.name, actual: "政府采购/" + p.name, initial: "政府采购/" + p.name, planned: "政府采购/" + p.name}
		}
	}
	s = withoutJoints(s)
	s = par.withoutOwner(s[len(reNumber.FindString(s)):])
	s = reYears.ReplaceAllString(s, "")
	for _, w := range []string{"本部门", "本单位", "我单位", "我部门", bareText(par.book.Department), "度"} {
		s = strings.TrimPrefix(s, w)
	}
	if reProcured.MatchString(s) || reProcuring.MatchString(s) {
		return par.lex.phrases[procurement][0].subject
	}
	return nil
}
