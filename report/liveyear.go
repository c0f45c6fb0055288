package report

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// yearRows finds and changes the rows of a year by their addresses.
type yearRows struct {
	year *store.Year
	at   map[string]int // the places of rows that have keys, by address
}

// pageTags are where the tags of store.Year put a page and its rows' fields.
type pageTags struct {
	index  int
	fields map[string][]int
}

var tagsOf = func() map[string]pageTags {
	out := map[string]pageTags{}
	year := reflect.TypeFor[store.Year]()
	for i := range year.NumField() {
		f := year.Field(i)
		if f.Tag.Get("db") == "" {
			continue // 年度 and 状态
		}
		row := f.Type
		if row.Kind() == reflect.Slice {
			row = row.Elem()
		}
		p := pageTags{i, map[string][]int{}}
		for _, c := range reflect.VisibleFields(row) {
			if !c.Anonymous {
				p.fields[c.Tag.Get("json")] = c.Index
			}
		}
		out[f.Tag.Get("json")] = p
	}
	return out
}()

// cloneYear copies a year and its lists.
func cloneYear(y *store.Year) *store.Year {
	own := *y
	v := reflect.ValueOf(&own).Elem()
	for _, p := range tagsOf {
		if list := v.Field(p.index); list.Kind() == reflect.Slice {
			list.Set(longer(list, 0))
		}
	}
	return &own
}

// longer copies a list and adds n empty rows; nil stays nil.
func longer(list reflect.Value, n int) reflect.Value {
	if list.IsNil() && n == 0 {
		return list
	}
	out := reflect.MakeSlice(list.Type(), list.Len()+n, list.Len()+n)
	reflect.Copy(out, list)
	return out
}

// rowsOf indexes a year's rows.
func rowsOf(y *store.Year) *yearRows {
	r := &yearRows{y, map[string]int{}}
	for _, p := range store.Pages() {
		if p.Single || p.Ordered {
			continue
		}
		list, keys := r.page(p), p.KeyFields()
		for i := range list.Len() {
			a := store.Address{Page: p}
			for _, k := range keys {
				a.Key = append(a.Key, field(list.Index(i), p, k).String())
			}
			r.at[a.String()] = i
		}
	}
	return r
}

func (r *yearRows) page(p *store.Page) reflect.Value {
	return reflect.ValueOf(r.year).Elem().Field(tagsOf[p.Name].index)
}

func field(row reflect.Value, p *store.Page, f *store.Field) reflect.Value {
	return row.FieldByIndex(tagsOf[p.Name].fields[f.Name])
}

// edited is one changed field of a year.
type edited struct {
	addr     store.Address
	place    int             // of the row in its page
	added    bool            // the row is new
	old, new decimal.Decimal // of a number
}

// set makes a change. The error is a sentence with the address; then the
// change is not made.
func (r *yearRows) set(c store.Change, undo *undoList) (edited, error) {
	a, err := store.ParseAddress(c.Addr)
	if err != nil {
		return edited{}, err
	}
	e := edited{addr: a}
	if err := r.put(&e, c.Value, undo); err != nil {
		return edited{}, &store.Problem{Year: r.year.Year, Addr: a.String(), Text: err.Error()}
	}
	return e, nil
}

func (r *yearRows) put(e *edited, typed string, undo *undoList) error {
	p, f := e.addr.Page, e.addr.Field
	switch {
	case f == nil:
		return fmt.Errorf("这是一行的地址，请在后面写上栏名")
	case f.Key:
		return fmt.Errorf("这一栏是行的标识，不能直接改；请删去这一行，再新填一行")
	}
	value, err := read(f, typed)
	if err != nil {
		return err
	}
	if err := r.open(e, undo); err != nil {
		return err
	}
	row := r.page(p)
	if !p.Single {
		row = row.Index(e.place)
	}
	v := field(row, p, f)
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	undo.add(func() { v.Set(before) })
	v.Set(reflect.ValueOf(value).Convert(v.Type()))
	e.old, e.new = number(f, before), number(f, v)
	return nil
}

// open finds the row of an edit, or adds it: to an ordered list only at its end.
func (r *yearRows) open(e *edited, undo *undoList) error {
	p := e.addr.Page
	if p.Single {
		return nil
	}
	list := r.page(p)
	id := store.Address{Page: p, Key: e.addr.Key}.String()
	if place, ok := r.at[id]; ok {
		e.place = place
		return nil
	}
	e.place = list.Len()
	if p.Ordered {
		n, _ := strconv.Atoi(e.addr.Key[0]) // the address was read: it is a number
		if n <= list.Len() {
			e.place = n - 1
			return nil
		}
		if n > list.Len()+1 {
			return fmt.Errorf("这一页现在只有 %d 行，下一行是第 %d 行", list.Len(), list.Len()+1)
		}
	}
	e.added = true
	before := reflect.New(list.Type()).Elem()
	before.Set(list)
	undo.add(func() { list.Set(before); delete(r.at, id) })
	list.Set(longer(list, 1))
	for i, k := range p.KeyFields() {
		field(list.Index(e.place), p, k).SetString(e.addr.Key[i])
	}
	if !p.Ordered {
		r.at[id] = e.place
	}
	return nil
}

func projectNames(y *store.Year) []string {
	out := make([]string, len(y.Projects))
	for i, p := range y.Projects {
		out[i] = p.Name
	}
	return out
}

// followRenamed lets the indicators of renamed projects follow them, as the
// ledger does; one that was edited itself stays as it is.
func (r *yearRows) followRenamed(names []string, edits []edited, undo *undoList) {
	renamed := map[string]string{}
	for i, old := range names {
		if now := r.year.Projects[i].Name; now != old {
			renamed[old] = now
		}
	}
	for i := range r.year.ProjectGoals {
		g := &r.year.ProjectGoals[i]
		itself := slices.ContainsFunc(edits, func(e edited) bool { return e.addr.Page.Name == "项目指标" && e.place == i })
		if now, ok := renamed[g.Project]; ok && !itself {
			old := g.Project
			undo.add(func() { g.Project = old })
			g.Project = now
		}
	}
}

// read reads a value as a person types it.
func read(f *store.Field, s string) (any, error) {
	switch f.Kind {
	case store.AmountValue:
		if f.Nullable && strings.TrimSpace(s) == "" {
			return (*store.Yuan)(nil), nil
		}
		y, err := store.ParseYuan(s)
		if f.Nullable {
			return &y, err
		}
		return y, err
	case store.CountValue:
		y, err := store.ParseYuan(s)
		if err != nil || !y.IsInteger() {
			return nil, fmt.Errorf("“%s”不是整数，请只填数字，例如 12", s)
		}
		return y.IntPart(), nil
	case store.FlagValue:
		if s != "是" && s != "否" && s != "" {
			return nil, fmt.Errorf("“%s”不是“是”或“否”，请改填其中一个", s)
		}
		return s == "是", nil
	case store.ChoiceValue:
		if s != "" && !slices.Contains(f.Options, s) {
			return nil, fmt.Errorf("没有叫“%s”的%s，可以填%s", s, f.Name, strings.Join(f.Options, "、"))
		}
	}
	return strings.ReplaceAll(s, "\r\n", "\n"), nil
}

// number is what a field of numbers holds: an amount in 元, a count, points.
func number(f *store.Field, v reflect.Value) decimal.Decimal {
	switch {
	case f.Kind == store.AmountValue && !f.Nullable:
		return v.Interface().(store.Yuan).Decimal
	case f.Kind == store.CountValue:
		return decimal.NewFromInt(v.Int())
	case f.Number:
		return points(v.String())
	}
	return decimal.Zero
}

// undoList takes steps back, the last one first.
type undoList []func()

func (u *undoList) add(f func()) { *u = append(*u, f) }

func (u *undoList) run() {
	for _, f := range slices.Backward(*u) {
		f()
	}
	*u = nil
}
