package store

import (
	"reflect"
	"slices"
	"strings"
)

// ValueKind says what sort of value a field holds, for editors and messages.
type ValueKind string

// The kinds of values.
const (
	AmountValue ValueKind = "金额" // 元 with two decimals; whole 分 in the file
	CountValue  ValueKind = "数量" // a whole number, not negative
	TextValue   ValueKind = "文字"
	FlagValue   ValueKind = "是否" // 是 or 否
	ChoiceValue ValueKind = "选项" // one of Field.Options
)

// Page describes one entry page of a year, as the tags of [Year] say it.
// The database, the JSON form, addresses, differences and the history all
// follow from this one description.
type Page struct {
	Name    string  // 支出
	Table   string  // the database table
	Single  bool    // exactly one row, without a key
	Ordered bool    // rows without key fields; the key is the position from 1
	Fields  []Field // in the order of the struct

	index int          // of the field in Year
	row   reflect.Type // the struct of one row
	keys  []int        // the key fields' places in Fields
	sql   statements
}

// Field describes one field of a page's rows.
type Field struct {
	Name     string // 决算数
	Column   string // the database column
	Key      bool   // part of what identifies the row
	Kind     ValueKind
	Options  []string // what a ChoiceValue may be, in the order of the forms
	Nullable bool     // an amount that may be unknown, which is not 0
	Number   bool     // a text that holds a decimal number, or nothing
	Lines    bool     // a text that may have several lines

	index []int // reflect path in the row
}

// Pages describes all pages of a year, in the order of the dumped file. The
// result is shared: do not change it.
func Pages() []*Page { return pages }

// PageNamed returns the page of that name, or nil.
func PageNamed(name string) *Page { return pageByName[name] }

// Field returns the field of that name, or nil.
func (p *Page) Field(name string) *Field {
	for i := range p.Fields {
		if p.Fields[i].Name == name {
			return &p.Fields[i]
		}
	}
	return nil
}

// KeyFields lists the fields that identify a row, in their order in addresses.
// It is empty for single rows and ordered lists.
func (p *Page) KeyFields() []*Field {
	out := make([]*Field, len(p.keys))
	for i, k := range p.keys {
		out[i] = &p.Fields[k]
	}
	return out
}

var (
	pages      = describe()
	pageByName = byName(pages)

	projectPage = pageByName["项目自评"]
	goalPage    = pageByName["项目指标"]
)

// choices lists what the fields of an enumerated type may be.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[Fund]():        texts(Funds),
	reflect.TypeFor[IncomeKind]():  texts(IncomeKinds),
	reflect.TypeFor[Nature]():      texts(Natures),
	reflect.TypeFor[PublicKind]():  texts(PublicKinds),
	reflect.TypeFor[UnitKind]():    texts([]UnitKind{Administrative, CivilServiceLike, PublicInstitution}),
	reflect.TypeFor[SubjectKind](): texts([]SubjectKind{FunctionSubject, EconomicSubject}),
}

// Grades are the grades of a project's self-assessment.
var Grades = []string{"优", "良", "中", "差"}

// numberColumns are texts that must be decimal numbers, and lineColumns texts
// that may have several lines; the types alone do not say so.
var (
	numberColumns = []string{"weight", "score", "funding_weight", "funding_score"}
	lineColumns   = []string{
		"text", "template", "content", "done", "goal_expected", "goal_done",
		"target", "actual", "deviation", "cause", "reason",
	}
)

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func byName(ps []*Page) map[string]*Page {
	m := make(map[string]*Page, len(ps))
	for _, p := range ps {
		m[p.Name] = p
	}
	return m
}

// describe reads the tags of Year.
func describe() []*Page {
	var out []*Page
	year := reflect.TypeFor[Year]()
	for i := range year.NumField() {
		f := year.Field(i)
		table := f.Tag.Get("db")
		if table == "" {
			continue // 年度 and 状态 are the year's own
		}
		row, single := f.Type, true
		if row.Kind() == reflect.Slice {
			row, single = row.Elem(), false
		}
		p := describePage(f.Tag.Get("json"), table, row, single)
		p.index = i
		out = append(out, p)
	}
	return out
}

func describePage(name, table string, row reflect.Type, single bool) *Page {
	p := &Page{Name: name, Table: table, Single: single, row: row, Fields: fieldsOf(row, nil)}
	for i, f := range p.Fields {
		if f.Key {
			p.keys = append(p.keys, i)
		}
	}
	p.Ordered = !single && len(p.keys) == 0
	p.sql = statementsFor(p)
	return p
}

// fieldsOf lists a row's fields, those of embedded structs in their place.
func fieldsOf(row reflect.Type, at []int) []Field {
	var out []Field
	for i := range row.NumField() {
		f := row.Field(i)
		index := append(slices.Clone(at), i)
		if f.Anonymous {
			out = append(out, fieldsOf(f.Type, index)...)
			continue
		}
		column, key := strings.CutSuffix(f.Tag.Get("db"), ",key")
		if column == "" {
			continue
		}
		field := Field{Name: f.Tag.Get("json"), Column: column, Key: key, index: index}
		field.setKind(f.Type)
		out = append(out, field)
	}
	return out
}

func (f *Field) setKind(t reflect.Type) {
	switch {
	case t == reflect.TypeFor[Yuan]():
		f.Kind = AmountValue
	case t == reflect.TypeFor[*Yuan]():
		f.Kind, f.Nullable = AmountValue, true
	case t.Kind() == reflect.Int:
		f.Kind = CountValue
	case t.Kind() == reflect.Bool:
		f.Kind = FlagValue
	case choices[t] != nil:
		f.Kind, f.Options = ChoiceValue, choices[t]
	case f.Column == "grade":
		f.Kind, f.Options = ChoiceValue, Grades
	default:
		f.Kind = TextValue
		f.Number = slices.Contains(numberColumns, f.Column)
		f.Lines = slices.Contains(lineColumns, f.Column)
	}
}

// rows returns the page's rows of a year, settable in place; no year has none.
func (p *Page) rows(y *Year) []reflect.Value {
	if y == nil {
		return nil
	}
	v := reflect.ValueOf(y).Elem().Field(p.index)
	if p.Single {
		return []reflect.Value{v}
	}
	out := make([]reflect.Value, v.Len())
	for i := range out {
		out[i] = v.Index(i)
	}
	return out
}

// setRows replaces the page's rows of a year; without rows a list becomes
// empty, not nil, so that its JSON is always [].
func (p *Page) setRows(y *Year, rows []reflect.Value) {
	v := reflect.ValueOf(y).Elem().Field(p.index)
	if p.Single {
		v.Set(rows[0])
		return
	}
	list := reflect.MakeSlice(v.Type(), len(rows), len(rows))
	for i, r := range rows {
		list.Index(i).Set(r)
	}
	v.Set(list)
}

// newRow returns a settable zero row.
func (p *Page) newRow() reflect.Value { return reflect.New(p.row).Elem() }

// setKey fills in the key fields of a row.
func (p *Page) setKey(row reflect.Value, key []string) {
	for i, k := range p.keys {
		p.Fields[k].in(row).SetString(key[i])
	}
}
