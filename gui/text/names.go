package text

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/store"
)

// nameOf calls an address by what stands there: 表05 行政运行 小计, 支出·一般公共
// 行政运行 基本支出 决算数.
func nameOf(y *desk.Year, addr string) string {
	parts := store.SplitAddress(addr)
	head := ""
	if parts[0] == "上年" && len(parts) > 1 {
		head, parts = "上年", parts[1:]
	}
	if page := desk.PageOf(addr); page != "" {
		return strings.Join(entryName(y, page, parts), " ")
	}
	if c := parts[0][:1]; c >= "0" && c <= "9" {
		parts[0] = "表" + parts[0]
	}
	for i := 1; i < len(parts); i++ {
		parts[i] = y.SubjectName(parts[i])
	}
	return head + strings.Join(parts, " ")
}

// entryName names an entry by its page, without the fund that the page is for.
func entryName(y *desk.Year, page string, parts []string) []string {
	out := []string{page}
	for _, p := range parts[1:] {
		if !slices.Contains(desk.FundsOf(page), store.Fund(p)) || len(desk.FundsOf(page)) > 1 {
			out = append(out, y.SubjectName(p))
		}
	}
	return out
}

// minus is a formula's; the window's face lacks it.
var minus = string(rune(0x2212))

// formulaInWords is a formula with the numbers in the places of the addresses.
func formulaInWords(x *report.Explanation) string {
	facts := slices.Clone(x.Facts)
	slices.SortFunc(facts, func(a, b report.Source) int { return len(b.Addr) - len(a.Addr) }) // 上年/01/… before 01/…
	pairs := make([]string, 0, 2*len(facts)+2)
	for _, f := range facts {
		value, _, _ := strings.Cut(f.Value, " ")
		pairs = append(pairs, f.Addr, value)
	}
	return strings.NewReplacer(append(pairs, minus, "–")...).Replace(x.Formula)
}
