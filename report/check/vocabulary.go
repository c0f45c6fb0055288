package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"juesuan/report"
	"juesuan/store"
)

// specimen is an empty year's Book: which tables, rows and columns there are.
var specimen = sync.OnceValues(func() (*index, error) {
	p, err := report.LoadPack(report.DefaultPack)
	if err != nil {
		return nil, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	b, err := Form(p, cat, 2022)
	if err != nil {
		return nil, err
	}
	return newIndex(Input{Book: b}), nil
})

// sensible refuses addresses that no table can have: they would never be
// checked and nobody would notice.
func sensible(f *formula) error {
	x, err := specimen()
	if err != nil {
		return err
	}
	f.each(func(t *term) {
		if e := x.knows(&t.addr); e != nil && err == nil {
			err = e
		}
	})
	return err
}

func (x *index) knows(a *address) error {
	if len(a.segments) == 0 {
		return nil
	}
	table := a.segments[0].before
	g := x.grids[table]
	if g == nil || !isTable(table) && table != budgetTable {
		return x.knowsFact(a, table)
	}
	row := a.segments[1]
	rows := g.flat
	if len(a.segments) > 2 {
		rows = g.rows
	}
	if row.name == "" && codeLevel(row.before) == 0 && !slices.Contains(rows, row.before) {
		return fmt.Errorf("表 %s 没有“%s”这一行%s", table, row.before, orStop(store.Meant(row.before, rows)))
	}
	if len(a.segments) < 3 {
		return nil
	}
	cols := append([]string{}, g.cols...)
	if col := a.segments[2]; col.name == "" && !slices.Contains(cols, col.before) {
		return fmt.Errorf("表 %s 没有“%s”这一栏%s", table, col.before, orStop(store.Meant(col.before, cols)))
	}
	return nil
}

// knowsFact looks up an address outside of the nine tables.
func (x *index) knowsFact(a *address, table string) error {
	var full []string
	for i, s := range a.segments {
		if s.name != "" || i > 0 && strings.Trim(s.before, "0123456789") == "" {
			return nil
		}
		full = append(full, s.before)
	}
	addr := strings.Join(full, "/")
	if x.Book.Fact(addr) != nil {
		return nil
	}
	var known []string
	for _, f := range x.Book.Facts() {
		if strings.HasPrefix(f.Addr, table+"/") {
			known = append(known, f.Addr)
		}
	}
	if len(known) == 0 {
		tables := keys(x.grids)
		return fmt.Errorf("没有“%s”这张表%s", table, orStop(store.Meant(table, tables)))
	}
	return fmt.Errorf("没有“%s”这个数%s", addr, orStop(store.Meant(addr, known)))
}

// Form is the Book of a year in which nothing was entered: a pack's tables
// with their fixed rows and heads.
func Form(p *report.Pack, cat *store.Catalogue, year int) (*report.Book, error) {
	return report.Derive(p, cat, &store.Year{Year: year}, nil, "")
}
