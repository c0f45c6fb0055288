package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// A file from elsewhere does not seal a year: what it calls finalised or
// published, and the ledger does not hold so, is a draft.
func TestImportSealsNothing(t *testing.T) {
	for _, state := range []store.State{store.Finalised, store.Published} {
		l := sampleLedger(t)
		known, other := *yearOf(t, l, 2022), *storetest.Sample()
		known.State, other.State, other.Year = state, state, 2020
		known.Counts.VehiclesHeld = 77
		must(t, l.CanImport(&known, &other))
		opened, err := l.Import("导入", &known, &other)
		must(t, err)
		if !slices.Equal(opened, []int{2022, 2020}) {
			t.Errorf("opened are %v", opened)
		}
		if known.State != state {
			t.Error("importing changed the caller's year")
		}
		for _, n := range []int{2022, 2020} {
			if y := yearOf(t, l, n); y.State != store.Drafting {
				t.Errorf("%d is %s", n, y.State)
			}
			h, err := l.History(n, "")
			must(t, err)
			if !strings.HasSuffix(h[0].Action, "（文件里是"+string(state)+"）") {
				t.Errorf("the history says %q", h[0].Action)
			}
		}
		if y := yearOf(t, l, 2022); y.Counts.VehiclesHeld != 77 {
			t.Error("the figures were not imported")
		}
	}
}

// What the ledger holds as sealed stays so: the same is no change, and anything
// else is refused, all or nothing.
func TestImportOverSealedYear(t *testing.T) {
	l := sampleLedger(t)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf", Content: []byte("abc")}))
	same := *yearOf(t, l, 2022)
	opened, err := l.Import("导入", &same)
	must(t, err)
	if len(opened) > 0 || yearOf(t, l, 2022).State != store.Finalised {
		t.Errorf("opened %v, state %s", opened, yearOf(t, l, 2022).State)
	}
	fresh := *storetest.Sample()
	fresh.Year, fresh.State = 2020, store.Published
	for _, change := range []func(*store.Year){
		func(y *store.Year) { y.Counts.VehiclesHeld = 77 },
		func(y *store.Year) { y.State = store.Published },
		func(y *store.Year) { y.State = store.Drafting },
	} {
		changed := same
		change(&changed)
		unchanged(t, l, func() error { return l.CanImport(&fresh, &changed) }, "2022 年度已定稿，不能再改")
		unchanged(t, l, func() error { _, err := l.Import("导入", &fresh, &changed); return err }, "2022 年度已定稿，不能再改")
	}
}

// A whole ledger's JSON, in a new ledger, gives every figure again.
func TestImportIntoNewLedger(t *testing.T) {
	this, last := storetest.Invented()
	l, err := store.Create(filepath.Join(t.TempDir(), "某局.juesuan"), "某局", this.Year)
	must(t, err)
	defer l.Close()
	years, err := store.Load(strings.NewReader(dumped(t, this, last)))
	must(t, err)
	_, err = l.Import("导入", years...)
	must(t, err)
	for _, want := range years {
		want.State = store.Drafting
		equal(t, "imported", yearOf(t, l, want.Year), want)
	}
}
