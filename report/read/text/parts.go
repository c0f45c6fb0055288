package text

import "regexp"

// partsBegin notes what 其中 introduces: of 预算为20万元，其中：公务接待费9万元 the
// part is of the budget too. Where the sentence told what was spent as well it is
// not sure which is divided; then the parts are of what was spent.
func (par *paragraph) partsBegin(n *number) {
	par.state.parts, par.state.partsEnd = actualRole, 0
	if !par.state.budget && par.state.as != priorRole || len(par.told) == 0 || par.state.change[0] != "" {
		return
	}
	last := par.told[len(par.told)-1]
	from, _ := par.sentence(last.at)
	for _, t := range par.told {
		if t.at >= from && t.subject == last.subject && t.addr != last.addr {
			return
		}
	}
	if last.subject == nil {
		return
	}
	_, end := par.sentence(n.from)
	par.state.parts, par.state.partsEnd = par.state.as, end
}

// reSpent are the words of an amount that was spent.
var reSpent = regexp.MustCompile(`决算|实际|完成|执行`)

// isPart reports whether an amount is one of the parts that 其中 has introduced.
func (par *paragraph) isPart(n *number, s string, named bool) bool {
	return n.from < par.state.partsEnd && named && !reSpent.MatchString(s)
}
