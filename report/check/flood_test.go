package check

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// flood counts how many errors one change makes that stand on their own.
type flood struct {
	*rand.Rand
	rules    *Rules
	all, bad int
	counts   map[string]map[int]int // by way, of so many errors
	pairs    map[string]int         // of rules that stand beside each other
	examples map[string]string      // of a pair
}

// planted is one change of an input.
type planted struct {
	way  string
	what string
	in   Input
	undo func() // nil where the change made another input
	redo func()
}

// TestOneChangeIsOneError changes one thing at a time, a printed figure, a word,
// a sentence, a heading, an entry of the ledger, and counts the errors that
// stand on their own.
func TestOneChangeIsOneError(t *testing.T) {
	flooded(t, 3, func(fl *flood, start starter) {
		each := 3
		if long() {
			each = 300
		}
		fl.change(each, start)
	})
}

// TestTwoChangesAreTwoErrors changes two figures that have nothing to do with
// each other: one error must not hide the other.
func TestTwoChangesAreTwoErrors(t *testing.T) {
	flooded(t, 3, func(fl *flood, start starter) {
		each := 6
		if long() {
			each = 1000
		}
		fl.pair(start(nil), each)
	})
}

// starter makes an input of a year, after a change of its entries if any.
type starter func(change func(*store.Year)) known

// flooded lets every form in both packs be changed, of one department after the
// other, and wants at most one in a hundred not to be as it should.
func flooded(t *testing.T, rounds int, do func(*flood, starter)) {
	t.Helper()
	if long() {
		rounds *= 10
	}
	for name, form := range forms {
		for _, pack := range []string{"henan-2022", "shanghai-2024"} {
			t.Run(name+", "+pack, func(t *testing.T) {
				fl := &flood{Rand: rand.New(rand.NewPCG(17, 4)), rules: load(t), counts: map[string]map[int]int{}, pairs: map[string]int{}, examples: map[string]string{}}
				for i := range rounds {
					do(fl, func(change func(*store.Year)) known {
						y, prior := department(i)
						if change != nil {
							change(y)
						}
						return form(t, pack, y, prior)
					})
				}
				fl.tell(t)
			})
		}
	}
}

// department makes the i-th year to change: the example, the invented one, a
// random one.
func department(i int) (y, prior *store.Year) {
	switch i % 3 {
	case 0:
		return storetest.Sample(), nil
	case 1:
		return storetest.Invented()
	}
	return storetest.Random(rand.New(rand.NewPCG(uint64(i), 21)), 30), nil
}

// change makes n changes of what start makes.
func (fl *flood) change(n int, start starter) {
	in := start(nil)
	list := sites(in)
	before := fl.errors(in.Input, nil)
	for range n {
		for _, do := range []func() *planted{
			func() *planted { return fl.figure(in, list) },
			func() *planted { return fl.word(in.Input) },
			func() *planted { return fl.block(in.Input) },
			func() *planted { return fl.cut(in.Input) },
			func() *planted { return fl.entry(start) },
		} {
			p := do()
			if p == nil {
				continue
			}
			own := fl.errors(p.in, before)
			if p.way == entryWay || p.way == cutWay {
				own = slices.DeleteFunc(own, asksForReason)
			}
			fl.count(p, own, len(own) > 1)
			if p.undo != nil {
				p.undo()
			}
		}
	}
}

// asksForReason tells the errors that beside another may follow from one change:
// an amount that comes to differ from its budget asks for a reason, which is the
// office's own to give, and a paragraph that ends too early lacks it too.
func asksForReason(f Finding) bool {
	return f.Rule == "D14" && strings.Contains(f.Printed, "请填写") || f.Rule == "C13" && strings.Contains(f.Message, "没有写原因")
}

// errors are those of an input that stand on their own and were not there before.
func (fl *flood) errors(in Input, before []Finding) []Finding {
	was := map[string]bool{}
	for i := range before {
		was[likeBefore(&before[i])] = true
	}
	return slices.DeleteFunc(Run(fl.rules.For(in), in, Options{}).Of(Error), func(f Finding) bool { return was[likeBefore(&f)] })
}

// pair makes n pairs of changes and counts those of which one hides the other.
func (fl *flood) pair(in known, n int) {
	list := sites(in)
	before := fl.errors(in.Input, nil)
	for range n {
		a := fl.figure(in, list)
		if a == nil {
			continue
		}
		alone := fl.errors(in.Input, before)
		a.undo()
		b := fl.figure(in, list)
		if b == nil {
			continue
		}
		other := fl.errors(in.Input, before)
		if len(alone) == 0 || len(other) == 0 || meet(alone, other) {
			b.undo()
			continue
		}
		a.redo()
		both := fl.errors(in.Input, before)
		fl.count(&planted{way: "两处", what: a.what + " 和 " + b.what}, both, len(both) < 2)
		a.undo()
		b.undo()
	}
}

// meet reports whether two changes have to do with each other: their errors name
// a figure in common.
func meet(a, b []Finding) bool {
	named := map[string]bool{}
	walk(a, func(f *Finding) {
		for _, p := range f.Places {
			named[p.Addr+p.Column] = true
		}
	})
	found := false
	walk(b, func(f *Finding) {
		for _, p := range f.Places {
			found = found || p.Addr != "" && named[p.Addr+p.Column]
		}
	})
	return found
}

// likeBefore names an error that stays what it was when other words of its
// sentence change.
func likeBefore(f *Finding) string {
	if f.Rule == "D14" {
		return f.Rule + f.Places[0].Section + f.Printed
	}
	return identity(f)
}

func (fl *flood) figure(in known, list []*site) *planted {
	for range 20 {
		s := list[fl.IntN(len(list))]
		way := changes[fl.IntN(len(changes))]
		text, _ := way.do(fl.Rand, s, in)
		if text == "" || !s.beyond(text) || way.name == swap {
			continue
		}
		s.set(text)
		kind := "表里一个数"
		if len(s.addrs) > 0 && strings.HasPrefix(s.addrs[0], "文字/") {
			kind = "文字一个数"
		} else if strings.Contains(s.kind, "自评") {
			kind = "自评一个数"
		}
		return &planted{kind, fmt.Sprintf("%s → %s（%s）", s, text, way.name), in.Input, func() { s.set(s.text) }, func() { s.set(text) }}
	}
	return nil
}

var turnedWords = map[string]string{
	"大于": "小于", "小于": "大于", "持平": "存在差异", "存在差异": "持平", "增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长",
	"万元": "元", "年初预算": "全年预算", "没有": "有",
}

// word turns a word of the program's own text.
func (fl *flood) word(in Input) *planted {
	for range 50 {
		p, ok := in.Document.Blocks[fl.IntN(len(in.Document.Blocks))].(*report.Paragraph)
		if !ok || len(p.Runs) == 0 {
			continue
		}
		r := &p.Runs[fl.IntN(len(p.Runs))]
		if r.Figure != nil || r.Entry != "" {
			continue
		}
		for _, a := range keys(turnedWords) {
			if was := r.Text; strings.Contains(was, a) {
				r.Text = strings.Replace(was, a, turnedWords[a], 1)
				return &planted{"一个词", p.Section + "：" + a + " → " + turnedWords[a] + "：" + p.Text(), in, func() { r.Text = was }, nil}
			}
		}
	}
	return nil
}

// block leaves out a paragraph, a heading, a table or a section's text.
func (fl *flood) block(in Input) *planted {
	was := in.Document.Blocks
	i := fl.IntN(len(was))
	way, what := "", ""
	out := func(b report.Block) bool { return b == was[i] }
	switch b := was[i].(type) {
	case *report.Heading:
		way, what = "漏一个标题", b.Text
	case *report.TableBlock:
		way, what = "漏一张表", b.Table.ID
	case *report.Paragraph:
		way, what = "漏一段", b.Section+"："+b.Text()
		if fl.IntN(3) == 0 {
			way, what = "漏一节的文字", b.Section
			section := b.Section
			out = func(b report.Block) bool { p, ok := b.(*report.Paragraph); return ok && p.Section == section }
		}
	default:
		return nil
	}
	in.Document.Blocks = slices.DeleteFunc(slices.Clone(was), out)
	return &planted{way, what, in, func() { in.Document.Blocks = was }, nil}
}

// cut ends a paragraph, or leaves out one of its runs.
func (fl *flood) cut(in Input) *planted {
	for range 50 {
		p, ok := in.Document.Blocks[fl.IntN(len(in.Document.Blocks))].(*report.Paragraph)
		if !ok || len(p.Runs) < 2 {
			continue
		}
		was := p.Runs
		k := 1 + fl.IntN(len(was)-1)
		way := cutWay
		if p.Runs = slices.Clone(was[:k]); fl.IntN(2) == 0 {
			way = "一段少一处"
			p.Runs = append(p.Runs, was[k+1:]...)
		}
		return &planted{way, fmt.Sprintf("%s：%s → %s", p.Section, was[k].Text, p.Text()), in, func() { p.Runs = was }, nil}
	}
	return nil
}

// The ways that can ask for a reason besides.
const (
	entryWay = "账本一笔"
	cutWay   = "一段写到一半"
)

// entry changes one entry of the ledger, and all that follows from it.
func (fl *flood) entry(start starter) *planted {
	what := ""
	in := start(func(y *store.Year) {
		scale := func(v store.Yuan) store.Yuan { return store.Yuan{Decimal: v.Mul(dec("10"))} }
		switch k := fl.IntN(6); {
		case k == 0 && len(y.Income) > 0:
			e := &y.Income[fl.IntN(len(y.Income))]
			e.Actual = scale(e.Actual)
			what = "收入 " + e.Code
		case k == 1:
			e := &y.Expenditure[fl.IntN(len(y.Expenditure))]
			e.Actual = scale(e.Actual)
			what = "支出 " + e.Code
		case k == 2 && len(y.Basic) > 0:
			e := &y.Basic[fl.IntN(len(y.Basic))]
			e.Actual = scale(e.Actual)
			what = "经济 " + e.Code
		case k == 3 && len(y.Carryovers) > 0:
			e := &y.Carryovers[fl.IntN(len(y.Carryovers))]
			e.Closing = store.Yuan{Decimal: e.Closing.Add(dec("12345.67"))}
			what = "结转 " + string(e.Fund) + e.Code
		case k == 4:
			e := &y.Expenditure[fl.IntN(len(y.Expenditure))]
			what = "支出 " + e.Code + string(e.Fund)
			if e.Fund == store.GeneralPublic {
				e.Fund = store.GovernmentFund
			} else {
				e.Fund = store.GeneralPublic
			}
		case k == 5:
			e := &y.Expenditure[fl.IntN(len(y.Expenditure))]
			what = "支出性质 " + e.Code + string(e.Nature)
			if e.Nature == store.Basic {
				e.Nature = store.ProjectSpending
			} else {
				e.Nature = store.Basic
			}
		}
	})
	if what == "" {
		return nil
	}
	return &planted{entryWay, what, in.Input, nil, nil}
}

// count takes down how many errors a change made, and the rules of those that
// are not as they should be.
func (fl *flood) count(p *planted, own []Finding, bad bool) {
	if fl.counts[p.way] == nil {
		fl.counts[p.way] = map[int]int{}
	}
	fl.counts[p.way][len(own)]++
	fl.all++
	if !bad {
		return
	}
	fl.bad++
	var ids []string
	for i := range own {
		ids = append(ids, own[i].Rule)
	}
	slices.Sort(ids)
	key := p.way + " " + strings.Join(slices.Compact(ids), "+")
	if fl.pairs[key]++; fl.examples[key] == "" {
		text := "    " + p.what
		for i := range own {
			text += "\n      " + own[i].Rule + " " + own[i].Message
		}
		fl.examples[key] = text
	}
}

// tell prints how many errors changes make and the rules that stand together
// most, and wants nearly all to be as they should.
func (fl *flood) tell(t *testing.T) {
	t.Helper()
	for _, way := range keys(fl.counts) {
		line := ""
		for _, n := range slices.Sorted(maps.Keys(fl.counts[way])) {
			line += fmt.Sprintf(" %d×%d", n, fl.counts[way][n])
		}
		t.Logf("  %s, errors × changes:%s", way, line)
	}
	if fl.all == 0 || fl.bad*100 > fl.all {
		t.Errorf("%d of %d changes are told otherwise", fl.bad, fl.all)
	} else {
		t.Logf("%d of %d changes are told otherwise", fl.bad, fl.all)
	}
	list := keys(fl.pairs)
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(fl.pairs[b], fl.pairs[a]) })
	for _, k := range list {
		t.Logf("  %s: %d\n%s", k, fl.pairs[k], fl.examples[k])
	}
}
