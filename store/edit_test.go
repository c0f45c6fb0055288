package store_test

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// set is a change written as the command line does.
func set(changes ...string) (out []store.Change) {
	for _, c := range changes {
		addr, value, _ := strings.Cut(c, "=")
		out = append(out, store.Change{Addr: addr, Value: value})
	}
	return out
}

// sampleLedger holds the example department's year, open for changes.
func sampleLedger(t *testing.T) *store.Ledger {
	t.Helper()
	l := newLedger(t)
	y := storetest.Sample()
	y.State = store.Drafting
	must(t, l.Put("导入", y))
	return l
}

// Each case is set on the sample's year; field reads the value back from the
// differences to the year before.
func TestSet(t *testing.T) {
	l := sampleLedger(t)
	for _, c := range []struct {
		changes []string
		want    []string // address old → new
	}{
		{[]string{"三公数量/保有量=２"}, []string{"三公数量/保有量 0→2"}},
		{[]string{"机关运行经费/决算数=￥1,234.5元"}, nil},
		{[]string{"支出/2010399/一般公共/项目/决算数=12.34", "支出/2010399/一般公共/项目/年初预算数=1"}, []string{
			"支出/2010399/一般公共预算财政拨款/项目支出 →有",
			"支出/2010399/一般公共预算财政拨款/项目支出/年初预算数 0.00→1.00",
			"支出/2010399/一般公共预算财政拨款/项目支出/决算数 0.00→12.34",
		}},
		// The order within one step does not matter.
		{[]string{"收入/2010399/其他/决算数=-5", "收入/2010399/其他/收回=是"}, []string{
			"收入/2010399/其他收入 →有", "收入/2010399/其他收入/决算数 0.00→-5.00", "收入/2010399/其他收入/收回 否→是",
		}},
		{[]string{"项目指标/1/一级指标=产出", "项目指标/1/项目名称=甲", "项目自评/1/等级=优", "项目自评/1/项目名称=甲"}, []string{
			"项目自评/1 →有", "项目自评/1/项目名称 →甲", "项目自评/1/等级 →优", "项目指标/1 →有", "项目指标/1/项目名称 →甲", "项目指标/1/一级指标 →产出",
		}},
		{[]string{"上年数/收入总计=0"}, nil},
		{[]string{"上年数/收入总计="}, []string{"上年数/收入总计 0.00→"}},
		{[]string{"文字/原因%2F甲/内容=甲\r\n乙"}, []string{"文字/原因%2F甲 →有", "文字/原因%2F甲/内容 →甲\n乙"}},
		{[]string{"结转结余/单位资金//年初数=-8"}, []string{"结转结余/单位资金/ →有", "结转结余/单位资金//年初数 0.00→-8.00"}},
		{[]string{"非财政拨款结余/结余分配=-1"}, []string{"非财政拨款结余/结余分配 0.00→-1.00"}},
		{[]string{"三公数量/保有量=2"}, []string{}}, // as it is
	} {
		before := yearOf(t, l, 2022)
		if err := l.Set(2022, "改", set(c.changes...)...); err != nil {
			t.Errorf("%q: %v", c.changes, err)
			continue
		}
		got := []string{}
		for _, d := range store.Diff(before, yearOf(t, l, 2022)) {
			got = append(got, d.Addr+" "+d.Old+"→"+d.New)
		}
		if c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%q changed %q, want %q", c.changes, got, c.want)
		}
	}
	y := yearOf(t, l, 2022)
	if got := y.Operating.Actual.String(); got != "1234.50" {
		t.Errorf("机关运行经费 is %s", got)
	}
}

func TestOrderedLists(t *testing.T) {
	l := newLedger(t)
	names := func() (out []string) {
		for _, s := range yearOf(t, l, 2022).Sections {
			out = append(out, s.Name)
		}
		return out
	}
	must(t, l.Set(2022, "填", set("内设机构/1/名称=甲", "内设机构/2/名称=乙", "内设机构/3/名称=丙", "内设机构/04/名称=丁")...))
	must(t, l.Set(2022, "改", set("内设机构/02/名称=贰", "内设机构/5/名称=戊")...))
	if got := names(); !slices.Equal(got, []string{"甲", "贰", "丙", "丁", "戊"}) {
		t.Errorf("sections are %q", got)
	}
	unchanged(t, l, func() error { return l.Set(2022, "填", set("内设机构/7/名称=庚")...) }, "内设机构/7", "现在只有 5 行，下一行是第 6 行")
	unchanged(t, l, func() error {
		return l.Set(2022, "填", set("内设机构/6/名称=己", "内设机构/8/名称=辛")...)
	}, "现在只有 6 行")

	// Addresses mean the rows as they are before, in whatever order they come.
	must(t, l.Remove(2022, "删", "内设机构/1", "内设机构/04", "内设机构/2"))
	if got := names(); !slices.Equal(got, []string{"丙", "戊"}) {
		t.Errorf("sections are %q", got)
	}
	unchanged(t, l, func() error { return l.Remove(2022, "删", "内设机构/1", "内设机构/01") }, "写了两次")
	unchanged(t, l, func() error { return l.Remove(2022, "删", "内设机构/1", "内设机构/3") }, "没有这一行")

	must(t, l.Set(2022, "填", set("车辆/1/数量=2", "车辆/1/类别=其他用车")...))
	if v := yearOf(t, l, 2022).Vehicles; len(v) != 1 || v[0] != (store.Vehicle{Class: "其他用车", Count: 2}) {
		t.Errorf("vehicles are %v", v)
	}
}

func TestSetRefuses(t *testing.T) {
	l := sampleLedger(t)
	item := yearOf(t, l, 2022).Expenditure[0]
	addr := store.JoinAddress("支出", item.Code, string(item.Fund), string(item.Nature))
	long := strings.Repeat("9", 5000)
	for change, parts := range map[string][]string{
		"":                              {"没有“”这一页"},
		addr + "=5":                     {addr, "这是一行的地址"},
		addr + "/科目编码=2010101":          {"这一栏是行的标识"},
		addr + "/决算数=1.005":             {"2022 年度 " + addr + "/决算数", "小数多于两位"},
		addr + "/决算数=十元":                {"不是金额"},
		addr + "/决算数=-1":                {"金额 -1.00 元是负数；只有收回的资金可以为负"},
		addr + "/决算数=" + long:           {"不是金额", "…"},
		addr + "/决算数=10000000000000.01": {"十万亿元"},
		addr + "/收回=也许":                 {"“也许”不是“是”或“否”"},
		"支出/201/一般公共/基本/决算数=1":          {"支出/201", "上级科目不能直接填金额（它的下级 2010"},
		"支出/" + item.Code[:5] + "/单位/经营/决算数=1": {"上级科目不能直接填金额"},
		"支出/20十/一般公共/基本/决算数=1":                 {"科目编码“20十”里有不是数字的字"},
		"支出/20/一般公共/基本/决算数=1":                  {"有 2 位，应是 3、5 或 7 位"},
		"基本支出/3010101/一般公共/决算数=1":              {"有 7 位，应是 3 或 5 位"},
		"支出//一般公共/基本/决算数=1":                    {"有 0 位"},
		"三公数量/保有量=1.5":                         {"“1.5”不是整数"},
		"三公数量/保有量=-1":                          {"数量 -1 不对"},
		"三公数量/保有量=两":                           {"不是整数"},
		"三公数量/保有量=￥2":                          {"不是整数"},
		"三公数量/保有量=1000000001":                  {"应是 0 到十亿之间的整数"},
		"三公经费/因公/决算数=-1":                       {"这里不能为负"},
		"上年数/收入总计=-1":                          {"这里不能为负"},
		"单位概况/名称= ":                            {"没有单位名称"},
		"单位概况/公开日期=2023年":                      {"不是日期"},
		"单位概况/公开日期=2023-02-30":                 {"不是日期"},
		"单位概况/自称=我\x00部门":                      {"第 2 个字符是看不见的控制符"},
		"单位概况/自称=我\uffff部门":                    {"看不见的控制符"},
		"单位概况/自称=\xce\xd2":                     {"编码不对（不是 UTF-8）"},
		"决算单位/1/性质=企业":                         {"没有叫“企业”的性质，可以填行政、参公、事业"},
		"绩效自评/预算执行分值=-0":                       {"“-0”不是分数"},
		"绩效自评/预算执行分值=1e1":                      {"不是分数"},
		"绩效自评/预算执行分值=十":                        {"不是分数"},
		"项目指标/1/一级指标=产出":                       {"没有“”这个项目"},
		"项目指标/1/项目名称=没有的":                      {"项目指标/1/项目名称", "“项目自评”页没有“没有的”这个项目"},
		"项目自评/1/等级=优":                          {"项目自评/1/项目名称：不能空着"},
		"项目自评/1/等级=特优":                         {"没有叫“特优”的等级，可以填优、良、中、差"},
		"车辆/1/类别=":                             {"车辆/1/类别", "不能空着"},
		"文字//内容=空":                             {"不能空着"},
		"自定科目/功能/2150517/科目名称=":                {"不能空着"},
	} {
		// Good changes around a bad one are not made either.
		unchanged(t, l, func() error {
			return l.Set(2022, "改", set("三公数量/出国团组=3", change, "三公数量/出国人次=9")...)
		}, parts...)
	}
	must(t, l.Set(2022, "无"))
}

func TestRemove(t *testing.T) {
	l := sampleLedger(t)
	must(t, l.Set(2022, "填", set("项目自评/1/项目名称=甲", "项目指标/1/项目名称=甲", "项目指标/2/项目名称=甲")...))
	y := yearOf(t, l, 2022)
	item := y.Expenditure[0]
	addr := store.JoinAddress("支出", item.Code, string(item.Fund), string(item.Nature))
	for row, parts := range map[string][]string{
		"三公数量":             {"只能删去整行"},
		addr + "/决算数":      {"只能删去整行"},
		"支出/2999999/单位/经营": {"支出/2999999/单位资金/经营支出", "没有这一行"},
		"部门职责/99":          {"没有这一行"},
		"部门职责/零":           {"不是第几行"},
		"项目自评/1":           {"“项目自评”页没有“甲”这个项目"},
		"项目指标":             {"应写成"},
	} {
		unchanged(t, l, func() error { return l.Remove(2022, "删", addr, row) }, parts...)
	}
	must(t, l.Remove(2022, "删", addr, "项目自评/1", "项目指标/1", "项目指标/2"))
	after := yearOf(t, l, 2022)
	if len(after.Expenditure) != len(y.Expenditure)-1 || len(after.Projects)+len(after.ProjectGoals) != 0 {
		t.Errorf("left are %d expenditures, %d projects, %d goals", len(after.Expenditure), len(after.Projects), len(after.ProjectGoals))
	}
}

// What one person changes field by field is what another puts as a whole.
func TestSetEqualsPut(t *testing.T) {
	_, y := storetest.Invented()
	whole, single := newLedger(t), newLedger(t)
	must(t, whole.Put("导入", y))
	var changes []store.Change
	empty := &store.Year{Year: 2022, State: store.Drafting, Department: store.Department{Name: "某局"}}
	for _, d := range store.Diff(empty, y) {
		if a, err := store.ParseAddress(d.Addr); err != nil {
			t.Fatal(err)
		} else if a.Field != nil {
			changes = append(changes, store.Change{Addr: d.Addr, Value: d.New})
		}
	}
	must(t, single.Set(2022, "逐项填", changes...))
	for _, d := range store.Diff(yearOf(t, whole, 2022), yearOf(t, single, 2022)) {
		if d.Old != store.Present { // a row of nothing but zeros has no field to set
			t.Errorf("differs: %+v", d)
		}
	}
}
