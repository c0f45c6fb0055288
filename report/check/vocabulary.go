package check

import (
	"errors"
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
	return newIndex(Input{Book: b, Catalogue: cat}), nil
})

// sensible refuses addresses that no table can have: they would never be
// checked and nobody would notice. So are the members of the sets that stand in
// them, sets without members, and formulas without addresses.
func sensible(f *formula, sets map[string][]string) error {
	x, err := specimen()
	if err != nil {
		return err
	}
	named := false
	f.each(func(t *term) {
		named = named || len(t.addr.segments) > 0
		if e := x.knows(&t.addr, sets[ownSubjects]); e != nil && err == nil {
			err = e
		}
		if e := x.knowsMembers(t, sets); e != nil && err == nil {
			err = e
		}
	})
	for _, c := range slices.Concat(f.when, f.then) {
		if l, r := c.left, c.right; err == nil && len(l) == 1 && len(r) == 1 && l[0].number == nil && !l[0].below && !r[0].below && l[0].sum == r[0].sum &&
			l[0].addr.section == r[0].addr.section && l[0].addr.prior == r[0].addr.prior && l[0].addr.show() != "" && l[0].addr.show() == r[0].addr.show() {
			err = fmt.Errorf("两边是同一个数（%s），总是一样", l[0].addr.show())
		}
	}
	if err == nil && !named {
		err = errors.New("没有引用任何数，这样核对不出什么")
	}
	return err
}

// knowsMembers looks up the address with each member of a set in its place.
func (x *index) knowsMembers(t *term, sets map[string][]string) error {
	free := 0
	for i, s := range t.addr.segments {
		if s.free && t.sum {
			free++
		}
		list, set := sets[s.name]
		if s.name == "" || !set {
			continue
		}
		if len(list) == 0 {
			return fmt.Errorf("名单“%s”是空的", s.name)
		}
		for _, member := range list {
			a := t.addr
			a.segments = slices.Clone(a.segments)
			a.segments[i] = segment{before: s.before + member + s.after}
			if err := x.knows(&a, sets[ownSubjects]); err != nil {
				return fmt.Errorf("名单“%s”里的“%s”：%w", s.name, member, err)
			}
		}
	}
	if free > 1 {
		return errors.New("“Σ”后面有两个变量，只能有一个")
	}
	return nil
}

// ownSubjects is the set in which a file of rules names subjects of its place
// that the catalogue lacks.
const ownSubjects = "自定科目"

func (x *index) knows(a *address, own []string) error {
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
	switch {
	case row.name != "" || slices.Contains(rows, row.before):
	case codeLevel(row.before) > 0 && table != "09":
		if err := x.knowsCode(table, row.before, own); err != nil {
			return err
		}
	default:
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

// knowsCode looks up a subject's code, of any period, that a table's row may have.
func (x *index) knowsCode(table, code string, own []string) error {
	kind, names, list := "功能", x.Catalogue.FunctionNames, x.Catalogue.Functions
	if table == "06" {
		kind, names, list = "经济", x.Catalogue.EconomicNames, x.Catalogue.Economics
	}
	switch {
	case (table == "01" || table == "04") && len(code) > 3:
		return fmt.Errorf("表 %s 没有“%s”这一行，功能分类只列到类", table, code)
	case len(names(code)) > 0 || slices.Contains(own, code):
		return nil
	}
	var near []string
	for _, s := range list(x.Book.Year) {
		if len(s.Code) == len(code) {
			near = append(near, s.Code)
		}
	}
	slices.Sort(near)
	return fmt.Errorf("科目表里没有%s分类科目“%s”%s本级自定的科目，请写进 [sets] 的“%s”", kind, code, orStop(store.Meant(code, near)), ownSubjects)
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
