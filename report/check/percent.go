package check

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// ratio is a percentage of the text with the two facts it claims to compare.
type ratio struct {
	*claim
	num, den quantity
	facts    []string
	probe    *probe
	beside   *claim // the change that den was worked out from
}

// ratios calls do for every percentage of the kinds whose facts are known.
func (p *probe) ratios(do func(*ratio), kinds ...report.FigureKind) {
	for i := range p.claims {
		if c := &p.claims[i]; isKind(c.figure.Kind, kinds) {
			p.ratio(c, do)
		}
	}
}

// eachRatio does so with each percentage as a unit of its own.
func (p *probe) eachRatio(do func(*ratio), kinds ...report.FigureKind) {
	for i := range p.claims {
		if c := &p.claims[i]; isKind(c.figure.Kind, kinds) {
			p.piece(func() { p.ratio(c, do) })
		}
	}
}

func (p *probe) ratio(c *claim, do func(*ratio)) {
	p.saw(c)
	if len(c.figure.Facts) < 2 {
		p.missing("文字“" + c.section + "”的 " + c.text() + " 没有写明分子和分母")
		return
	}
	r := ratio{claim: c, facts: c.figure.Facts, probe: p}
	var why, why2 string
	r.num, _, why = p.at(r.facts[0])
	r.den, _, why2 = p.at(r.facts[1])
	if why+why2 != "" {
		p.missing(reasons(why, why2))
		return
	}
	do(&r)
}

func isKind(k report.FigureKind, list []report.FigureKind) bool {
	for _, x := range list {
		if x == k {
			return true
		}
	}
	return false
}

// places of a printed percentage: k of 33.54% is 2.
func places(text string) int32 {
	text = strings.TrimSuffix(strings.TrimSpace(text), "%")
	_, frac, _ := strings.Cut(text, ".")
	return int32(len(frac))
}

// percent is num ÷ den in percent as a calculator gives it.
func percent(num, den decimal.Decimal, k int32) decimal.Decimal {
	return num.Mul(hundred).DivRound(den, k)
}

// reachable reports whether amounts that round to num and den have the
// printed percentage as their ratio.
func reachable(num, den quantity, printed decimal.Decimal, k int32) verdict {
	if den.printed.IsZero() {
		return broken
	}
	if percent(num.printed, den.printed, k).Equal(printed) {
		return holds
	}
	ns, ds := slack(num.loose), slack(den.loose)
	low, high := den.printed.Sub(ds), den.printed.Add(ds)
	if low.Sign() != high.Sign() {
		return tail // a base that may be as good as zero gives any percentage
	}
	half := decimal.New(5, -k-1)
	from, to := printed.Sub(half), printed.Add(half)
	least, most := decimal.Decimal{}, decimal.Decimal{}
	first := true
	for _, n := range []decimal.Decimal{num.printed.Sub(ns), num.printed.Add(ns)} {
		for _, d := range []decimal.Decimal{low, high} {
			v := n.Mul(hundred).DivRound(d, k+10)
			if first || v.LessThan(least) {
				least = v
			}
			if first || v.GreaterThan(most) {
				most = v
			}
			first = false
		}
	}
	if least.LessThanOrEqual(to) && most.GreaterThanOrEqual(from) {
		return tail
	}
	return broken
}

// judge adds a finding where a percentage is not that of its facts.
func (p *probe) judge(r *ratio, num quantity) {
	p.tested++
	switch reachable(num, r.den, r.printed, places(r.text())) {
	case tail:
		p.findAs(Tail, p.otherPercent(r, num))
	case broken:
		p.find(p.otherPercent(r, num))
	}
}

func (p *probe) otherPercent(r *ratio, num quantity) Finding {
	k := places(r.text())
	want := percent(num.printed, r.den.printed, k)
	by, derived := "表里的数", ""
	if r.beside != nil { // what it is of stands nowhere
		by, derived = "这一段写的增减", "，"+r.den.printed.StringFixed(2)+" 由本年数和增减推算"
	}
	return r.wrong(Finding{
		Expected: want.StringFixed(k) + "%", Difference: difference(r.printed, want),
		Message: fmt.Sprintf("文字“%s”印 %s，按%s是 %s%%（%s÷%s%s）", r.section, r.text(), by, want.StringFixed(k), num.printed.StringFixed(2), r.den.printed.StringFixed(2), derived),
		Cause:   p.ratioCause(r, num, want), whole: &r.den.printed,
	})
}

func (p *probe) factPlaces(facts []string) []Place {
	var out []Place
	for _, a := range facts {
		out = append(out, p.spot(a))
	}
	return out
}

// where are the places of what the percentage is computed from.
func (r *ratio) where() []Place {
	if r.beside != nil {
		return []Place{claimPlace(r.beside), r.probe.spot(r.facts[0])}
	}
	return r.probe.sources(r.claim, r.facts[:2])
}

// sources are the places of what a claim is computed from: the table's cell,
// or where it stands in no table the number before the claim that states it.
func (p *probe) sources(c *claim, facts []string) []Place {
	var out []Place
	for _, a := range facts {
		table, _, _ := strings.Cut(a, "/")
		if t := p.Book.Table(table); t == nil || t.ID == budgetTable {
			if q := p.before(c, a); q != nil {
				out = append(out, claimPlace(q))
				continue
			}
		}
		out = append(out, p.spot(a))
	}
	return out
}

// before is the last number before a claim, in its section, that states a fact.
func (p *probe) before(c *claim, fact string) *claim {
	var last *claim
	for i := range p.claims {
		q := &p.claims[i]
		if q.figure == c.figure {
			break
		}
		if q.section == c.section && len(q.figure.Facts) == 1 && q.figure.Facts[0] == fact {
			last = q
		}
	}
	return last
}

// ruleP01 tests shares and completion rates (百分比＝分子÷分母).
func ruleP01(p *probe) {
	p.eachRatio(func(r *ratio) {
		if r.den.printed.IsZero() || r.isRounded() || p.balanced()[r.figure] {
			p.tested++
			return // P05 and P04 tell
		}
		p.judge(r, r.num)
	}, report.ShareFigure, report.CompletionFigure)
}

// isRounded reports whether the percentage is the printed facts' own.
func (r *ratio) isRounded() bool {
	return percent(r.num.printed, r.den.printed, places(r.text())).Equal(r.printed)
}

// denominators are what the shares of a section are taken of
// (收入→02表合计，支出→03表合计，“三公”→09表决算合计).
var denominators = map[string]string{
	"二": "02/合计/本年收入合计", "三": "03/合计/本年支出合计", "五": "05/合计/小计", "七": "07/合计/小计", "八": "08/合计/小计", "九": "09/决算数/合计",
}

// ruleP02 tests the denominators of shares (占比的分母).
func ruleP02(p *probe) {
	p.ratios(func(r *ratio) {
		want := ""
		for section, addr := range denominators {
			if r.section == p.section(section) {
				want = p.on(addr)
			}
		}
		if r.section == p.section("五") && r.facts[0] == want {
			want = p.on("03/合计/本年支出合计")
		}
		if want == "" || r.section == p.section("三") && tableOf(r.facts[0]) == p.rule.layout.table("06") { // 人员经费 are shares of basic spending
			return
		}
		p.tested++
		if r.facts[1] != want {
			p.find(Finding{
				Places: append([]Place{claimPlace(r.claim)}, p.factPlaces([]string{r.facts[1], want})...), Printed: p.spot(r.facts[1]).String(), Expected: p.spot(want).String(),
				Message: fmt.Sprintf("文字“%s”的 %s 除以了%s，应除以%s", r.section, r.text(), p.spot(r.facts[1]), p.spot(want)),
				Cause:   "分母用错",
			})
		}
	}, report.ShareFigure)
}

// budgetWords are the parts of an address that tell budget from execution.
var budgetWords = strings.NewReplacer("年初预算数", "·", "全年预算数", "·", "全年执行数", "·", "预算数", "·", "决算数", "·")

// ruleP03 tests that a completion rate compares an item with its own budget
// (完成率＝本项决算÷本项预算).
func ruleP03(p *probe) {
	p.ratios(func(r *ratio) {
		p.tested++
		if budgetWords.Replace(r.facts[0]) == budgetWords.Replace(r.facts[1]) && strings.Contains(r.facts[1], "预算数") {
			return
		}
		if r.facts[0] == "政府采购/总额" && r.facts[1] == "政府采购/采购预算" {
			return
		}
		cause := ""
		if strings.Contains(r.facts[1], "合计") {
			cause = "用本项除以了合计，应除以本项的预算"
		}
		p.find(Finding{
			Places: append([]Place{claimPlace(r.claim)}, r.where()...), Printed: p.spot(r.facts[1]).String(),
			Message: fmt.Sprintf("文字“%s”的完成率 %s 用%s除以%s，不是同一个项目", r.section, r.text(), p.spot(r.facts[0]), p.spot(r.facts[1])), Cause: cause,
		})
	}, report.CompletionFigure)
}

// ruleP05 refuses ratios of a base that is zero (分母为零没有百分比).
func ruleP05(p *probe) {
	tell := func(r *ratio) {
		p.tested++
		if r.den.printed.IsZero() {
			severity := p.rule.Severity
			if r.unchanged() {
				severity = Info
			}
			p.findAs(severity, Finding{
				Places: append([]Place{claimPlace(r.claim)}, r.where()...), Printed: r.text(),
				Message: fmt.Sprintf("文字“%s”印 %s，而分母%s是 0", r.section, r.text(), p.spot(r.facts[1])),
			})
		}
	}
	p.eachRatio(tell, report.ShareFigure, report.CompletionFigure, report.GrowthFigure)
}

// ruleP09 tests that percentages look alike (百分比都带 %，小数位数一致): those
// that are not written as most are stand out.
func ruleP09(p *probe) {
	var list []*claim
	for i := range p.claims {
		if c := &p.claims[i]; isKind(c.figure.Kind, []report.FigureKind{report.ShareFigure, report.CompletionFigure, report.GrowthFigure}) {
			list = append(list, c)
		}
	}
	p.tested += len(list)
	usual, others := usualPercent(list)
	for _, c := range list {
		if s := percentStyleOf(c); s != usual {
			p.find(Finding{
				Places: []Place{claimPlace(c)}, Printed: c.text(),
				Message: fmt.Sprintf("文字“%s”的 %s 与别的百分比写法不同（另外 %d 处%s）", c.section, c.text(), others, usual),
			})
		}
	}
}

// percentStyle is how a percentage is written.
type percentStyle struct {
	places int32
	signed bool // with its %
}

func percentStyleOf(c *claim) percentStyle {
	return percentStyle{places(c.text()), strings.HasSuffix(strings.TrimSpace(c.text()), "%")}
}

func (s percentStyle) String() string {
	sign := "不带 %"
	if s.signed {
		sign = "带 %"
	}
	return fmt.Sprintf("是 %d 位小数，%s", s.places, sign)
}

// usualPercent is how most percentages are written, with %, and how many are:
// of as many the first. 0% and 100% often are without decimals, and are asked
// only where there is no other.
func usualPercent(list []*claim) (usual percentStyle, n int) {
	count, all := map[percentStyle]int{}, map[percentStyle]int{}
	var order []percentStyle
	for _, c := range list {
		s := percentStyleOf(c)
		s.signed = true
		if all[s]++; all[s] == 1 {
			order = append(order, s)
		}
		if s.places > 0 || !c.printed.IsZero() && !c.printed.Equal(hundred) {
			count[s]++
		}
	}
	if len(count) == 0 {
		count = all
	}
	for _, s := range order {
		if n == 0 || count[s] > count[usual] {
			usual, n = s, all[s]
		}
	}
	return usual, n
}
