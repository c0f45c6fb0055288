package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// someYears are the years that the identities are asked of.
func someYears() map[string]*store.Year {
	this, last := storetest.Invented()
	years := map[string]*store.Year{"sample": storetest.Sample(), "invented 2023": this, "invented 2022": last}
	for seed := range uint64(24) {
		items := []int{1, 5, 40, 200}[seed%4]
		years[fmt.Sprintf("random %d", seed)] = storetest.Random(rand.New(rand.NewPCG(seed, 3)), items)
	}
	return years
}

// equal asks that two years are the same, by differences and by their JSON.
func equal(t *testing.T, name string, got, want *store.Year) {
	t.Helper()
	if d := store.Diff(want, got); len(d) > 0 {
		t.Errorf("%s: %d differences, the first %+v", name, len(d), d[0])
	}
	if dumped(t, got) != dumped(t, want) {
		t.Errorf("%s: the JSON differs", name)
	}
}

// What is put into a ledger, each year over whatever was there, comes out the same.
func TestPutThenYear(t *testing.T) {
	l := newLedger(t)
	for name, y := range someYears() {
		before := dumped(t, y)
		must(t, l.Put("导入 "+name, y))
		equal(t, name, yearOf(t, l, y.Year), y)
		if dumped(t, y) != before {
			t.Errorf("%s: putting the year changed it", name)
		}
	}
}

func TestDumpLoadDump(t *testing.T) {
	for name, y := range someYears() {
		first := dumped(t, y)
		years, err := store.Load(strings.NewReader(first))
		if err != nil || len(years) != 1 {
			t.Errorf("%s: %d years, %v", name, len(years), err)
			continue
		}
		equal(t, name, years[0], y)
	}
	this, last := storetest.Invented()
	both := dumped(t, this, last)
	years, err := store.Load(strings.NewReader(both))
	must(t, err)
	if dumped(t, years...) != both {
		t.Error("two years do not dump as they were loaded")
	}
	var none bytes.Buffer
	must(t, store.Dump(&none, nil))
	if years, err := store.Load(&none); err != nil || len(years) != 0 {
		t.Errorf("no years load as %d, %v", len(years), err)
	}
}

// A year of any order is put and dumped in one order, and itself stays as it is.
func TestCanonicalOrder(t *testing.T) {
	y := storetest.Sample()
	want := dumped(t, y)
	slices.Reverse(y.Expenditure)
	slices.Reverse(y.Income)
	slices.Reverse(y.Texts)
	first := y.Expenditure[0]
	if dumped(t, y) != want {
		t.Error("the order of rows changes the dump")
	}
	if y.Expenditure[0] != first {
		t.Error("dumping sorted the caller's rows")
	}
	y.Year, y.State = 2022, store.Drafting
	y.Duties = nil // as a list that nobody filled in
	l := newLedger(t)
	must(t, l.Put("导入", y))
	if got := yearOf(t, l, 2022); got.Duties == nil || len(got.Duties) != 0 {
		t.Errorf("no duties come out as %v", got.Duties)
	}
}

func TestPutRefuses(t *testing.T) {
	l := newLedger(t)
	good, bad := storetest.Invented()
	twice := *bad
	bad.Expenditure = append(bad.Expenditure, bad.Expenditure[7])
	bad.Basic[3].Actual = store.Fen(-5)
	e := bad.Expenditure[7]
	unchanged(t, l, func() error { return l.Put("导入", good, bad) },
		store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature))+"：重复了：同一科目编码、资金性质、支出性质只能填一行",
		"2022 年度 基本支出/"+bad.Basic[3].Code, "金额 -0.05 元是负数")
	unchanged(t, l, func() error { return l.Put("导入", &twice, &twice) }, "2022 年度出现了两次")
	if n := len(store.Problems(l.Put("导入", good, bad))); n != 2 {
		t.Errorf("%d problems, want 2", n)
	}
}

func TestSealedYears(t *testing.T) {
	l := newLedger(t)
	y := storetest.Sample()
	y.State = store.Drafting
	must(t, l.Put("导入", y))
	for _, state := range []store.State{store.Finalised, store.Published} {
		must(t, l.SetState(2022, state, "定稿"))
		want := "2022 年度" + string(state) + "，不能再改"
		changed := *y
		changed.State = state
		must(t, l.Put("再导入", &changed)) // the same content is no change
		changed.Counts.VehiclesHeld = 77
		unchanged(t, l, func() error { return l.Put("导入", &changed) }, want)
		changed.State = store.Drafting
		unchanged(t, l, func() error { return l.Put("导入", &changed) }, want)
		unchanged(t, l, func() error { return l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "7"}) }, want)
		unchanged(t, l, func() error { return l.Remove(2022, "删", "部门职责/1") }, want)
		as[*store.SealedError](t, l.Remove(2022, "删", "部门职责/1"))
		// Another year of the ledger is not held up, but all or nothing holds.
		other := *y
		other.Year, other.State = 2021, store.Drafting
		unchanged(t, l, func() error { return l.Put("导入", &other, &changed) }, want)
	}
	unchanged(t, l, func() error { return l.SetState(2022, "草稿", "改") }, "没有叫“草稿”的状态，可以填填报中、已定稿、已公开")
	must(t, l.SetState(2022, store.Drafting, "重新打开"))
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "7"}))

	h, err := l.History(2022, "状态")
	must(t, err)
	var states []string
	for _, e := range h {
		states = append(states, e.Action+" "+e.Old+"→"+e.New)
	}
	want := []string{"重新打开 已公开→填报中", "定稿 已定稿→已公开", "定稿 填报中→已定稿", "新建 →填报中"}
	if !slices.Equal(states, want) {
		t.Errorf("states are %q, want %q", states, want)
	}
}
