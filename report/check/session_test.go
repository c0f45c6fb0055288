package check

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/store/storetest"
)

// TestSessionFindsWhatARunFinds changes numbers in place, one after the other,
// and wants the session to come to what a run from nothing comes to.
func TestSessionFindsWhatARunFinds(t *testing.T) {
	rules := load(t)
	for name, in := range map[string]Input{
		"sample": sample(t), "invented": invented(t), "random": input(t, storetest.Random(rand.New(rand.NewPCG(3, 1)), 40), nil),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := NewSession(rules, in, Options{})
			sameResult(t, "start", s.Result(), Run(rules, in, Options{}))
			m := movables(in)
			rnd := rand.New(rand.NewPCG(7, 7))
			for i := range 60 {
				facts, figures, what := m.move(rnd)
				got := s.Update(facts, figures)
				sameResult(t, fmt.Sprintf("change %d, %s", i, what), got, Run(rules, in, Options{}))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestSharesThatAreNoLongerBalanced changes one share so that the others that
// were moved by a step to get to 100 have no reason any more, and back.
func TestSharesThatAreNoLongerBalanced(t *testing.T) {
	rules, in := load(t), sample(t)
	s := NewSession(rules, in, Options{})
	turned := 0
	for i := range s.index.claims {
		c := &s.index.claims[i]
		if c.figure.Kind != report.ShareFigure || s.balanced[c.figure] {
			continue
		}
		r, right, balanced := &c.paragraph.Runs[c.index], c.text(), len(s.balanced)
		for _, text := range []string{c.printed.Add(oneStep).StringFixed(2) + "%", right} {
			r.Text, c.figure.Text = text, text
			got := s.Update(nil, []*report.Figure{c.figure})
			sameResult(t, right+" now "+text, got, Run(rules, in, Options{}))
			if len(s.balanced) < balanced {
				turned++
			}
		}
	}
	if turned == 0 {
		t.Error("no share was balanced")
	}
}

func sameResult(t *testing.T, what string, got, want *Result) {
	t.Helper()
	for i := range want.Rules {
		if !reflect.DeepEqual(got.Rules[i].Outcome, want.Rules[i].Outcome) || len(got.Rules[i].Missing) != len(want.Rules[i].Missing) || got.Rules[i].Tested != want.Rules[i].Tested {
			t.Errorf("%s: rule %+v, want %+v", what, got.Rules[i], want.Rules[i])
		}
	}
	if reflect.DeepEqual(got.Findings, want.Findings) {
		return
	}
	for i := range min(len(got.Findings), len(want.Findings)) {
		if !reflect.DeepEqual(got.Findings[i], want.Findings[i]) {
			t.Errorf("%s: finding %d is\n%+v, want\n%+v", what, i, got.Findings[i], want.Findings[i])
			return
		}
	}
	t.Errorf("%s: %d findings, want %d", what, len(got.Findings), len(want.Findings))
}

// movable are the numbers of an input that are not zero.
type movable struct {
	cells []*report.Cell
	runs  []*report.Run
}

func movables(in Input) (m movable) {
	for _, t := range in.Book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; c.Addr != "" && c.Amount != nil && !c.Amount.Printed.IsZero() {
					m.cells = append(m.cells, c)
				}
			}
		}
	}
	for _, b := range in.Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok {
			for i := range p.Runs {
				if f := p.Runs[i].Figure; f != nil && f.Kind != report.YearFigure && f.Kind != report.CountFigure && !f.Value.IsZero() {
					m.runs = append(m.runs, &p.Runs[i])
				}
			}
		}
	}
	return m
}

// move changes one number to another that is not zero.
func (m *movable) move(rnd *rand.Rand) (facts []string, figures []*report.Figure, what string) {
	d := decimal.New(int64(rnd.IntN(900)+1), -2)
	if rnd.IntN(3) == 0 {
		d = oneStep // a tail, perhaps
	}
	if rnd.IntN(2) == 0 {
		c := m.cells[rnd.IntN(len(m.cells))]
		a := *c.Amount
		a.Printed = a.Printed.Add(d)
		if rnd.IntN(2) == 0 {
			a.Exact = a.Exact.Add(d.Shift(4))
		}
		if a.Printed.IsZero() || a.Exact.IsZero() {
			return nil, nil, "nothing"
		}
		what = fmt.Sprintf("%s from %s to %s", c.Addr, c.Text, a.Printed)
		c.Amount, c.Text = &a, a.Printed.StringFixed(2)
		return []string{c.Addr}, nil, what
	}
	r := m.runs[rnd.IntN(len(m.runs))]
	v, ok := number(r.Text)
	if v = v.Add(d); !ok || v.IsZero() {
		return nil, nil, "nothing"
	}
	text := v.StringFixed(2)
	if r.Text[len(r.Text)-1] == '%' {
		text += "%"
	}
	what = fmt.Sprintf("%s from %s to %s", r.Figure.Addr, r.Text, text)
	r.Text = text
	return nil, []*report.Figure{r.Figure}, what
}

// TestSessionForgetsNothingAndKeepsNothingTwice: an amount that goes back and
// forth lets what is watched grow once at most.
func TestSessionForgetsNothingAndKeepsNothingTwice(t *testing.T) {
	in := sample(t)
	s := NewSession(load(t), in, Options{})
	watched := func() int {
		n := 0
		for _, list := range s.cells {
			n += len(list)
		}
		for _, list := range s.facts {
			n += len(list)
		}
		for _, list := range s.figures {
			n += len(list)
		}
		return n
	}
	c := in.Book.Table("03").Cell("03/合计/项目支出")
	right, wrong := *c.Amount, *c.Amount
	wrong.Printed = wrong.Printed.Add(hundred)
	turn := func() {
		for _, a := range []*report.Amount{&wrong, &right} {
			c.Amount, c.Text = a, a.Printed.StringFixed(2)
			s.Update([]string{c.Addr}, nil)
		}
	}
	turn()
	n := watched()
	for range 20 {
		turn()
	}
	if got := watched(); got != n {
		t.Errorf("%d things are watched, after one turn %d", got, n)
	}
}
