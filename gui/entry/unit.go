package entry

import (
	"strings"

	"fyne.io/fyne/v2"

	"juesuan/gui/grid"
	"juesuan/report"
	"juesuan/store"
)

// UnitKey is the preference with the unit in which amounts are entered, 元 or
// 万元; whoever changes it sets this.
const UnitKey = "entry.unit"

// Unit returns the unit that is remembered.
func Unit(p fyne.Preferences) report.Unit {
	if report.Unit(p.String(UnitKey)) == report.Wan {
		return report.Wan
	}
	return report.Yuan
}

// writesUnit reports whether a unit stands behind an amount.
func writesUnit(typed string) bool {
	s := strings.TrimSpace(typed)
	return strings.HasSuffix(s, "元") || strings.HasSuffix(s, "万")
}

// parseAmount reads an amount as it is typed in a unit. Who writes the unit
// behind the amount is understood in any.
func parseAmount(unit report.Unit, typed string) (store.Yuan, error) {
	s := strings.TrimSpace(typed)
	switch {
	case strings.HasSuffix(s, "万元"), strings.HasSuffix(s, "万"):
		return store.ParseWan(s)
	case strings.HasSuffix(s, "元"), unit != report.Wan:
		return store.ParseYuan(s)
	}
	return store.ParseWan(s)
}

// plain writes an amount as it is edited and copied in a unit.
func plain(unit report.Unit, v store.Yuan) string {
	if unit != report.Wan {
		return v.String()
	}
	const least, most = 2, 6 // decimals
	s := v.Shift(-4).StringFixed(most)
	for n := most; n > least && strings.HasSuffix(s, "0"); n-- {
		s = strings.TrimSuffix(s, "0")
	}
	return s
}

// shown writes an amount as it is read.
func shown(unit report.Unit, v store.Yuan) string { return grid.Separate(plain(unit, v)) }
