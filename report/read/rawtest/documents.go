package rawtest

import (
	"strings"
	"testing"
	"unicode"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
	"juesuan/store/storetest"
)

// Documents are those of the sample and of the invented department with every
// pack there is, by department and pack.
func Documents(t testing.TB) map[string]*report.Document {
	t.Helper()
	this, last := storetest.Invented()
	out := map[string]*report.Document{}
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		out["sample "+pack] = compose(t, pack, storetest.Sample(), nil)
		out["invented "+pack] = compose(t, pack, this, last)
	}
	return out
}

// Sample is the sample's document with the first pack.
func Sample(t testing.TB) *report.Document {
	t.Helper()
	return compose(t, "henan-2022", storetest.Sample(), nil)
}

func compose(t testing.TB, name string, y, prior *store.Year) *report.Document {
	t.Helper()
	pack, err := report.LoadPack(name)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	book, err := report.Derive(pack, cat, y, prior, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(pack, book, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Holds checks that a file read back has every row of the document's tables,
// cell by cell, as often as the document has it. A table without a head, a
// self-assessment, is a form whose parts differ in their columns: of it the
// cells that are not blank count.
func Holds(t testing.TB, f *raw.File, d *report.Document) {
	t.Helper()
	have := map[string]int{}
	for _, b := range f.Blocks {
		if g, ok := b.(*raw.Grid); ok {
			for _, row := range g.Rows {
				have[rowKey(row)]++
				have[loose(rowKey(row))]++
			}
		}
	}
	lost, rows := 0, 0
	for _, b := range d.Blocks {
		tb, ok := b.(*report.TableBlock)
		if !ok {
			continue
		}
		for _, key := range tableKeys(tb.Table) {
			if rows++; len(tb.Table.Head) == 0 {
				key = loose(key)
			}
			if have[key]--; have[key] < 0 {
				if lost++; lost <= 5 {
					t.Errorf("table %s: no row %s", tb.Table.ID, key)
				}
			}
		}
	}
	if lost > 0 || rows == 0 {
		t.Errorf("%d of %d rows are lost", lost, rows)
	}
}

// HoldsText checks that a file read back has every paragraph and heading, its
// lines put together.
func HoldsText(t testing.TB, f *raw.File, d *report.Document) {
	t.Helper()
	var all strings.Builder
	for _, b := range f.Blocks {
		if l, ok := b.(*raw.Line); ok {
			all.WriteString(Squeeze(l.Text))
		}
	}
	for _, b := range d.Blocks {
		text := ""
		switch b := b.(type) {
		case *report.Heading:
			text = b.Text
		case *report.Paragraph:
			text = b.Text()
		}
		if !strings.Contains(all.String(), Squeeze(text)) {
			t.Errorf("no text %s", text)
		}
	}
}

func rowKey(row []raw.Cell) string {
	cells := make([]string, len(row))
	for i, c := range row {
		cells[i] = Squeeze(c.Text)
	}
	return strings.Join(cells, "|")
}

// loose is a key without blank cells.
func loose(key string) string {
	return "~" + strings.Join(strings.FieldsFunc(key, func(r rune) bool { return r == '|' }), "|")
}

func tableKeys(t *report.Table) []string {
	var out []string
	key := func(cells []report.Cell) {
		texts := make([]string, len(cells))
		for i, c := range cells {
			if !c.Covered {
				texts[i] = Squeeze(c.Text)
			}
		}
		out = append(out, strings.Join(texts, "|"))
	}
	for _, row := range t.Head {
		key(row)
	}
	for _, row := range t.Rows {
		key(row.Cells)
	}
	return out
}

// Squeeze drops white space.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
