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
		if e := knowsSection(&t.addr, sets); e != nil && err == nil {
			err = e
		}
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

// knowsSection looks up the section that an address quotes.
func knowsSection(a *address, sets map[string][]string) error {
	if a.section == "" || sets[sectionSigns] == nil { // the program's own files come before that one
		return nil
	}
	known := []string{"概况"}
	for _, s := range sets[sectionSigns] {
		id, _, _ := strings.Cut(s, " ")
		known = append(known, id)
	}
	if slices.Contains(known, a.section) {
		return nil
	}
	return fmt.Errorf("情况说明没有“%s”这一节%s有：%s", a.section, orStop(store.Meant(a.section, known)), strings.Join(known, "、"))
}

// subjectRows are the kinds of subjects that a table's rows have.
var subjectRows = map[string][]string{
	"01": {"类"}, "02": {"类", "款", "项"}, "03": {"类", "款", "项"}, "04": {"类"}, "05": {"类", "款", "项"},
	"06": {"类", "款"}, "07": {"类", "款", "项"}, "08": {"类", "款", "项"}, "09": nil, budgetTable: {"类", "款", "项"},
}

// knowsKind refuses a variable for subjects that the table's rows do not have.
func knowsKind(table, name string) error {
	kinds := subjectRows[table]
	if codeLengths[name] == 0 || slices.Contains(kinds, name) {
		return nil
	}
	only := ""
	if len(kinds) > 0 {
		only = "，只有{" + strings.Join(kinds, "}{") + "}"
	}
	return fmt.Errorf("表 %s 的行里没有{%s}%s", table, name, only)
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
	if len(a.segments) > 3 {
		return fmt.Errorf("“%s”多了“%s”，地址写成 表号/行/列", a.written(), a.segments[3].written())
	}
	row := a.segments[1]
	if err := knowsKind(table, row.name); err != nil {
		return err
	}
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

// otherFacts are what an empty year lacks: the facts that a ledger has many of,
// and a source of money that other places' assessments have.
var otherFacts = []string{
	"车辆/{序号}/数量", "项目自评/{序号}/总分/分值", "项目自评/{序号}/总分/得分",
	"项目自评/{序号}/资金/年初预算数", "项目自评/{序号}/资金/全年预算数", "项目自评/{序号}/资金/全年执行数",
	"自评/其他资金/年初预算数", "自评/其他资金/全年预算数", "自评/其他资金/全年执行数",
}

// knowsFact looks up an address outside of the nine tables.
func (x *index) knowsFact(a *address, table string) error {
	var own []string // of the same name
	names := map[string]bool{}
	known := slices.Clone(otherFacts)
	for _, f := range x.Book.Facts() {
		known = append(known, f.Addr)
	}
	for _, k := range known {
		name, _, deep := strings.Cut(k, "/")
		if !deep {
			continue
		}
		names[name] = true
		if name == table {
			own = append(own, k)
		}
		if a.covers(strings.Split(k, "/")) {
			return nil
		}
	}
	if len(own) == 0 {
		for id := range x.grids {
			names[id] = true
		}
		return fmt.Errorf("没有“%s”这张表%s", table, orStop(store.Meant(table, keys(names))))
	}
	return fmt.Errorf("没有“%s”这个数%s", a.written(), orStop(store.Meant(a.written(), own)))
}

// covers reports whether an address can be that of a known fact: {序号} and a
// number are any of those with numbers, a set's name is one of its members.
func (a *address) covers(known []string) bool {
	if len(a.segments) != len(known) {
		return false
	}
	for i := range a.segments {
		s := &a.segments[i]
		number := s.name == "序号" || s.name == "" && strings.Trim(s.before, "0123456789") == ""
		set := s.name != "" && !slices.Contains(types, s.name) && strings.HasPrefix(known[i], s.before) && strings.HasSuffix(known[i], s.after)
		if s.written() != known[i] && !set && !(number && known[i] == "{序号}") {
			return false
		}
	}
	return true
}

// written is the address as the rule has it, without section and year.
func (a *address) written() string {
	parts := make([]string, len(a.segments))
	for i := range a.segments {
		parts[i] = a.segments[i].written()
	}
	return strings.Join(parts, "/")
}

func (s *segment) written() string {
	if s.name == "" {
		return s.before
	}
	return s.before + "{" + s.name + "}" + s.after
}

// Form is the Book of a year in which nothing was entered: a pack's tables
// with their fixed rows and heads.
func Form(p *report.Pack, cat *store.Catalogue, year int) (*report.Book, error) {
	return report.Derive(p, cat, &store.Year{Year: year}, nil, "")
}
