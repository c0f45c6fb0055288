package audit

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
)

// A form is what labels of rows and heads are compared with. A stranger's form
// is not known, but his document prints the name of each kind of money in many
// places: where one of them has another name than the others, that one is wrong.

// reFund finds the name of a kind of public money in a label.
var reFund = regexp.MustCompile(`(一般公共|政府性基金|国有资本经营)(预算)?财政拨款`)

// formOf is the document's own form: its tables with the odd name of a kind of
// money put right.
func formOf(b *report.Book) *report.Book {
	names := map[string]map[string]int{} // by kind: how often each name is printed
	each(b, func(c *report.Cell) {
		for _, m := range reFund.FindAllStringSubmatch(c.Text, -1) {
			if names[m[1]] == nil {
				names[m[1]] = map[string]int{}
			}
			names[m[1]][m[0]]++
		}
	})
	usual := map[string]string{}
	for fund, list := range names {
		for name, n := range list {
			others := 0
			for other, m := range list {
				if other != name {
					others += m
				}
			}
			if n > 2*others && n > 1 {
				usual[fund] = name
			}
		}
	}
	out := report.NewBook(b.Year, b.Department, b.Unit)
	for _, t := range b.Tables {
		own := *t
		own.Head, own.Rows = nil, nil
		for _, row := range t.Head {
			own.Head = append(own.Head, slices.Clone(row))
		}
		for _, row := range t.Rows {
			row.Cells = slices.Clone(row.Cells)
			own.Rows = append(own.Rows, row)
		}
		out.AddTable(&own)
	}
	each(out, func(c *report.Cell) {
		c.Text = reFund.ReplaceAllStringFunc(c.Text, func(s string) string {
			for fund, name := range usual {
				if strings.HasPrefix(s, fund) {
					return name
				}
			}
			return s
		})
	})
	return out
}

// each calls do for every cell of words in the nine tables.
func each(b *report.Book, do func(*report.Cell)) {
	for _, t := range b.Tables {
		for i := range t.Head {
			for j := range t.Head[i] {
				do(&t.Head[i][j])
			}
		}
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; c.Amount == nil {
					do(c)
				}
			}
		}
	}
}
