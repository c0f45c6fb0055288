// Package table finds the tables of a disclosure in what was read from a file,
// by title, form label and heads whatever their order and number, and makes of
// each the table that a ledger would give: the same addresses.
//
// What it cannot place it does not guess: an amount without a place is left out
// and named in Unread, and rules that need it end as not checked.
package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
)

// Result is what was found in a file.
type Result struct {
	Year       int    // 0 where the file does not say
	Department string // as above the tables
	Unit       report.Unit
	Tables     []*report.Table // in the file's order
	// Spots says where a cell stands in the file, by its address.
	Spots map[string]raw.Spot
	// Facts are what the tables state and no cell with an amount holds.
	Facts []*report.Fact
	// Unread is what could not be understood. Nothing of it can be checked.
	Unread []Unread
	// Impossible are rows whose amounts fit into their columns in no way, in
	// files that lost their cells.
	Impossible []Impossible
	// Lost is how many tables were found and could not be read at all.
	Lost int
	// Dropped are the columns that could not be read, by table: what is not
	// there would count as zero in the sums of a row.
	Dropped map[string]bool
	// Others are the titles of tables that are none of a disclosure's.
	Others []string
	// Lines are the lines that belong to no table.
	Lines []*raw.Line
	// Before are the tables that stand before a line of Lines, by its index.
	Before map[int][]*report.Table

	from *tables
	open []*builder // whose rows the text may settle
}

// LineDropped follows the ID of a table in Dropped that has a line which could
// not be read.
const LineDropped = "/行"

// Unread is a table, or a piece of one, that could not be understood.
type Unread struct {
	Where string // 公开03表“支出决算表”
	Text  string // as printed
	Why   string // a Chinese sentence
	Spot  raw.Spot
}

// Impossible is a row whose amounts fit into its columns in no way.
type Impossible struct {
	Rule    string // that it breaks, A20
	Addr    string // 09
	Table   string // 公开09表
	Printed string // 4.00 4.00 3.00 1.00
	Why     string
	Spot    raw.Spot
}

// Read finds the tables of a file.
//
// An error is that the program's own catalogue is missing.
func Read(f *raw.File) (*Result, error) {
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	parts := find(f)
	if f.GridsLost {
		parts = findLost(f)
	} else if n := parts.kinds(); n < ruledTables && placedWords(f) {
		if open := findLost(f); open.kinds() > n { // tables without ruling
			parts = open
		}
	}
	about := parts.about()
	t := readTables(parts, about, cat)
	r := &Result{
		Year: about.year, Department: about.department, Unit: about.unit,
		Tables: t.list, Spots: t.spots, Facts: t.facts, Unread: t.unread, Impossible: t.impossible, Dropped: t.dropped, Lost: len(parts.tables) - len(t.list), Lines: parts.lines, Before: map[int][]*report.Table{},
	}
	for _, d := range parts.other {
		r.Others = append(r.Others, d.title)
	}
	r.from, r.open = t, t.open
	for _, x := range r.Tables {
		r.Before[t.after[x.ID]] = append(r.Before[t.after[x.ID]], x)
	}
	return r, nil
}

// readTables reads every table found.
func readTables(parts *found, about about, cat *store.Catalogue) *tables {
	out := &tables{dropped: map[string]bool{}, spots: map[string]raw.Spot{}, unit: about.unit, printed: map[string]decimal.Decimal{}, after: map[string]int{}}
	ids := number(parts.tables)
	for _, d := range inReadingOrder(parts.tables) {
		if ids[d] == "" {
			out.unread = append(out.unread, Unread{Where: "“" + d.title + "”", Why: "文件里另有一张同名的表，没有核对", Spot: d.spot})
			continue
		}
		b := &builder{draft: d, tables: out, id: ids[d], year: about.year, cat: cat}
		b.turn()
		d.rows = dense(d.rows)
		if d.lines != nil && !b.aligned() {
			n := len(out.list)
			b.lost()
			if len(out.list) > n && b.garbled() {
				out.list = out.list[:n]
				b.note("表里的数分不出属于哪一行哪一栏，没有核对")
				continue
			}
			if len(out.list) > n {
				b.mendNames()
			}
			if b.row != nil && b.row.several {
				out.open = append(out.open, b)
			}
			continue
		}
		switch d.kind {
		case "01", "04":
			b.sides()
		case economicKind:
			b.stacks()
			b.mendNames()
		case publicKind:
			b.public()
		case wholeKind, projectKind:
			b.assess()
		default:
			b.tree()
			b.mendNames()
		}
	}
	for _, x := range out.list {
		if x.Department == "" {
			x.Department = about.department
		}
	}
	place := map[string]int{}
	for i, d := range parts.tables {
		place[ids[d]] = i
		out.after[ids[d]] = d.after
	}
	slices.SortStableFunc(out.list, func(a, b *report.Table) int { return place[a.ID] - place[b.ID] })
	return out
}

// readingOrder is that in which tables that lost their cells are read: those
// whose numbers can be placed alone first, since they tell about the others.
var readingOrder = []kind{"01", "06", "05", "07", "08", "04", "02", "03", "09"}

func inReadingOrder(list []*draft) []*draft {
	out := slices.Clone(list)
	rank := func(d *draft) int {
		if n := slices.Index(readingOrder, d.kind); n >= 0 {
			return n
		}
		return len(readingOrder)
	}
	slices.SortStableFunc(out, func(a, b *draft) int { return rank(a) - rank(b) })
	return out
}

// about is what a document says of itself.
type about struct {
	year       int
	department string
	unit       report.Unit
}

// about gathers year, office and unit from the captions of the tables and from
// the text.
func (f *found) about() about {
	years, offices, units := map[string]int{}, map[string]int{}, map[string]int{}
	for _, d := range f.tables {
		years[d.year] += 3
		offices[d.department]++
		if d.kind != wholeKind && d.kind != projectKind {
			units[d.unit]++
		}
		if m := reYear.FindStringSubmatch(tight(narrow(d.title))); m != nil {
			years[m[1]] += 3
		}
	}
	for i, l := range f.lines {
		s := tight(narrow(l.Text))
		m := reYear.FindStringSubmatch(reCompared.ReplaceAllString(s, ""))
		switch {
		case m == nil:
		case isTitleOfYear(s):
			years[m[1]] += 3
		case i < 40 || len([]rune(s)) < 40:
			years[m[1]]++
		}
	}
	delete(years, "")
	delete(offices, "")
	delete(units, "")
	a := about{department: most(offices), unit: report.Wan}
	a.year, _ = strconv.Atoi(most(years))
	if a.department == "" {
		a.department = f.office()
	}
	if u := most(units); u == string(report.Yuan) && units[string(report.Wan)] == 0 {
		a.unit = report.Yuan
	}
	if a.unit == report.Yuan && f.speaksWan() {
		a.unit = report.Wan
	}
	return a
}

// reCompared is a year that something is compared with: 较2022年度决算数.
var reCompared = regexp.MustCompile(`(?:与|比|较|同|相比)于?20[0-9]{2}年`)

// isTitleOfYear reports whether a line is the title of the disclosure, or of a
// part of it: 第二部分 2023年度部门决算情况说明.
func isTitleOfYear(s string) bool {
	return strings.Contains(s, "决算") && len([]rune(s)) < 60 && !strings.ContainsAny(s, "。，；") && !strings.Contains(s, "年末")
}

var (
	reOverview = regexp.MustCompile(`^第一部分[、：:.]?(.{2,40}?)(?:概况|基本情况)$`)
	reTitle    = regexp.MustCompile(`^(.{2,40}?)(?:部门|单位)决算(?:公开)?$`)
	reBareYear = regexp.MustCompile(`20[0-9]{2}年度?`)
	// reBrokenYear is a year with a line break in it.
	reBrokenYear = regexp.MustCompile(`20[0-9]{2}$|^年度`)
	reKind       = regexp.MustCompile(`(?:本?(?:部门|单位))?(?:基本)?$`) // behind an office's name, or instead
)

// office is the department as the first heading or the title names it; a cover
// may have its name on the lines above the year.
func (f *found) office() string {
	title, above := "", ""
	for i, l := range f.lines[:min(len(f.lines), officeLines)] {
		s := tight(narrow(l.Text))
		words := reBrokenYear.ReplaceAllString(reBareYear.ReplaceAllString(s, ""), "")
		if m := reOverview.FindStringSubmatch(words); m != nil {
			if name := reKind.ReplaceAllString(m[1], ""); name != "" {
				return name
			}
		}
		switch m := reTitle.FindStringSubmatch(words); {
		case title != "":
		case m != nil && !strings.HasPrefix(m[1], "第"):
			title = m[1]
		case i < coverLines && (words == "部门决算" || words == "单位决算") && s != words:
			title = above
		}
		if above += words; strings.ContainsAny(words, "：。0123456789") {
			above = ""
		}
	}
	return title
}

const (
	officeLines = 200 // of a document, in which its office is named
	coverLines  = 8
)

// most is the key counted most often; of equals the first in order.
func most(m map[string]int) string {
	best, n := "", 0
	for k, v := range m {
		if v > n || v == n && k < best {
			best, n = k, v
		}
	}
	return best
}
