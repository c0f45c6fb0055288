package storetest

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

var hundred = decimal.NewFromInt(100)

// percent is n/d in percent, two decimals, or "-" where there is no base.
func percent(n, d int64) string {
	if d == 0 {
		return "-"
	}
	return decimal.NewFromInt(n).Mul(hundred).DivRound(decimal.NewFromInt(d), 2).StringFixed(2) + "%"
}

// executionScore is min(10, 10·rate) points, two decimals.
func executionScore(executed, adjusted int64) string {
	if adjusted <= 0 || executed >= adjusted {
		return "10"
	}
	return decimal.NewFromInt(10*executed).DivRound(decimal.NewFromInt(adjusted), 2).String()
}

// deviation is how far an actual percentage is from its target, in percent of it.
func deviation(target, actual string) string {
	t, err := decimal.NewFromString(strings.Trim(target, "≥≤=%"))
	a, err2 := decimal.NewFromString(strings.Trim(actual, "%"))
	if err != nil || err2 != nil || t.IsZero() {
		return "0.00"
	}
	return a.Sub(t).Mul(hundred).DivRound(t, 2).StringFixed(2)
}

// tasks are the year's main tasks; the output indicators carry their names.
var tasks = []store.Task{
	{Name: "市政道路养护", Content: "对城区主次干道进行预防性养护，完成病害路段整治，改善通行条件。", Done: "病害路段整治全部完工并通过验收。"},
	{Name: "社区卫生服务提质", Content: "更新基层医疗设备，充实全科医生队伍，扩大家庭医生签约服务覆盖面。", Done: "设备更新到位，签约服务覆盖面达到预期。"},
	{Name: "𠮷祥河水环境治理", Content: "实施清淤、截污和生态护岸工程，同步完善水质在线监测，做到“一河一策、一岸一案、一月一报”。", Done: "清淤截污完成，监测断面水质稳定达标。"},
}

// inventedAssessment fills the self-assessment of the whole department: full
// marks in 2023, in 2022 an execution below 100% and one target missed.
func inventedAssessment(y *store.Year) {
	var initial, adjusted, executed, left, public, publicBudget int64
	for _, e := range y.Expenditure {
		initial += e.InitialBudget.Fen()
		adjusted += e.AdjustedBudget.Fen()
		executed += e.Actual.Fen()
	}
	for _, c := range y.Carryovers {
		left += c.Closing.Fen()
	}
	for _, p := range y.ThreePublic {
		public += p.Actual.Fen()
		publicBudget += p.AdjustedBudget.Fen()
	}
	p := y.Procurement
	bought := p.Goods.Fen() + p.Works.Fen() + p.Services.Fen()

	y.Assessment = store.Assessment{
		FundingWeight: "10", FundingScore: executionScore(executed, adjusted),
		GoalExpected: "保障市政、文化、卫生等公共服务正常运转，完成年度重点建设任务。",
		GoalDone:     "公共服务运转平稳，三项重点任务按期完成，群众获得感提升。",
	}
	y.Funding = inventedFunding(y)
	y.Tasks = append(y.Tasks, tasks...)

	add := func(level1, level2, level3, target, actual, weight string) {
		y.Indicators = append(y.Indicators, store.Indicator{
			Level1: level1, Level2: level2, Level3: level3, Target: target, Actual: actual,
			Weight: weight, Score: weight, Deviation: deviation(target, actual),
		})
	}
	const input, output, benefit = "投入管理指标", "产出指标", "效益指标"
	const goals, finance, performance = "工作目标管理", "预算和财务管理", "绩效管理"
	add(input, goals, "年度履职目标相关性", "相关", "相关", "1")
	add(input, goals, "工作任务科学性", "科学", "科学", "1")
	add(input, goals, "绩效指标合理性", "合理", "合理", "1")
	add(input, finance, "预算编制完整性", "完整", "完整", "1")
	add(input, finance, "专项资金细化率", "≥90%", "96.40%", "1")
	add(input, finance, "预算执行率", "≥90%", percent(executed, adjusted), "2")
	add(input, finance, "预算调整率", "≤30%", percent(adjusted-initial, initial), "2")
	add(input, finance, "结转结余率", "≤20%", percent(left, adjusted), "2")
	add(input, finance, "“三公经费”控制率", "≤100%", percent(public, publicBudget), "2")
	add(input, finance, "政府采购执行率", "≥90%", percent(bought, p.Budget.Fen()), "2")
	add(input, finance, "决算真实性", "真实", "真实", "2")
	add(input, finance, "资金使用合规性", "合规", "合规", "2")
	add(input, finance, "管理制度健全性", "健全", "健全", "2")
	add(input, finance, "预决算信息公开性", "公开", "公开", "2")
	add(input, finance, "资产管理规范性", "规范", "规范", "2")
	for _, name := range []string{"绩效目标编制完成率", "绩效监控完成率", "绩效自评完成率", "部门绩效评价完成率", "评价结果应用率"} {
		add(input, performance, name, "=100%", "100.00%", "1")
	}
	for _, t := range tasks {
		add(output, "重点工作任务完成", t.Name, "完成", "完成", "5")
	}
	add(output, "履职目标实现", "公共服务设施完好率", "≥95%", "97.85%", "10")
	add(benefit, "履职效益", "经济效益", "≥80%", "86.30%", "10")
	add(benefit, "履职效益", "社会效益", "≥85%", "91.72%", "10")
	add(benefit, "满意度", "社会公众满意度", "≥90%", "93.16%", "8")
	add(benefit, "满意度", "服务对象满意度", "≥90%", "95.08%", "7")
	if y.Year == 2022 {
		missed := &y.Indicators[len(y.Indicators)-2]
		missed.Actual, missed.Score = "87.60%", "7.79"
		missed.Deviation = deviation(missed.Target, missed.Actual)
		missed.Cause = "部分老旧小区排水改造占道时间较长，群众出行受到影响；已优化施工组织，分段围挡、夜间作业，并公布投诉电话逐件回访。"
	}
	inventedProjects(y)
}

// inventedFunding types the rows of the special account and the units' money;
// the fiscal row is left to be computed.
func inventedFunding(y *store.Year) []store.Funding {
	rows := []store.Funding{{Source: "财政拨款"}}
	for _, f := range []store.Fund{store.FiscalAccount, store.UnitMoney} {
		var initial, adjusted, executed store.Yuan
		for _, e := range y.Expenditure {
			if e.Fund == f {
				initial.Decimal = initial.Add(e.InitialBudget.Decimal)
				adjusted.Decimal = adjusted.Add(e.AdjustedBudget.Decimal)
				executed.Decimal = executed.Add(e.Actual.Decimal)
			}
		}
		rows = append(rows, store.Funding{Source: string(f), Initial: &initial, Adjusted: &adjusted, Executed: &executed})
	}
	return rows
}

// inventedProjects assesses three projects; their amounts are those of the
// items that pay them.
func inventedProjects(y *store.Year) {
	for _, p := range []struct{ name, unit, code, lost, grade string }{
		{"市政道路养护", marketUnit, bigItem, "0", "优"},
		{"社区卫生服务中心全科诊疗设备更新及家庭医生签约服务能力提升（第二批）", clinicUnit, "2100301", "1.5", "优"},
		{"李镕喆实验学校校舍修缮", schoolUnit, "2050201", "12", "良"},
	} {
		project := store.Project{
			Name: p.name, Unit: p.unit, FundingWeight: "10", Grade: p.grade,
			GoalExpected: p.name + "按批复的内容和工期完成。", GoalDone: p.name + "已完成并通过验收。",
		}
		for _, e := range y.Expenditure {
			if e.Code == p.code && e.Fund == store.GeneralPublic && e.Nature == store.ProjectSpending {
				project.Initial, project.Adjusted, project.Executed = e.InitialBudget, e.AdjustedBudget, e.Actual
			}
		}
		project.FundingScore = executionScore(project.Executed.Fen(), project.Adjusted.Fen())
		y.Projects = append(y.Projects, project)
		y.ProjectGoals = append(y.ProjectGoals, projectGoals(p.name, p.lost)...)
	}
}

// projectGoals are one project's indicators, 90 points; lost points are taken
// off the 时效指标 and the 质量指标 by halves, with the cause.
func projectGoals(name, lost string) []store.ProjectGoal {
	goal := func(level1, level2, level3, target, actual, weight string) store.ProjectGoal {
		return store.ProjectGoal{Project: name, Indicator: store.Indicator{
			Level1: level1, Level2: level2, Level3: level3, Target: target, Actual: actual,
			Weight: weight, Score: weight, Deviation: deviation(target, actual),
		}}
	}
	goals := []store.ProjectGoal{
		goal("产出指标", "数量指标", "计划任务完成率", "≥95%", "98.20%", "20"),
		goal("产出指标", "质量指标", "一次验收合格率", "≥90%", "96.50%", "15"),
		goal("产出指标", "时效指标", "按期完成率", "≥90%", "95.75%", "15"),
		goal("成本指标", "经济成本指标", "超概算比例", "≤5%", "1.24%", "10"),
		goal("效益指标", "社会效益指标", "受益群众覆盖率", "≥80%", "88.36%", "20"),
		goal("满意度指标", "服务对象满意度", "受益群众满意度", "≥85%", "92.05%", "10"),
	}
	if half := number(lost).Div(decimal.NewFromInt(2)); half.IsPositive() {
		for i, missed := range []string{"88.10%", "84.60%"} {
			g := &goals[1+i]
			g.Actual, g.Score = missed, number(g.Weight).Sub(half).String()
			g.Deviation = deviation(g.Target, missed)
			g.Cause = fmt.Sprintf("雨季停工影响%s，已倒排工期并增派监理。", strings.TrimSuffix(g.Level3, "率"))
		}
	}
	return goals
}
