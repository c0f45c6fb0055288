// Package outline arranges the entries of a page under the classes (类) and
// sections (款) of their subjects, with their sums, as people read and enter
// them.
package outline

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// Line is one line of an outline: an entry, or the sum of those below it.
type Line struct {
	Code  string // empty for the sum of all, and for entries of no subject
	Name  string
	Known bool // the name is the catalogue's or the office's own
	Own   bool // it is the office's own
	Level int  // 0 the sum of all, 1 类, 2 款, 3 项
	Row   int  // of an entry, in Rows; [Sum] for a sum
}

// Sum is the Row of lines that are sums.
const Sum = -1

// Outline is a page's entries as lines.
type Outline struct {
	Lines []Line
	Rows  []store.Row

	page   *store.Page
	keep   func(store.Row) bool
	ends   []int // for each line, the line behind the last one below it
	amount []*store.Field
	sums   [][]decimal.Decimal // by line and field, once somebody asked
	summed bool                // they are up to date
}

// Of makes the outline of a page whose rows stand on subject codes: of those
// rows that keep reports, or of all if it is nil.
func Of(page *store.Page, y *store.Year, cat *store.Catalogue, keep func(store.Row) bool) *Outline {
	o := &Outline{page: page, keep: keep}
	for i := range page.Fields {
		if f := &page.Fields[i]; f.Kind == store.AmountValue {
			o.amount = append(o.amount, f)
		}
	}
	o.Follow(y)
	o.arrange(namesOf(page, y, cat))
	return o
}

// Follow reads the amounts anew, after amounts have changed and no row has
// come or gone.
func (o *Outline) Follow(y *store.Year) {
	o.Rows = o.page.Rows(y)
	if o.keep != nil {
		o.Rows = slices.DeleteFunc(o.Rows, func(r store.Row) bool { return !o.keep(r) })
	}
	code := o.page.Field("科目编码")
	if o.page.KeyFields()[0] != code { // sorted by something else
		slices.SortStableFunc(o.Rows, func(a, b store.Row) int { return strings.Compare(a.Text(code), b.Text(code)) })
	}
	o.summed = false
}

// naming finds the name of a code.
type naming func(code string) (name string, known, own bool)

// namesOf finds names as [store.Year.FunctionName] does, for many codes.
func namesOf(page *store.Page, y *store.Year, cat *store.Catalogue) naming {
	kind, look := store.FunctionSubject, cat.Function
	if page.Name == "基本支出" {
		kind, look = store.EconomicSubject, cat.Economic
	}
	own := map[string]string{}
	for _, s := range y.OwnSubjects {
		if s.Kind == kind {
			own[s.Code] = s.Name
		}
	}
	return func(code string) (string, bool, bool) {
		if name, ok := own[code]; ok {
			return name, true, true
		}
		if s, ok := look(code, y.Year); ok {
			return s.Name, true, false
		}
		return store.UnknownSubject, false, false
	}
}

// arrange makes the lines.
func (o *Outline) arrange(name naming) {
	codeField := o.page.Field("科目编码")
	o.add(Line{Name: "合计", Known: true, Row: Sum})
	open := "" // the code of the innermost sum
	for i, r := range o.Rows {
		code := r.Text(codeField)
		for _, n := range []int{3, 5} {
			if len(code) > n && !strings.HasPrefix(open, code[:n]) {
				open = code[:n]
				o.add(lineOf(name, open, Sum))
			}
		}
		if len(code) <= len(open) {
			open = ""
			if len(code) > 3 {
				open = code[:3]
			}
		}
		o.add(lineOf(name, code, i))
	}
	o.ends = make([]int, len(o.Lines))
	for i, l := range o.Lines {
		end := i + 1
		if l.Row == Sum {
			for end < len(o.Lines) && (l.Level == 0 || strings.HasPrefix(o.Lines[end].Code, l.Code)) {
				end++
			}
		}
		o.ends[i] = end
	}
}

func (o *Outline) add(l Line) { o.Lines = append(o.Lines, l) }

func lineOf(name naming, code string, row int) Line {
	l := Line{Code: code, Row: row, Level: levelOf(code)}
	if code == "" {
		l.Known = true
		return l
	}
	l.Name, l.Known, l.Own = name(code)
	return l
}

// levelOf is 1 for a class, 2 for a section and 3 for an item; what has no
// subject is as high as a class.
func levelOf(code string) int {
	switch {
	case len(code) <= 3:
		return 1
	case len(code) <= 5:
		return 2
	}
	return 3
}

// Sum returns what the entries of a line add up to, in 元.
func (o *Outline) Sum(line int, f *store.Field) store.Yuan {
	if !o.summed {
		o.addUp()
	}
	return store.Yuan{Decimal: o.sums[line][slices.Index(o.amount, f)]}
}

// addUp brings the sums up to date: what has become of an entry's amount is
// added to all sums that it is part of.
func (o *Outline) addUp() {
	if o.sums == nil {
		o.sums = make([][]decimal.Decimal, len(o.Lines))
		flat := make([]decimal.Decimal, len(o.Lines)*len(o.amount))
		for i := range o.sums {
			o.sums[i], flat = flat[:len(o.amount):len(o.amount)], flat[len(o.amount):]
		}
	}
	var open []int // the sums that the line is part of, the innermost last
	for i, l := range o.Lines {
		for len(open) > 0 && i >= o.ends[open[len(open)-1]] {
			open = open[:len(open)-1]
		}
		if l.Row == Sum {
			open = append(open, i)
			continue
		}
		for j, f := range o.amount {
			now, _ := o.Rows[l.Row].Amount(f)
			was := o.sums[i][j]
			if now.Equal(was) {
				continue
			}
			o.sums[i][j] = now.Decimal
			for _, k := range open {
				o.sums[k][j] = o.sums[k][j].Add(now.Sub(was))
			}
		}
	}
	o.summed = true
}
