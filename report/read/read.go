// Package read finds a disclosure in what was read from somebody's file and
// makes of it the Book and the Document that a ledger gives, so that the same
// rules test both: package table finds the tables, package text the sections
// and what their sentences claim.
//
// What cannot be placed is not guessed: it is named in Published.Unread, and
// rules that need it end as not checked.
package read

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/report/read/table"
	"juesuan/report/read/text"
)

// Published is a disclosure as it was read.
type Published struct {
	Book     *report.Book
	Document *report.Document
	// Spots says where a cell, a number of the text or a heading stands in the
	// file, by its address or ID.
	Spots map[string]raw.Spot
	// Unread is what could not be understood. Nothing of it was checked.
	Unread []Unread
	// Impossible are rows of amounts that no placing makes add up.
	Impossible []table.Impossible
	// Lost is how many tables were found and could not be read at all.
	Lost int
	// Dropped are the tables with a column that could not be read.
	Dropped map[string]bool
	// Quoted are the addresses of amounts that only the text states, of columns
	// that no table has readable.
	Quoted map[string]bool
	// Others are the titles of tables that are none of a disclosure's.
	Others []string
}

// Unread is a sentence, or a piece of a table, that could not be understood.
type Unread struct {
	Where   string   // 公开03表“支出决算表”, or the section
	Text    string   // as printed
	Numbers []string // those of a sentence that were not placed
	Why     string   // a Chinese sentence
	Own     bool     // the numbers stand in a reason or a purpose, in the office's own words
	Spot    raw.Spot
}

// errNothing is the error of a file that is something else.
var errNothing = errors.New("文件里没有认出部门决算的表，也没有情况说明的文字，请确认它是决算公开文件")

// Read understands a file.
//
// An error is a Chinese sentence: the file has nothing of a disclosure, or is a
// budget.
func Read(f *raw.File) (*Published, error) {
	if err := budgetOnly(f); err != nil {
		return nil, err
	}
	t, err := table.Read(f)
	if err != nil {
		return nil, err
	}
	draft := bookOf(t, true)
	s := text.Read(t.Lines, t.Before, draft)
	fromText := quoted(s.Document, draft)
	t.Settle(func(addr string) (decimal.Decimal, bool) {
		if x := draft.Fact(addr); x != nil {
			return x.Printed, true
		}
		return decimal.Zero, false
	})
	book := bookOf(t, false) // with the rows that the text has settled
	for _, x := range draft.Facts() {
		if book.Fact(x.Addr) == nil {
			book.AddFact(x)
		}
	}
	p := &Published{Book: book, Document: s.Document, Spots: t.Spots, Impossible: t.Impossible, Dropped: t.Dropped, Quoted: fromText, Lost: t.Lost, Others: t.Others}
	for addr, spot := range s.Spots {
		p.Spots[addr] = spot
	}
	for _, u := range t.Unread {
		p.Unread = append(p.Unread, Unread{Where: u.Where, Text: u.Text, Why: u.Why, Spot: u.Spot})
	}
	for _, u := range s.Unread {
		p.Unread = append(p.Unread, Unread{Where: u.Where, Text: u.Text, Numbers: u.Numbers, Why: u.Why, Own: u.IsOwn(), Spot: u.Spot})
	}
	if len(t.Tables) == 0 && !p.Speaks() {
		return nil, errNothing
	}
	return p, nil
}

// bookOf is a Book of the tables, of all or of the readable ones: a table without a readable amount is printed
// in the Document, but no rule may rely on it.
func bookOf(t *table.Result, all bool) *report.Book {
	book := report.NewBook(t.Year, t.Department, t.Unit)
	for _, x := range t.Tables {
		if all || readable(x) {
			book.AddTable(x)
		}
	}
	for _, x := range t.Facts {
		book.AddFact(x)
	}
	return book
}

func readable(t *report.Table) bool {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Addr != "" {
				return true
			}
		}
	}
	return len(t.Columns) == 0 || !slices.Contains([]string{"01", "02", "03", "04", "05", "06", "07", "08", "09"}, t.ID)
}

// quoted makes facts of the amounts that the text states of columns which no
// table has readable: the first statement counts, later ones are compared with it.
func quoted(d *report.Document, book *report.Book) map[string]bool {
	out, columns := map[string]bool{}, map[string]bool{}
	for _, t := range book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				columns[columnOf(t.Rows[i].Cells[j].Addr)] = true
			}
		}
	}
	for _, b := range d.Blocks {
		x, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range x.Runs {
			f := x.Runs[i].Figure
			if f == nil || f.Kind != report.AmountFigure || len(f.Facts) != 1 || book.Fact(f.Facts[0]) != nil || columns[columnOf(f.Facts[0])] {
				continue
			}
			book.AddFact(&report.Fact{Addr: f.Facts[0], Name: f.Facts[0], Kind: report.AmountFact, Exact: f.Value, Printed: f.Value})
			out[f.Facts[0]] = true
		}
	}
	return out
}

// columnOf is an address without its row: 05/小计.
func columnOf(addr string) string {
	table, rest, _ := strings.Cut(addr, "/")
	row, col, _ := strings.Cut(rest, "/")
	if row == "预算数" || row == "决算数" { // “三公” has them as rows
		col = row
	}
	return table + "/" + col
}

// Speaks reports whether the text claims anything.
func (p *Published) Speaks() bool {
	for _, b := range p.Document.Blocks {
		if x, ok := b.(*report.Paragraph); ok {
			for i := range x.Runs {
				if x.Runs[i].Figure != nil {
					return true
				}
			}
		}
	}
	return false
}
