package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// Rolling forward keeps every row of what lasts and of what is aimed at, none
// of the year's amounts, results or words, and opens with what was left.
func TestRollKeepsTheStructure(t *testing.T) {
	for name, last := range fewYears() {
		l := newLedger(t)
		last.State = store.Drafting
		must(t, l.Put("导入", last))
		if last.Year == 2021 { // 2022 is the new ledger's own
			_, err := l.RemoveYear(2022, "删去")
			must(t, err)
		}
		last = yearOf(t, l, last.Year)
		rolled, err := l.Roll(last.Year, last.Year+1, "结转")
		must(t, err)
		y := yearOf(t, l, last.Year+1)
		equal(t, name, rolled.Year, y)
		equal(t, name+" of before", yearOf(t, l, last.Year), last)
		if y.State != store.Drafting || y.Department.Name != last.Department.Name || y.Department.PublishedOn != "" {
			t.Errorf("%s: %s %+v", name, y.State, y.Department)
		}
		kept := map[string]bool{"单位概况": true, "部门职责": true, "内设机构": true, "决算单位": true, "车辆": true, "设备": true, "自定科目": true}
		fresh := map[string]bool{"文字": true, "改写": true} // no rows at all
		aims := "任务名称 主要内容 一级指标 二级指标 三级指标 年度指标值 分值 项目名称 实施单位 预算执行分值"
		for _, d := range store.Diff(nil, y) {
			page, field := store.SplitAddress(d.Addr)[0], d.Addr[strings.LastIndex(d.Addr, "/")+1:]
			switch {
			case fresh[page]:
				t.Errorf("%s: %s is %q", name, d.Addr, d.New)
			case kept[page], d.New == store.Present, d.Addr == "三公数量/保有量", page == "结转结余" && field == "年初数", slices.Contains(strings.Fields(aims), field):
			default:
				t.Errorf("%s: %s is %q", name, d.Addr, d.New)
			}
		}
		for _, d := range store.Diff(last, y) {
			page, field := store.SplitAddress(d.Addr)[0], d.Addr[strings.LastIndex(d.Addr, "/")+1:]
			if d.Old == store.Present && !fresh[page] || slices.Contains(strings.Fields(aims), field) || kept[page] && d.Addr != "单位概况/公开日期" {
				t.Errorf("%s: %s was %q, is %q", name, d.Addr, d.Old, d.New)
			}
		}
		for i, c := range y.Carryovers {
			if !c.Opening.Equal(last.Carryovers[i].Closing.Decimal) || !c.Closing.IsZero() {
				t.Errorf("%s: %+v after %+v", name, c, last.Carryovers[i])
			}
		}
		h, err := l.History(y.Year, "")
		must(t, err)
		told(t, name, h, "结转", store.Diff(nil, y))
	}
}

func TestRollRefuses(t *testing.T) {
	l := newLedger(t)
	roll := func(from, to int) func() error {
		return func() error {
			r, err := l.Roll(from, to, "结转")
			if r != nil {
				t.Errorf("a result besides the error: %+v", r)
			}
			return err
		}
	}
	unchanged(t, l, roll(2022, 2024), "2022 年度只能结转到下一个年度 2023", "juesuan copy")
	unchanged(t, l, roll(2022, 2022), "只能结转到下一个年度 2023")
	unchanged(t, l, roll(2021, 2022), "没有 2021 年度")
	must(t, roll2(l, 2022))
	unchanged(t, l, roll(2022, 2023), "已经有 2023 年度，没有改动", "juesuan remove 账本 --year 2023")
	as[*store.YearExistsError](t, roll(2022, 2023)())
	must(t, l.Copy(2022, 2099, "复制"))
	unchanged(t, l, roll(2099, 2100), "2100 不是预算年度")
}

func roll2(l *store.Ledger, from int) error {
	_, err := l.Roll(from, from+1, "结转")
	return err
}

// What the catalogue calls another name, and what it no longer has.
func TestRollFollowsTheSubjects(t *testing.T) {
	for _, c := range []struct {
		year           int
		codes          string // function items, then economic ones
		own            string
		renamed, ended []string
	}{
		{2022, "2010301 2080501 30101", "", nil, nil},
		{2018, "2070199 2010301", "", []string{
			"207 文化体育与传媒支出→文化旅游体育与传媒支出", "20701 文化→文化和旅游", "2070199 其他文化支出→其他文化和旅游支出",
		}, nil},
		{2019, "2080501 2080504", "", []string{
			"20805 行政事业单位离退休→行政事业单位养老支出", "2080501 归口管理的行政单位离退休→行政单位离退休",
		}, []string{"2080504 未归口管理的行政单位离退休（支出、结转结余）"}},
		{2019, "2080501", "2080501", []string{"20805 行政事业单位离退休→行政事业单位养老支出"}, nil}, // the office's own name stays
		{2020, "2011004 2011050 2089901 39906", "", nil, []string{
			"2011004 政府特殊津贴（支出、结转结余） 2080113 政府特殊津贴", "2011050 事业运行（支出、结转结余） 2080150 事业运行 2150550 事业运行",
			"2089901 其他社会保障和就业支出（支出、结转结余） 2089999 其他社会保障和就业支出", "39906 赠与（基本支出）",
		}},
		{2018, "2011501", "", nil, []string{"2011501 行政运行（支出、结转结余） 2013701 行政运行 2013801 行政运行"}},
		{2023, "2010308", "", nil, []string{"2010308 信访事务（支出、结转结余） 20140 信访事务"}},
		{2022, "2999999", "", nil, nil}, // never known: nothing that the years changed
	} {
		l := newLedger(t)
		y := &store.Year{Year: c.year, State: store.Drafting, Department: store.Department{Name: "某局"}}
		for _, code := range strings.Fields(c.codes) {
			if len(code) == 5 {
				y.Basic = append(y.Basic, store.BasicEconomic{Code: code, Fund: store.GeneralPublic})
				continue
			}
			y.Expenditure = append(y.Expenditure, store.Expenditure{Code: code, Fund: store.GeneralPublic, Nature: store.Basic})
			y.Carryovers = append(y.Carryovers, store.Carryover{Fund: store.GeneralPublic, Code: code})
		}
		if c.own != "" {
			y.OwnSubjects = []store.OwnSubject{{Kind: store.FunctionSubject, Code: c.own, Name: "自定的名称"}}
		}
		if c.year != 2022 {
			_, err := l.RemoveYear(2022, "删去")
			must(t, err)
		}
		must(t, l.Put("导入", y))
		r, err := l.Roll(c.year, c.year+1, "结转")
		must(t, err)
		var renamed, ended []string
		for _, x := range r.Renamed {
			renamed = append(renamed, fmt.Sprintf("%s %s→%s", x.Code, x.Old, x.New))
			if x.Evidence == "" {
				t.Errorf("%s has no evidence", x.Code)
			}
		}
		for _, x := range r.Ended {
			s := fmt.Sprintf("%s %s（%s）", x.Code, x.Name, strings.Join(x.Pages, "、"))
			for _, i := range x.Instead {
				s += " " + i.Code + " " + i.Name
			}
			ended = append(ended, s)
		}
		if !slices.Equal(renamed, c.renamed) || !slices.Equal(ended, c.ended) {
			t.Errorf("%d %s:\nrenamed %q\nwant    %q\nended %q\nwant  %q", c.year, c.codes, renamed, c.renamed, ended, c.ended)
		}
	}
}

// Last year's words are found for what is blank this year, and only for that.
func TestSuggestions(t *testing.T) {
	last := storetest.Sample()
	y := &store.Year{Year: 2023}
	all := store.Suggestions(y, last)
	if len(all) < len(last.Texts) {
		t.Fatalf("%d suggestions for %d texts", len(all), len(last.Texts))
	}
	if s := all[0]; s.Year != 2022 || !strings.HasPrefix(s.Addr, "文字/") || s.Text == "" {
		t.Errorf("the first is %+v", s)
	}
	has := func(list []store.Suggestion, addr string) bool {
		return slices.ContainsFunc(list, func(s store.Suggestion) bool { return s.Addr == addr })
	}
	last.Rewrites = []store.Rewrite{{Section: "五", Template: "{{.年度}}"}}
	last.Projects = []store.Project{{Name: "甲", GoalDone: "完成"}, {Name: "乙", GoalDone: "完成"}}
	y.Projects = []store.Project{{Name: "新"}, {Name: "甲"}}
	y.Texts = []store.Text{{Place: "原因/一", Text: "新的原因"}, {Place: "原因/四", Text: " "}}
	got := store.Suggestions(y, last)
	for addr, want := range map[string]bool{
		"文字/原因%2F一/内容": false, "文字/原因%2F四/内容": true, "改写/五/模板": true,
		"绩效自评/预期目标": true, "绩效自评/预算执行得分": false, "项目自评/2/目标完成情况": true, "项目自评/1/目标完成情况": false,
	} {
		if has(got, addr) != want {
			t.Errorf("%s is suggested: %t, want %t", addr, !want, want)
		}
	}
	if got := store.Suggestions(y, nil); got != nil {
		t.Errorf("without last year: %v", got)
	}
}
