package report

import (
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

func followSample(t testing.TB) *Live {
	t.Helper()
	l, err := NewLive(testPack(t), testCatalogue(t), storetest.Sample(), nil, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func set(t testing.TB, l *Live, addr, value string) Update {
	t.Helper()
	up, err := l.Set(store.Change{Addr: addr, Value: value})
	if err != nil {
		t.Fatal(err)
	}
	return up
}

// TestSetRefuses asks that a value that is not understood is told with its
// address, and that nothing of the changes beside it is made.
func TestSetRefuses(t *testing.T) {
	l := followSample(t)
	before := photograph(l)
	sound := store.Change{Addr: "机关运行经费/决算数", Value: "1"}
	for _, c := range []struct {
		addr, value string
		want        []string
	}{
		{"机关运行经费/决算数", "12,34", []string{"2022 年度 机关运行经费/决算数", "千位分隔符"}},
		{"机关运行经费/决算", "1", []string{"没有“决算”这一栏"}},
		{"支出/2010301/一般公共预算财政拨款/基本支出", "1", []string{"请在后面写上栏名"}},
		{"支出/2010301/一般公共预算财政拨款/基本支出/科目编码", "2010302", []string{"行的标识"}},
		{"支出/2010301/一般公共预算财政拨款/基本支出/收回", "也许", []string{"不是“是”或“否”"}},
		{"三公数量/保有量", "1.5", []string{"“1.5”不是整数"}},
		{"决算单位/1/性质", "集体", []string{"没有叫“集体”的性质", "行政、参公、事业"}},
		{"内设机构/99/名称", "科", []string{"现在只有", "行"}},
		{"单位概况/公开日期", "九月", []string{"“九月”应写成 2023-09-28 的样子"}},
		{"改写/三/模板", "{{取 \"没有\"}}", []string{"没有“没有”这个数"}},
		{"支出/201/一般公共预算财政拨款/项目支出/决算数", "1", []string{"201 直接填了金额", "只在最末级填写"}},
	} {
		_, err := l.Set(sound, store.Change{Addr: c.addr, Value: c.value})
		if err == nil {
			t.Errorf("%s=%s was taken", c.addr, c.value)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s=%s: %v, want %s", c.addr, c.value, err, w)
			}
		}
		before.unchanged(t, []store.Change{sound, {Addr: c.addr, Value: c.value}}, photograph(l))
		if got := l.Year().Operating; !got.Actual.Equal(storetest.Sample().Operating.Actual.Decimal) {
			t.Errorf("%s=%s: the year keeps the change beside it: %v", c.addr, c.value, got)
		}
	}
	if up := set(t, l, sound.Addr, sound.Value); up.All || len(up.Facts) == 0 {
		t.Errorf("after refusals: %+v", up)
	}
}

// TestSetFollows asks for what reaches how far.
func TestSetFollows(t *testing.T) {
	const item = "支出/2010301/一般公共预算财政拨款/基本支出/"
	for _, c := range []struct {
		name, addr, value string
		holds             func(up Update, l *Live) bool
	}{
		{"an amount", item + "决算数", "2,000,000.00", func(up Update, l *Live) bool {
			return !up.All && l.Book().Fact("03/2010301/基本支出").Printed.String() == "200" && len(up.Figures) > 3
		}},
		{"an amount that nothing shows", "收入/2010301/一般公共预算财政拨款收入/预算数", "5", func(up Update, _ *Live) bool {
			return !up.All && up.Facts == nil && up.Figures == nil && up.Sections == nil
		}},
		{"the budget the item kept to", item + "年初预算数", "2", func(up Update, _ *Live) bool {
			return !up.All && strings.Join(up.Sections, " ") == "五"
		}},
		{"a row that goes", "支出/2010399/一般公共预算财政拨款/项目支出/决算数", "0", func(up Update, _ *Live) bool { return up.All }},
		{"a row that comes", "支出/2019999/单位资金/项目支出/决算数", "1", func(up Update, l *Live) bool {
			return up.All && l.Book().Fact("03/2019999/项目支出") != nil
		}},
		{"a name", "单位概况/名称", "另一个局", func(up Update, l *Live) bool { return up.All && l.Document().Department == "另一个局" }},
		{"a reason", "文字/文字%2F重点绩效评价/内容", "没有开展。", func(up Update, l *Live) bool {
			return !up.All && up.Sections == nil && len(up.Words) == 1 && strings.Contains(l.Document().Explanation(), "没有开展。")
		}},
		{"a reason taken away", "文字/文字%2F重点绩效评价/内容", "", func(up Update, _ *Live) bool {
			return !up.All && strings.Join(up.Sections, " ") == "十三"
		}},
		{"a score", "自评指标/1/得分", "0.5", func(up Update, _ *Live) bool {
			return !up.All && strings.Join(up.Tables, " ") == assessmentID && strings.Join(up.Facts, " ") == "自评/总分/得分"
		}},
		{"a count", "三公数量/保有量", "41", func(up Update, _ *Live) bool {
			return !up.All && len(up.Figures) == 1 && up.Figures[0].Text == "41"
		}},
	} {
		l := followSample(t)
		book, doc := l.Book(), l.Document()
		up := set(t, l, c.addr, c.value)
		if !c.holds(up, l) {
			t.Errorf("%s: %+v", c.name, up)
		}
		if anew := l.Book() != book || l.Document() != doc; anew != up.All {
			t.Errorf("%s: Book and Document are new ones: %v, told %v", c.name, anew, up.All)
		}
	}
}

// TestLiveOwnsItsYear asks that the year it was made of stays as it is.
func TestLiveOwnsItsYear(t *testing.T) {
	y := storetest.Sample()
	l, err := NewLive(testPack(t), testCatalogue(t), y, nil, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	set(t, l, "支出/2010301/一般公共预算财政拨款/基本支出/决算数", "7")
	set(t, l, "文字/原因%2F一/内容", "别的原因")
	set(t, l, "支出/2019999/单位资金/项目支出/决算数", "1")
	if d := difference(y, storetest.Sample()); d != "" {
		t.Error(d)
	}
	if len(l.Year().Expenditure) != len(y.Expenditure)+1 {
		t.Error("the row is not in the year of the Live")
	}
}
