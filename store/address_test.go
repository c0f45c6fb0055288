package store_test

import (
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func TestParseAddress(t *testing.T) {
	const item = "支出/2010301/一般公共预算财政拨款/基本支出"
	for in, want := range map[string]string{
		item:          item,
		item + "/决算数": item + "/决算数",
		"支出/2010301/一般公共/基本/决算数": item + "/决算数",
		"支出/2010301/一般/基本":       item,
		" 支出/2010301/一般公共/基本 ":   item,
		"支出/2130104/单位/附属":       "支出/2130104/单位资金/对附属单位补助支出",
		"收入/2100201/事业/决算数":      "收入/2100201/事业收入/决算数",
		"三公经费/因公/决算数":            "三公经费/因公出国（境）费/决算数",
		"三公经费/外宾/决算数":            "三公经费/外宾接待费/决算数",
		"三公数量/保有量":               "三公数量/保有量",
		"单位概况":                   "单位概况",
		"内设机构/2/名称":              "内设机构/2/名称",
		"内设机构/02/名称":             "内设机构/2/名称",
		"结转结余/单位资金//年初数":         "结转结余/单位资金//年初数",
		"文字/原因%2F一/内容":           "文字/原因%2F一/内容",
		"自定科目/功能/2150517/科目名称":   "自定科目/功能分类/2150517/科目名称",
	} {
		a, err := store.ParseAddress(in)
		if err != nil || a.String() != want {
			t.Errorf("%q is %v, %v; want %q", in, a, err, want)
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for in, parts := range map[string][]string{
		"":           {"没有“”这一页"},
		"支初/2010301": {"没有“支初”这一页", "是不是“支出”？"},
		"三公数/保有量":    {"是不是“三公数量”？"},
		"xyz":        {"没有“xyz”这一页", "账本的页有单位概况、"},
		"支出/2010301": {"应写成 支出/科目编码/资金性质/支出性质/栏名"},
		"支出/2010301/一般/基本/决算数/多":       {"应写成"},
		"支出/2010301/预算/基本":             {"资金性质“预算”可以是一般公共预算财政拨款、政府性基金预算财政拨款、国有资本经营预算财政拨款，请写全"},
		"支出/2010301/一般公共/没有/决算数":       {"没有叫“没有”的支出性质，可以填基本支出、"},
		"支出/2010301/一般公共/基本/决算":        {"“支出”页没有“决算”这一栏", "是不是“决算数”？"},
		"支出/2010301//基本":               {"没有叫“”的资金性质"},
		"内设机构/零/名称":                    {"“零”不是第几行"},
		"内设机构/0/名称":                    {"不是第几行"},
		"内设机构/-1/名称":                   {"不是第几行"},
		"内设机构/99999999999999999999/名称": {"不是第几行"},
		"三公数量/保有辆":                     {"是不是“保有量”？"},
		"三公数量/保有量/1":                   {"应写成 三公数量/栏名"},
	} {
		_, err := store.ParseAddress(in)
		sentence(t, err, append(parts, "地址“"+in+"”")...)
	}
}

func TestParsePlace(t *testing.T) {
	const item = "支出/2010301/一般公共预算财政拨款/基本支出"
	for in, want := range map[string]string{
		"支出": "支出", " 支出/ ": "支出", "支出/2010301": "支出/2010301", "支出/2010301/一般公共": "支出/2010301/一般公共预算财政拨款",
		"支出/2010301/一般公共/基本": item, "支出/2010301/一般公共/基本/决算数": item + "/决算数",
		"三公数量": "三公数量", "三公数量/保有量": "三公数量/保有量", "内设机构/02": "内设机构/2", "内设机构/2/名称": "内设机构/2/名称",
		"文字/原因%2F一": "文字/原因%2F一", "结转结余/单位//年初数": "结转结余/单位资金//年初数",
		"状态": "状态", "检查": "检查", "检查/A09": "检查/A09", "检查/A09/03%2F甲/理由": "检查/A09/03%2F甲/理由",
	} {
		if got, err := store.ParsePlace(in); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", in, got, err, want)
		}
	}
	for in, parts := range map[string][]string{
		"":              {"没有“”这一页"},
		"支处/2010301":    {"没有“支处”这一页，是不是“支出”？", "检查"},
		"状态/甲":          {"没有“状态”这一页"},
		"内设机构/零":        {"不是第几行"},
		"支出/2010301/没有": {"没有叫“没有”的资金性质"},
		"支出/2010301/一般公共/基本/决算书": {"是不是“决算数”？"},
		"三公数量/保有量/1":             {"应写成 三公数量/栏名"},
	} {
		_, err := store.ParsePlace(in)
		sentence(t, err, append(parts, "地址“"+in+"”")...)
	}
}

// Every address that a difference or the history names can be parsed.
func TestAddressesOfAYearParse(t *testing.T) {
	y, _ := storetest.Invented()
	n := 0
	for _, d := range store.Diff(nil, y) {
		a, err := store.ParseAddress(d.Addr)
		if err != nil || a.String() != d.Addr {
			t.Errorf("%q is %v, %v", d.Addr, a, err)
		}
		n++
	}
	if n < 1000 {
		t.Errorf("only %d addresses", n)
	}
}

func TestMeant(t *testing.T) {
	known := []string{"收入", "支出", "结转结余"}
	for in, want := range map[string]string{
		"收人": "，是不是“收入”？", "结转": "，是不是“结转结余”？", "结转节余": "，是不是“结转结余”？", "完全不同的": "",
	} {
		if got := store.Meant(in, known); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
