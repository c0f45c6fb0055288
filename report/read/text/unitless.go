package text

import (
	"regexp"
	"strings"
)

var (
	// reUnitSaid says the unit of what follows: （单位：万元）.
	reUnitSaid = regexp.MustCompile(`(?:金额)?单位： ?(?:人民币)?(亿元|万元|元)`)
	// reRoled are words that an amount follows.
	reRoled = regexp.MustCompile(`(?:预算数?|决算数?|决算支出|支出|收入|金额|经费|费用?|总计|合计)(?:安排)?(?:分?别?为|是|：|共计|合计)?$`)
)

// unitless gives amounts that have no unit behind them the one that was said, or
// that all other amounts of the paragraph have: 年初预算为0，支出决算为4.19。
func (par *paragraph) unitless() {
	if said := unitSaid(par.p.plain); said != "" {
		par.said = said
	}
	unit, mixed := par.said, false
	for i := range par.numbers {
		if n := &par.numbers[i]; n.kind == amountNumber && par.said == "" {
			mixed = mixed || unit != "" && unit != n.unit && !n.value.IsZero()
			unit = n.unit
		}
	}
	for i := range par.numbers {
		n := &par.numbers[i]
		if n.kind != bareNumber || !par.ended(n.end) {
			continue
		}
		roled := reRoled.MatchString(bare(par.plain[max(0, n.from-12):n.from]))
		switch {
		case roled && n.value.IsZero():
			n.kind, n.unit = amountNumber, "万元"
		case unit == "" || mixed || strings.HasPrefix(n.text, "20") && len(n.text) == 4:
		case roled && (n.places > 0 || par.said != ""), par.said != "" && n.places == 2:
			n.kind, n.unit = amountNumber, unit
		}
	}
}

// ended reports whether a mark or the end stands at a place.
func (par *paragraph) ended(at int) bool {
	for at < len(par.plain) && par.plain[at] == ' ' {
		at++
	}
	return at >= len(par.plain) || strings.ContainsRune("，。；、）", par.plain[at])
}

// unitSaid is the unit that a text says amounts have, or "".
func unitSaid(s string) string {
	if m := reUnitSaid.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}
