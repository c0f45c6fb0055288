package check

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// forms are what may be known beside the document.
var forms = map[string]func(testing.TB, string, *store.Year, *store.Year) known{"exact": exactForm, "printed only": printedForm}

// TestASingleChangeIsFound changes one printed figure at a time by more than a
// tail: a cell, a number of a sentence, a number of a self-assessment. What
// was not found before is then found, and the finding names the figure, in at
// least 99 of 100 cases; what cannot be found is listed (impossible).
func TestASingleChangeIsFound(t *testing.T) {
	for name, form := range forms {
		for pack, n := range map[string]int{"henan-2022": 120, "shanghai-2024": 60} {
			if long() {
				n *= 25
			}
			t.Run(name+", "+pack, func(t *testing.T) {
				tl := &tally{T: t, rules: load(t), missed: map[string]int{}, all: map[string]int{}, ways: map[string][2]int{}, Rand: rand.New(rand.NewPCG(3, 5))}
				for i := 0; tl.changed < n; i++ {
					y, prior := storetest.Sample(), (*store.Year)(nil)
					switch i % 3 {
					case 1:
						y, prior = storetest.Invented()
					case 2:
						y = storetest.Random(tl.Rand, 1+tl.IntN(60))
					}
					tl.spoil(form(t, pack, y, prior), 20)
				}
				tl.tell(t)
				if tl.found*100 < tl.changed*99 {
					t.Errorf("%d of %d changes found", tl.found, tl.changed)
				}
			})
		}
	}
}

// TestATurnedWordIsFound turns one word of direction (增加 into 减少) at a time.
func TestATurnedWordIsFound(t *testing.T) {
	rules := load(t)
	turned := map[string]string{"大于": "小于", "小于": "大于"}
	for a, b := range opposite {
		turned[a] = b
	}
	for name, form := range forms {
		for _, pack := range []string{"henan-2022", "shanghai-2024"} {
			n, found, ledgers := 0, 0, uint64(2)
			if long() {
				ledgers = 12
			}
			for i := range ledgers {
				y, prior := storetest.Random(rand.New(rand.NewPCG(9, 8)), 40), (*store.Year)(nil)
				if i == 2 {
					y, prior = storetest.Invented()
				} else if i > 0 {
					y = storetest.Random(rand.New(rand.NewPCG(i, 8)), 20)
					prior = storetest.Random(rand.New(rand.NewPCG(i, 9)), 20)
					prior.Year = y.Year - 1
				}
				in := form(t, pack, y, prior)
				own := rules.For(in.Input)
				before := told(Run(own, in.Input, Options{}))
				words(in.Document, turned, func(p *report.Paragraph) {
					n++
					hit := false
					walk(Run(own, in.Input, Options{}).Findings, func(f *Finding) {
						for _, pl := range f.Places {
							hit = hit || (f.Severity == Error || f.Severity == Warning) && !before[identity(f)] && pl.Section == p.Section && strings.Contains(p.Text(), pl.Sentence)
						}
					})
					if hit {
						found++
					} else {
						t.Logf("%s, %s: not found in %s", name, pack, p.Text())
					}
				})
			}
			t.Logf("%s, %s: %d of %d turned words found", name, pack, found, n)
			if n == 0 || found*100 < n*99 {
				t.Errorf("%s, %s: %d of %d turned words found", name, pack, found, n)
			}
		}
	}
}

// words turns each word of direction in the document's own text, calls do, and
// turns it back.
func words(d *report.Document, turned map[string]string, do func(*report.Paragraph)) {
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			r := &p.Runs[i]
			if r.Figure != nil || r.Entry != "" {
				continue
			}
			was := r.Text
			for a, b := range turned {
				if k := strings.LastIndex(was, a); k >= 0 && (strings.HasSuffix(was, a) || a == "大于" || a == "小于") {
					r.Text = was[:k] + b + was[k+len(a):]
					do(p)
					r.Text = was
				}
			}
		}
	}
}

// tally counts what is found.
type tally struct {
	*testing.T
	*rand.Rand
	rules                     *Rules
	changed, found, elsewhere int
	excused                   int
	missed, all               map[string]int
	ways                      map[string][2]int // of a way to get it wrong: missed, all
	examples                  []string
}

// spoil makes n changes of an input, one at a time.
func (tl *tally) spoil(in known, n int) {
	rules := tl.rules.For(in.Input)
	list := sites(in)
	before := told(Run(rules, in.Input, Options{}))
	for tries := 0; n > 0 && tries < 20*n; tries++ {
		s := list[tl.IntN(len(list))]
		way := changes[tl.IntN(len(changes))]
		text, next := way.do(tl.Rand, s, in)
		if text == "" && next == "" || !s.beyond(text) || next != "" && s.next.text != "" && !s.next.beyond(next) {
			continue
		}
		n--
		s.set(text)
		if next != "" {
			s.next.set(next)
		}
		res := Run(rules, in.Input, Options{})
		s.set(s.text)
		if next != "" {
			s.next.set(s.next.text)
		}
		tl.count(in, s, way.name, text, before, res)
	}
}

func (tl *tally) count(in known, s *site, way, text string, before map[string]bool, res *Result) {
	if in.PrintedOnly && (escapes(s.kind) || way == swap && addend(s)) {
		tl.excused++
		return
	}
	tl.changed++
	tl.all[s.kind]++
	w := tl.ways[way]
	w[1]++
	here, there := false, false
	walk(res.Findings, func(f *Finding) {
		if f.Severity != Error && f.Severity != Warning || before[identity(f)] {
			return
		}
		there = true
		for _, p := range f.Places {
			here = here || s.named(p) || s.next != nil && way == swap && s.next.named(p)
		}
	})
	switch {
	case here:
		tl.found++
	default:
		if there {
			tl.elsewhere++
			way += "；别处发现"
		}
		w[0]++
		tl.missed[s.kind]++
		tl.examples = append(tl.examples, fmt.Sprintf("%s → %s（%s）", s, text, way))
	}
	tl.ways[strings.TrimSuffix(way, "；别处发现")] = w
}

// impossible are the kinds of figures of which nothing else in the document says
// anything, with the reason: who has only the document cannot tell.
var impossible = map[string]string{
	" 三公数量/":     "counts stand once and enter no sum",
	" 设备/":       "a count that stands once",
	"自评 年度指标值":   "a target that is still met, or still missed, may have been set so",
	"自评 实际完成值":   "an actual value that still meets its target may be so",
	"项目自评 年初预算数": "a project's first budget stands once; its rate is of the adjusted one",
}

// addend reports whether a number of the text stands once, as an addend of one
// sum: two of them that changed places leave the sum as it was.
func addend(s *site) bool {
	return strings.HasPrefix(s.fact, "政府采购/") || strings.HasPrefix(s.fact, "车辆/") || strings.HasPrefix(s.fact, "项目自评/")
}

func escapes(kind string) bool {
	for k := range impossible {
		if strings.HasSuffix(kind, k) || strings.HasPrefix(k, " ") && strings.Contains(kind, k) {
			return true
		}
	}
	return false
}

// told are the findings of a result that count.
func told(res *Result) map[string]bool {
	out := map[string]bool{}
	walk(res.Findings, func(f *Finding) {
		if f.Severity == Error || f.Severity == Warning {
			out[identity(f)] = true
		}
	})
	return out
}

// identity is a rule with its places: what changes in a finding that was there
// before is no new finding.
func identity(f *Finding) string {
	parts := []string{f.Rule}
	for _, p := range f.Places {
		parts = append(parts, p.Addr+p.Section+p.Sentence)
	}
	return strings.Join(parts, "|")
}

func walk(list []Finding, do func(*Finding)) {
	for i := range list {
		do(&list[i])
		walk(list[i].Consequences, do)
	}
}

// tell prints what was found and what escaped, by kind.
func (tl *tally) tell(t *testing.T) {
	t.Helper()
	t.Logf("%d changes, %d found (%.2f%%), %d elsewhere only; %d more of kinds that cannot be told",
		tl.changed, tl.found, 100*float64(tl.found)/float64(tl.changed), tl.elsewhere, tl.excused)
	for _, k := range keys(tl.ways) {
		t.Logf("  %s: %d of %d escaped", k, tl.ways[k][0], tl.ways[k][1])
	}
	kinds := keys(tl.missed)
	slices.SortStableFunc(kinds, func(a, b string) int { return cmp.Compare(tl.missed[b], tl.missed[a]) })
	for _, k := range kinds {
		t.Logf("  %s: %d of %d escaped", k, tl.missed[k], tl.all[k])
	}
	for i, e := range tl.examples {
		if i == 60 {
			break
		}
		t.Log("    " + e)
	}
}
