package check

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/store"
)

// A mutation is one planted error: the rule must find it and name the place.
type mutation struct {
	rule  string
	place string // part of a place's address, section or printed text, behind 警告： where the rule only warns
	spoil func(*spoiler)
}

// Items of the invented department that the mutations change.
const (
	item     = "2010301"
	fundItem = "2120804"
)

var mutations = []mutation{
	{"A01", "01/本年收入合计", func(s *spoiler) { s.set("01/本年收入合计", "5") }},
	{"A02", "01/本年支出合计", func(s *spoiler) { s.set("01/本年支出合计", "5") }},
	{"A02", "01/本年支出合计", func(s *spoiler) { s.print("01/201", "3") }},
	{"A03", "01/收入总计", func(s *spoiler) { s.set("01/收入总计", "5") }},
	{"A04", "01/支出总计", func(s *spoiler) { s.set("01/支出总计", "5") }},
	{"A05", "01/支出总计", func(s *spoiler) { s.carry("01/年末结转和结余", "5") }},
	{"A06", "02/合计/事业收入", func(s *spoiler) { s.set("02/合计/事业收入", "5") }},
	{"A07", "02/20103/财政拨款收入", func(s *spoiler) { s.set("02/20103/财政拨款收入", "5") }},
	{"A08", "02/2010301/本年收入合计", func(s *spoiler) { s.set("02/2010301/本年收入合计", "5") }},
	{"A09", "03/20103/基本支出", func(s *spoiler) { s.set("03/20103/基本支出", "5") }},
	{"A10", "03/2010301/本年支出合计", func(s *spoiler) { s.set("03/2010301/本年支出合计", "5") }},
	{"A11", "04/本年收入合计", func(s *spoiler) { s.set("04/本年收入合计", "5") }},
	{"A12", "04/201/合计", func(s *spoiler) { s.set("04/201/合计", "5") }},
	{"A13", "04/本年支出合计/政府性基金预算财政拨款", func(s *spoiler) { s.set("04/本年支出合计/政府性基金预算财政拨款", "5") }},
	{"A14", "04/年初财政拨款结转和结余", func(s *spoiler) { s.set("04/年初财政拨款结转和结余", "5") }},
	{"A15", "04/政府性基金预算财政拨款", func(s *spoiler) { s.carry("04/政府性基金预算财政拨款", "5") }},
	{"A16", "05/201/小计", func(s *spoiler) { s.set("05/201/小计", "5") }},
	{"A17", "06/302/决算数", func(s *spoiler) { s.set("06/302/决算数", "5") }},
	{"A18", "06/人员经费合计", func(s *spoiler) { s.set("06/人员经费合计", "5") }},
	{"A19", "07/合计/小计", func(s *spoiler) { s.set("07/合计/小计", "5") }},
	{"A19", "08/合计/年末结转和结余", func(s *spoiler) { s.set("08/合计/年末结转和结余", "5") }},
	{"A20", "09/决算数/合计", func(s *spoiler) { s.set("09/决算数/合计", "5") }},
	{"A21", "09/预算数/公务用车", func(s *spoiler) { s.set("09/预算数/公务用车", "5") }},
	{"A22", "03/2010301", func(s *spoiler) { s.row("03", item).Key = "20103011" }},
	{"A23", "05/201/", func(s *spoiler) { s.name("05", "201", "一般公共服务支岀") }},
	{"A24", "02/20805/", func(s *spoiler) { s.name("02", "20805", "行政事业单位离退休") }},
	{"A25", "06/30301", func(s *spoiler) {
		t := s.in.Book.Table("06")
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if t.Rows[i].Cells[j].Text == "30201" {
					t.Rows[i].Cells[j].Text = "30301"
				}
			}
		}
	}},
	{"A26", "05/2010301/基本支出", func(s *spoiler) { s.carry("05/2010301/基本支出", "-90000") }},
	{"A27", "03/20103/基本支出", func(s *spoiler) { s.set("03/20103/基本支出", "-0.50"); s.sink("03/20103/基本支出") }},
	{"A28", "03/20103/本年支出合计", func(s *spoiler) { s.sink("03/20103/本年支出合计") }},
	{"A29", "01/201", func(s *spoiler) { s.cell("01/201").Text += "0" }},
	{"A23", "06/30101/", func(s *spoiler) { s.economic("30101", "基本工贷") }},
	{"A30", "02/合计", func(s *spoiler) {
		t := s.in.Book.Table("02")
		t.Rows = append(t.Rows, t.Rows[0])
	}},
	{"A30", "03/本年支出合计", func(s *spoiler) {
		t := s.in.Book.Table("03")
		t.Columns = append(slices.Clone(t.Columns), t.Columns[2])
	}},
	{"A30", "01/行次", func(s *spoiler) { s.in.Book.Table("01").Rows[4].Cells[1].Text = "7" }},
	{"A31", "04/国有资本经营预算财政拨款", func(s *spoiler) { s.in.Book.Table("04").Rows[2].Cells[0].Text = "三、国有资本经营财政拨款" }},

	{"A32", "03/2010301/基本支出", func(s *spoiler) { s.print("03/2010301/基本支出", "5") }},

	{"B01", "02/合计/本年收入合计", func(s *spoiler) { s.carry("02/2010301/财政拨款收入", "5") }},
	{"B02", "02/合计/财政拨款收入", func(s *spoiler) { s.carry("02/2010301/财政拨款收入", "5") }},
	{"B03", "03/合计/本年支出合计", func(s *spoiler) { s.carry("03/2010301/基本支出", "5") }},
	{"B04", "03/201/本年支出合计", func(s *spoiler) { s.carry("03/2010301/基本支出", "5") }},
	{"B05", "04/本年收入合计", func(s *spoiler) { s.carry("02/2010301/财政拨款收入", "5") }},
	{"B06", "04/政府性基金预算财政拨款", func(s *spoiler) {
		s.carry("01/政府性基金预算财政拨款收入", "5")
		s.carry("01/一般公共预算财政拨款收入", "-5")
	}},
	{"B07", "05/201/小计", func(s *spoiler) { s.carry("05/2010301/基本支出", "5") }},
	{"B08", "07/合计/小计", func(s *spoiler) {
		s.carry("07/"+fundItem+"/项目支出", "5")
		s.carry("07/"+fundItem+"/年末结转和结余", "-5")
	}},
	{"B09", "07/合计/本年收入", func(s *spoiler) {
		s.carry("07/"+fundItem+"/本年收入", "5")
		s.carry("07/"+fundItem+"/年末结转和结余", "5")
	}},
	{"B10", "05/合计/基本支出", func(s *spoiler) { s.carry("06/30201/决算数", "5") }},
	{"B11", "05/2010301/小计", func(s *spoiler) { s.carry("05/2010301/基本支出", "5") }},
	{"B12", "03/2010301/本年支出合计", func(s *spoiler) { s.sample(); s.carry("03/2010301/基本支出", "5") }},
	{"B13", "03/合计/本年支出合计", func(s *spoiler) { s.carry("03/2010301/基本支出", "5") }},
	{"B14", "06/30108", func(s *spoiler) { s.carry("06/30108/决算数", "90000") }},
	{"B14", "05/2080505", func(s *spoiler) { s.carry("06/30108/决算数", "-1") }},
	{"B15", "06/30113", func(s *spoiler) { s.carry("06/30113/决算数", "90000") }},
	{"B16", "06/30110", func(s *spoiler) { s.carry("06/30110/决算数", "90000") }},
	{"B16", "06/30111", func(s *spoiler) { s.sample() }},
	{"B17", "06/30302", func(s *spoiler) { s.sample(); s.carry("06/30302/决算数", "5") }},
	{"B18", "06/30217", func(s *spoiler) { s.carry("06/30217/决算数", "90000") }},
	{"B19", "09/决算数/合计", func(s *spoiler) { s.sample(); s.carry("09/决算数/公务接待", "900") }},
	{"B20", "01/201", func(s *spoiler) { s.print("01/201", "0.01") }},
	{"B21", "01/202", func(s *spoiler) { s.sample(); s.carry("01/202", "5"); s.carry("01/201", "-5") }},
	{"B22", "01/政府性基金", func(s *spoiler) {
		s.sample()
		s.carry("01/政府性基金预算财政拨款收入", "5")
		s.carry("01/一般公共预算财政拨款收入", "-5")
	}},
	{"B23", "01/年初结转和结余", func(s *spoiler) { s.carry("01/年初结转和结余", "5"); s.carry("01/其他收入", "-5") }},
	{"B24", "机关运行经费/决算数", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Operating.Actual = store.Fen(9e11) }) }},

	{"C01", "文字/一/", func(s *spoiler) { s.amount("一", "01/收入总计", "481.81") }},
	{"C02", "文字/一/", func(s *spoiler) { s.write("一", report.DifferenceFigure, "01/收入总计", "1.00") }},
	{"C02", "文字/四/", func(s *spoiler) { s.swap("四", "增加", "减少") }},
	{"C03", "文字/二/", func(s *spoiler) { s.amount("二", "02/合计/事业收入", "1.00") }},
	{"C04", "文字/三/", func(s *spoiler) { s.amount("三", "03/合计/项目支出", "1.00") }},
	{"C05", "文字/四/", func(s *spoiler) { s.amount("四", "04/收入总计", "1.00") }},
	{"C06", "文字/五/", func(s *spoiler) { s.amount("五", "05/合计/小计", "1.00") }},
	{"C07", "文字/五/", func(s *spoiler) { s.amount("五", "05/208/小计", "1.00") }},
	{"C08", "文字/五/", func(s *spoiler) { s.amount("五", "预算/2010301/决算数", "1.00") }},
	{"C08", "05/2010301/小计", func(s *spoiler) { s.dropQuote("五", "预算/2010301/决算数") }},
	{"C09", "文字/五/", func(s *spoiler) { s.amount("五", "预算/合计/年初预算数", "1.00") }},
	{"C10", "文字/五/", func(s *spoiler) { s.amount("五", "预算/合计/决算数", "1.00") }},
	{"C11", "文字/五/", func(s *spoiler) { s.replace("五", "行政运行（项）", "行政运营（项）") }},
	{"C12", "预算/合计/年初预算数", func(s *spoiler) { s.sample(); s.set("预算/合计/年初预算数", "50") }},
	{"C13", "文字/五/", func(s *spoiler) {
		s.replace("五", "决算数与年初预算数存在差异的主要原因是", "决算数与年初预算数持平")
	}},
	{"C14", "文字/六/", func(s *spoiler) { s.amount("六", "06/公用经费合计", "1.00") }},
	{"C15", "六", func(s *spoiler) { s.replace("六", "津贴补贴、", "") }},
	{"C16", "文字/七/", func(s *spoiler) { s.amount("七", "07/合计/小计", "1.00") }},
	{"C16", "七", func(s *spoiler) {
		s.drop(func(b report.Block) bool { p, ok := b.(*report.Paragraph); return ok && p.Section == "七" })
	}},
	{"C16", "07/2120804/小计", func(s *spoiler) { s.dropQuote("七", "07/2120804/小计") }},
	{"C16", "08/2230105/小计", func(s *spoiler) { s.dropQuote("八", "08/2230105/小计") }},
	{"C16", "文字/七/", func(s *spoiler) { s.again("七", "07/2120804/小计") }},
	{"C11", "文字/八/", func(s *spoiler) {
		s.replace("八", "解决历史遗留问题及改革成本支出（款）", "解决历史遗留问题支出（款）")
	}},
	{"C17", "文字/九/", func(s *spoiler) { s.amount("九", "09/预算数/公务接待", "1.00") }},
	{"C18", "文字/九/", func(s *spoiler) { s.amount("九", "三公经费/国内公务接待费/决算数", "1.00") }},
	{"C19", "三公数量/国内批次", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.DomesticGroups = 0 }) }},
	{"C20", "三公数量/保有量", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.VehiclesHeld = 900 }) }},
	{"C21", "机关运行经费/决算数", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Operating.Actual = store.Fen(9e11) }) }},
	{"C22", "文字/十一/", func(s *spoiler) { s.amount("十一", "政府采购/总额", "1.00") }},
	{"C23", "政府采购/授予小微企业", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Procurement.Micro = store.Fen(9e11) }) }},
	{"C24", "文字/十二/", func(s *spoiler) { s.write("十二", report.CountFigure, "车辆/合计", "99") }},
	{"C25", "自评/部门预算总额/全年执行数", func(s *spoiler) { s.set("自评/部门预算总额/全年执行数", "5") }},
	{"C26", "项目自评/金额", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Projects[0].Adjusted = store.Fen(9e13) }) }},
	{"C27", "文字/十三/", func(s *spoiler) { s.write("十三", report.CountFigure, "项目自评/优", "9") }},
	{"C29", "文字/十三/", func(s *spoiler) { s.amount("十三", "03/合计/项目支出", "1.00") }},
	{"C30", "十三", func(s *spoiler) {
		s.drop(func(b report.Block) bool {
			t, ok := b.(*report.TableBlock)
			return ok && strings.HasPrefix(t.Table.ID, "项目自评/")
		})
	}},
	{"C30", "十三", func(s *spoiler) { s.replace("十三", "“第五部分附件”", "“第四部分附件”") }},
	{"C31", "文字/概况/", func(s *spoiler) { s.write("概况", report.CountFigure, "内设机构/数量", "99") }},
	{"C31", "概况", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Units[1].Name = y.Units[0].Name }) }},
	{"C31", "警告：十三", func(s *spoiler) {
		s.ledger(func(y *store.Year) { y.Units[1].Name = "某某市市政设施和园林养护中心" })
		s.replace("十三", "，", "，某某市市政设施与园林养护中心")
	}},
	{"C32", "封面", func(s *spoiler) { s.in.Document.Blocks[0].(*report.Cover).Lines[1] = "某某委员会" }},
	{"C33", "文字/一/", func(s *spoiler) { s.write("一", report.YearFigure, "年度", "2022") }},
	{"C33", "封面", func(s *spoiler) { s.in.Document.Blocks[0].(*report.Cover).Lines[0] = "2021年度" }},
	{"C33", "九", func(s *spoiler) { s.add("九", "截至2023年6月30日，公务用车保有量为0辆。") }},
	{"C34", "01/年初结转和结余", func(s *spoiler) { s.sample() }},
	{"C35", "文字/五/", func(s *spoiler) { s.replace("五", "年初预算为", "全年预算为") }},
	{"C36", "03/合计/项目支出", func(s *spoiler) { s.sample() }},
	{"C36", "项目自评评语", func(s *spoiler) { s.sample() }},

	{"C37", "文字/九/", func(s *spoiler) { s.write("九", report.CountFigure, "三公数量/国内批次", "9") }},
	{"C38", "一", func(s *spoiler) {
		s.in.Unplaced = []Unplaced{{Section: "一", Sentence: "较2019年度减少350.42万元。", Numbers: []string{"350.42"}}}
	}},
	{"C39", "文字/六/", func(s *spoiler) {
		s.proseOnly()
		s.amount("六", "06/人员经费合计", "1.00")
	}},

	{"P01", "文字/三/", func(s *spoiler) { s.write("三", report.ShareFigure, "03/合计/项目支出", "11.11%") }},
	{"P01", "文字/九/", func(s *spoiler) { s.write("九", report.CompletionFigure, "09/决算数/公务接待", "11.11%") }},
	{"P02", "文字/三/", func(s *spoiler) {
		s.facts("三", report.ShareFigure, "03/合计/项目支出", "03/合计/项目支出", "01/支出总计")
	}},
	{"P03", "文字/九/", func(s *spoiler) {
		s.facts("九", report.CompletionFigure, "09/决算数/公务接待", "09/决算数/公务接待", "09/预算数/合计")
	}},
	{"P04", "文字/三/", func(s *spoiler) { s.write("三", report.ShareFigure, "03/合计/项目支出", "11.11%") }},
	{"P05", "文字/九/", func(s *spoiler) {
		s.ledger(func(y *store.Year) {
			for i := range y.ThreePublic {
				y.ThreePublic[i].AdjustedBudget = store.Yuan{}
			}
		})
		p, i := s.run("九", report.ShareFigure, "09/决算数/公务接待")
		f := *p.Runs[i].Figure
		f.Kind, f.Facts = report.CompletionFigure, []string{"09/决算数/公务接待", "09/预算数/公务接待"}
		p.Runs[i].Figure = &f
	}},
	{"P06", "文字/一/", func(s *spoiler) { s.write("一", report.GrowthFigure, "01/收入总计", "77.77%") }},
	{"P07", "文字/一/", func(s *spoiler) {
		now, before := s.in.Book.Fact("01/收入总计").Printed, s.in.Book.Fact("上年/01/收入总计").Printed
		s.write("一", report.GrowthFigure, "01/收入总计", percent(now.Sub(before).Abs(), now, 2).StringFixed(2)+"%")
	}},
	{"P08", "文字/一/", func(s *spoiler) { s.swap("一", "增长", "下降") }},
	{"P09", "文字/三/", func(s *spoiler) { s.write("三", report.ShareFigure, "03/合计/项目支出", "11.1%") }},
	{"P10", "文字/九/", func(s *spoiler) { s.sample() }},
	{"P11", "文字/一/", func(s *spoiler) {
		s.amount("一", "01/收入总计", s.in.Book.Fact("01/收入总计").Printed.Shift(4).StringFixed(2))
	}},
	{"P12", "文字/三/", func(s *spoiler) { s.write("三", report.ShareFigure, "03/合计/项目支出", "100.00%") }},

	{"Q01", "自评/部门预算总额/得分", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Assessment.FundingScore = "3" }) }},
	{"Q02", "自评/部门预算总额/年初预算数", func(s *spoiler) { s.set("自评/部门预算总额/年初预算数", "5") }},
	{"Q03", "自评/财政拨款/全年执行数", func(s *spoiler) { s.set("自评/财政拨款/全年执行数", "5") }},
	{"Q03", "自评/部门预算总额/全年预算数", func(s *spoiler) { s.sample(); s.set("自评/部门预算总额/全年预算数", "5") }},
	{"Q04", "自评/总分/分值", func(s *spoiler) { s.indicator("社会效益", func(i *store.Indicator) { i.Weight = "20" }) }},
	{"Q04", "文字/十三/", func(s *spoiler) { s.write("十三", report.ScoreFigure, "自评/总分/得分", "12") }},
	{"Q05", "自评/社会效益", func(s *spoiler) { s.indicator("社会效益", func(i *store.Indicator) { i.Score = "20" }) }},
	{"Q06", "自评/预算调整率", func(s *spoiler) { s.actual("预算调整率", "1.11%") }},
	{"Q07", "自评/预算执行率", func(s *spoiler) { s.actual("预算执行率", "1.11%") }},
	{"Q07", "自评/“三公经费”控制率", func(s *spoiler) { s.actual("“三公经费”控制率", "1.11%") }},
	{"Q08", "自评/政府采购执行率", func(s *spoiler) {
		s.indicator("政府采购执行率", func(i *store.Indicator) { i.Actual = "12.00%" })
	}},
	{"Q09", "自评/社会效益", func(s *spoiler) { s.indicator("社会效益", func(i *store.Indicator) { i.Actual = "12.00%" }) }},
	{"Q09", "自评/决算真实性", func(s *spoiler) {
		s.indicator("决算真实性", func(i *store.Indicator) { i.Actual = "部分完成" })
	}},
	{"Q10", "自评/决算真实性", func(s *spoiler) { s.indicator("决算真实性", func(i *store.Indicator) { i.Actual = "100%" }) }},
	{"Q11", "自评/任务/", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Tasks[0].Name = "没有指标的任务" }) }},
	{"Q12", "自评/社会效益", func(s *spoiler) {
		s.ledger(func(y *store.Year) {
			for i := range y.Indicators {
				if in := &y.Indicators[i]; in.Level1 == "效益指标" {
					in.Actual = strings.TrimLeft(in.Target, "≥")
				}
			}
		})
	}},
	{"Q13", "自评/预算执行率", func(s *spoiler) { s.actual("预算执行率", "71.11%") }},
	{"Q01", "自评/财政拨款/执行率", func(s *spoiler) { s.rate("财政拨款", "11.1%") }},
	{"Q04", "项目自评/1/总分/得分", func(s *spoiler) { s.last("项目自评/1").Cells[6].Text = "12" }},
	{"Q14", "自评/社会效益", func(s *spoiler) { s.actual("社会效益", "12.00%") }},
	{"Q15", "自评/社会效益", func(s *spoiler) { s.indicator("社会效益", func(i *store.Indicator) { i.Deviation = "77.00" }) }},
	{"Q16", "自评/社会效益", func(s *spoiler) { s.indicator("社会效益", func(i *store.Indicator) { i.Actual = "920.00%" }) }},
	{"Q17", "项目自评/1/资金/全年执行数", func(s *spoiler) { s.source("项目自评/1", "0.01") }},

	{"D02", "08", func(s *spoiler) {
		s.drop(func(b report.Block) bool { t, ok := b.(*report.TableBlock); return ok && t.Table.ID == "08" })
	}},
	{"D03", "07/注", func(s *spoiler) { s.sample(); s.table("07").Notes = nil }},
	{"D03", "06/注", func(s *spoiler) { s.blank("06") }},
	{"D04", "07/注", func(s *spoiler) { s.sample(); s.table("07").Notes = []string{"说明：故本表无数据。"} }},
	{"D05", "05/", func(s *spoiler) {
		t := s.in.Book.Table("05")
		for i := range t.Rows {
			if t.Rows[i].Key == item {
				t.Rows = append(t.Rows[:i], t.Rows[i+1:]...)
				break
			}
		}
		kept := t.Rows[:0]
		for _, r := range t.Rows {
			if !strings.HasPrefix(r.Key, "20103") || r.Key == "20103" {
				kept = append(kept, r)
			}
		}
		t.Rows = kept
	}},
	{"D06", "九", func(s *spoiler) { s.dropQuote("九", "09/决算数/公务接待") }},
	{"D07", "九", func(s *spoiler) { s.dropQuote("九", "三公数量/保有量") }},
	{"D08", "九", func(s *spoiler) { s.dropQuote("九", "09/决算数/用车购置") }},
	{"D09", "十", func(s *spoiler) { s.dropQuote("十", "机关运行经费/决算数") }},
	{"D10", "十一", func(s *spoiler) { s.dropQuote("十一", "政府采购/总额") }},
	{"D11", "十二", func(s *spoiler) { s.dropQuote("十二", "车辆/合计") }},
	{"D12", "部门职责", func(s *spoiler) { s.heading("部门职责", "其他") }},
	{"D13", "四、", func(s *spoiler) { s.heading("三、", "四、") }},
	{"D13", "h", func(s *spoiler) { s.heading("四、", "") }},
	{"D13", "目录", func(s *spoiler) {
		s.outline(func(list []report.OutlineEntry) []report.OutlineEntry { list[3].Text = "别的标题"; return list })
	}},
	{"D13", "目录", func(s *spoiler) {
		s.outline(func(list []report.OutlineEntry) []report.OutlineEntry { return append(list[:4], list[5:]...) })
	}},
	{"D13", "十三", func(s *spoiler) { s.add("十三", "（二）自评结果"); s.add("十三", "（四）重点评价") }},
	{"D14", "封面", func(s *spoiler) { s.in.Document.Blocks[0].(*report.Cover).Lines[1] += "XX" }},
	{"D14", "一", func(s *spoiler) { s.replace("一", "主要原因是", "主要原因是XX") }},
	{"D14", "一", func(s *spoiler) { s.replace("一", "主要原因是", "主要原因是【待补充】") }},
	{"D14", "一", func(s *spoiler) {
		s.replace("一", "主要原因是", "主要原因是（请改正：花括号没有配成对）")
	}},
	{"D14", "三", func(s *spoiler) { s.replace("三", "，占", "，占 %，占") }},
	{"D14", "一", func(s *spoiler) { s.replace("一", "主要原因是", "比上年减少　万元，主要原因是") }},
	{"D15", "一", func(s *spoiler) { s.replace("一", "。", "。。") }},
	{"D15", "一", func(s *spoiler) { s.replace("一", "，", ",") }},
	{"D15", "十二", func(s *spoiler) { s.replace("十二", "（套）", "（套)") }},
	{"D15", "概况", func(s *spoiler) { s.numbering("1．", "1.") }},
	{"D16", "名词解释", func(s *spoiler) { s.sample() }},
	{"D17", "十三", func(s *spoiler) { s.words("文字/重点绩效评价", "联系人手机13800000000。") }},
	{"D17", "十三", func(s *spoiler) { s.words("文字/重点绩效评价", "身份证号11010519491231002X。") }},
	{"D17", "十三", func(s *spoiler) { s.words("文字/重点绩效评价", "账号6222020200112230004。") }},
	{"D17", "十三", func(s *spoiler) { s.words("文字/重点绩效评价", "机密★一年。") }},
	{"D18", "文字/九/", func(s *spoiler) { s.replace("九", "辆。", "量。") }},
	{"D18", "三", func(s *spoiler) { s.replace("三", "支出合计", "支出支出合计") }},
}
