package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// heading changes the words of a heading.
func (s *spoiler) heading(old, with string) {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		if h, ok := b.(*report.Heading); ok && strings.Contains(h.Text, old) {
			h.Text = strings.Replace(h.Text, old, with, 1)
			return
		}
	}
	s.Fatalf("no heading %s", old)
}

// rate changes the rate that a row of money prints.
func (s *spoiler) rate(source, text string) {
	s.Helper()
	t := s.in.Book.Table("自评")
	for i := range t.Rows {
		if t.Rows[i].Cells[3].Addr == "自评/"+source+"/年初预算数" {
			t.Rows[i].Cells[7].Text = text
			return
		}
	}
	s.Fatalf("no row of money %s", source)
}

// last is a table's last row.
func (s *spoiler) last(id string) *report.Row {
	s.Helper()
	t := s.in.Book.Table(id)
	if t == nil {
		s.Fatalf("no table %s", id)
	}
	return &t.Rows[len(t.Rows)-1]
}

// blank empties a table as the document prints it, and its notes.
func (s *spoiler) blank(id string) {
	s.Helper()
	t := s.table(id)
	t.Notes = t.Notes[:1]
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Amount != nil {
				c.Amount, c.Text = &report.Amount{HasExact: true, Exact: decimal.Zero, Printed: decimal.Zero}, ""
			}
		}
	}
}

// outline prints the contents as a document that was read has them, changed.
func (s *spoiler) outline(change func([]report.OutlineEntry) []report.OutlineEntry) {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		if c, ok := b.(*report.Contents); ok {
			c.Entries = change(s.in.Document.Outline())
			return
		}
	}
	s.Fatal("the document has no contents")
}

// numbering changes how the first paragraph with a number writes it.
func (s *spoiler) numbering(old, with string) {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok && strings.HasPrefix(p.Text(), old) {
			p.Runs[0].Text = with + strings.TrimPrefix(p.Runs[0].Text, old)
			return
		}
	}
	s.Fatalf("no paragraph begins with %s", old)
}

// ratio puts a percentage after the number of a section that states a fact.
func (s *spoiler) ratio(section, after, text string, kind report.FigureKind, facts ...string) {
	s.Helper()
	p, i := s.run(section, report.AmountFigure, after)
	f := &report.Figure{Addr: p.Runs[i].Figure.Addr + "b", Kind: kind, Text: text, Facts: facts}
	p.Runs = slices.Insert(p.Runs, i+1, report.Run{Text: "，完成或占"}, report.Run{Text: text, Figure: f})
}

// economic changes the name that table 06 prints beside a code.
func (s *spoiler) economic(code, name string) {
	s.Helper()
	t := s.in.Book.Table("06")
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Text == code {
				t.Rows[i].Cells[j+1].Text = name
				return
			}
		}
	}
	s.Fatalf("table 06 has no %s", code)
}

// source prints a source below the money of a project's self-assessment.
func (s *spoiler) source(id, amount string) {
	t := s.in.Book.Table(id)
	for i := range t.Rows {
		whole := t.Rows[i].Cells
		if whole[3].Amount == nil {
			continue
		}
		cells := slices.Clone(whole)
		cells[2].Text = "财政拨款"
		for j := 3; j <= 5; j++ {
			c := &cells[j]
			c.Text, c.Addr = amount, strings.Replace(c.Addr, "/资金/", "/财政拨款/", 1)
			c.Amount = &report.Amount{Printed: decimal.RequireFromString(amount)}
		}
		t.Rows = slices.Insert(t.Rows, i+1, report.Row{Cells: cells})
		return
	}
	s.Fatalf("%s has no money", id)
}
