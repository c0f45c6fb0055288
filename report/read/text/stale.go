package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

var (
	// reYearHead is what stands between a year at the head of a sentence and what
	// is told of it.
	reYearHead = regexp.MustCompile(`^ ?年 ?(?:度|“|本年|全年|一般|政府|国有|财政|部门|收|支|总|基本|项目|机关|三公|公务|因公)`)
	// reCarried is money that one year's end and the next one's beginning share.
	reCarried = regexp.MustCompile(`结转|结余|上年|去年|持平|相同|一致`)
)

// isStale reports whether a sentence that begins with an earlier year, or the
// next, has the amounts of this year's tables: the year was left over in a copy.
func (par *paragraph) isStale(y *number) bool {
	const digits = 4 // an amount with fewer may be that of two years
	year, own := int(y.value.IntPart()), strconv.Itoa(par.book.Year)
	if year == par.book.Year || year < par.book.Year-3 || year > par.book.Year+1 || !slices.Contains(tableTopics, par.topic) || par.years[own] <= par.years[y.text] {
		return false
	}
	from, to := par.sentence(y.from)
	before := bare(par.plain[from:y.from])
	if before = before[len(reNumber.FindString(before)):]; before != "" && reOwner.FindString(before+y.text+"年") == "" || !reYearHead.MatchString(string(par.plain[y.to:min(y.to+8, len(par.plain))])) {
		return false
	}
	rest := par.plain[y.end:to]
	if reCarried.MatchString(clauses(rest)[0]) || strings.Contains(string(rest), own) || hasAnyPrefix(string(rest), "相比", "比") {
		return false
	}
	for i := range par.numbers {
		n := &par.numbers[i]
		if n.from < y.end || n.kind != amountNumber {
			continue
		}
		if n.to > to || len(strings.Trim(strings.NewReplacer(",", "", ".", "").Replace(n.text), "0")) < digits || reCarried.MatchString(string(par.plain[y.end:n.from])) {
			return false
		}
		v, _ := par.roundedTo(n, nil)
		return par.printed(v)
	}
	return false
}

// printed reports whether a table has an amount.
func (par *paragraph) printed(v decimal.Decimal) bool {
	for _, t := range par.book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if f := par.book.Fact(t.Rows[i].Cells[j].Addr); f != nil && f.Printed.Equal(v) {
					return true
				}
			}
		}
	}
	return false
}
