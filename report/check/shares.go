package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// shareGroup are the shares of one whole in a section.
type shareGroup struct {
	whole   quantity
	den     string
	section string
	shares  []*ratio
	others  *notOwn
	rest    decimal.Decimal // of the whole, that no share is told of
}

// unlisted is how many parts that print as zero a whole may have besides.
const unlisted = 20

// shareGroups collects the shares whose parts make up their whole; others (a
// single part of a whole) say nothing about 100%.
func (p *probe) shareGroups() []*shareGroup {
	if p.shares == nil {
		own := p.reads
		p.shares = &shareSums{}
		p.reads = &p.shares.reads
		p.shares.list = p.findGroups()
		p.reads = own
	}
	if p.reads != nil {
		p.reads.add(&p.shares.reads)
	}
	return p.shares.list
}

// shareSums are the document's shares, and what was read to find them.
type shareSums struct {
	list  []*shareGroup
	short []*shareGroup // whose parts do not make up their whole
	reads reads

	balanced map[*report.Figure]bool // once somebody asked
}

func (p *probe) findGroups() []*shareGroup {
	var list []*shareGroup
	at, parts := map[string]*shareGroup{}, map[[3]string]bool{}
	p.ratios(func(r *ratio) {
		key := r.section + r.facts[1]
		g := at[key]
		if g == nil {
			g = &shareGroup{whole: r.den, den: r.facts[1], section: r.section}
			at[key] = g
			list = append(list, g)
		}
		if part := [3]string{r.section, r.facts[1], r.facts[0]}; !parts[part] {
			parts[part] = true
			g.shares = append(g.shares, r)
		}
	}, report.ShareFigure)
	whole := list[:0]
	for _, g := range list {
		parts := nothing()
		for _, s := range g.shares {
			parts.plus(s.num, false)
		}
		parts.known = false
		if table, _, _ := strings.Cut(g.den, "/"); p.unit != report.Yuan && p.grids[table] != nil {
			// Parts that print as zero are not in the text; each is less than half a step.
			parts.loose += int64(len(g.shares)) + unlisted
		}
		switch {
		case len(g.shares) < 2 || g.whole.printed.IsZero() || !p.disjoint(g):
		case adds(parts, g.whole) != broken:
			whole = append(whole, g)
		default:
			g.rest = g.whole.printed.Sub(parts.printed)
			p.shares.short = append(p.shares.short, g)
		}
	}
	return whole
}

// disjoint reports whether no share is of a part that another share's part
// contains: 小微企业 are 中小企业.
func (p *probe) disjoint(g *shareGroup) bool {
	f := p.Book.Fact(g.den)
	if table, _, _ := strings.Cut(g.den, "/"); p.grids[table] != nil || f == nil || len(f.Parts) == 0 {
		return true
	}
	return !slices.ContainsFunc(g.shares, func(s *ratio) bool { return !slices.Contains(f.Parts, s.facts[0]) })
}

// notOwn are the shares of a group that are not their own rounding.
type notOwn struct {
	list   []*ratio
	slight bool // all of them are at most one step off
}

// off lists the shares that are not their own rounding, and whether all of
// them are at most one step off.
func (g *shareGroup) off() (list []*ratio, slight bool) {
	if g.others == nil {
		g.others = &notOwn{slight: true}
		for _, s := range g.shares {
			k := places(s.text())
			if d := s.printed.Sub(percent(s.num.printed, g.whole.printed, k)).Abs(); !d.IsZero() {
				g.others.list = append(g.others.list, s)
				g.others.slight = g.others.slight && !d.GreaterThan(decimal.New(1, -k))
			}
		}
	}
	return g.others.list, g.others.slight
}

// moved lists the shares that were moved by one step to get to 100. Another one
// that is plainly wrong counts as what it should be, and so does the share of
// what is left out.
func (g *shareGroup) moved() []*ratio {
	list, _ := g.off()
	total := g.total()
	if !g.rest.IsZero() {
		total = total.Add(percent(g.rest, g.whole.printed, g.decimals()))
	}
	var slight []*ratio
	for _, s := range list {
		k := places(s.text())
		own := percent(s.num.printed, g.whole.printed, k)
		if s.printed.Sub(own).Abs().GreaterThan(decimal.New(1, -k)) {
			total = total.Sub(s.printed).Add(own)
			continue
		}
		slight = append(slight, s)
	}
	if !total.Equal(hundred) {
		return nil
	}
	return slight
}

func (g *shareGroup) total() decimal.Decimal {
	t := decimal.Zero
	for _, s := range g.shares {
		t = t.Add(s.printed)
	}
	return t
}

// balanced are the shares that were moved by a step so that their column sums to
// 100. Who asks need not have read all the others to be told when one of them
// changes it: see [Session.balances].
func (p *probe) balanced() map[*report.Figure]bool {
	own := p.reads
	p.reads = nil
	groups := p.shareGroups()
	p.reads = own
	if p.shares.balanced == nil {
		p.shares.balanced = map[*report.Figure]bool{}
		for _, g := range slices.Concat(groups, p.shares.short) {
			for _, s := range g.moved() {
				p.shares.balanced[s.figure] = true
			}
		}
	}
	return p.shares.balanced
}

// ruleP04 tests that the shares of a whole sum to 100 (占比合计为 100%). Where
// some were moved by a step to get there, it says which: they are balanced.
func ruleP04(p *probe) {
	for _, g := range p.shareGroups() {
		p.tested++
		total := g.total()
		if total.Equal(hundred) {
			if list, slight := g.off(); slight && len(list) > 0 {
				f := Finding{Printed: "100.00%"}
				names := ""
				for i, s := range list {
					f.Places = append(f.Places, claimPlace(s.claim))
					k := places(s.text())
					own := percent(s.num.printed, g.whole.printed, k).StringFixed(k) + "%"
					if i == 0 {
						f.Expected = own
					}
					names += fmt.Sprintf("%s（四舍五入是 %s）、", s.text(), own)
				}
				f.Message = fmt.Sprintf("文字“%s”的占比合计 100.00%%，为此作了配平：%s不算错", g.section, names[:len(names)-len("、")]+"，")
				p.findAs(Balanced, f)
			}
			continue
		}
		n := int64(len(g.shares))
		limit := slack(n).Shift(2 - g.decimals()).Add(slack(n + 1).Mul(hundred).Div(g.whole.printed.Abs()))
		if d := total.Sub(hundred).Abs(); d.GreaterThan(limit) {
			f := Finding{Printed: total.StringFixed(2) + "%", Expected: "100.00%", Difference: d.StringFixed(2)}
			for _, s := range g.shares {
				f.Places = append(f.Places, claimPlace(s.claim))
			}
			f.Message = fmt.Sprintf("文字“%s”里%s的各占比合计 %s%%，应是 100.00%%", g.section, p.spot(g.den), total.StringFixed(2))
			p.findAs(Error, f)
		}
	}
}

// decimals is how many the coarsest of the shares is printed with, at most 2.
func (g *shareGroup) decimals() int32 {
	k := int32(2)
	for _, s := range g.shares {
		k = min(k, places(s.text()))
	}
	return k
}

// ruleP12 tests that nothing else is left where one part has 100 %
// (一项占 100% 时其他各项为零).
func ruleP12(p *probe) {
	for _, g := range p.shareGroups() {
		for _, all := range g.shares {
			if !all.printed.Equal(hundred) {
				continue
			}
			for _, s := range g.shares {
				p.tested++
				if s != all && percent(s.num.printed, g.whole.printed, 2).Abs().GreaterThan(oneStep) {
					p.find(Finding{
						Places: []Place{claimPlace(all.claim), claimPlace(s.claim)}, Printed: all.text(),
						Message: fmt.Sprintf("文字“%s”有一项占 %s，%s却不是零，是 %s", g.section, all.text(), p.spot(s.facts[0]), s.num.printed.StringFixed(2)),
					})
				}
			}
		}
	}
}
