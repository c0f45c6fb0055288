// Package audit tests a disclosure that somebody has published: it reads the
// file, finds tables and claims in it, and runs the rules on what is printed.
package audit

import (
	"fmt"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
	"juesuan/report/read/raw"
	"juesuan/store"
)

// Report is what an audit of one document came to.
type Report struct {
	Format     string        `json:"format"`
	Pages      int           `json:"pages,omitempty"`
	Year       int           `json:"year"`
	Department string        `json:"department"`
	Unit       report.Unit   `json:"unit"`
	Tables     []Table       `json:"tables"`
	Others     []string      `json:"other_tables,omitempty"` // beside the nine, not tested
	Sections   []string      `json:"sections"`
	Claims     int           `json:"claims"` // numbers of the text that were placed
	Result     *check.Result `json:"result"`
	Unread     []Unread      `json:"not_checked"` // what could not be understood

	read *read.Published
}

// Table is one table that was found.
type Table struct {
	ID      string `json:"id"` // in addresses
	Title   string `json:"title"`
	Label   string `json:"label,omitempty"`
	Amounts int    `json:"amounts"`
	Page    int    `json:"page,omitempty"`
}

// Unread is a sentence or a piece of a table that could not be understood, and
// so was not checked.
type Unread struct {
	Where   string   `json:"where"`
	Text    string   `json:"text,omitempty"`
	Numbers []string `json:"numbers,omitempty"`
	Why     string   `json:"why"`
	Page    int      `json:"page,omitempty"`
}

// Of tests a file that was read.
//
// An error is a Chinese sentence: the file has nothing of a disclosure.
func Of(f *raw.File, rules *check.Rules) (*Report, error) {
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	p, err := read.Read(f)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Format: f.Format, Pages: len(f.Pages), Year: p.Book.Year, Department: p.Book.Department, Unit: p.Book.Unit,
		Tables: []Table{}, Sections: []string{}, Others: p.Others, Unread: []Unread{}, read: p,
	}
	in := check.Input{Book: p.Book, Catalogue: cat, Form: formOf(p.Book), PrintedOnly: true, Reading: impossible(p)}
	if p.Speaks() {
		in.Document = p.Document // else only the tables were published here
	}
	r.Result = check.Run(rules, in, check.Options{})
	r.doubt()
	r.locate()
	r.outline()
	return r, nil
}

// impossible are the rows of amounts that fit nowhere, as findings.
func impossible(p *read.Published) []check.Finding {
	var out []check.Finding
	for _, x := range p.Impossible {
		out = append(out, check.Finding{
			Rule: x.Rule, Severity: check.Error, Printed: x.Printed,
			Places:  []check.Place{{Addr: x.Addr, Table: x.Table, Printed: x.Printed}},
			Message: fmt.Sprintf("%s印“%s”：%s", x.Table, x.Printed, x.Why),
		})
	}
	return out
}

// locate writes the pages into the places of the findings.
func (r *Report) locate() {
	every(r.Result.Findings, func(f *check.Finding) {
		for i := range f.Places {
			f.Places[i].Page = r.Spot(f.Places[i].Addr).Page
		}
	})
}

// outline says what was found in the file.
func (r *Report) outline() {
	for _, b := range r.read.Document.Blocks {
		switch b := b.(type) {
		case *report.TableBlock:
			r.Tables = append(r.Tables, r.table(b.Table))
		case *report.Heading:
			if b.Level <= 2 {
				r.Sections = append(r.Sections, b.Text)
			}
		case *report.Paragraph:
			for i := range b.Runs {
				if b.Runs[i].Figure != nil {
					r.Claims++
				}
			}
		}
	}
	for _, u := range r.read.Unread {
		r.Unread = append(r.Unread, Unread{u.Where, u.Text, u.Numbers, u.Why, u.Spot.Page})
	}
}

func (r *Report) table(t *report.Table) Table {
	x := Table{ID: t.ID, Title: t.Title, Label: t.Label}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			if c.Amount == nil || c.Addr == "" {
				continue
			}
			if x.Amounts++; x.Page == 0 {
				x.Page = r.read.Spots[c.Addr].Page
			}
		}
	}
	return x
}
