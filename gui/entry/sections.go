package entry

import (
	"juesuan/gui/desk"
	"juesuan/store"
)

// section is a part of an entry page: a grid with a title.
type section struct {
	title string
	def   definition
}

// sectionsOf lists the sections of an entry page. together says that they are
// so short that they are seen at once.
func sectionsOf(y *desk.Year, page string) (out []section, together bool) {
	rows := func(title, of, ask string, widths map[string]float32) section {
		return section{title, &list{year: y, section: of, page: store.PageNamed(of), ask: ask, widths: widths, offers: offersOf(y)}}
	}
	switch page {
	case desk.UnitPage:
		return []section{
			{"单位", &form{year: y, section: page, width: 560, parts: []formPart{{page: "单位概况"}}, offers: map[string][]string{
				"自称": {"我部门", "我单位", "本级"}, "级次": {"省级", "市级", "区级", "县级", "乡级"}, "决算范围": {"本级决算", "汇总决算"},
			}, hints: map[string]string{
				"名称": "单位的全称，印在封面上", "自称": "文字里怎么称自己，例如 我部门（F2 从列表选）", "级次": "例如 县级（F2 从列表选）",
				"决算范围": "例如 本级决算（F2 从列表选）", "联系方式": "咨询电话；样式里有这一项时印出来", "公开日期": "例如 2023-09-28，印在封面上",
				"示例": "真的决算留空；填“是”，每一页都印“示例”",
			}}},
			rows("部门职责", "部门职责", "+ 一行写一条职责…", map[string]float32{"内容": 720}),
			rows("内设机构", "内设机构", "+ 科室名称…", map[string]float32{"名称": 420}),
			rows("决算单位", "决算单位", "+ 单位名称…", map[string]float32{"名称": 420}),
			rows("自定科目", "自定科目", "+ 分类…", map[string]float32{"科目名称": 360}),
		}, false
	case desk.IncomePage:
		return []section{{page, newCoded(y, page, "收入", nil)}}, false
	case desk.GeneralPage, desk.FundPage, desk.CapitalPage, desk.OtherPage:
		return []section{{page, newCoded(y, page, "支出", desk.FundsOf(page))}}, false
	case desk.BasicPage:
		return []section{{page, newCoded(y, page, "基本支出", nil)}}, false
	case desk.CarryoverPage:
		return []section{
			{page, newCoded(y, page, "结转结余", nil)},
			{"非财政拨款结余和上年数", &form{year: y, section: "上年数", parts: []formPart{{"非财政拨款结余", "非财政拨款结余"}, {"上年数", "上年数（账本里有上年时不用填）"}}}},
		}, false
	case desk.ThreePublicPage:
		return []section{
			{"金额", &public{year: y, section: page}},
			{"数量", &form{year: y, section: "三公数量", parts: []formPart{{page: "三公数量"}}}},
		}, true
	case desk.RunningPage:
		return []section{
			{"机关运行经费、政府采购、设备", &form{year: y, section: page, parts: []formPart{
				{"机关运行经费", "机关运行经费"}, {"政府采购", "政府采购"}, {"设备", "设备"},
			}}},
			rows("车辆", "车辆", "+ 车辆类别…", map[string]float32{"类别": 220}),
		}, true
	case desk.AssessmentPage:
		return []section{
			{"目标", &form{year: y, section: page, width: 720, parts: []formPart{{page: "绩效自评"}}}},
			{"资金", &list{year: y, section: "自评资金", page: store.PageNamed("自评资金"), fixed: []string{"财政拨款", "财政专户管理资金", "单位资金"}, empty: "由支出算出"}},
			rows("任务", "自评任务", "+ 任务名称…", nil),
			rows("指标", "自评指标", "+ 一级指标…", map[string]float32{"三级指标": 260}),
		}, false
	case desk.ProjectPage:
		return []section{
			rows("项目", "项目自评", "+ 项目名称…", map[string]float32{"项目名称": 240}),
			rows("指标", "项目指标", "+ 项目名称…", map[string]float32{"项目名称": 200, "三级指标": 220}),
		}, false
	}
	return nil, false
}

// vehicleClasses are the classes that the forms count vehicles by.
var vehicleClasses = []string{
	"省级领导干部用车", "主要领导干部用车", "机要通信用车", "应急保障车", "执法执勤用车", "特种专业技术用车", "离退休干部用车", "其他用车",
}

// offersOf says what may be meant in fields of texts that mostly hold one of a
// few.
func offersOf(y *desk.Year) map[string]func() []string {
	return map[string]func() []string{
		"类别": func() []string { return vehicleClasses },
		"项目名称": func() []string {
			var out []string
			for _, p := range y.Data().Projects {
				out = append(out, p.Name)
			}
			return out
		},
		"一级指标": func() []string { return seen(y, func(i store.Indicator) string { return i.Level1 }) },
		"二级指标": func() []string { return seen(y, func(i store.Indicator) string { return i.Level2 }) },
	}
}

// seen lists what the indicators of this year and the last have, each once.
func seen(y *desk.Year, of func(store.Indicator) string) []string {
	var out []string
	is := map[string]bool{"": true}
	for _, year := range []*store.Year{y.Data(), y.Prior()} {
		if year == nil {
			continue
		}
		all := year.Indicators
		for _, g := range year.ProjectGoals {
			all = append(all[:len(all):len(all)], g.Indicator)
		}
		for _, i := range all {
			if s := of(i); !is[s] {
				is[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}
