package desk

import (
	"slices"
	"strings"

	"juesuan/store"
)

// The entry pages, by the names that the window shows.
const (
	UnitPage        = "单位概况"
	IncomePage      = "收入"
	SpendingPage    = "支出" // the four below together
	GeneralPage     = "支出·一般公共"
	FundPage        = "支出·政府性基金"
	CapitalPage     = "支出·国有资本"
	OtherPage       = "支出·其他"
	BasicPage       = "基本支出"
	CarryoverPage   = "结转结余"
	ThreePublicPage = "三公经费"
	RunningPage     = "机关运行、采购、资产"
	TextPage        = "文字说明"
	AssessmentPage  = "绩效自评"
	ProjectPage     = "项目自评"
)

// entryPages lists the pages in the document's order, each with the page that
// it is a part of and the ledger's pages that are entered on it.
var entryPages = []struct {
	name, parent string
	of           []string
}{
	{UnitPage, "", []string{"单位概况", "部门职责", "内设机构", "决算单位", "自定科目"}},
	{IncomePage, "", []string{"收入"}},
	{SpendingPage, "", nil},
	{GeneralPage, SpendingPage, nil},
	{FundPage, SpendingPage, nil},
	{CapitalPage, SpendingPage, nil},
	{OtherPage, SpendingPage, nil},
	{BasicPage, "", []string{"基本支出"}},
	{CarryoverPage, "", []string{"结转结余", "非财政拨款结余", "上年数"}},
	{ThreePublicPage, "", []string{"三公经费", "三公数量"}},
	{RunningPage, "", []string{"机关运行经费", "政府采购", "车辆", "设备"}},
	{TextPage, "", []string{"文字", "改写"}},
	{AssessmentPage, "", []string{"绩效自评", "自评资金", "自评任务", "自评指标"}},
	{ProjectPage, "", []string{"项目自评", "项目指标"}},
}

// FundsOf returns the funds whose spending is entered on a page; none for
// pages that are no part of 支出.
func FundsOf(page string) []store.Fund {
	switch page {
	case GeneralPage:
		return []store.Fund{store.GeneralPublic}
	case FundPage:
		return []store.Fund{store.GovernmentFund}
	case CapitalPage:
		return []store.Fund{store.StateCapital}
	case OtherPage:
		return []store.Fund{store.FiscalAccount, store.UnitMoney}
	}
	return nil
}

// pageOfRows gives the entry page of a page of the ledger; 支出 has several.
var pageOfRows = func() map[string]string {
	out := map[string]string{SpendingPage: GeneralPage}
	for _, p := range entryPages {
		for _, of := range p.of {
			out[of] = p.name
		}
	}
	return out
}()

// pageOfFund gives the page of 支出 on which a fund's spending is entered.
var pageOfFund = func() map[string]string {
	out := map[string]string{}
	for _, p := range entryPages {
		for _, f := range FundsOf(p.name) {
			out[string(f)] = p.name
		}
	}
	return out
}()

// PageOf returns the entry page on which an entry stands, by the address of a
// page, a row or a field; "" if the address is no entry's. It does not ask
// whether there is such an entry: it is asked of thousands of addresses while
// somebody types.
func PageOf(addr string) string {
	rows, rest, _ := strings.Cut(addr, "/")
	page := pageOfRows[rows]
	switch {
	case rows == SpendingPage:
		if _, rest, ok := strings.Cut(rest, "/"); ok {
			fund, _, _ := strings.Cut(rest, "/")
			return pageOfFund[fund]
		}
	case rows == "文字" && rest != "":
		if place, field, ok := strings.Cut(rest, "/"); ok && field != "内容" || place == "" {
			return "" // a figure of the text: 文字/五/3
		}
	}
	return page
}

// pagesOf returns the entry pages that an address of a finding speaks of: an
// entry's own, those of the entries that a fact adds up, the text's.
func (y *Year) pagesOf(addr string) []string {
	if addr == "" {
		return nil
	}
	if out, ok := y.pages[addr]; ok {
		return out
	}
	var out []string
	add := func(page string) {
		if page != "" && !slices.Contains(out, page) {
			out = append(out, page)
		}
	}
	table, _, _ := strings.Cut(addr, "/")
	switch {
	case table == "文字":
		add(TextPage)
	case table == "自评":
		add(AssessmentPage)
	case table == "项目自评":
		add(ProjectPage)
	case PageOf(addr) != "":
		add(PageOf(addr))
	default:
		for _, e := range y.someEntries(addr) {
			add(PageOf(e))
		}
	}
	if y.pages == nil {
		y.pages = map[string][]string{}
	}
	y.pages[addr] = out
	return out
}

// someEntries lists entries of every sort that a fact adds up: a sum of a
// thousand entries of one page needs no more than a few of them.
func (y *Year) someEntries(addr string) []string {
	const (
		mostParts, mostEntries = 40, 6 // of one fact
		mostFacts              = 400
	)
	var out []string
	queue := []string{addr}
	for i := 0; i < len(queue) && i < mostFacts; i++ {
		f := y.Book().Fact(queue[i])
		if f == nil {
			continue
		}
		out = append(out, f.Entries[:min(len(f.Entries), mostEntries)]...)
		queue = append(queue, f.Parts[:min(len(f.Parts), mostParts)]...)
	}
	return out
}
