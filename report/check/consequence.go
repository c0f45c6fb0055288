package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// fold puts a finding that follows evidently from an earlier error under it.
// What it is given it leaves as it is.
func fold(list []*Finding) []*Finding {
	out := make([]*Finding, 0, len(list))
	own := map[int]bool{}    // copied, to take consequences
	at := map[figure][]int{} // the errors that name a figure
	errors := map[int]*mistake{}
	for _, f := range list {
		m := mistakeOf(f)
		if i, ok := m.upon(errors, at); ok {
			if !own[i] {
				c := *out[i]
				out[i], own[i] = &c, true
			}
			out[i].Consequences = append(out[i].Consequences, *f)
			continue
		}
		if f.Severity == Error && m.figures {
			errors[len(out)] = m
			for i := range f.Places {
				if k := figureAt(&f.Places[i]); k.addr != "" && !slices.Contains(at[k], len(out)) {
					at[k] = append(at[k], len(out))
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// figure is one number of the document: an indicator's row has several under
// one address.
type figure struct{ addr, column string }

func figureAt(p *Place) figure {
	if strings.HasPrefix(p.Addr, assessedFact) || strings.HasPrefix(p.Addr, "项目"+assessedFact) {
		return figure{p.Addr, p.Column}
	}
	return figure{addr: p.Addr}
}

// mistake is a finding with what tells whether it is another's consequence.
type mistake struct {
	*Finding
	figures bool // it is about the figures that it names
	by      decimal.Decimal
	unit    string // of by: "", 元 or %; "-" where it does not say by how much
}

func mistakeOf(f *Finding) *mistake {
	m := &mistake{Finding: f, figures: aboutFigures(f.Rule), unit: "-"}
	for _, unit := range []string{"元", "%"} {
		if strings.HasSuffix(f.Printed, unit) || strings.HasSuffix(f.Expected, unit) {
			m.unit = unit
		}
	}
	by, err := decimal.NewFromString(strings.TrimSuffix(f.Difference, "元"))
	switch m.by = by; {
	case err != nil:
		m.unit = "-"
	case m.unit == "-":
		m.unit = ""
	}
	return m
}

// aboutFigures reports whether a rule's findings are about the figures they
// name. Those of others name one to say where: a subject's name or code stands
// in its row.
func aboutFigures(rule string) bool {
	if f, ok := functions[rule]; !ok || f.kind != steady {
		return rule != "C36"
	}
	return slices.Contains([]string{"C31", "P02", "P03", "P09"}, rule)
}

// upon finds the error that m is a consequence of.
func (m *mistake) upon(errors map[int]*mistake, at map[figure][]int) (int, bool) {
	if !m.figures || len(errors) == 0 {
		return 0, false
	}
	for i := range m.Places {
		p := &m.Places[i]
		if p.Addr == "" {
			continue
		}
		for _, k := range at[figureAt(p)] {
			if e := errors[k]; e.Rule != m.Rule && rank(e.Severity) <= rank(m.Severity) && m.follows(e, p) {
				return k, true
			}
		}
	}
	return 0, false
}

// follows reports whether the error that shares a place explains this one: the
// two are wrong by the same, up to rounding; or this one relies on the very
// figure that the error says is wrong.
func (m *mistake) follows(e *mistake, shared *Place) bool {
	if m.unit == e.unit && m.unit != "-" {
		return !m.by.Sub(e.by).Abs().GreaterThan(oneStep.Mul(decimal.New(int64(len(m.Places)+len(e.Places)), 0)))
	}
	return e.told(shared.Printed) || m.unit == "%" && e.unit == "" && m.mends(shared.Printed, e.by)
}

// mends reports whether a percentage were right if one of the two amounts it
// compares were another by so much.
func (m *mistake) mends(amount string, by decimal.Decimal) bool {
	v, ok := number(amount)
	printed, ok2 := number(m.Printed)
	want, ok3 := number(m.Expected)
	if !ok || !ok2 || !ok3 {
		return false
	}
	for _, other := range []decimal.Decimal{v.Add(by), v.Sub(by)} {
		blur := oneStep.Mul(decimal.Sum(v.Abs(), other.Abs(), printed.Abs(), want.Abs()))
		for _, d := range []decimal.Decimal{printed.Mul(v).Sub(want.Mul(other)), printed.Mul(other).Sub(want.Mul(v))} {
			if d.Abs().LessThan(blur) {
				return true
			}
		}
	}
	return false
}

// told reports whether an error is that this number is wrong.
func (m *mistake) told(printed string) bool {
	if printed == "" {
		return false
	}
	v, ok := number(printed)
	for _, own := range []string{m.Printed, m.Expected} {
		if w, is := number(own); own == printed || ok && is && v.Equal(w) {
			return true
		}
	}
	return false
}
