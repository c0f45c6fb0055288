package text

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// amount places an amount of what its clause names.
func (par *paragraph) amount(n *number, s string) (*report.Figure, string, string) {
	sub, list, left := par.spoken(s)
	queued, together := false, par.isTogether(s)
	if q := par.state.queue; len(q) > 0 && len(list) == 0 && (together && strings.Contains(s, "分别") || strings.Trim(s, "、和及与各") == "") {
		sub, par.state.queue, queued = q[0], q[1:], !together || strings.Trim(s, "、和及与各") == ""
		left = ""
	} else if together {
		return nil, "", whyDoubt
	} else {
		par.state.queue = nil
		if len(list) > 0 && strings.Contains(s, "分别") {
			sub, par.state.queue = severally(list)
		} else if len(list) > 0 && list[len(list)-1].second != nil && hasAnySuffix(s, "各是", "各为") {
			par.state.queue = []*subject{list[len(list)-1].second}
		}
	}
	if named := par.procurementOf(s, n); named != nil && !queued {
		sub, list, left = named, nil, ""
	}
	if named := par.assessedBudget(s, n); named != nil {
		sub, list, left = named, nil, ""
	}
	if owner := par.ownerOf(n); owner != nil && !queued {
		part, doubt := par.partOf(owner, s, list, n)
		if doubt {
			return nil, "", whyDoubt
		}
		if part != nil {
			sub, list, left = part, nil, ""
		}
	}
	if len(list) == 0 && reBesideIt.MatchString(s) {
		return nil, "", whyDoubt
	}
	if par.topic == performance && strings.Contains(par.sentenceText(n), "整体") && sub != nil && sub.name == "涉及资金" {
		sub = &subject{name: sub.name, actual: assessedMoney}
	}
	if par.topic == performance && sub == nil && s == "资金" && reProjects.MatchString(par.before(n)) {
		sub, left = &subject{name: "涉及资金", actual: "项目自评/金额"}, ""
	}
	if sub == nil {
		par.state.forget()
		return nil, "", whyNoSubject
	}
	if len(list) > 0 && (changesWhat(s, list[0].text) || par.state.part && n.from < par.state.changeEnd) {
		_, par.state.changeEnd = par.sentence(n.from)
		par.state.forget()
		return nil, "", whyNoBase
	}
	as := roleOf(s)
	if rest := besides(s, list); strings.Contains(rest, "上年") || strings.Contains(rest, "去年") || strings.Contains(s, strconv.Itoa(par.book.Year-1)+"年") && !par.slipped(n) {
		as = priorRole
	}
	if as == actualRole && par.governing(n) == par.book.Year-1 {
		as = priorRole
	}
	switch {
	case queued:
		as = par.state.as
	case reLastBudget.MatchString(s):
		return nil, "", whyLastBudget
	case as == actualRole && par.isPart(n, s, len(list) > 0):
		as = par.state.parts
	}
	par.state.as = as
	addr := par.pick(par.addresses(sub, as, n), n)
	if addr == "" {
		par.state.forget()
		return nil, "", whyNoBudget
	}
	if left != "" && (len(list) == 0 || !par.fits(addr, n)) {
		par.state.forget()
		return nil, "", whyDoubt
	}
	if len(list) > 0 && !strings.Contains(par.before(n), "其中") {
		par.state.lead = nil
	}
	if par.topic == general || par.topic == allFunds {
		par.inClass(sub)
	}
	par.owned(sub, n)
	par.state.subject, par.state.change, par.state.lost = sub, [2]string{}, false
	budget := as == initialRole || as == plannedRole
	par.state.budget = budget && !reAgainst.MatchString(s) && !strings.Contains(s, "完成") // 比年初预算12万元减少 says nothing of the budget's own change
	if budget {
		par.state.named = addr
	}
	if as == actualRole {
		par.state.amount = addr
	}
	par.note(addr)
	v, text := par.amountOf(n, par.book.Fact(addr))
	par.fact(addr, sub.name, report.AmountFact, v)
	if par.isCoarse(n) && hasAnyPrefix(addr, textPages...) {
		par.coarse[addr] = par.step(n)
	}
	return &report.Figure{Kind: report.AmountFigure, Text: text, Value: v, Formula: addr, Facts: []string{addr}, Written: par.writtenOf(n, par.book.Fact(addr))}, text, ""
}

// reBesideIt is an amount without a name of its own that is not what the sentence
// spoke of before: 节约资金10万元.
var reBesideIt = regexp.MustCompile(`节约|节省|压减|核减|核增|追加|调减|调增|盘活|收回`)

// changesWhat reports whether words let a name change rather than be: 减少了“三公”
// 经费3万元.
func changesWhat(s, name string) bool {
	before, _, _ := strings.Cut(s, name)
	return hasAnySuffix(strings.TrimSuffix(before, "了"), "减少", "增加", "压减", "节约", "核减", "压缩")
}

// reProjects is a sentence that goes on from the number of its projects to
// their money.
var reProjects = regexp.MustCompile(`自评[^。]*项目\d+个，资金$`)

// besides is a clause without what it mentions: 上年结转和结余 is this year's.
func besides(s string, list []mention) string {
	s = withoutJoints(s)
	s = s[len(reNumber.FindString(s)):]
	for i := len(list) - 1; i >= 0; i-- {
		if strings.HasSuffix(list[i].text, "结余") || strings.HasSuffix(list[i].text, "结转") {
			s = s[:list[i].from] + s[list[i].to:]
		}
	}
	return s
}

// reAgainst is a clause whose amount is what something is compared with.
var reAgainst = regexp.MustCompile(`^(?:与|比|较|同)(?:全年|年初|调整)?`)

// severally are the subjects that 分别 gives numbers to, one after the other.
func severally(list []mention) (*subject, []*subject) {
	var all []*subject
	for _, m := range list {
		all = append(all, m.subject)
		if m.second != nil {
			all = append(all, m.second)
		}
	}
	return all[0], all[1:]
}

// addresses are where a subject's number may stand, the likeliest first.
func (par *paragraph) addresses(s *subject, as role, n *number) []string {
	switch as {
	case initialRole:
		return []string{s.initial}
	case plannedRole:
		return []string{s.planned}
	case priorRole:
		return []string{prior(par.actualOf(s, n))}
	}
	if s.grand != "" {
		return []string{par.actualOf(s, n), s.grand, s.actual}
	}
	return append([]string{par.actualOf(s, n)}, s.also...)
}

// pick is the first address whose amount the number is, else the first.
func (par *paragraph) pick(list []string, n *number) string {
	for _, a := range list {
		if par.fits(a, n) {
			return a
		}
	}
	return list[0]
}

// fits reports whether the book has the number at an address.
func (par *paragraph) fits(addr string, n *number) bool {
	f := par.book.Fact(addr)
	if f == nil {
		return par.isZeroRow(addr) && n.value.IsZero()
	}
	v, _ := par.amountOf(n, f)
	return v.Equal(f.Printed)
}

// isZeroRow reports whether an address is in a table that is there: a row that
// it lacks is zero.
func (par *paragraph) isZeroRow(addr string) bool {
	table, _, _ := strings.Cut(addr, "/")
	return par.book.Table(table) != nil
}

// shift is what turns a number's unit into the document's, as a power of ten.
func (par *paragraph) shift(n *number) int32 {
	shift := int32(0)
	for _, u := range amountUnits {
		if u.name == n.unit {
			shift += u.shift
		}
		if u.name == string(par.book.Unit) {
			shift -= u.shift
		}
	}
	return shift
}

// step is the last printed digit of an amount, in the document's unit, as a
// power of ten.
func (par *paragraph) step(n *number) int32 { return par.shift(n) - n.places }

// isCoarse reports whether a sentence prints less of an amount than tables do.
func (par *paragraph) isCoarse(n *number) bool { return par.step(n) > -2 && !n.value.IsZero() }

// amountOf is an amount in the document's unit, with the text that says it.
// One that the sentence rounds (23.5亿元, 419万元) is the fact's own where it is
// that rounded.
func (par *paragraph) amountOf(n *number, f *report.Fact) (decimal.Decimal, string) {
	if f == nil {
		return par.roundedTo(n, nil)
	}
	return par.roundedTo(n, &f.Printed)
}

func (par *paragraph) roundedTo(n *number, want *decimal.Decimal) (decimal.Decimal, string) {
	v, text := n.value, n.text
	if shift := par.shift(n); shift != 0 {
		v = v.Shift(shift).Round(2)
		text = v.StringFixed(2)
	}
	if want != nil && par.isCoarse(n) && !want.Equal(v) && want.Sub(v).Abs().LessThanOrEqual(decimal.New(5, par.step(n)-1)) {
		return *want, want.StringFixed(2)
	}
	return v, text
}

// written is an amount with its unit where that is not the document's, else "".
func (par *paragraph) written(n *number) string {
	if par.shift(n) == 0 {
		return ""
	}
	return n.text + n.unit
}

// note remembers that an amount was stated.
func (par *paragraph) note(addr string) {
	if par.state.stated == nil {
		par.state.stated = map[string]bool{}
	}
	par.state.stated[addr] = true
}

// writtenOf is so an amount of a fact; in whole 元 that the fact's round to it is
// the fact's.
func (par *paragraph) writtenOf(n *number, f *report.Fact) string {
	if f != nil && n.unit == "元" && par.shift(n) != 0 && n.places < 2 && f.Exact.Round(n.places).Equal(n.value) {
		return f.Exact.StringFixed(2) + n.unit
	}
	return par.written(n)
}

// textPages are the first words of addresses that no table has: the text alone
// tells them.
var textPages = []string{"预算/", "机关运行经费/", "政府采购/", "三公数量/", "三公经费/", "车辆/", "设备/", "基本支出/", "内设机构/", "决算单位/", "项目自评/", "上年/"}

// fact makes what the text alone tells a fact of the book, unless it tells it
// only about.
func (par *paragraph) fact(addr, name string, kind report.FactKind, v decimal.Decimal) {
	if par.about || par.book.Fact(addr) != nil || !hasAnyPrefix(addr, textPages...) {
		return
	}
	exact := v
	if kind == report.AmountFact && par.book.Unit == report.Wan {
		exact = v.Shift(4)
	}
	par.book.AddFact(&report.Fact{Addr: addr, Name: name, Kind: kind, Exact: exact, Printed: v})
}
