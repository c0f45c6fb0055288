package storetest

import (
	"reflect"
	"testing"

	"juesuan/store"
)

func TestWideHasNItemsAndAddsUp(t *testing.T) {
	for _, n := range []int{1, 40, 200, 2000, 20000} {
		y := Wide(n)
		report(t, "wide", y)
		if err := y.Validate(); err != nil {
			t.Errorf("%d: %v", n, err)
		}
		items, own := map[string]bool{}, map[string]bool{}
		for _, s := range y.OwnSubjects {
			own[s.Code] = true
		}
		funds, kinds := map[store.Fund]bool{}, map[store.Nature]bool{}
		for _, e := range y.Expenditure {
			items[e.Code], funds[e.Fund], kinds[e.Nature] = true, true, true
			if !own[e.Code] || !own[e.Code[:5]] {
				t.Fatalf("%d: %s has no own name", n, e.Code)
			}
		}
		if len(items) != n {
			t.Errorf("%d items, want %d", len(items), n)
		}
		if n >= 200 && (len(funds) != len(store.Funds) || len(kinds) != len(store.Natures)) {
			t.Errorf("%d: %d funds, %d natures", n, len(funds), len(kinds))
		}
	}
	if !reflect.DeepEqual(Wide(300), Wide(300)) {
		t.Error("Wide differs from call to call")
	}
}
