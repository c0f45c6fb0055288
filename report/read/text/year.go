package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// year places a year: the document's, or in a comparison the one before.
// Others are left to the text.
func (par *paragraph) year(i int) {
	n := &par.numbers[i]
	before := bare(par.plain[max(0, n.from-3):n.from])
	compared := hasAnySuffix(before, "与", "比", "较", "同") && !hasAnySuffix(before, "我与", "经比较", "经比", "经对比")
	y := int(n.value.IntPart())
	compared = compared || y == par.book.Year-1 && reComparedBare.MatchString(string(par.plain[n.end:min(n.end+8, len(par.plain))]))
	addr := ""
	switch {
	case compared && (y == par.book.Year-1 || y == par.book.Year):
		if y == par.book.Year && strings.Contains(par.comparedWith(n), "预算") {
			addr = "年度"
		} else {
			addr = "上年度"
		}
	case compared && par.mistaken(n):
		addr, par.otherYearOf = "上年度", n.text
	case !compared && (y == par.book.Year || par.isSlip(n)) && !isDate(par.plain, n.end):
		addr = "年度"
	default:
		return
	}
	par.yearFacts()
	par.marks = append(par.marks, mark{from: n.from, to: n.to, text: n.text, figure: &report.Figure{
		Kind: report.YearFigure, Text: n.text, Value: n.value, Formula: addr, Facts: []string{addr},
	}})
}

// reComparedBare is what follows a year that something is compared with where
// 与 is left out.
var reComparedBare = regexp.MustCompile(`^ *度?(?:决算数?)?相[比较]`)

// reOtherYear begins a change that is against a year of its own: 与2020年度相比，
// 收、支总计各减少……
var reOtherYear = regexp.MustCompile(`(?:^|，)(?:与|比|较|同)(20\d\d)年(?:度)?(?:决算数?)?(?:相比)?，?[^，。]{0,30}(?:增加|减少|增长|下降)[^，。]{0,6}\d`)

// mistaken reports whether a comparison of a table's section is with another
// year where the year before is meant: no other comparison of the sentence is
// with that one.
func (par *paragraph) mistaken(n *number) bool {
	s := par.sentenceText(n)
	m := reOtherYear.FindStringSubmatch(s)
	return m != nil && m[1] == n.text && slices.Contains(tableTopics, par.topic) && !strings.Contains(s, "上年") && !strings.Contains(s, strconv.Itoa(par.book.Year-1))
}

// isDate reports whether a month follows: 2022年5月.
func isDate(r []rune, at int) bool {
	for at < len(r) && r[at] == ' ' {
		at++
	}
	d := digitsAt(r, at)
	return d > 0 && d <= 2 && at+d < len(r) && r[at+d] == '月'
}

// yearFacts are the two years a text names.
func (par *paragraph) yearFacts() {
	for addr, y := range map[string]int{"年度": par.book.Year, "上年度": par.book.Year - 1} {
		if par.book.Fact(addr) == nil {
			v := decimal.NewFromInt(int64(y))
			par.book.AddFact(&report.Fact{Addr: addr, Name: addr, Kind: report.YearFact, Exact: v, Printed: v})
		}
	}
}

// comparedWith is what a comparison names behind its year: 比2022年度“三公”经费
// 年初预算, up to the next mark or number.
func (par *paragraph) comparedWith(n *number) string {
	end := n.end
	for end < len(par.plain) && !strings.ContainsRune("，。；0123456789", par.plain[end]) {
		end++
	}
	return bare(par.plain[n.end:end])
}

// whyOtherYear is why a number of a year that is not the document's is no claim.
const whyOtherYear = "说的不是本年度，没有核对"

// governing is the year that a sentence begins with, or 0: of 2021年“三公”经费
// 合计8万元，其中：公务接待费3万元 all are of 2021.
func (par *paragraph) governing(n *number) int {
	from, _ := par.sentence(n.from)
	for i := range par.numbers {
		y := &par.numbers[i]
		if y.from < from || y.kind != yearNumber {
			continue
		}
		if y.from >= n.from || par.inOwn(y) || isDate(par.plain, y.end) || reComparedBare.MatchString(string(par.plain[y.end:min(y.end+8, len(par.plain))])) {
			return 0
		}
		before := bare(par.plain[from:y.from])
		before = before[len(reNumber.FindString(before)):]
		before = before[len(reComparing.FindString(before)):]
		after := string(par.plain[y.end:min(y.end+2, len(par.plain))])
		if before != "" && reOwner.FindString(before+y.text+"年") == "" || !hasAnyPrefix(after, "度", "“", "的", "三", "实", "公") {
			return 0
		}
		if par.isSlip(y) {
			return par.book.Year
		}
		return int(y.value.IntPart())
	}
	return 0
}

// slipped reports whether the sentence of a number begins with a wrong year.
func (par *paragraph) slipped(n *number) bool {
	from, _ := par.sentence(n.from)
	for i := range par.numbers {
		if y := &par.numbers[i]; y.from >= from && y.kind == yearNumber {
			return par.isSlip(y)
		}
	}
	return false
}

// reOfTheYear are the words of a sentence that is of the document's year: how much
// of the budget was spent, or a change from the year before.
var reOfTheYear = regexp.MustCompile(`决算[^。]*(?:完成(?:年初|全年|调整)?预算[^。]*%|(?:较|比|与)上年)`)

// isSlip reports whether a section opens with a year that can only be the
// document's, which other sentences name more often.
func (par *paragraph) isSlip(y *number) bool {
	n := int(y.value.IntPart())
	if par.isStale(y) {
		return true
	}
	if !par.opens || n == par.book.Year || n < par.book.Year-5 || n > par.book.Year+1 || !slices.Contains(tableTopics, par.topic) {
		return false
	}
	own := strconv.Itoa(par.book.Year)
	if strings.TrimSpace(string(par.plain[:y.from])) != "" || par.years[own] <= par.years[y.text] {
		return false
	}
	s := par.sentenceText(y)
	return reOfTheYear.MatchString(s) && !strings.Contains(s, own) && !strings.Contains(s[len(y.text):], y.text)
}

// reInTurn tells amounts of several years in turn: 2021年、2022年……分别为.
var reInTurn = regexp.MustCompile(`20\d\d年(?:度)?[、和]20\d\d年[^。；]{0,40}分别`)

// ofOtherYear is why a number that its sentence says is of another year is no
// claim, or "". Last year's amounts are told as such.
func (par *paragraph) ofOtherYear(n *number, label string) string {
	if reInTurn.MatchString(par.sentenceText(n)) && n.kind == amountNumber {
		par.state.forget()
		return whyOtherYear
	}
	y := par.governing(n)
	if y == 0 && par.yearOf != 0 && !strings.Contains(par.sentenceText(n), strconv.Itoa(par.book.Year)) {
		y = par.yearOf // the sentence goes on from one of that year
	}
	par.yearOf = 0
	if y != par.book.Year-1 && y != par.book.Year {
		par.yearOf = y
	}
	switch {
	case y == 0 || y == par.book.Year:
		return ""
	case y == par.book.Year-1 && n.kind == amountNumber && !reChange.MatchString(label) && roleOf(label) == actualRole:
		return ""
	case n.kind == amountNumber || n.kind == percentNumber:
		par.state.forget()
		return whyOtherYear
	}
	return ""
}
