package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// fold puts findings that have one cause with an error under it: what differs by
// the same, and what relies on a number that is told to be wrong. What it is
// given it leaves as it is.
func fold(list []*mistake) []placed {
	w := &web{all: list, root: make([]int, len(list)), at: map[figure][]int{}, causes: map[int]string{}}
	for i := range list {
		w.root[i] = i
	}
	if !slices.ContainsFunc(list, func(m *mistake) bool {
		return m.Severity == Error || m.lacks != nil || slices.Contains(repeated, m.Rule)
	}) {
		return w.heads()
	}
	w.omissions()
	w.join()
	w.spoken()
	w.turned()
	w.shareSums()
	w.exchanged()
	w.hang()
	w.misnamed()
	w.likewise()
	return w.heads()
}

// web are the findings of a run and which of them is whose cause.
type web struct {
	all  []*mistake
	root []int            // of each the finding it is told under, at last itself
	at   map[figure][]int // the errors that name a figure

	causes map[int]string // of findings that several others are told under
}

// most errors of one figure, or of one kind, are compared with each other.
const most = 64

func (w *web) of(i int) int {
	for w.root[i] != i {
		w.root[i] = w.root[w.root[i]]
		i = w.root[i]
	}
	return i
}

// join makes one of errors that differ by the same and name the same figure, or
// must differ by the same as the tables are made. The one that names the fewest
// figures, or knows the right one, stands for all.
func (w *web) join() {
	var balances []int
	for i, m := range w.all {
		if m.Severity != Error || !m.figures {
			continue
		}
		for _, k := range m.places {
			for _, j := range w.at[k] {
				w.pair(i, j, m.alike(w.all[j]))
			}
			if list := w.at[k]; len(list) < most && (len(list) == 0 || list[len(list)-1] != i) {
				w.at[k] = append(list, i)
			}
		}
		if m.tables {
			for _, j := range balances {
				w.pair(i, j, m.carried(w.all[j]))
			}
			if len(balances) < most {
				balances = append(balances, i)
			}
		}
	}
}

// pair puts the lesser one of two findings' heads under the other.
func (w *web) pair(i, j int, one bool) {
	i, j = w.of(i), w.of(j)
	if !one || i == j {
		return
	}
	if w.before(i, j) {
		i, j = j, i
	}
	w.root[i] = j
}

// before reports whether the reader had better read i than j.
func (w *web) before(i, j int) bool {
	a, b := w.all[i], w.all[j]
	return cmp.Or(cmp.Compare(a.far(), b.far()), cmp.Compare(i, j)) < 0
}

// hang puts what relies on a wrong number under the error that tells of it.
func (w *web) hang() {
	for i, m := range w.all {
		if w.of(i) != i {
			continue
		}
		if j := w.cause(i, m); j >= 0 {
			w.root[i] = w.of(j)
		}
	}
}

// cause finds the error that m is a consequence of, or -1.
func (w *web) cause(i int, m *mistake) int {
	if !m.figures {
		return -1
	}
	for _, k := range m.places {
		for _, j := range w.at[k] {
			e := w.all[j]
			if w.of(j) == i || !m.follows(e, k, w.of(j) == j) {
				continue
			}
			if m.Severity == Error && m.Rule != "A27" && e.follows(m, k, true) && w.before(i, j) {
				continue // each tells of the other's
			}
			return j
		}
	}
	return -1
}

// heads lists the findings that stand on their own, with the others under them.
func (w *web) heads() []placed {
	own := map[int]*Finding{} // copied, to take consequences
	for i, m := range w.all {
		if r := w.of(i); r != i {
			if own[r] == nil {
				c := *w.all[r].Finding
				own[r] = &c
				if cause := w.causes[r]; cause != "" {
					c.Cause = cause
				}
			}
			own[r].Consequences = append(own[r].Consequences, *m.Finding)
		}
	}
	out := make([]placed, 0, len(w.all))
	for i, m := range w.all {
		switch {
		case w.of(i) != i:
		case own[i] != nil:
			out = append(out, placed{own[i], m.at})
		default:
			out = append(out, m.placed)
		}
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
	placed
	figures bool     // it is about the figures that it names
	tables  bool     // all of them stand in tables
	places  []figure // all that it is about, also those that it does not name
	by      decimal.Decimal
	unit    string // of by: "", 元 or %; "-" where it does not say by how much
}

func (x *index) mistakeOf(f *Finding) *mistake {
	m := &mistake{placed: x.placed(f), figures: aboutFigures(f.Rule), tables: true, unit: "-"}
	for i := range f.Places {
		if k := figureAt(&f.Places[i]); k.addr != "" {
			m.places = append(m.places, k)
		}
		m.tables = m.tables && isTable(tableOf(f.Places[i].Addr))
	}
	for _, a := range f.unnamed {
		m.places = append(m.places, figure{addr: a})
	}
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
	if f.Rule == "C13" { // how far the two are apart is no mistake
		m.unit = "-"
	}
	return m
}

// aboutFigures reports whether a rule's findings are about the figures they
// name. Those of others name one to say where: a subject's name or code stands
// in its row.
func aboutFigures(rule string) bool {
	if f, ok := functions[rule]; !ok || f.kind != steady {
		return rule != "C36" && rule != "D14"
	}
	return slices.Contains([]string{"C31", "P02", "P03", "P09"}, rule)
}

// far tells how far an error is from the figure that is wrong: one that compares
// a number with the ledger's says which, one of a long sum leaves it open.
func (m *mistake) far() int {
	switch m.Rule {
	case "A32", "Q14":
		return 0
	case "P04": // one of many shares
		return len(m.places) + most
	}
	return len(m.places)
}

// alike reports whether two errors that name one figure differ by the same, up
// to rounding.
func (m *mistake) alike(e *mistake) bool {
	if m.exact != nil && e.exact != nil && !m.exact.IsZero() && !e.exact.IsZero() {
		return m.exact.Equal(*e.exact)
	}
	if m.unit == "-" || m.unit != e.unit {
		return false
	}
	d, limit := m.by.Sub(e.by).Abs(), oneStep.Mul(decimal.New(int64(len(m.places)+len(e.places)), 0))
	part := four
	if len(m.Places) > 0 && len(e.Places) > 0 && m.Places[0].Addr == e.Places[0].Addr {
		part = two // of one number
	}
	return d.IsZero() || !d.GreaterThan(limit) && d.Mul(part).LessThan(decimal.Min(m.by, e.by))
}

var two, four = decimal.New(2, 0), decimal.New(4, 0)

// balanced are the rules by which income and what was brought in are what was
// spent and what is left, of all money and of each fund, and basic spending is
// what its kinds add up to.
var balanced = []string{"A05", "A14", "A15", "A19", "B10"}

// noOther is the rule of what holds where there is no money but the treasury's:
// in each row and its total what is spent of other money is too much, and in the
// balance.
const noOther = "B12"

// carried reports whether two errors of the tables are one that the sums carried
// along: income that is missing is missing in every balance. Elsewhere a
// difference of so many digits is hardly met twice by chance.
func (m *mistake) carried(e *mistake) bool {
	if !m.alike(e) {
		return false
	}
	if slices.Contains(balanced, m.Rule) && slices.Contains(balanced, e.Rule) {
		return true
	}
	if m.Rule == noOther && e.Rule == "A05" || m.Rule == "A05" && e.Rule == noOther {
		return true
	}
	if m.Rule == noOther && e.Rule == noOther && tableOf(m.Places[0].Addr) == tableOf(e.Places[0].Addr) {
		if a, b := m.Places[0].Addr, e.Places[0].Addr; strings.Count(a, "/") > 1 && strings.Count(b, "/") > 1 && related(a, b) {
			return true
		}
	}
	const enough = 3
	by := m.by
	if m.exact != nil && e.exact != nil {
		by = *m.exact
	}
	digits := strings.Trim(strings.ReplaceAll(by.Abs().String(), ".", ""), "0")
	return len(digits) >= enough
}

// follows reports whether the error that names the same figure explains this
// finding: the two are wrong by the same; or this one relies on the very number
// that the error says is wrong, where none says it better.
func (m *mistake) follows(e *mistake, k figure, best bool) bool {
	if rank(e.Severity) > rank(m.Severity) {
		return false
	}
	if m.unit == e.unit && m.unit != "-" {
		return m.alike(e) || m.Rule == "C02" && m.turnsWith(e)
	}
	if slices.Contains([]string{"Q05", "C13", "A27"}, m.Rule) && m.gapWithin(e) {
		return true
	}
	for i := range m.Places {
		if p := &m.Places[i]; figureAt(p) == k {
			return best && e.told(p.Printed) || m.unit == "%" && e.unit == "" && (m.mends(p.Printed, e.by) || m.isOf(e.by))
		}
	}
	return false
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

// isOf reports whether a percentage of what the table has nothing of is that of
// an amount which the text makes up.
func (m *mistake) isOf(amount decimal.Decimal) bool {
	printed, ok := number(m.Printed)
	want, ok2 := number(m.Expected)
	if !ok || !ok2 || !want.IsZero() || m.whole == nil || m.whole.IsZero() {
		return false
	}
	k := places(m.Printed)
	return percent(amount, m.whole.Abs(), k).Sub(printed.Abs()).Abs().LessThanOrEqual(decimal.New(1, -k))
}

// turnsWith reports whether a change were the one printed if its amount were
// another by what the error says: it may turn from more to less.
func (m *mistake) turnsWith(e *mistake) bool {
	printed, ok := number(m.Printed)
	want, ok2 := number(m.Expected)
	blur := oneStep.Mul(decimal.New(int64(len(m.places)+len(e.places)), 0))
	return ok && ok2 && want.Sub(e.by).Abs().Sub(printed.Abs()).Abs().LessThanOrEqual(blur)
}

// gapWithin reports whether two numbers of which one must not be greater than
// the other were so if one were another by what the error says.
func (m *mistake) gapWithin(e *mistake) bool {
	if e.unit == "-" || len(m.Places) < 2 {
		return false
	}
	a, ok := number(m.Places[0].Printed)
	b, ok2 := number(m.Places[1].Printed)
	return ok && ok2 && !a.Sub(b).Abs().GreaterThan(e.by)
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
