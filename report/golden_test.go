package report

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// testPack is the pack of the example.
func testPack(t testing.TB) *Pack {
	t.Helper()
	p, err := LoadPack(DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func testCatalogue(t testing.TB) *store.Catalogue {
	t.Helper()
	c, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func derived(t testing.TB, y, prior *store.Year, unit Unit) *Book {
	t.Helper()
	b, err := Derive(testPack(t), testCatalogue(t), y, prior, unit)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestNineTablesEqualPrint compares every cell of the sample's tables, blanks
// at their places too, with what the department published.
func TestNineTablesEqualPrint(t *testing.T) {
	b := derived(t, storetest.Sample(), nil, "")
	for _, id := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09"} {
		t.Run(id, func(t *testing.T) {
			file := filepath.Join("testdata", "golden", "tables", id+".tsv")
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
			got := b.Table(id).Flat()
			if len(got) != len(want) {
				t.Errorf("%d lines, want %d", len(got), len(want))
			}
			for i := range min(len(got), len(want)) {
				w := strings.Split(want[i], "\t")
				if len(w) != len(got[i]) {
					t.Errorf("line %d has %d cells, want %d: %q", i+1, len(got[i]), len(w), got[i])
					continue
				}
				for j := range w {
					if got[i][j] != w[j] {
						t.Errorf("line %d column %d is %q, want %q", i+1, j+1, got[i][j], w[j])
					}
				}
			}
		})
	}
}
