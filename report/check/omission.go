package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// omission is what a finding says that a section leaves out.
type omission struct {
	section string
	amounts map[string]decimal.Decimal // of an item, by 决算数, 年初预算数; what is known
}

// omissions makes one of what a section leaves out: of one rule, and where “三公”
// are hardly spoken of, of all rules that want something of them.
func (w *web) omissions() {
	first, count := map[string]int{}, map[string]int{}
	for i, m := range w.all {
		if m.lacks == nil || m.lacks.amounts != nil {
			continue
		}
		key := m.Rule + m.lacks.section
		if j, ok := first[key]; ok {
			w.root[i] = j
		} else {
			first[key] = i
		}
		count[key]++
	}
	const hardly = 3
	for i, m := range w.all {
		if m.lacks == nil || w.root[i] != i || m.Rule != "D07" && m.Rule != "D08" {
			continue
		}
		if key := "D06" + m.lacks.section; count[key] >= hardly {
			w.root[i] = first[key]
		}
	}
}

// notFilled is in what is told of a number that is still to be written: the
// section lacks it too.
const notFilled = "没有填数"

// balanceGap is in the words that wait for the amounts that balance a table.
const balanceGap = "使收、支总计相等"

// spoken puts an error under another that says the same of the same words: a
// gap that waits for a balance, a year that looks like a gap, a sum that lacks
// the items that are left out, a change against a wrong year.
func (w *web) spoken() {
	items := map[string]decimal.Decimal{} // that are left out, together
	firstItem := -1
	for i, m := range w.all {
		if m.Rule != "C08" || m.lacks == nil {
			continue
		}
		if firstItem < 0 {
			firstItem = i
		}
		for k, v := range m.lacks.amounts {
			items[k] = items[k].Add(v)
		}
	}
	for i, m := range w.all {
		if w.root[i] != i || m.Severity != Error {
			continue
		}
		j := -1
		switch m.Rule {
		case "C09":
			if firstItem >= 0 && m.short(items, "年初预算数") {
				j = firstItem
			}
		case "C10":
			if firstItem >= 0 && m.short(items, "决算数") {
				j = firstItem
			}
		case "C02", "P05", "P06", "P08": // the change against the year that it is not
			j = slices.IndexFunc(w.all, func(e *mistake) bool {
				return e.Rule == "C33" && e.Severity == Error && e.Places[0].Addr != "" && e.Places[0].Section == m.Places[0].Section && e.Places[0].Sentence == m.Places[0].Sentence
			})
		case "D14":
			j = slices.IndexFunc(w.all, func(e *mistake) bool {
				return strings.Contains(m.Message, notFilled) && e.lacks != nil && e.lacks.section == m.Places[0].Section ||
					strings.Contains(m.Printed, balanceGap) && (e.Rule == "A05" || e.Rule == "A14") ||
					e.Rule == "C33" && e.Severity == Error && e.Places[0].Section == m.Places[0].Section && strings.HasPrefix(m.Printed, e.Printed)
			})
		}
		if j >= 0 {
			w.root[i] = w.of(j)
		}
	}
}

// short reports whether a total is greater than the numbers of the text by what
// is left out. Where that is not known, being greater is enough.
func (m *mistake) short(items map[string]decimal.Decimal, column string) bool {
	total, ok := number(m.Printed)
	sum, ok2 := number(m.Expected)
	if !ok || !ok2 || !total.GreaterThan(sum) {
		return false
	}
	out, known := items[column]
	return !known || !total.Sub(sum).Sub(out).Abs().GreaterThan(oneStep.Mul(decimal.New(int64(len(m.places)), 0)))
}
