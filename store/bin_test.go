package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// fewYears are some of [someYears], where each is stored several times.
func fewYears() map[string]*store.Year {
	years := someYears()
	for seed := 8; seed < 24; seed++ {
		delete(years, fmt.Sprintf("random %d", seed))
	}
	return years
}

// Removing a year and restoring it, and copying it, give exactly the same
// entries; every row's going and coming is in the history.
func TestRemoveRestoreAndCopyAreExact(t *testing.T) {
	at := time.Date(2024, 3, 5, 8, 7, 6, 0, time.UTC)
	for name, y := range fewYears() {
		l := newLedger(t)
		l.SetClock(func() time.Time { return at })
		y.State = store.Drafting
		must(t, l.Put("导入", y))
		want := yearOf(t, l, y.Year)
		accepted := []store.AcceptedFinding{
			{Rule: "A09", Place: "01/收入总计", Figures: `A09|"1"|<&>`, Reason: "财政\n批复", At: at.Add(-time.Hour)},
			{Rule: "C34", Place: "文字/五", Figures: "C34|2", Reason: "如此", At: at},
		}
		must(t, l.Accept(y.Year, accepted...))

		b, err := l.RemoveYear(y.Year, "删去")
		must(t, err)
		list, err := l.Bin()
		must(t, err)
		if len(list) != 1 || list[0] != *b || *b != (store.Binned{ID: 1, Year: y.Year, At: at, Action: "删去", State: store.Drafting}) {
			t.Errorf("%s: in the bin is %+v", name, list)
		}
		if _, err := l.Year(y.Year); err == nil {
			t.Errorf("%s: the year is still there", name)
		}
		if years, err := l.Years(); err != nil || slices.Contains(years, y.Year) {
			t.Errorf("%s: the years are %v, %v", name, years, err)
		}
		gone, err := l.History(y.Year, "")
		must(t, err)
		told(t, name, gone, "删去", append(store.Diff(want, &store.Year{Year: y.Year}), store.Difference{Addr: "回收站/1", New: store.Present}))
		whole(t, l)

		back, err := l.RestoreYear(b.ID, "恢复")
		must(t, err)
		equal(t, name+" returned", back, want)
		equal(t, name, yearOf(t, l, y.Year), want)
		if got, err := l.Accepted(y.Year); err != nil || !slices.Equal(got, accepted) {
			t.Errorf("%s: accepted are %+v, %v", name, got, err)
		}
		if list, err := l.Bin(); err != nil || len(list) != 0 {
			t.Errorf("%s: the bin still has %+v, %v", name, list, err)
		}
		come, err := l.History(y.Year, "")
		must(t, err)
		told(t, name, come, "恢复", append(store.Diff(nil, want), store.Difference{Addr: "回收站/1", Old: store.Present}))
		whole(t, l)

		must(t, l.Copy(y.Year, 2031, "复制"))
		copied := yearOf(t, l, 2031)
		again := *want
		again.Year = 2031
		equal(t, name+" copied", copied, &again)
		h, err := l.History(2031, "")
		must(t, err)
		told(t, name, h, "复制", store.Diff(nil, want))
		if got, err := l.Accepted(2031); err != nil || len(got) != 0 {
			t.Errorf("%s: accepted of the copy are %+v, %v", name, got, err)
		}
	}
}

// told asks that the newest entries of a history tell an action's differences
// and the change of the state, and nothing else.
func told(t *testing.T, name string, h []store.HistoryEntry, action string, want []store.Difference) {
	t.Helper()
	left := map[store.Difference]int{}
	for _, d := range want {
		left[d]++
	}
	state := 0
	for _, e := range h {
		switch {
		case e.Action != action:
		case e.Addr == "状态":
			state++
		case strings.HasPrefix(e.Addr, "检查/"): // what was accepted goes and comes along
		default:
			left[store.Difference{Addr: e.Addr, Old: e.Old, New: e.New}]--
		}
	}
	if state != 1 {
		t.Errorf("%s: %q changes the state %d times in the history", name, action, state)
	}
	for d, n := range left {
		if n != 0 {
			t.Errorf("%s: the history of %q has %+v %d times too few", name, action, d, n)
			return
		}
	}
}

// A sequence of random actions on a few years: the entries of a year change by
// nothing but its own actions, and what is in the bin comes back as it went.
func TestRandomComingsAndGoings(t *testing.T) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 9))
		l := newLedger(t)
		have := map[int]string{2022: dumped(t, yearOf(t, l, 2022))}
		bin := map[int64]string{}
		years := []int{2022, 2023, 2024}
		for range 50 {
			y := years[r.IntN(len(years))]
			other := years[r.IntN(len(years))]
			switch r.IntN(5) {
			case 0:
				if have[y] != "" {
					n := storetest.Random(r, 12)
					n.Year, n.State = y, store.Drafting
					must(t, l.Put("导入", n))
					have[y] = dumped(t, n)
				}
			case 1:
				b, err := l.RemoveYear(y, "删去")
				if (err == nil) != (have[y] != "") {
					t.Fatalf("removing %d: %v", y, err)
				}
				if err == nil {
					bin[b.ID] = have[y]
					delete(have, y)
				}
			case 2:
				list, err := l.Bin()
				must(t, err)
				if len(list) != len(bin) {
					t.Fatalf("%d years in the bin, want %d", len(list), len(bin))
				}
				for _, b := range list {
					_, err := l.RestoreYear(b.ID, "恢复")
					if (err == nil) != (have[b.Year] == "") {
						t.Fatalf("restoring %d: %v", b.Year, err)
					}
					if err == nil {
						have[b.Year] = bin[b.ID]
						delete(bin, b.ID)
					}
				}
			case 3:
				if err := l.Copy(y, other, "复制"); (err == nil) != (have[y] != "" && have[other] == "") {
					t.Fatalf("copying %d to %d: %v", y, other, err)
				} else if err == nil {
					have[other] = dumped(t, yearOf(t, l, other))
				}
			case 4:
				if rolled, err := l.Roll(y, y+1, "结转"); (err == nil) != (have[y] != "" && have[y+1] == "") {
					t.Fatalf("rolling %d: %v", y, err)
				} else if err == nil {
					have[y+1] = dumped(t, rolled.Year)
				}
			}
			for _, y := range append(years, 2025) {
				got, err := l.Year(y)
				if (err == nil) != (have[y] != "") || err == nil && dumped(t, got) != have[y] {
					t.Fatalf("seed %d: the year %d is not what it should be (%v)", seed, y, err)
				}
			}
			whole(t, l)
		}
	}
}

func TestRemoveAndRestoreRefuse(t *testing.T) {
	l := newLedger(t)
	y := storetest.Sample()
	y.State = store.Drafting
	must(t, l.Put("导入", y))
	remove := func(year int) func() error {
		return func() error { _, err := l.RemoveYear(year, "删去"); return err }
	}
	restore := func(id int64) func() error {
		return func() error { _, err := l.RestoreYear(id, "恢复"); return err }
	}
	unchanged(t, l, remove(2021), "没有 2021 年度")
	unchanged(t, l, restore(1), "回收站里没有编号 1", "juesuan bin 账本")
	must(t, finalise2(l, y, store.PublishedFile{Name: "决算.pdf", Content: []byte("%PDF")}))
	unchanged(t, l, remove(2022), "2022 年度已定稿，不能再改", "解锁")
	must(t, l.Unlock(2022, "删去重做"))
	must(t, remove(2022)())
	must(t, l.Put("再来", y))
	unchanged(t, l, restore(1), "账本里已经有 2022 年度，没有改动", "juesuan remove 账本 --year 2022")
	as[*store.YearExistsError](t, restore(1)())
	if list, err := l.Bin(); err != nil || len(list) != 1 {
		t.Errorf("a refused restoring took %v from the bin, %v", list, err)
	}
	// What was published outlives the year.
	if list, err := l.Publications(2022); err != nil || len(list) != 1 || len(list[0].Files) != 1 {
		t.Errorf("published of a removed year: %+v, %v", list, err)
	}
	must(t, remove(2022)())
	_, err := l.DB().Exec(`UPDATE bin SET snapshot = replace(snapshot, '"年度账"', '"年度帐"') WHERE id = 1`)
	must(t, err)
	unchanged(t, l, restore(1), "回收站里编号 1 的 2022 年度和历史对不上")
	unchanged(t, l, func() error { return l.Copy(2022, 2022, "复制") }, "没有 2022 年度，还没有任何年度")
	must(t, restore(2)())
	unchanged(t, l, func() error { return l.Copy(2022, 2022, "复制") }, "已经有 2022 年度")
	unchanged(t, l, func() error { return l.Copy(2022, 1900, "复制") }, "1900 不是预算年度")
}

// Who noted a number never gets another year by it.
func TestBinNumbersAreGivenOnce(t *testing.T) {
	l := newLedger(t)
	for want := int64(1); want <= 3; want++ {
		b, err := l.RemoveYear(2022, "删去")
		must(t, err)
		if b.ID != want {
			t.Errorf("number %d is given, want %d", b.ID, want)
		}
		_, err = l.RestoreYear(b.ID, "找回")
		must(t, err)
	}
	whole(t, l)
}
