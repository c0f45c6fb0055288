package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"juesuan/gui/desk"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// group is one fold of the screen.
type group struct {
	name     string
	severity own.Severity
	note     string // behind the number
	findings []item
	rules    []unchecked // in place of findings
	unread   []Unread    // likewise
}

func (g *group) count() int { return len(g.findings) + len(g.rules) + len(g.unread) }

// item is a finding with what tells it from others.
type item struct {
	*check.Finding
	key  string
	page string // the entry page it concerns first
}

// unchecked is a rule that could not be tested, or not everywhere.
type unchecked struct {
	id, name string
	why      []string
}

// groupsOf sorts what the checks say into folds, the gravest first.
func groupsOf(c *Content) []group {
	out := []group{
		{name: "错误", severity: own.Error},
		{name: "警告", severity: own.Warning},
		{name: "提示", severity: own.Info},
		{name: "尾差", severity: own.Tail, note: "无需处理：四舍五入的余数"},
		{name: "不能检查", severity: own.Unchecked, note: "缺少依据，不算通过"},
		{name: "已说明", severity: own.Fine, note: "认可并写了理由，数一变就重新算"},
	}
	at := map[check.Severity]int{check.Error: 0, check.Warning: 1, check.Info: 2, check.Tail: 3, check.Balanced: 3}
	res := c.Result
	seen := map[string]int{}
	for i := range res.Findings {
		f := &res.Findings[i]
		x := item{Finding: f, key: f.Key()}
		if n := seen[x.key]; n > 0 {
			x.key = fmt.Sprintf("%s#%d", x.key, n)
		}
		seen[f.Key()]++
		g := at[f.Severity]
		if f.Accepted != "" {
			g = len(out) - 1
		}
		if g < 3 || f.Accepted != "" {
			x.page = c.PageOf(f)
		}
		out[g].findings = append(out[g].findings, x)
	}
	for g := range out {
		byPage(out[g].findings)
	}
	for i := range res.Rules {
		r := &res.Rules[i]
		if len(r.Missing) == 0 {
			continue
		}
		u := unchecked{id: r.ID, why: r.Missing}
		if rule, err := c.Rules.Rule(r.ID); err == nil {
			u.name = rule.Name
		}
		out[4].rules = append(out[4].rules, u)
	}
	out[4].unread = c.Unread
	return out
}

// pageOf is the page that a finding is told under.
func pageOf(y *desk.Year, f *check.Finding) string {
	if pages := y.PagesOf(f); len(pages) > 0 {
		return pages[0]
	}
	return "全文"
}

// byPage puts the findings of a page together; pages and findings stay in the
// order of the document.
func byPage(list []item) {
	order := map[string]int{}
	for _, x := range list {
		if _, known := order[x.page]; !known {
			order[x.page] = len(order)
		}
	}
	slices.SortStableFunc(list, func(a, b item) int { return cmp.Compare(order[a.page], order[b.page]) })
}

// AddressOf is where a place of a finding is shown.
func AddressOf(p check.Place) string {
	switch {
	case p.Addr != "" && !isHeading(p.Addr):
		return p.Addr
	case p.Addr != "":
		return "文字/" + p.Addr
	case p.Section != "" && p.Section != "封面":
		return "文字/" + p.Section
	}
	return ""
}

// isHeading reports whether an address is that of a heading (h12).
func isHeading(addr string) bool {
	rest, ok := strings.CutPrefix(addr, "h")
	return ok && rest != "" && strings.Trim(rest, "0123456789") == ""
}
