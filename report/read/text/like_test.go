package text

import "testing"

// TestLikeNames: a name that was written a little differently is found, one that
// could be two is not.
func TestLikeNames(t *testing.T) {
	x := &itemIndex{rows: []itemRow{
		{code: "2010301", class: "一般公共服务", section: "政府办公厅（室）及相关机构事务", item: "行政运行"},
		{code: "2010302", class: "一般公共服务", section: "政府办公厅（室）及相关机构事务", item: "一般行政管理事务"},
		{code: "2080505", class: "社会保障和就业", section: "行政事业单位养老", item: "机关事业单位基本养老保险缴费"},
		{code: "2080506", class: "社会保障和就业", section: "行政事业单位养老", item: "机关事业单位职业年金缴费"},
		{code: "2120801", class: "城乡社区", section: "国有土地使用权出让", item: "甲类项目建设"},
		{code: "2120802", class: "城乡社区", section: "国有土地使用权出让", item: "乙类项目建设"},
		{code: "208", class: "社会保障和就业"},
		{code: "20805", class: "社会保障和就业", section: "行政事业单位养老"},
	}}
	for _, c := range []struct {
		name itemName
		want string
	}{
		{itemName{class: "一般公共服务", section: "政府办公厅及相关机构事务", item: "行政运行"}, "2010301"},
		{itemName{class: "社会保障与就业", section: "行政事业单位养老", item: "机关事业单位基本养老保险缴费"}, "2080505"},
		{itemName{class: "社会保障和就业", section: "行政事业单位的养老"}, "20805"},
		{itemName{class: "社会保障与就业"}, ""}, // too little of a short name
		{itemName{class: "社会保障和就业", section: "行政事业单位养老", item: "机关事业单位职工年金缴费"}, "2080506"},
		{itemName{class: "城乡社区", section: "国有土地使用权出让", item: "丙类项目建设"}, ""}, // one or the other
		{itemName{class: "教育", section: "普通教育", item: "小学教育"}, ""},
	} {
		if got := x.like(c.name); got != c.want {
			t.Errorf("like(%+v) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 0},
		{"行政运行", "", 0},
		{"行政运行", "行政运行", 1},
		{"行政运行", "行政事业", 2.0 / 6},
		{"人人人", "人人", 2.0 / 3},
		{"人", "人民", 0},
		{"人", "一般人民", 0},
	} {
		if got := newLikeness(c.a).to(c.b); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
