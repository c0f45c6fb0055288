package entry

import (
	"errors"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/report/outline"
	"juesuan/store"
)

// public is the “三公”经费: the kinds under their sums.
type public struct {
	year    *desk.Year
	section string
}

// amountsPage is the page of the section.
const amountsPage = "三公经费"

func (d *public) columns() []column {
	out := []column{{Column: grid.Column{Key: d.section + "/项目", Title: []string{"项目"}, Width: 220}, role: titleCell}}
	for _, f := range []string{"年初预算数", "全年预算数", "决算数"} {
		out = append(out, columnFor(d.section, store.PageNamed(amountsPage).Field(f)))
	}
	return out
}

func (d *public) asks() string { return "" }

func (d *public) lines() []line {
	var lines []line
	for _, p := range outline.PublicLines {
		l := line{kind: entryLine, title: p.Title, level: p.Level, addr: store.Address{Page: store.PageNamed(amountsPage), Key: []string{string(p.Kinds[0])}}}
		if p.IsSum() {
			l.kind = sumLine
			l.sum = func(f *store.Field) store.Yuan { return p.Sum(d.year.Data(), f) }
		}
		lines = append(lines, l)
	}
	d.follow(lines)
	return lines
}

func (d *public) follow(lines []line) { link(store.PageNamed(amountsPage), d.year, lines) }

func (d *public) newRow(map[string]string, func(string) bool) (store.Address, string, error) {
	return store.Address{}, "", errors.New("这里的行是固定的，不能增加")
}

func (d *public) rekey(l *line, _ map[string]string) (store.Address, error) { return l.addr, nil }

func (d *public) suggest(*line, *column, string) []grid.Suggestion { return nil }
