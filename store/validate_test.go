package store_test

import (
	"slices"
	"testing"

	"juesuan/store"
)

// small is a year that keeps every rule.
func small() *store.Year {
	return &store.Year{
		Year: 2022, State: store.Drafting,
		Department:  store.Department{Name: "某局", PublishedOn: "2023-09-28"},
		Duties:      []store.Duty{{Text: "第一行\n第二行"}},
		Units:       []store.Unit{{Name: "某局本级", Kind: store.Administrative}, {Name: "未定"}},
		Income:      []store.Income{{Code: "2010301", Kind: store.OtherIncome, Actual: store.Fen(-1), Recovered: true}},
		Expenditure: []store.Expenditure{{Code: "2010301", Fund: store.UnitMoney, Nature: store.Basic, Actual: store.Fen(1e15)}},
		Basic:       []store.BasicEconomic{{Code: "30101", Fund: store.UnitMoney}, {Code: "399", Fund: store.UnitMoney}},
		Carryovers: []store.Carryover{
			{Fund: store.GovernmentFund, Code: "2120801", Opening: store.Fen(-5)}, {Fund: store.UnitMoney, Closing: store.Fen(-7)},
		},
		NonFiscal:    store.NonFiscal{SurplusUsed: store.Fen(-3)},
		ThreePublic:  []store.ThreePublic{{Kind: store.Abroad}},
		Vehicles:     []store.Vehicle{{Class: "其他用车", Count: 1}},
		Texts:        []store.Text{{Place: "原因/一", Text: "因为"}},
		Projects:     []store.Project{{Name: "甲"}, {Name: "乙", Grade: "优"}},
		ProjectGoals: []store.ProjectGoal{{Project: "甲", Indicator: store.Indicator{Weight: "10", Score: "9.95"}}},
		Funding:      []store.Funding{{Source: "财政"}},
		OwnSubjects:  []store.OwnSubject{{Kind: store.FunctionSubject, Code: "2010399", Name: "自己的"}},
	}
}

func TestValidate(t *testing.T) {
	if err := small().Validate(); err != nil {
		t.Fatalf("the good year is refused: %v", err)
	}
	tooMuch := store.Fen(1e15 + 1)
	negative := store.Fen(-1)
	for _, c := range []struct {
		spoil      func(y *store.Year)
		addr, want string
	}{
		{func(y *store.Year) { y.Year = 1993 }, "年度", "1993 不是预算年度，应在 1994 到 2099 之间"},
		{func(y *store.Year) { y.Year = 2100 }, "年度", "2100 不是预算年度"},
		{func(y *store.Year) { y.State = "" }, "状态", "没有叫“”的状态，可以填填报中、已定稿、已公开"},
		{func(y *store.Year) { y.Department.Name = "　" }, "单位概况/名称", "没有单位名称"},
		{func(y *store.Year) { y.Department.Name = "某\n局" }, "单位概况/名称", "只能写一行"},
		{func(y *store.Year) { y.Department.PublishedOn = "2023-13-01" }, "单位概况/公开日期", "“2023-13-01”不是日期"},
		{func(y *store.Year) { y.Department.Contact = "\x7f" }, "单位概况/联系方式", "第 1 个字符是看不见的控制符"},
		{func(y *store.Year) { y.Duties[0].Text = "一二\ufdd0" }, "部门职责/1/内容", "第 3 个字符是看不见的控制符"},
		{func(y *store.Year) { y.Duties[0].Text = "一二\U0001ffff" }, "部门职责/1/内容", "第 3 个字符是看不见的控制符"},
		{func(y *store.Year) { y.Duties[0].Text = "\xff" }, "部门职责/1/内容", "编码不对"},
		{func(y *store.Year) { y.Units[1].Kind = "企业" }, "决算单位/2/性质", "没有叫“企业”的性质，可以填行政、参公、事业"},
		{func(y *store.Year) { y.Income[0].Recovered = false }, "收入/2010301/其他收入/决算数", "金额 -0.01 元是负数；只有收回的资金可以为负"},
		{func(y *store.Year) { y.Income[0].Kind = "" }, "收入/2010301//收入种类", "没有叫“”的收入种类"},
		{func(y *store.Year) { y.Income = append(y.Income, y.Income[0]) }, "收入/2010301/其他收入", "重复了：同一科目编码、收入种类只能填一行"},
		{func(y *store.Year) { y.Expenditure[0].Actual = tooMuch }, "支出/2010301/单位资金/基本支出/决算数", "金额 10000000000000.01 元超过十万亿元"},
		{func(y *store.Year) { y.Expenditure[0].Actual.Decimal = negative.Shift(-1).Neg() }, "支出/2010301/单位资金/基本支出/决算数", "金额 0.001 元的小数多于两位"},
		{func(y *store.Year) { y.Expenditure[0].Code = "20103" + "0１" }, "支出/201030１/单位资金/基本支出/科目编码", "里有不是数字的字"},
		{func(y *store.Year) { y.Expenditure[0].Code = "2010" }, "支出/2010/单位资金/基本支出/科目编码", "有 4 位，应是 3、5 或 7 位"},
		{func(y *store.Year) { y.Expenditure[0].Code = "" }, "支出//单位资金/基本支出/科目编码", "有 0 位"},
		{func(y *store.Year) { y.Expenditure[0].Fund = "外债" }, "支出/2010301/外债/基本支出/资金性质", "没有叫“外债”的资金性质"},
		{func(y *store.Year) { y.Expenditure[0].Nature = "别的" }, "支出/2010301/单位资金/别的/支出性质", "没有叫“别的”的支出性质"},
		{func(y *store.Year) {
			y.Expenditure = append(y.Expenditure, store.Expenditure{Code: "20103", Fund: store.GeneralPublic, Nature: store.Basic})
		}, "支出/20103", "上级科目不能直接填金额（它的下级 2010301 已经填了）"},
		{func(y *store.Year) { y.Basic[0].Code = "3010101" }, "基本支出/3010101/单位资金/科目编码", "有 7 位，应是 3 或 5 位"},
		{func(y *store.Year) { y.Basic[0].Actual = negative }, "基本支出/30101/单位资金/决算数", "这里不能为负"},
		{func(y *store.Year) { y.Basic[1].Code = "301" }, "基本支出/301", "它的下级 30101 已经填了"},
		{func(y *store.Year) { y.Carryovers[0].Code = "21208" + "0" }, "结转结余/政府性基金预算财政拨款/212080/科目编码", "有 6 位"},
		{func(y *store.Year) { y.Prior.Income = &negative }, "上年数/收入总计", "这里不能为负"},
		{func(y *store.Year) { y.Prior.Income = &tooMuch }, "上年数/收入总计", "十万亿元"},
		{func(y *store.Year) { y.ThreePublic[0].Kind = "吃饭" }, "三公经费/吃饭/项目", "没有叫“吃饭”的项目，可以填因公出国（境）费、"},
		{func(y *store.Year) { y.ThreePublic[0].Actual = negative }, "三公经费/因公出国（境）费/决算数", "这里不能为负"},
		{func(y *store.Year) { y.Counts.AbroadGroups = -1 }, "三公数量/出国团组", "数量 -1 不对，应是 0 到十亿之间的整数"},
		{func(y *store.Year) { y.Equipment.Over1M = 1_000_000_001 }, "设备/百万元以上设备", "数量 1000000001 不对"},
		{func(y *store.Year) { y.Vehicles[0].Class = "" }, "车辆/1/类别", "不能空着"},
		{func(y *store.Year) { y.Texts[0].Place = "" }, "文字//位置", "不能空着"},
		{func(y *store.Year) { y.Texts = append(y.Texts, y.Texts[0]) }, "文字/原因%2F一", "重复了：同一位置只能填一行"},
		{func(y *store.Year) { y.Rewrites = []store.Rewrite{{}} }, "改写//章节", "不能空着"},
		{func(y *store.Year) { y.Assessment.FundingScore = "-1" }, "绩效自评/预算执行得分", "“-1”不是分数，请填 10 或 2.5 这样的数"},
		{func(y *store.Year) { y.Assessment.FundingScore = "." }, "绩效自评/预算执行得分", "不是分数"},
		{func(y *store.Year) { y.ProjectGoals[0].Weight = "１０" }, "项目指标/1/分值", "不是分数"},
		{func(y *store.Year) { y.Funding[0].Source = "" }, "自评资金//资金来源", "不能空着"},
		{func(y *store.Year) { y.Funding[0].Executed = &negative }, "自评资金/财政/全年执行数", "这里不能为负"},
		{func(y *store.Year) { y.Projects[1].Name = "" }, "项目自评/2/项目名称", "不能空着"},
		{func(y *store.Year) { y.Projects[1].Grade = "特优" }, "项目自评/2/等级", "可以填优、良、中、差"},
		{func(y *store.Year) { y.Projects[1].Name = "甲" }, "项目自评/2/项目名称", "前面已经有“甲”这个项目，请换一个名称"},
		{func(y *store.Year) { y.ProjectGoals[0].Project = "丙" }, "项目指标/1/项目名称", "“项目自评”页没有“丙”这个项目"},
		{func(y *store.Year) { y.OwnSubjects[0].Name = "" }, "自定科目/功能分类/2010399/科目名称", "不能空着"},
		{func(y *store.Year) { y.OwnSubjects[0].Code = "20" }, "自定科目/功能分类/20/科目编码", "有 2 位"},
		{func(y *store.Year) { y.OwnSubjects[0].Kind = "收入分类" }, "自定科目/收入分类/2010399/分类", "可以填功能分类、经济分类"},
	} {
		y := small()
		c.spoil(y)
		err := y.Validate()
		sentence(t, err, c.want)
		problems := store.Problems(err)
		if !slices.ContainsFunc(problems, func(p *store.Problem) bool { return p.Addr == c.addr && p.Year == y.Year }) {
			t.Errorf("no problem at %s: %v", c.addr, err)
		}
		if len(problems) != 1 {
			t.Errorf("%s: %d problems, want 1: %v", c.addr, len(problems), err)
		}
	}
}

// What Validate accepts, the schema takes; what it refuses never gets there.
func TestValidateAgreesWithTheSchema(t *testing.T) {
	l := newLedger(t)
	must(t, l.Put("导入", small()))
	equal(t, "small", yearOf(t, l, 2022), small())
	for _, text := range []string{"0", "10", "9.95", "100.0000", "", ".", "5.", ".5", "-0", "1e1", "1,000", "１", "+1", " 1"} {
		y := small()
		y.Assessment.FundingWeight = text
		if y.Validate() == nil {
			if err := l.Put("导入", y); err != nil {
				t.Errorf("the score %q is valid, but %v", text, err)
			}
		}
	}
	for _, date := range []string{"", "2023-09-28", "0000-01-01", "99999-01-01", "2023-9-8", " 2023-09-28"} {
		y := small()
		y.Department.PublishedOn = date
		if y.Validate() == nil {
			if err := l.Put("导入", y); err != nil {
				t.Errorf("the date %q is valid, but %v", date, err)
			}
		}
	}
}
