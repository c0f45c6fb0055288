package entry

import (
	"errors"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/store"
)

// form is a section of pages that have one row each, a field a line.
type form struct {
	year    *desk.Year
	section string
	parts   []formPart
	offers  map[string][]string // what may be meant in a field of texts
	hints   map[string]string   // what a field is for, seen while it is empty
	width   float32             // of the values
}

// formPart is one page of a form under a heading; without one, if it is empty.
type formPart struct {
	page    string
	heading string
}

func (d *form) columns() []column {
	w := d.width
	if w == 0 {
		w = 180
	}
	return []column{
		{Column: grid.Column{Key: d.section + "/项目", Title: []string{"项目"}, Width: 220}, role: titleCell},
		{Column: grid.Column{Key: d.section + "/内容", Title: []string{"内容"}, Width: w}, role: value},
	}
}

func (d *form) asks() string { return "" }

func (d *form) lines() []line {
	var lines []line
	for _, part := range d.parts {
		if part.heading != "" {
			lines = append(lines, line{kind: headLine, title: part.heading, level: 1})
		}
		page := store.PageNamed(part.page)
		for i := range page.Fields {
			f := &page.Fields[i]
			lines = append(lines, line{kind: entryLine, addr: store.Address{Page: page}, field: f, title: f.Name, level: 1})
		}
	}
	d.follow(lines)
	return lines
}

func (d *form) follow(lines []line) {
	for _, part := range d.parts {
		link(store.PageNamed(part.page), d.year, lines)
	}
}

func (d *form) newRow(map[string]string, func(string) bool) (store.Address, string, error) {
	return store.Address{}, "", errors.New("这里的行是固定的，不能增加")
}

func (d *form) rekey(l *line, _ map[string]string) (store.Address, error) { return l.addr, nil }

func (d *form) hint(l *line) string { return d.hints[l.title] }

func (d *form) suggest(l *line, c *column, typed string) []grid.Suggestion {
	f := fieldAt(l, c)
	if f == nil || d.offers[f.Name] == nil {
		return nil
	}
	return choices(d.offers[f.Name], typed)
}
