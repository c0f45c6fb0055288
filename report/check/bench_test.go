package check

import (
	"fmt"
	"runtime/debug"
	"testing"

	"juesuan/report"
	"juesuan/store/storetest"
)

// The benchmarks run with the garbage collector as the programs set it.
func init() { debug.SetGCPercent(400) }

func bench(b *testing.B, in Input) {
	rules := load(b)
	b.ResetTimer()
	for b.Loop() {
		Run(rules, in, Options{})
	}
}

func BenchmarkSample(b *testing.B)   { bench(b, sample(b)) }
func BenchmarkInvented(b *testing.B) { bench(b, invented(b)) }

// BenchmarkItems has as many different items as its name says.
func BenchmarkItems(b *testing.B) {
	for _, n := range []int{200, 2000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { bench(b, input(b, storetest.Wide(n), nil)) })
	}
}

// BenchmarkChange is a session's answer to one amount that moved, with all
// sums and sentences it moves.
func BenchmarkChange(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := input(b, storetest.Wide(n), nil)
			s := NewSession(load(b), in, Options{})
			facts, figures := moved(in)
			b.ResetTimer()
			for b.Loop() {
				s.Update(facts, figures)
			}
		})
	}
}

// moved are the facts and figures that the amount of one item reaches.
func moved(in Input) (facts []string, figures []*report.Figure) {
	y := in.Year.Expenditure[len(in.Year.Expenditure)/2]
	for _, f := range in.Book.Facts() {
		for _, e := range in.Book.EntriesOf(f.Addr) {
			if e == "支出/"+y.Code+"/"+string(y.Fund)+"/"+string(y.Nature)+"/决算数" {
				facts = append(facts, f.Addr)
			}
		}
	}
	is := map[string]bool{}
	for _, a := range facts {
		is[a] = true
	}
	for _, b := range in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil {
				for _, a := range f.Facts {
					if is[a] {
						figures = append(figures, f)
						break
					}
				}
			}
		}
	}
	return facts, figures
}
