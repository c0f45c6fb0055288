package text

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/report"
)

// listing is a list of units that paragraphs go on with.
type listing struct {
	page string // 决算单位
	next int
}

// overview reads 概况: the numbers of sections and of units, and their names.
// Everything else there is the office's own words.
func (par *paragraph) overview() {
	par.numbers = numbersOf(par.plain)
	for i := range par.numbers {
		n := &par.numbers[i]
		if n.kind == yearNumber {
			par.year(i)
			continue
		}
		if n.kind != countNumber || n.places > 0 {
			continue
		}
		if page := par.countOf(n); page != "" && !par.lists[page] {
			par.list(n, page)
		}
	}
	if !par.lists[units] && par.listed.page == "" && reUnitsFollow.MatchString(bareText(par.p.plain)) {
		par.listed = listing{page: units, next: 1}
		par.lists[units] = true
	}
	if par.listed.page != "" && reNumber.MatchString(par.p.plain) && len(par.numbers) == 0 {
		par.listedUnit()
		return
	}
	if len(par.marks) == 0 {
		at := len([]rune(reNumber.FindString(par.p.plain)))
		par.marks = append(par.marks, mark{from: at, to: len(par.plain), entry: fmt.Sprintf("部门职责/%s/内容", par.id("职责")[len("职责"):])})
	}
}

// The pages of the names that are counted.
const (
	rooms = "内设机构"
	units = "决算单位"
)

// countOf is the page of what a number counts, or "".
func (par *paragraph) countOf(n *number) string {
	around := par.before(n) + n.unit + par.after(n)
	label := clauses(par.plain[:n.from])
	last := label[len(label)-1]
	near := last + n.unit + par.after(n)
	switch {
	case strings.Contains(near, "内设") && !strings.Contains(near, "编制"),
		reRooms.MatchString(last) && hasAnyPrefix(par.after(n), "科室", "职能科室", "职能部门", "处室", "股室"):
		return rooms
	case (strings.Contains(around, "编制范围") || strings.Contains(around, "决算编")) && (strings.Contains(near, "单位")), strings.Contains(near, "决算单位"):
		return units
	case strings.Contains(near, "二级预算单位") && !strings.Contains(around, "其中"):
		if below, itself := par.unitsBelow(); below > 0 && !(itself && below == int(n.value.IntPart())+1) {
			return units
		}
	}
	return ""
}

// list reads the names after a count, or before it: 内设机构4个，包括：甲、乙。
// Without names the count is no claim.
func (par *paragraph) list(n *number, page string) {
	count := mark{from: n.from, to: n.to, text: n.text, figure: par.counted(n, page)}
	list, known := par.behind(n)
	if page == rooms && !known {
		ahead, open := par.namesAhead(n)
		if open && len(ahead) <= int(n.value.IntPart()) {
			return
		}
		list, known = ahead, len(ahead) > 0
	}
	if below, _ := par.unitsBelow(); page == units && !known && below > 0 {
		par.marks = append(par.marks, count)
		return
	}
	if !known {
		_, end := par.sentence(n.from)
		text := par.plain[n.end:end]
		colon := slices.Index(text, '：')
		if colon < 0 || slices.ContainsFunc(text[:colon], isDigit) {
			return
		}
		list = nil
		for _, c := range cutNames(text[colon+1:]) {
			list = append(list, [2]int{n.end + colon + 1 + c[0], n.end + colon + 1 + c[1]})
		}
		if len(list) == 0 { // the list follows in paragraphs
			par.listed = listing{page: page, next: 1}
			par.lists[page] = true
			par.marks = append(par.marks, count)
			return
		}
		if strings.HasSuffix(strings.TrimRight(string(text), "。 "), "等") || len(list) == 1 && n.value.IntPart() > 1 || slices.Contains(text[colon+1:], '，') {
			return
		}
	}
	if par.maybe(list, n) {
		return
	}
	par.lists[page] = true
	par.marks = append(par.marks, count)
	for i, at := range list {
		par.marks = append(par.marks, mark{from: at[0], to: at[1], entry: fmt.Sprintf("%s/%d/名称", page, i+1)})
	}
}

func (par *paragraph) counted(n *number, page string) *report.Figure {
	addr := page + "/数量"
	par.fact(addr, page, report.CountFact, n.value)
	return &report.Figure{Kind: report.CountFigure, Text: n.text, Value: n.value, Formula: addr, Facts: []string{addr}}
}

// cutNames are the places of names that 、 separates outside of brackets.
func cutNames(r []rune) [][2]int {
	var out [][2]int
	depth, from := 0, 0
	cut := func(to int) {
		a, b := from, to
		for a < b && r[a] == ' ' {
			a++
		}
		for b > a && r[b-1] == ' ' {
			b--
		}
		if b > a {
			out = append(out, [2]int{a, b})
		}
	}
	for i, c := range r {
		switch {
		case c == '（':
			depth++
		case c == '）':
			depth--
		case depth > 0:
		case c == '、', c == '，', c == '；', c == '。':
			cut(i)
			from = i + 1
		}
	}
	cut(len(r))
	return out
}

// listedUnit is a paragraph that names the next unit of a list.
func (par *paragraph) listedUnit() {
	at := len([]rune(reNumber.FindString(par.p.plain)))
	end := len(par.plain)
	for end > at && strings.ContainsRune("。；， ", par.plain[end-1]) {
		end--
	}
	par.marks = append(par.marks, mark{from: at, to: end, entry: fmt.Sprintf("%s/%d/名称", par.listed.page, par.listed.next)})
	par.listed.next++
}
