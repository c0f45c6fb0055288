package check

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// TestFindingsFollowEveryPage types into every page, most fields more than
// once and zeros too, and wants what a run from nothing finds.
func TestFindingsFollowEveryPage(t *testing.T) {
	inventedYear, prior := storetest.Invented()
	for name, f := range map[string]*followed{
		"sample": follow(t, storetest.Sample(), nil), "invented": follow(t, inventedYear, prior),
		"small": follow(t, storetest.RandomUpTo(rand.New(rand.NewPCG(4, 3)), 12, 7), nil),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(6, 4))
			for i := range steps() {
				c := anywhere(r, f.live.Year())
				up, err := f.live.Set(c)
				if err != nil {
					continue // the year could not be told
				}
				f.sameAsFresh(t, fmt.Sprintf("change %d: %s = %q", i, c.Addr, c.Value), f.session.Follow(f.live, up))
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestFindingsFollowFromNothing: a count or a purchase that was zero.
func TestFindingsFollowFromNothing(t *testing.T) {
	for _, c := range []struct{ rule, addr, value string }{
		{"C19", "三公数量/购置车辆", "65"}, {"C20", "三公数量/保有量", "65"},
		{"C23", "政府采购/授予小微企业", "5000000"}, {"Q08", "政府采购/采购预算", "5000000"},
	} {
		f := follow(t, storetest.Sample(), nil)
		got := f.set(t, c.addr, c.value)
		f.sameAsFresh(t, c.addr, got)
		if got.Outcome(c.rule) != Found {
			t.Errorf("%s = %s: rule %s ended as “%s”", c.addr, c.value, c.rule, got.Outcome(c.rule))
		}
	}
}

// TestFindingsFollowAssessments edits a self-assessment, whose table is made
// anew by that, and then an amount that it shows.
func TestFindingsFollowAssessments(t *testing.T) {
	inventedYear, prior := storetest.Invented()
	for _, c := range []struct {
		y, prior *store.Year
		edits    [][2]string
	}{
		{storetest.Sample(), nil, [][2]string{{"自评指标/6/分值", "10"}, {"支出/2010350/一般公共预算财政拨款/基本支出/全年预算数", "12345.67"}}},
		{storetest.Sample(), nil, [][2]string{{"自评指标/6/分值", "10"}, {"支出/2010350/一般公共预算财政拨款/基本支出/年初预算数", "12345.67"}}},
		{inventedYear, prior, [][2]string{{"绩效自评/目标完成情况", "完成"}, {"支出/2010101/一般公共预算财政拨款/基本支出/全年预算数", "999999.00"}}},
	} {
		f := follow(t, c.y, c.prior)
		for _, e := range c.edits {
			f.sameAsFresh(t, e[0], f.set(t, e[0], e[1]))
		}
	}
}

// sameAsFresh compares with a run from nothing.
func (f *followed) sameAsFresh(t *testing.T, what string, got *Result) {
	t.Helper()
	now := f.in
	now.Book, now.Document, now.Year = f.live.Book(), f.live.Document(), f.live.Year()
	sameResult(t, what, got, Run(f.rules, now, Options{}))
}

func steps() int {
	if long() {
		return 400
	}
	return 30
}

// anywhere is a change of a field of a row that is there, on any page.
func anywhere(r *rand.Rand, y *store.Year) store.Change {
	for {
		p := store.Pages()[r.IntN(len(store.Pages()))]
		rows := p.Rows(y)
		f := &p.Fields[r.IntN(len(p.Fields))]
		if f.Key || len(rows) == 0 {
			continue
		}
		a := rows[r.IntN(len(rows))].Address()
		a.Field = f
		return store.Change{Addr: a.String(), Value: something(r, f)}
	}
}

// something is what might be typed into a field.
func something(r *rand.Rand, f *store.Field) string {
	list := []string{"无", "完成", "≥95%", "", "根据工作实际情况", "2021年增加12.34万元"}
	switch {
	case f.Kind == store.AmountValue:
		list = []string{"0", "0.01", "12345.67", "5000000", store.Fen(r.Int64N(9_000_000_00)).StringFixed(2)}
	case f.Kind == store.CountValue:
		list = []string{"0", "1", "65"}
	case f.Kind == store.FlagValue:
		list = []string{"是", "否"}
	case f.Kind == store.ChoiceValue:
		list = f.Options
	case f.Number:
		list = []string{"0", "1.5", "10"}
	}
	return list[r.IntN(len(list))]
}
