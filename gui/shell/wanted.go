package shell

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"juesuan/gui/desk"
	"juesuan/gui/subjects"
	"juesuan/report"
	"juesuan/store"
)

// wanted is what somebody looks for, read as words, as a figure and as pinyin.
type wanted struct {
	words  string
	figure string          // without separators
	amount decimal.Decimal // the figure, where it is one
	known  bool
	unit   report.Unit     // in which the tables print
	codes  map[string]bool // of the subjects whose initials were typed
}

func want(y *desk.Year, what string) wanted {
	w := wanted{words: what, figure: strings.ReplaceAll(what, ",", ""), unit: y.Book().Unit}
	if d, err := decimal.NewFromString(w.figure); err == nil {
		w.amount, w.known = d, true
	}
	if utf8.RuneCountInString(what) >= 2 && strings.Trim(strings.ToLower(what), "abcdefghijklmnopqrstuvwxyz") == "" {
		w.codes = map[string]bool{}
		for _, kind := range []store.SubjectKind{store.FunctionSubject, store.EconomicSubject} {
			for _, s := range subjects.Of(y.Desk().Catalogue(), kind, y.Number()).With(y.Data().OwnSubjects, kind).Find(what, 50) {
				w.codes[s.Code] = true
			}
		}
	}
	return w
}

// isRow reports whether a row is meant by its code or name.
func (w *wanted) isRow(name, addr string) bool {
	if strings.Contains(name, w.words) {
		return true
	}
	parts := store.SplitAddress(addr)
	return len(parts) > 1 && w.codes[parts[1]]
}

// isFigure reports whether a printed figure is the one that was typed.
func (w *wanted) isFigure(printed string) bool {
	return printed != "" && strings.ReplaceAll(printed, ",", "") == w.figure
}

// isInOtherUnit reports whether a printed figure is what was typed in the unit
// that the tables do not print in: 3504200 元 is 350.42 万元.
func (w *wanted) isInOtherUnit(printed string) bool {
	if !w.known || w.amount.IsZero() {
		return false
	}
	d, err := decimal.NewFromString(strings.ReplaceAll(printed, ",", ""))
	if err != nil || d.IsZero() {
		return false
	}
	const four, digits = 4, 2 // 万, and the figures printed
	if w.unit == report.Wan {
		asked := w.amount.Shift(-four)
		// A year or a count is no amount; who types 元 types several thousands.
		return (asked.Equal(asked.Round(digits)) || asked.GreaterThan(decimal.NewFromInt(10))) && asked.Round(digits).Equal(d)
	}
	return w.amount.Exponent() < 0 && d.Shift(-four).Round(digits).Equal(w.amount)
}
