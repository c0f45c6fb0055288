package check

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// TestASingleChangeIsFound changes one printed figure at a time by more than a
// tail: a cell, a number of a sentence, a number of a self-assessment. What
// was not found before is then found, and the finding names the figure, in at
// least 99 of 100 cases; what cannot be found is listed (impossible).
func TestASingleChangeIsFound(t *testing.T) {
	n := 400
	if long() {
		n = 6000
	}
	for name, form := range map[string]func(testing.TB, string, *store.Year, *store.Year) known{"exact": exactForm, "printed only": printedForm} {
		t.Run(name, func(t *testing.T) {
			tl := &tally{T: t, rules: load(t), missed: map[string]int{}, all: map[string]int{}, ways: map[string][2]int{}, Rand: rand.New(rand.NewPCG(3, 5))}
			for i := 0; tl.changed < n; i++ {
				y, prior := storetest.Sample(), (*store.Year)(nil)
				switch i % 3 {
				case 1:
					y, prior = storetest.Invented()
				case 2:
					y = storetest.Random(tl.Rand, 1+tl.IntN(60))
				}
				tl.spoil(form(t, "henan-2022", y, prior), 20)
			}
			tl.tell(t)
			if tl.found*100 < tl.changed*99 {
				t.Errorf("%d of %d changes found", tl.found, tl.changed)
			}
		})
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
	if in.PrintedOnly && escapes(s.kind) {
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
			here = here || s.named(p) || s.next != nil && way == "与相邻的数对换" && s.next.named(p)
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
	"九 数量 三公数量/": "counts stand once and enter no sum",
	"十二 数量 设备/":  "a count that stands once",
	"自评 年度指标值":   "a target that is still met, or still missed, may have been set so",
	"自评 实际完成值":   "an actual value that still meets its target may be so",
	"项目自评 年度指标值": "as in the department's own",
	"项目自评 实际完成值": "as in the department's own",
}

func escapes(kind string) bool {
	for k := range impossible {
		if kind == k || strings.HasSuffix(k, "/") && strings.HasPrefix(kind, k) {
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
