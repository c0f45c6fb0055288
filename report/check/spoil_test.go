package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// spoiler changes one thing of an input.
type spoiler struct {
	testing.TB
	in Input
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func (s *spoiler) cell(addr string) *report.Cell {
	s.Helper()
	id, _, _ := strings.Cut(addr, "/")
	c := s.in.Book.Table(id).Cell(addr)
	if c == nil {
		s.Fatalf("no cell %s", addr)
	}
	return c
}

// set adds to one cell, 万元, exact and printed alike.
func (s *spoiler) set(addr, by string) {
	s.Helper()
	c := s.cell(addr)
	a := *c.Amount
	a.Exact, a.Printed = a.Exact.Add(dec(by).Shift(4)), a.Printed.Add(dec(by))
	c.Amount, c.Text = &a, a.Printed.StringFixed(2)
}

// print adds to what a cell prints and leaves its exact amount.
func (s *spoiler) print(addr, by string) {
	s.Helper()
	c := s.cell(addr)
	a := *c.Amount
	a.Printed = a.Printed.Add(dec(by))
	c.Amount, c.Text = &a, a.Printed.StringFixed(2)
}

// carry adds to a cell and to every cell of its table that it is a part of.
func (s *spoiler) carry(addr, by string) {
	s.Helper()
	id, _, _ := strings.Cut(addr, "/")
	t := s.in.Book.Table(id)
	todo, done := []string{addr}, map[string]bool{}
	for len(todo) > 0 {
		a := todo[0]
		todo = todo[1:]
		if done[a] {
			continue
		}
		done[a] = true
		s.set(a, by)
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; slices.Contains(c.Parts, a) {
					todo = append(todo, c.Addr)
				}
			}
		}
	}
}

// run finds the text run of the first figure of a kind in a section that
// quotes the fact first.
func (s *spoiler) run(section string, kind report.FigureKind, fact string) (*report.Paragraph, int) {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok || p.Section != section {
			continue
		}
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil && f.Kind == kind && len(f.Facts) > 0 && f.Facts[0] == fact {
				return p, i
			}
		}
	}
	s.Fatalf("section %s has no %s of %s", section, kind, fact)
	return nil, 0
}

// write changes what a figure prints.
func (s *spoiler) write(section string, kind report.FigureKind, fact, text string) {
	s.Helper()
	p, i := s.run(section, kind, fact)
	p.Runs[i].Text = text
}

// amount changes an amount of the text.
func (s *spoiler) amount(section, fact, text string) {
	s.Helper()
	s.write(section, report.AmountFigure, fact, text)
}

// facts changes what a figure says it is computed from.
func (s *spoiler) facts(section string, kind report.FigureKind, fact string, facts ...string) {
	s.Helper()
	p, i := s.run(section, kind, fact)
	f := *p.Runs[i].Figure
	f.Facts = facts
	p.Runs[i].Figure = &f
}

// replace changes words of the text of a section, once.
func (s *spoiler) replace(section, old, with string) {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok || p.Section != section {
			continue
		}
		for i := range p.Runs {
			if strings.Contains(p.Runs[i].Text, old) {
				p.Runs[i].Text = strings.Replace(p.Runs[i].Text, old, with, 1)
				return
			}
		}
	}
	s.Fatalf("section %s has no “%s”", section, old)
}

// drop removes the blocks that match.
func (s *spoiler) drop(match func(report.Block) bool) {
	s.in.Document.Blocks = slices.DeleteFunc(s.in.Document.Blocks, match)
}

// dropQuote removes the paragraphs that quote a fact.
func (s *spoiler) dropQuote(section, fact string) {
	s.drop(func(b report.Block) bool {
		p, ok := b.(*report.Paragraph)
		return ok && p.Section == section && slices.ContainsFunc(p.Runs, func(r report.Run) bool {
			return r.Figure != nil && slices.Contains(r.Figure.Facts, fact)
		})
	})
}

// add writes one more paragraph at the end of a section.
func (s *spoiler) add(section, text string) {
	s.in.Document.Blocks = append(s.in.Document.Blocks, &report.Paragraph{Section: section, Runs: []report.Run{{Text: text, Entry: "改写/" + section}}})
}

// again writes the paragraph that quotes a fact once more.
func (s *spoiler) again(section, fact string) {
	s.Helper()
	p, _ := s.run(section, report.AmountFigure, fact)
	twin := *p
	twin.Runs = slices.Clone(p.Runs)
	for i := range twin.Runs {
		if f := twin.Runs[i].Figure; f != nil {
			other := *f
			other.Addr += "/又"
			twin.Runs[i].Figure = &other
		}
	}
	at := slices.Index(s.in.Document.Blocks, report.Block(p))
	s.in.Document.Blocks = slices.Insert(s.in.Document.Blocks, at+1, report.Block(&twin))
}

// proseOnly takes the tables out of the document.
func (s *spoiler) proseOnly() {
	b := *s.in.Book
	b.Tables = nil
	s.in.Book = &b
	s.drop(func(b report.Block) bool { _, ok := b.(*report.TableBlock); return ok })
}

// table is the table as the document prints it.
func (s *spoiler) table(id string) *report.Table {
	s.Helper()
	for _, b := range s.in.Document.Blocks {
		if t, ok := b.(*report.TableBlock); ok && t.Table.ID == id {
			return t.Table
		}
	}
	s.Fatalf("the document has no table %s", id)
	return nil
}

// row finds a row of a Book's table.
func (s *spoiler) row(id, key string) *report.Row {
	s.Helper()
	t := s.in.Book.Table(id)
	for i := range t.Rows {
		if t.Rows[i].Key == key {
			return &t.Rows[i]
		}
	}
	s.Fatalf("table %s has no row %s", id, key)
	return nil
}

// name changes the name that a subject's row prints.
func (s *spoiler) name(id, key, name string) { s.row(id, key).Cells[1].Text = name }

// indicator changes an indicator of the ledger and works everything out anew.
func (s *spoiler) indicator(name string, change func(*store.Indicator)) {
	s.Helper()
	s.ledger(func(y *store.Year) {
		for i := range y.Indicators {
			if y.Indicators[i].Level3 == name {
				change(&y.Indicators[i])
				return
			}
		}
		s.Fatalf("no indicator %s", name)
	})
}

// ledger changes the invented year and works everything out anew.
func (s *spoiler) ledger(change func(*store.Year)) {
	s.Helper()
	y, prior := storetest.Invented()
	change(y)
	s.in = input(s.TB, y, prior)
}

// words puts a text at a place of the ledger.
func (s *spoiler) words(place, text string) {
	s.Helper()
	s.ledger(func(y *store.Year) {
		for i := range y.Texts {
			if y.Texts[i].Place == place {
				y.Texts[i].Text = text
				return
			}
		}
		y.Texts = append(y.Texts, store.Text{Place: place, Text: text})
	})
}

// sample starts from the example department instead.
func (s *spoiler) sample() { s.Helper(); s.in = input(s.TB, storetest.Sample(), nil) }

// sink makes a cell print no more than one of the cells below it.
func (s *spoiler) sink(addr string) {
	s.Helper()
	c := s.cell(addr)
	least := s.cell(c.Parts[0])
	a := *least.Amount
	if strings.HasSuffix(addr, "基本支出") {
		a.Exact, a.Printed = a.Exact.Sub(dec("10000")), a.Printed.Sub(dec("1"))
	}
	c.Amount, c.Text = &a, a.Printed.StringFixed(2)
}

// swap turns one of two words in a section's text into the other.
func (s *spoiler) swap(section, a, b string) {
	s.Helper()
	for _, bl := range s.in.Document.Blocks {
		p, ok := bl.(*report.Paragraph)
		if !ok || p.Section != section {
			continue
		}
		for i := range p.Runs {
			switch t := p.Runs[i].Text; {
			case strings.Contains(t, a):
				p.Runs[i].Text = strings.Replace(t, a, b, 1)
				return
			case strings.Contains(t, b):
				p.Runs[i].Text = strings.Replace(t, b, a, 1)
				return
			}
		}
	}
	s.Fatalf("section %s has neither “%s” nor “%s”", section, a, b)
}

// actual changes what an indicator's row prints as its actual value.
func (s *spoiler) actual(name, text string) {
	s.Helper()
	t := s.in.Book.Table("自评")
	for i := range t.Rows {
		if t.Rows[i].Cells[2].Text == name {
			t.Rows[i].Cells[4].Text = text
			return
		}
	}
	s.Fatalf("no indicator %s", name)
}

// stated begins the sentence that state adds.
const stated = "另外写明"

// state adds a sentence to a section that says a fact, so much too high.
func (s *spoiler) state(section, fact, off string) {
	s.Helper()
	f := s.in.Book.Fact(fact)
	if f == nil {
		s.Fatalf("no fact %s", fact)
	}
	at := -1
	for i, b := range s.in.Document.Blocks {
		if p, ok := b.(*report.Paragraph); ok && p.Section == section {
			at = i
		}
	}
	if at < 0 {
		s.Fatalf("no section %s", section)
	}
	p := s.in.Document.Blocks[at].(*report.Paragraph)
	p.Runs = append(p.Runs, report.Run{Text: stated}, report.Run{
		Text:   f.Printed.Add(dec(off)).StringFixed(2),
		Figure: &report.Figure{Addr: "文字/" + section + "/另", Kind: report.AmountFigure, Facts: []string{fact}},
	}, report.Run{Text: "万元。"})
}
