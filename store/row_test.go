package store_test

import (
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// Every field of every row reads as a difference to no year at all says it.
func TestRowsReadAsDifferencesDo(t *testing.T) {
	y, _ := storetest.Invented()
	y.Sort()
	want := map[string]string{}
	for _, d := range store.Diff(nil, y) {
		want[d.Addr] = d.New
	}
	read := 0
	for _, p := range store.Pages() {
		for _, r := range p.Rows(y) {
			for i := range p.Fields {
				f := &p.Fields[i]
				a := r.Address()
				a.Field = f
				if w, said := want[a.String()]; said {
					read++
					if got := r.Text(f); got != w {
						t.Errorf("%s is %q, want %q", a, got, w)
					}
				}
				if f.Kind != store.AmountValue {
					continue
				}
				v, known := r.Amount(f)
				if text := r.Text(f); known && v.String() != text || !known && text != "" {
					t.Errorf("%s is %s (%v), its text %q", a, v, known, text)
				}
			}
		}
	}
	if read < 500 {
		t.Errorf("only %d values were read", read)
	}
}
