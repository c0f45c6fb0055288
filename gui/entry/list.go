package entry

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/store"
)

// list is a section of rows in the office's own order, or with keys of its
// own: duties, units, vehicles, indicators, own subjects.
type list struct {
	year    *desk.Year
	section string
	page    *store.Page
	ask     string
	widths  map[string]float32
	fixed   []string                   // the keys of rows that are always shown; then none can be added
	offers  map[string]func() []string // what may be meant in a field of texts
	empty   string                     // what an empty field means
}

func (d *list) columns() []column {
	var out []column
	for i := range d.page.Fields {
		f := &d.page.Fields[i]
		c := columnFor(d.section, f)
		if c.role == code { // a text like another: it names itself
			c.role = key
		}
		if d.fixed != nil && f.Key {
			c.role, c.field = titleCell, nil
		}
		if w := d.widths[f.Name]; w > 0 {
			c.Width = w
		}
		out = append(out, c)
	}
	return out
}

func (d *list) asks() string { return d.ask }

func (d *list) lines() []line {
	rows := d.page.Rows(d.year.Data())
	var lines []line
	if d.fixed != nil {
		for _, k := range d.fixed {
			lines = append(lines, line{kind: entryLine, addr: store.Address{Page: d.page, Key: []string{k}}, title: k, level: 1})
		}
		for _, r := range rows {
			if a := r.Address(); !slices.Contains(d.fixed, a.Key[0]) {
				lines = append(lines, line{kind: entryLine, addr: a, title: a.Key[0], level: 1})
			}
		}
	} else {
		for _, r := range rows {
			lines = append(lines, line{kind: entryLine, addr: r.Address()})
		}
	}
	d.follow(lines)
	return lines
}

func (d *list) follow(lines []line) { link(d.page, d.year, lines) }

// link lets lines show the rows of their addresses.
func link(page *store.Page, y *desk.Year, lines []line) {
	rows := page.Rows(y.Data())
	at := map[string]int{}
	for i, r := range rows {
		at[r.Address().String()] = i
	}
	for i := range lines {
		l := &lines[i]
		if l.kind != entryLine || l.addr.Page != page {
			continue
		}
		l.row = nil
		if j, ok := at[l.addr.String()]; ok {
			l.row = &rows[j]
		}
	}
}

func (d *list) newRow(cells map[string]string, taken func(string) bool) (store.Address, string, error) {
	a := store.Address{Page: d.page}
	if d.page.Ordered {
		for n := len(d.page.Rows(d.year.Data())) + 1; ; n++ {
			if a.Key = []string{strconv.Itoa(n)}; !taken(a.String()) {
				return a, "", nil
			}
		}
	}
	at := ""
	for _, f := range d.page.KeyFields() {
		k := columnFor(d.section, f).Key
		typed := d.keyOf(f, cells[k])
		if typed == "" {
			return a, k, fmt.Errorf("这一行还没有%s；填好后才记入账本，现在先留在这里", f.Name)
		}
		if f.Kind == store.ChoiceValue && !slices.Contains(f.Options, typed) {
			return a, k, fmt.Errorf("没有叫“%s”的%s，可以填%s", typed, f.Name, strings.Join(f.Options, "、"))
		}
		a.Key, at = append(a.Key, typed), k
	}
	if taken(a.String()) {
		return a, at, errors.New("已经有这一行；请直接改那一行，或删去这里的")
	}
	return a, "", nil
}

// keyOf completes what was typed into a field that names the row.
func (d *list) keyOf(f *store.Field, typed string) string {
	typed = meant(f.Options, typed)
	if f.Kind == store.ChoiceValue && typed == "" {
		return f.Options[0]
	}
	return typed
}

func (d *list) rekey(l *line, cells map[string]string) (store.Address, error) {
	to := store.Address{Page: d.page, Key: slices.Clone(l.addr.Key)}
	for i, f := range d.page.KeyFields() {
		if typed, ok := cells[columnFor(d.section, f).Key]; ok {
			to.Key[i] = d.keyOf(f, typed)
		}
	}
	return to, nil
}

func (d *list) hint(*line) string { return d.empty }

func (d *list) suggest(_ *line, c *column, typed string) []grid.Suggestion {
	if c.field == nil || d.offers[c.field.Name] == nil {
		return nil
	}
	return choices(d.offers[c.field.Name](), typed)
}
