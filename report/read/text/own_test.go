package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// published is a document of our own: its Book and what is composed of it.
type published struct {
	book *report.Book
	doc  *report.Document
}

func publish(t testing.TB, pack string, y, prior *store.Year, unit report.Unit) published {
	t.Helper()
	p, err := report.LoadPack(pack)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(p, cat, y, prior, unit)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compose(p, b, y, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return published{b, d}
}

// printed is the Book as a reader of tables makes it: nothing but the printed
// tables and what they say besides.
func (p published) printed() *report.Book {
	b := report.NewBook(p.book.Year, p.book.Department, p.book.Unit)
	for _, t := range p.book.Tables {
		b.AddTable(t)
	}
	for _, f := range p.book.Facts() {
		if strings.HasPrefix(f.Addr, "自评/") {
			b.AddFact(f)
		}
	}
	return b
}

// figures are a document's by section, in order.
func figures(d *report.Document) map[string][]*report.Figure {
	out := map[string][]*report.Figure{}
	for _, b := range d.Blocks {
		if p, ok := b.(*report.Paragraph); ok {
			for _, r := range p.Runs {
				if r.Figure != nil {
					out[p.Section] = append(out[p.Section], r.Figure)
				}
			}
		}
	}
	return out
}

func says(f *report.Figure) string {
	formula := strings.TrimSuffix(f.Formula, "，各占比合计配平到 100%")
	return fmt.Sprintf("%s %s %s %s", f.Kind, f.Text, f.Value.String(), formula)
}

// rate of the figures of a section that were recovered.
type recovery struct{ all, same, addr int }

// recovered counts the figures of want that got has too, in their order.
func recovered(want, got []*report.Figure, lost func(*report.Figure)) recovery {
	r := recovery{all: len(want)}
	at := 0
	for _, w := range want {
		found := false
		for k := at; k < len(got); k++ {
			if says(got[k]) == says(w) {
				found, at = true, k+1
				r.same++
				if got[k].Addr == w.Addr {
					r.addr++
				}
				break
			}
		}
		if !found {
			lost(w)
		}
	}
	return r
}

func departments() map[string][2]*store.Year {
	this, last := storetest.Invented()
	return map[string][2]*store.Year{"sample": {storetest.Sample()}, "invented": {this, last}}
}

func TestOwnTextGivesTheFiguresItWasComposedOf(t *testing.T) {
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		for name, years := range departments() {
			for _, unit := range []report.Unit{report.Wan, report.Yuan} {
				t.Run(pack+"/"+name+"/"+string(unit), func(t *testing.T) {
					p := publish(t, pack, years[0], years[1], unit)
					lines, tables := linesOf(p.doc)
					res := Read(lines, tables, p.printed())
					compare(t, p.doc, res)
				})
			}
		}
	}
}

// compare wants the figures that were composed, all of them and no more.
func compare(t *testing.T, composed *report.Document, res *Result) {
	t.Helper()
	want, got := figures(composed), figures(res.Document)
	var total recovery
	for section, list := range want {
		r := recovered(list, got[section], func(f *report.Figure) { t.Errorf("lost %s: %s", f.Addr, says(f)) })
		total.all, total.same, total.addr = total.all+r.all, total.same+r.same, total.addr+r.addr
	}
	t.Logf("%d of %d figures, %d with their address", total.same, total.all, total.addr)
	for section, list := range got {
		if len(list) > len(want[section]) {
			t.Errorf("section %s has %d figures, want %d", section, len(list), len(want[section]))
		}
	}
	for _, u := range res.Unread {
		if u.Why != whyOwn {
			t.Errorf("unread %s %v: %s (%s)", u.Where, u.Numbers, u.Text, u.Why)
		}
	}
}

// TestWrongNumbersAreReadAsWhatTheyClaimToBe alters every amount and every
// percentage of the text: each is still the claim that it was.
func TestWrongNumbersAreReadAsWhatTheyClaimToBe(t *testing.T) {
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		for name, years := range departments() {
			t.Run(pack+"/"+name, func(t *testing.T) {
				p := publish(t, pack, years[0], years[1], "")
				for _, b := range p.doc.Blocks {
					par, ok := b.(*report.Paragraph)
					if !ok {
						continue
					}
					for i := range par.Runs {
						alter(&par.Runs[i])
					}
				}
				lines, tables := linesOf(p.doc)
				compare(t, p.doc, Read(lines, tables, p.printed()))
			})
		}
	}
}

// alter adds to a number what no other is likely to be.
func alter(r *report.Run) {
	f := r.Figure
	if f == nil || f.Kind == report.YearFigure || f.Kind == report.CountFigure || f.Kind == report.ScoreFigure {
		return
	}
	f.Value = f.Value.Add(decimal.RequireFromString("7771.13"))
	f.Text = f.Value.StringFixed(2)
	if strings.HasSuffix(r.Text, "%") {
		f.Text += "%"
	}
	r.Text = f.Text
}
