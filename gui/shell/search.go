package shell

import (
	"cmp"
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/store"
)

// hit is something that a search has found.
type hit struct {
	text  string // what it is and where
	value string // as printed
	addr  string
}

// mostHits is as many as anybody reads.
const mostHits = 200

// search finds a subject, a figure or a word in the whole year: cells of the
// tables by code, name, initials or printed figure, then those that print the
// figure in the other unit, and paragraphs by a word.
func search(y *desk.Year, what string) []hit {
	what = strings.TrimSpace(what)
	if what == "" {
		return nil
	}
	w := want(y, what)
	var out, converted []hit
	for _, t := range y.Book().Tables {
		for _, r := range t.Rows {
			out = append(out, w.hits(t, &r)...)
			converted = append(converted, w.converted(t, &r)...)
			if len(out) >= mostHits {
				return out[:mostHits]
			}
		}
	}
	out = append(out, w.entries(y, out)...)
	out = out[:min(len(out), mostHits)]
	out = append(out, converted[:min(len(converted), mostHits-len(out))]...)
	for _, b := range y.Document().Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok || p.Section == "" {
			continue
		}
		text := p.Text()
		if at := strings.Index(text, what); at >= 0 && len(out) < mostHits {
			out = append(out, hit{text: "文字　" + around(text, at, len(what)), addr: placeIn(p)})
		}
	}
	return out
}

// hits finds what a row has: the row itself once, at its first amount, if its
// code or name is meant, else each of its figures that is.
func (w *wanted) hits(t *report.Table, r *report.Row) []hit {
	byName := false
	var out []hit
	for i, c := range r.Cells {
		if c.Addr == "" || c.Amount == nil && c.Figure == nil {
			continue
		}
		name := nameAt(r, i)
		byName = byName || w.isRow(name, c.Addr)
		if byName || w.isFigure(c.Text) {
			out = append(out, hitAt(t, i, name, &c))
			if byName && c.Text != "" {
				return out[len(out)-1:]
			}
		}
	}
	if byName && len(out) > 1 {
		return out[:1]
	}
	return out
}

// entries finds the rows of the entry pages by code and name that no table
// prints: their amounts are still zero.
func (w *wanted) entries(y *desk.Year, printed []hit) []hit {
	seen := map[string]bool{}
	for _, h := range printed {
		if parts := store.SplitAddress(h.addr); len(parts) > 1 {
			seen[parts[1]] = true
		}
	}
	var out []hit
	for _, p := range store.Pages() {
		if keys := p.KeyFields(); p.Single || len(keys) == 0 {
			continue
		}
		for _, r := range p.Rows(y.Data()) {
			at := r.Address()
			code, page := at.Key[0], desk.PageOf(at.String())
			name := y.SubjectName(code)
			if name == code || page == "" || seen[code] || seen[page+code] || !w.isRow(code+" "+name, at.String()) {
				continue
			}
			seen[page+code] = true
			out = append(out, hit{text: page + "　" + code + " " + name, addr: at.String()})
		}
	}
	return out
}

// converted finds the figures of a row that are meant in the other unit.
func (w *wanted) converted(t *report.Table, r *report.Row) []hit {
	var out []hit
	for i, c := range r.Cells {
		if c.Addr != "" && c.Amount != nil && w.isInOtherUnit(c.Text) {
			out = append(out, hitAt(t, i, nameAt(r, i), &c))
		}
	}
	return out
}

func hitAt(t *report.Table, col int, name string, c *report.Cell) hit {
	return hit{text: cmp.Or(t.Label, t.Title) + "　" + name + "　" + t.Columns[col].Name, value: c.Text, addr: c.Addr}
}

// nameAt is what stands before an amount of a row: a form with two sides has
// names on both.
func nameAt(r *report.Row, i int) string {
	isAmount := func(c *report.Cell) bool { return c.Amount != nil || c.Figure != nil }
	for i > 0 && isAmount(&r.Cells[i-1]) {
		i--
	}
	var words []string
	for i--; i >= 0 && !isAmount(&r.Cells[i]); i-- {
		if text := strings.TrimSpace(r.Cells[i].Text); text != "" {
			words = append(words, text)
		}
	}
	slices.Reverse(words)
	return strings.Join(words, " ")
}

// around is a text's part with some words before and behind.
func around(text string, at, length int) string {
	before, after := []rune(text[:at]), []rune(text[at+length:])
	const some = 14
	out := text[at : at+length]
	if len(before) > some {
		out = "…" + string(before[len(before)-some:]) + out
	} else {
		out = string(before) + out
	}
	if len(after) > some {
		return out + string(after[:some]) + "…"
	}
	return out + string(after)
}

// placeIn is an address in a paragraph: its first number, else the entry of
// its words, else its section.
func placeIn(p *report.Paragraph) string {
	for _, r := range p.Runs {
		if r.Figure != nil {
			return r.Figure.Addr
		}
	}
	for _, r := range p.Runs {
		if r.Entry != "" {
			return r.Entry
		}
	}
	return "文字/" + p.Section
}
