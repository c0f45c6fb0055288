package html

import (
	"strconv"
	"testing"

	"golang.org/x/net/html"

	"juesuan/report"
)

// The spans of each table rebuild the grid it was written from.
func TestTablesRebuildTheirGrid(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		pages := all(parsed(t, d), "table")
		n := 0
		for _, b := range d.Blocks {
			tb, ok := b.(*report.TableBlock)
			if !ok {
				continue
			}
			tab, got := tb.Table, pages[n]
			n++
			if cols := len(all(got, "col")); cols != len(tab.Columns) {
				t.Errorf("%s has %d <col>, the table %d columns", tab.Title, cols, len(tab.Columns))
			}
			var body [][]report.Cell
			for _, r := range tab.Rows {
				body = append(body, r.Cells)
			}
			if len(tab.Head) > 0 {
				compareGrid(t, tab, all(got, "thead")[0], tab.Head, true)
			} else if len(all(got, "thead")) > 0 {
				t.Errorf("%s has a <thead>, the table has no head", tab.Title)
			}
			compareGrid(t, tab, all(got, "tbody")[0], body, false)
		}
		if n != len(pages) {
			t.Errorf("the page has %d tables, the document %d", len(pages), n)
		}
	})
}

// compareGrid places the cells of the rows as a browser does.
func compareGrid(t *testing.T, tab *report.Table, group *html.Node, want [][]report.Cell, head bool) {
	t.Helper()
	rows := all(group, "tr")
	if len(rows) != len(want) {
		t.Fatalf("%s: %d rows, should be %d", tab.Title, len(rows), len(want))
	}
	taken := map[[2]int]bool{}
	for r, tr := range rows {
		col := 0
		for _, k := range all(tr, "th", "td") {
			for taken[[2]int{r, col}] {
				col++
			}
			if col >= len(want[r]) || want[r][col].Covered {
				t.Fatalf("%s: row %d has a cell %q too many, at column %d", tab.Title, r, text(k), col)
			}
			cs, rs, w := span(k, "colspan"), span(k, "rowspan"), &want[r][col]
			if text(k) != w.Text || cs != w.ColSpan || rs != w.RowSpan {
				t.Errorf("%s: row %d column %d is %q over %d×%d, should be %q over %d×%d", tab.Title, r, col, text(k), cs, rs, w.Text, w.ColSpan, w.RowSpan)
			}
			if scope := attr(k, "scope"); (scope != "") != (k.Data == "th") || head && k.Data != "th" || !head && scope != "" && scope != "row" {
				t.Errorf("%s: row %d column %d is a <%s> with scope %q", tab.Title, r, col, k.Data, scope)
			}
			if w.Amount != nil && !hasClass(k, "n") {
				t.Errorf("%s: the amount %q has no figures of one width", tab.Title, w.Text)
			}
			for i := range rs {
				for j := range cs {
					if p := [2]int{r + i, col + j}; taken[p] {
						t.Errorf("%s: two cells at %v", tab.Title, p)
					} else {
						taken[p] = true
					}
				}
			}
		}
		for c := range tab.Columns {
			if !taken[[2]int{r, c}] {
				t.Errorf("%s: nothing at row %d column %d", tab.Title, r, c)
			}
		}
	}
	if len(taken) != len(rows)*len(tab.Columns) {
		t.Errorf("%s: the cells cover %d places, the grid has %d×%d", tab.Title, len(taken), len(rows), len(tab.Columns))
	}
}

func span(n *html.Node, key string) int {
	if s := attr(n, key); s != "" {
		v, _ := strconv.Atoi(s)
		return v
	}
	return 1
}

func TestCaptionsAndNotes(t *testing.T) {
	each(t, func(t *testing.T, d *report.Document) {
		var titles, notes []string
		for _, b := range d.Blocks {
			if tb, ok := b.(*report.TableBlock); ok {
				titles = append(titles, tb.Table.Title)
				notes = append(notes, tb.Table.Notes...)
			}
		}
		root := parsed(t, d)
		var gotTitles, gotNotes []string
		for _, c := range all(root, "caption") {
			for _, s := range all(c, "span") {
				if hasClass(s, "title") {
					gotTitles = append(gotTitles, text(s))
				}
			}
		}
		for _, p := range all(root, "p") {
			if hasClass(p, "note") {
				gotNotes = append(gotNotes, text(p))
			}
		}
		compare(t, "captions", gotTitles, titles)
		compare(t, "notes", gotNotes, notes)
	})
}
