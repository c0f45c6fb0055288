package text

import (
	"fmt"
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
		around := par.before(n) + n.unit + par.after(n)
		label := clauses(par.plain[:n.from])
		near := label[len(label)-1] + n.unit + par.after(n)
		page := ""
		switch {
		case strings.Contains(near, "内设") && !strings.Contains(near, "编制"):
			page = "内设机构"
		case strings.Contains(around, "编制范围") && (strings.Contains(near, "单位")), strings.Contains(near, "决算单位"):
			page = "决算单位"
		}
		if page != "" {
			par.list(n, page)
		}
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

// list reads the names after a count: 内设机构4个，包括：甲、乙。 Without names the
// count is no claim.
func (par *paragraph) list(n *number, page string) {
	_, end := par.sentence(n.from)
	text := par.plain[n.end:end]
	colon := -1
	for i, c := range text {
		if c == '：' {
			colon = i
			break
		}
	}
	count := mark{from: n.from, to: n.to, text: n.text, figure: par.counted(n, page)}
	if colon < 0 {
		return
	}
	names := cutNames(text[colon+1:])
	if len(names) == 0 { // the list follows in paragraphs
		par.listed = listing{page: page, next: 1}
		par.marks = append(par.marks, count)
		return
	}
	if strings.HasSuffix(strings.TrimRight(string(text), "。 "), "等") || len(names) == 1 && n.value.IntPart() > 1 {
		return
	}
	par.marks = append(par.marks, count)
	for i, name := range names {
		from := n.end + colon + 1 + name[0]
		par.marks = append(par.marks, mark{from: from, to: from + name[1] - name[0], entry: fmt.Sprintf("%s/%d/名称", page, i+1)})
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
