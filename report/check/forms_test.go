package check

import (
	"testing"

	"juesuan/report"
	"juesuan/store"
)

// known is an input and the Book it was made of, which knows the year before.
type known struct {
	Input
	full *report.Book
}

func exactForm(t testing.TB, pack string, y, prior *store.Year) known {
	t.Helper()
	in := inputIn(t, pack, "", y, prior)
	return known{in, in.Book}
}

// printedForm is the input of somebody who has the document only: no ledger, no
// document of the year before; numbers that stand in no table are what the text
// says first.
func printedForm(t testing.TB, pack string, y, prior *store.Year) known {
	t.Helper()
	in := inputIn(t, pack, "", y, prior)
	full := in.Book
	alone := *y
	alone.Prior = store.PriorTotals{}
	p, err := packs[pack]()
	if err != nil {
		t.Fatal(err)
	}
	if in.Book, err = report.Derive(p, in.Catalogue, &alone, nil, ""); err != nil {
		t.Fatal(err)
	}
	for i, b := range in.Document.Blocks { // the tables are the Book's
		if tb, ok := b.(*report.TableBlock); ok {
			own := *tb.Table
			own.Rows = in.Book.Table(own.ID).Rows
			in.Document.Blocks[i] = &report.TableBlock{Table: &own, ID: tb.ID}
		}
	}
	in.Year, in.PrintedOnly = nil, true
	return known{in, full}
}
