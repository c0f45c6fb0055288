package store_test

import (
	"fmt"
	"slices"
	"testing"

	"juesuan/store"
)

func TestInsert(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "填", set("内设机构/1/名称=甲", "内设机构/2/名称=乙")...))
	must(t, l.Insert(2022, "插", "内设机构/2", set("内设机构/02/名称=新")...))
	must(t, l.Insert(2022, "插", "内设机构/1"))
	must(t, l.Insert(2022, "插", "内设机构/5", set("内设机构/5/名称=末")...))
	var names []string
	for _, s := range yearOf(t, l, 2022).Sections {
		names = append(names, s.Name)
	}
	if want := []string{"", "甲", "新", "乙", "末"}; !slices.Equal(names, want) {
		t.Errorf("sections are %q, want %q", names, want)
	}
	h, err := l.History(2022, "内设机构")
	must(t, err)
	want := []string{
		"插: 内设机构/2/名称 乙→新", "插: 内设机构/3 →有", "插: 内设机构/3/名称 →乙",
		"插: 内设机构/1/名称 甲→", "插: 内设机构/2/名称 新→甲", "插: 内设机构/3/名称 乙→新", "插: 内设机构/4 →有", "插: 内设机构/4/名称 →乙",
		"插: 内设机构/5 →有", "插: 内设机构/5/名称 →末",
	}
	if got := lines(h[:len(want)]); !slices.Equal(got, want) {
		t.Errorf("history is %q, want %q", got, want)
	}
	whole(t, l)
}

func TestInsertRefuses(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "填", set("车辆/1/类别=其他用车")...))
	for _, c := range []struct {
		row    string
		fields []string
		want   string
	}{
		{"车辆/3", nil, "车辆/3：这一页现在只有 1 行，最多插在第 2 行"},
		{"车辆/0", nil, "不是第几行"},
		{"车辆/1/数量", nil, "这里不能插入一行"},
		{"车辆", nil, "应写成"},
		{"支出/2010301/一般公共/基本", nil, "这里不能插入一行"},
		{"三公数量", nil, "这里不能插入一行"},
		{"车辆/1", nil, "车辆/1/类别：不能空着"},
		{"车辆/1", []string{"车辆/1/类别=轿车", "车辆/1/数量=两"}, "“两”不是整数"},
		{"车辆/1", []string{"车辆/1/类别=轿车", "车辆/2/数量=2"}, "地址应以 车辆/1/ 开头"},
		{"车辆/1", []string{"内设机构/1/名称=甲"}, "插入一行时只能填这一行的栏"},
		{"车辆/1", []string{"车辆/1=甲"}, "插入一行时只能填这一行的栏"},
		{"车辆/1", []string{"车辆/1/种类=甲"}, "没有“种类”这一栏"},
	} {
		t.Run(fmt.Sprint(c.row, c.fields), func(t *testing.T) {
			unchanged(t, l, func() error { return l.Insert(2022, "插", c.row, set(c.fields...)...) }, c.want)
		})
	}
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	unchanged(t, l, func() error { return l.Insert(2022, "插", "内设机构/1") }, "不能再改")
}
