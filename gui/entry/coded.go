package entry

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/gui/subjects"
	"juesuan/report/outline"
	"juesuan/store"
)

// coded is a section whose rows stand on subject codes: 收入, 支出, 基本支出,
// 结转结余. Its lines are the entries under the sums of their classes and
// sections.
type coded struct {
	year    *desk.Year
	section string
	page    *store.Page
	funds   []store.Fund // of 支出: those of the entry page; else nil
	out     *outline.Outline
}

// newCoded makes the section of a page of the ledger; funds are those whose
// spending it shows.
func newCoded(y *desk.Year, section, page string, funds []store.Fund) *coded {
	return &coded{year: y, section: section, page: store.PageNamed(page), funds: funds}
}

func (d *coded) columns() []column {
	subject := column{Column: grid.Column{Key: d.section + "/科目", Title: []string{"科目"}, Width: 236, Most: 290}, role: name}
	out := []column{columnFor(d.section, d.page.Field("科目编码")), subject}
	for i := range d.page.Fields {
		f := &d.page.Fields[i]
		if f.Name == "科目编码" || f.Name == "资金性质" && len(d.funds) == 1 {
			continue
		}
		out = append(out, columnFor(d.section, f))
	}
	return out
}

func (d *coded) asks() string { return "+ 输入编码、名称或拼音首字母…" }

func (d *coded) lines() []line {
	d.out = outline.Of(d.page, d.year.Data(), d.year.Desk().Catalogue(), d.keep())
	lines := make([]line, len(d.out.Lines))
	for i, o := range d.out.Lines {
		l := &lines[i]
		l.name, l.level = o, o.Level
		l.addr.Page = d.page
		if o.Row != outline.Sum {
			l.kind = entryLine
			l.addr = d.out.Rows[o.Row].Address()
			continue
		}
		l.kind = sumLine
		l.sum = func(f *store.Field) store.Yuan { return d.out.Sum(i, f) }
	}
	d.link(lines)
	return lines
}

func (d *coded) keep() func(store.Row) bool {
	if d.funds == nil {
		return nil
	}
	fund := d.page.Field("资金性质")
	return func(r store.Row) bool { return slices.Contains(d.funds, store.Fund(r.Text(fund))) }
}

// link lets the lines of entries show the outline's rows.
func (d *coded) link(lines []line) {
	for i := range lines {
		if l := &lines[i]; l.kind == entryLine {
			l.row = &d.out.Rows[l.name.Row]
		}
	}
}

func (d *coded) follow(lines []line) {
	d.out.Follow(d.year.Data())
	d.link(lines)
}

// newRow finds the address for a new row: the code from its number or name,
// and what else names the row as it is typed, or what is usual and free.
func (d *coded) newRow(cells map[string]string, taken func(string) bool) (a store.Address, at string, err error) {
	a.Page = d.page
	codeKey := columnFor(d.section, d.page.Field("科目编码")).Key
	subject, err := d.codeOf(cells[codeKey])
	if err != nil {
		return a, codeKey, err
	}
	keys := map[string]string{"科目编码": subject}
	if len(d.funds) == 1 {
		keys["资金性质"] = string(d.funds[0])
	}
	var open []*store.Field // still to be chosen
	for _, f := range d.page.KeyFields() {
		if keys[f.Name] != "" || f.Name == "科目编码" {
			continue
		}
		k := columnFor(d.section, f).Key
		typed := strings.TrimSpace(cells[k])
		if typed == "" {
			open = append(open, f)
			continue
		}
		if keys[f.Name] = d.meant(f, typed, subject); !slices.Contains(f.Options, keys[f.Name]) {
			return a, k, fmt.Errorf("没有叫“%s”的%s，可以填%s", typed, f.Name, strings.Join(f.Options, "、"))
		}
	}
	if subject == "" && (d.page.Name != "结转结余" || len(open) > 0) {
		return a, codeKey, errors.New("这一行还没有科目编码；填好编码后才记入账本，现在先留在这里")
	}
	return d.free(keys, open, codeKey, taken)
}

// free chooses what is still open so that the row is not there yet.
func (d *coded) free(keys map[string]string, open []*store.Field, codeKey string, taken func(string) bool) (store.Address, string, error) {
	row := func() store.Address {
		a := store.Address{Page: d.page}
		for _, f := range d.page.KeyFields() {
			a.Key = append(a.Key, keys[f.Name])
		}
		return a
	}
	if len(open) == 0 {
		if a := row(); taken(a.String()) {
			return a, codeKey, fmt.Errorf("这一页已经有 %s 这一行；请直接改那一行，或删去这里的", strings.Join(a.Key, " "))
		}
		return row(), "", nil
	}
	f := open[0]
	for _, option := range d.usual(f, keys["科目编码"]) {
		keys[f.Name] = option
		if a, at, err := d.free(keys, open[1:], codeKey, taken); err == nil {
			return a, at, nil
		}
	}
	return row(), codeKey, fmt.Errorf("科目 %s 的各种%s都已经有了；请直接改那些行", keys["科目编码"], f.Name)
}

// usual lists what a field of a new row's key may be, the likeliest first:
// what it was last year, what the subject is for, and then as the forms have it.
func (d *coded) usual(f *store.Field, subject string) []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if last := d.year.Prior(); last != nil {
		for _, r := range d.page.Rows(last) {
			if r.Text(d.page.Field("科目编码")) == subject && (d.keep() == nil || d.keep()(r)) {
				add(r.Text(f))
			}
		}
	}
	if s, ok := d.year.Desk().Catalogue().Function(subject, d.year.Number()); ok && d.page.Name != "基本支出" {
		for _, o := range f.Options {
			if f.Name != "支出性质" && strings.HasPrefix(o, s.Kind) {
				add(o)
			}
		}
	}
	options := f.Options
	switch {
	case f.Name == "资金性质" && d.funds != nil:
		options = nil
		for _, fund := range d.funds {
			options = append(options, string(fund))
		}
	case f.Name == "支出性质" && !slices.Contains(d.funds, store.UnitMoney):
		options = options[:2] // the others are paid from the units' own money
	}
	for _, o := range options {
		add(o)
	}
	return out
}

// codeOf understands a code, or the name of a subject.
func (d *coded) codeOf(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" || strings.Trim(typed, "0123456789") == "" {
		return typed, nil
	}
	found := d.index().Find(typed, 2)
	if len(found) > 0 && (found[0].Name == typed || len(found) == 1) {
		return found[0].Code, nil
	}
	if len(found) > 1 {
		return "", fmt.Errorf("“%s”可能是 %s %s，也可能是 %s %s 等；请按 F2 从列表里选，或填编码", typed, found[0].Code, found[0].Name, found[1].Code, found[1].Name)
	}
	return "", fmt.Errorf("没有找到“%s”这个科目；请填编码，或换几个字再找", typed)
}

// index is the subjects of the page in this year.
func (d *coded) index() *subjects.Index {
	kind := kindOfPage(d.page)
	return subjects.Of(d.year.Desk().Catalogue(), kind, d.year.Number()).With(d.year.Data().OwnSubjects, kind)
}

func (d *coded) rekey(l *line, cells map[string]string) (store.Address, error) {
	to := store.Address{Page: d.page, Key: slices.Clone(l.addr.Key)}
	for i, f := range d.page.KeyFields() {
		typed, ok := cells[columnFor(d.section, f).Key]
		if !ok {
			continue
		}
		if f.Name == "科目编码" {
			subject, err := d.codeOf(typed)
			if err != nil {
				return to, err
			}
			if _, known := d.name(subject); !known {
				return to, fmt.Errorf("科目表里没有 %s，这一行的编码没有改；请核对编码（确实要用科目表以外的编码，请在最后一行另填）", subject)
			}
			to.Key[i] = subject
			continue
		}
		if to.Key[i] = d.meant(f, typed, to.Key[0]); !slices.Contains(f.Options, to.Key[i]) {
			return to, fmt.Errorf("没有叫“%s”的%s，可以填%s", typed, f.Name, strings.Join(f.Options, "、"))
		}
	}
	return to, nil
}

// name is what the year calls a subject; false if nobody knows it.
func (d *coded) name(subject string) (string, bool) {
	if kindOfPage(d.page) == store.EconomicSubject {
		return d.year.Data().EconomicName(d.year.Desk().Catalogue(), subject)
	}
	return d.year.Data().FunctionName(d.year.Desk().Catalogue(), subject)
}

// meant understands a choice. The forms' column “财政拨款收入” has grants of three
// funds; the subject says of which.
func (d *coded) meant(f *store.Field, typed, subject string) string {
	const grant = "财政拨款收入"
	if t := strings.TrimSpace(typed); f.Name == "收入种类" && (t == grant || t == "财政拨款") {
		for _, kind := range d.usual(f, subject) {
			if strings.HasSuffix(kind, grant) {
				return kind
			}
		}
	}
	return meant(f.Options, typed)
}

// above is what tells a subject from others of its name: the one over it.
func (d *coded) above(s store.Subject) string {
	if len(s.Code) <= 3 {
		return s.Level
	}
	of := d.year.Desk().Catalogue().Function
	if kindOfPage(d.page) == store.EconomicSubject {
		of = d.year.Desk().Catalogue().Economic
	}
	if up, ok := of(s.Code[:len(s.Code)-2], d.year.Number()); ok {
		return up.Name
	}
	return s.Level
}

// mostSubjects is how many subjects are offered.
const mostSubjects = 20

func (d *coded) suggest(_ *line, c *column, typed string) []grid.Suggestion {
	if c.role == key && c.field.Name == "资金性质" && d.funds != nil {
		var out []grid.Suggestion
		for _, f := range d.funds {
			out = append(out, grid.Suggestion{Text: string(f)})
		}
		return out
	}
	if c.role != code {
		return nil
	}
	out := []grid.Suggestion{} // not nil: there is nothing else to offer
	for _, s := range d.index().Find(typed, mostSubjects) {
		out = append(out, grid.Suggestion{Text: s.Code, Label: s.Code + "  " + s.Name, Note: d.above(s)})
	}
	return out
}
