package store

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var states = []State{Drafting, Finalised, Published}

func validState(s State) bool { return slices.Contains(states, s) }

// The fiscal years a ledger can hold: since the 预算法 of 1994.
const (
	firstYear = 1994
	lastYear  = 2099
)

// Validate lists everything in the year that the ledger refuses, joined into
// one error of [Problem] sentences: one item twice in the same fund and
// nature, codes that are none, money below zero that was not taken back, and
// the like. It does not ask whether figures agree; that is the checks' work.
func (y *Year) Validate() error { return joined(y.problems()) }

func (y *Year) problems() []error {
	v := validator{year: y}
	if y.Year < firstYear || y.Year > lastYear {
		v.add("年度", "%d 不是预算年度，应在 %d 到 %d 之间", y.Year, firstYear, lastYear)
	}
	if !validState(y.State) {
		v.add("状态", "没有叫“%s”的状态，可以填%s", clip(string(y.State)), listed(texts(states)))
	}
	for _, p := range pages {
		seen := map[string]bool{}
		for i, row := range p.rows(y) {
			key := p.keyOf(row, i)
			id := JoinAddress(key...)
			if !p.Single && seen[id] {
				v.add(Address{Page: p, Key: key}.String(), "重复了：同一%s只能填一行，请合并或删去一行", p.keyWords())
			}
			seen[id] = true
			v.row(p, key, row)
		}
		v.hierarchy(p)
	}
	v.projects()
	return v.problems
}

// validator collects problems.
type validator struct {
	year     *Year
	problems []error
}

func (v *validator) add(addr, format string, a ...any) {
	v.problems = append(v.problems, &Problem{v.year.Year, addr, fmt.Sprintf(format, a...)})
}

func (v *validator) err() error { return joined(v.problems) }

// keyWords names what identifies a row: 科目编码、资金性质、支出性质.
func (p *Page) keyWords() string {
	var names []string
	for _, f := range p.KeyFields() {
		names = append(names, f.Name)
	}
	return listed(names)
}

// row asks the rules that concern one row alone.
func (v *validator) row(p *Page, key []string, row reflect.Value) {
	recovered := false
	if f := p.Field("收回"); f != nil {
		recovered = f.in(row).Bool()
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		at := func() string { return Address{p, key, f}.String() }
		switch f.Kind {
		case AmountValue:
			v.amount(p, at, amountIn(f.in(row)), recovered)
		case CountValue:
			if n := f.in(row).Int(); n < 0 || n > 1_000_000_000 {
				v.add(at(), "数量 %d 不对，应是 0 到十亿之间的整数", n)
			}
		case ChoiceValue:
			if s := f.in(row).String(); !slices.Contains(f.Options, s) && (s != "" || f.Key) {
				v.add(at(), "没有叫“%s”的%s，可以填%s", clip(s), f.Name, listed(f.Options))
			}
		case TextValue:
			v.text(p, f, at, f.in(row).String())
			if f.Name == "科目编码" {
				v.code(p, row, at)
			}
		}
	}
}

func (v *validator) amount(p *Page, at func() string, y *Yuan, recovered bool) {
	switch {
	case y == nil:
	case y.Abs().GreaterThan(MaxYuan):
		v.add(at(), "金额 %s 元超过十万亿元（10¹³ 元），请检查单位是否填错", y)
	case !y.Equal(y.Truncate(2)):
		v.add(at(), "金额 %s 元的小数多于两位，只能精确到分", y.Decimal)
	case y.IsNegative() && !mayBeNegative(p) && !recovered:
		if p.Field("收回") != nil {
			v.add(at(), "金额 %s 元是负数；只有收回的资金可以为负，若是收回请把“收回”填“是”", y)
		} else {
			v.add(at(), "金额 %s 元是负数，这里不能为负，请检查", y)
		}
	}
}

// mayBeNegative reports whether a page holds what is left over or missing at
// the year's ends, which can be less than nothing.
func mayBeNegative(p *Page) bool {
	return p.Name == "结转结余" || p.Name == "非财政拨款结余"
}

// score is what a weight or a score may be: points with up to four decimals.
var score = regexp.MustCompile(`^[0-9]{1,6}(\.[0-9]{1,4})?$`)

// text asks the rules of a text field: its kind of code, number or date.
func (v *validator) text(p *Page, f *Field, at func() string, s string) {
	if !utf8.ValidString(s) {
		v.add(at(), "文字的编码不对（不是 UTF-8），请重新输入")
	} else if i := strings.IndexFunc(s, unprintable); i >= 0 {
		v.add(at(), "文字里第 %d 个字符是看不见的控制符，请删去", utf8.RuneCountInString(s[:i])+1)
	}
	if !f.Lines && f.Kind == TextValue && strings.ContainsAny(s, "\n\u2028\u2029") {
		v.add(at(), "这里只能写一行，请删去换行")
	}
	switch {
	case f.Name == "科目编码": // it has rules of its own
	case f.Number && s != "":
		if !score.MatchString(s) {
			v.add(at(), "“%s”不是分数，请填 10 或 2.5 这样的数", clip(s))
		}
	case f.Column == "published_on" && s != "":
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			v.add(at(), "“%s”不是日期，请写成 2023-09-28 的样子", clip(s))
		}
	case p.Table == "department" && f.Column == "name" && strings.TrimSpace(s) == "":
		v.add(at(), "没有单位名称，请填写部门的全称")
	case s == "" && !p.mayBeBlank(f):
		v.add(at(), "不能空着，请填写")
	}
}

// mayBeBlank reports whether a text may be blank: what identifies a row may
// not, but a finding can be about the document as a whole.
func (p *Page) mayBeBlank(f *Field) bool {
	switch {
	case p == acceptedPage:
		return f.Column != "rule" && f.Column != "reason"
	case p.Table == "vehicle":
		return f.Column != "class"
	case p.Table == "own_subject":
		return false
	case p.Table == "project":
		return f.Column != "name"
	}
	return !f.Key
}

// unprintable reports whether no document can hold the character: a control
// other than a line end or a tab, or a code that Unicode gives to none.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// code asks whether the code of a row's subject can be one: functions have 3,
// 5 or 7 digits, economic subjects 3 or 5.
func (v *validator) code(p *Page, row reflect.Value, at func() string) {
	s := codeOf(p, row)
	if s == "" && p.Name == "结转结余" {
		return // a fund as a whole
	}
	if strings.Trim(s, "0123456789") != "" {
		v.add(at(), "科目编码“%s”里有不是数字的字，请只填数字", clip(s))
		return
	}
	lengths, words := []int{3, 5, 7}, "3、5 或 7"
	if kind := p.Field("分类"); p.Name == "基本支出" || kind != nil && kind.in(row).String() == string(EconomicSubject) {
		lengths, words = []int{3, 5}, "3 或 5"
	}
	if !slices.Contains(lengths, len(s)) {
		v.add(at(), "科目编码“%s”有 %d 位，应是 %s 位", clip(s), len(s), words)
	}
}

// hasHierarchy reports whether the page's amounts stand on subject codes.
func (p *Page) hasHierarchy() bool { return p.Field("科目编码") != nil && p.Name != "自定科目" }

// hierarchy asks that no entry of a page stands on a code that has entries
// below it: parents are sums, never entered.
func (v *validator) hierarchy(p *Page) {
	if !p.hasHierarchy() {
		return
	}
	codes := map[string]bool{}
	for _, row := range p.rows(v.year) {
		codes[codeOf(p, row)] = true
	}
	for _, code := range sortedCodes(codes) {
		for _, n := range []int{3, 5} {
			if len(code) > n && codes[code[:n]] {
				v.add(p.Name+"/"+code[:n], "上级科目不能直接填金额（它的下级 %s 已经填了），请只在最末级填写", code)
			}
		}
	}
}

func codeOf(p *Page, row reflect.Value) string { return p.Field("科目编码").in(row).String() }

func sortedCodes(m map[string]bool) []string {
	var out []string
	for c := range m {
		if c != "" {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// projects asks that every project has a name of its own and every project
// indicator belongs to a project.
func (v *validator) projects() {
	have := map[string]bool{}
	for i, p := range v.year.Projects {
		if have[p.Name] && p.Name != "" { // a blank one is told anyway
			v.projectTwice(i+1, p.Name)
		}
		have[p.Name] = true
	}
	for i, g := range v.year.ProjectGoals {
		if !have[g.Project] {
			v.add(JoinAddress(goalPage.Name, fmt.Sprint(i+1), "项目名称"), "“项目自评”页没有“%s”这个项目，请先填这个项目", clip(g.Project))
		}
	}
}

// projectTwice says that a project at a position has the name of one before it.
func (v *validator) projectTwice(at int, name string) {
	v.add(JoinAddress(projectPage.Name, fmt.Sprint(at), "项目名称"), "前面已经有“%s”这个项目，请换一个名称", clip(name))
}
