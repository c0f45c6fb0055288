package check

import (
	"juesuan/report"
	"juesuan/store"
)

// A formulaError is one planted error that only one formula of a rule finds,
// with words of what it says.
type formulaError struct {
	mutation
	says string
}

// byFormula are the errors for rules that have several formulas.
var byFormula = []formulaError{
	{mutation{"A07", "02/201/财政拨款收入", func(s *spoiler) { s.set("02/201/财政拨款收入", "5") }}, "下级相加"},
	{mutation{"A07", "02/20103/财政拨款收入", func(s *spoiler) { s.set("02/2010301/财政拨款收入", "5") }}, "下级相加"},
	{mutation{"A13", "04/本年支出合计/合计", func(s *spoiler) { s.set("04/201/合计", "5") }}, "各项相加"},
	{mutation{"A13", "04/支出总计/合计", func(s *spoiler) { s.set("04/年末财政拨款结转和结余/合计", "5") }}, "合起来"},
	{mutation{"A14", "04/年初财政拨款结转和结余", func(s *spoiler) { s.set("04/年初政府性基金预算财政拨款", "5") }}, "各项相加"},
	{mutation{"A14", "04/收入总计", func(s *spoiler) { s.set("04/本年收入合计", "5") }}, "相差 5.00"},
	{mutation{"A14", "04/支出总计/合计", func(s *spoiler) { s.set("04/支出总计/合计", "5") }}, "相差 5.00"},
	{mutation{"A16", "05/20103/小计", func(s *spoiler) { s.sets("5", "05/20103/基本支出", "05/20103/小计") }}, "下级相加"},
	{mutation{"A16", "05/20103/小计", func(s *spoiler) {
		s.sets("5", "05/2010301/小计", "05/20103/小计", "05/201/小计", "05/合计/小计")
	}}, "“基本支出”、"},
	{mutation{"A18", "06/公用经费合计", func(s *spoiler) { s.set("06/公用经费合计", "5") }}, "公用经费合计"},
	{mutation{"A19", "07/212/小计", func(s *spoiler) {
		s.sets("5", "07/212/小计", "07/212/项目支出")
		s.set("07/212/年末结转和结余", "-5")
	}}, "下级相加"},
	{mutation{"A19", "07/212/小计", func(s *spoiler) { s.column("07", "小计", "5"); s.column("07", "年末结转和结余", "-5") }}, "“基本支出”、"},
	{mutation{"A19", "07/212/年末结转和结余", func(s *spoiler) { s.column("07", "年末结转和结余", "5") }}, "“年末结转和结余”"},
	{mutation{"A19", "08/223/小计", func(s *spoiler) {
		s.sets("5", "08/223/小计", "08/223/项目支出")
		s.set("08/223/年末结转和结余", "-5")
	}}, "下级相加"},
	{mutation{"A19", "08/223/小计", func(s *spoiler) { s.column("08", "小计", "5"); s.column("08", "年末结转和结余", "-5") }}, "“项目支出”"},
	{mutation{"A19", "08/223/年末结转和结余", func(s *spoiler) { s.column("08", "年末结转和结余", "5") }}, "“年末结转和结余”"},

	{mutation{"B02", "01/事业收入", func(s *spoiler) { s.set("01/事业收入", "5") }}, "公开02表"},
	{mutation{"B07", "05/合计/小计", func(s *spoiler) { s.set("05/合计/小计", "5") }}, "公开04表"},
	{mutation{"B08", "07/212/小计", func(s *spoiler) { s.set("07/212/小计", "5") }}, "公开04表"},
	{mutation{"B08", "08/合计/小计", func(s *spoiler) { s.set("08/合计/小计", "5") }}, "公开04表"},
	{mutation{"B08", "08/223/小计", func(s *spoiler) { s.set("08/223/小计", "5") }}, "公开04表"},
	{mutation{"B09", "07/合计/年初结转和结余", func(s *spoiler) { s.set("07/合计/年初结转和结余", "5") }}, "公开04表"},
	{mutation{"B09", "07/合计/年末结转和结余", func(s *spoiler) { s.set("07/合计/年末结转和结余", "5") }}, "公开04表"},
	{mutation{"B09", "08/合计/本年收入", func(s *spoiler) { s.set("08/合计/本年收入", "5") }}, "公开04表"},
	{mutation{"B09", "08/合计/年初结转和结余", func(s *spoiler) { s.set("08/合计/年初结转和结余", "5") }}, "公开04表"},
	{mutation{"B09", "08/合计/年末结转和结余", func(s *spoiler) { s.set("08/合计/年末结转和结余", "5") }}, "公开04表"},
	{mutation{"B11", "03/合计/基本支出", func(s *spoiler) { s.set("03/合计/基本支出", "-90000") }}, "不应大于"},
	{mutation{"B12", "04/收入总计", func(s *spoiler) { s.sample(); s.set("04/收入总计", "5") }}, "公开01表"},
	{mutation{"B15", "06/30109", func(s *spoiler) { s.set("06/30109/决算数", "90000") }}, "不应大于"},
	{mutation{"B18", "06/30212", func(s *spoiler) { s.set("06/30212/决算数", "90000") }}, "不应大于"},
	{mutation{"B18", "06/30231", func(s *spoiler) { s.set("06/30231/决算数", "90000") }}, "不应大于"},
	{mutation{"B18", "06/31013", func(s *spoiler) { s.set("06/31013/决算数", "90000") }}, "不应大于"},
	{mutation{"B24", "09/决算数/合计", func(s *spoiler) { s.set("09/决算数/合计", "90000000") }}, "不应大于"},

	{mutation{"C07", "文字/五/", func(s *spoiler) {
		s.shift("五", "05/208/小计", "1.00")
		s.shift("五", "05/201/小计", "-1.00")
	}}, "公开05表"},
	{mutation{"C07", "文字/五/", func(s *spoiler) {
		p, i := s.run("五", report.AmountFigure, "05/208/小计")
		p.Runs[i].Figure = nil
	}}, "各数相加"},
	{mutation{"C14", "文字/六/", func(s *spoiler) { s.amount("六", "05/合计/基本支出", "1.00") }}, "合起来"},
	{mutation{"C14", "文字/六/", func(s *spoiler) { s.amount("六", "06/人员经费合计", "1.00") }}, "人员经费合计"},
	{mutation{"C17", "文字/九/", func(s *spoiler) { s.amount("九", "09/决算数/公务接待", "1.00") }}, "公务接待"},
	{mutation{"C19", "三公数量/出国团组", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.AbroadGroups = 0 }) }}, "出国团组"},
	{mutation{"C19", "三公数量/出国人次", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.AbroadPersons = 0 }) }}, "出国人次"},
	{mutation{"C19", "三公数量/购置车辆", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.VehiclesBought = 0 }) }}, "购置车辆"},
	{mutation{"C19", "三公数量/外宾批次", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.ForeignGroups = 0 }) }}, "外宾批次"},
	{mutation{"C19", "三公数量/外宾人次", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.ForeignPersons = 0 }) }}, "外宾人次"},
	{mutation{"C19", "三公数量/国内人次", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Counts.DomesticPersons = 0 }) }}, "国内人次"},
	{mutation{"C23", "政府采购/授予中小企业", func(s *spoiler) { s.ledger(func(y *store.Year) { y.Procurement.SME = store.Fen(9e11) }) }}, "不应大于"},
	{mutation{"Q03", "自评/部门预算总额/年初预算数", func(s *spoiler) { s.set("自评/部门预算总额/年初预算数", "-9000000") }}, "不应大于"},
	{mutation{"Q03", "自评/部门预算总额/全年预算数", func(s *spoiler) { s.set("自评/部门预算总额/全年预算数", "-9000000") }}, "不应大于"},
}

// sets adds to several cells.
func (s *spoiler) sets(by string, addrs ...string) {
	s.Helper()
	for _, a := range addrs {
		s.set(a, by)
	}
}

// column adds to a column of table 07 or 08 in an item and all rows above it.
func (s *spoiler) column(table, column, by string) {
	s.Helper()
	code := map[string]string{"07": fundItem, "08": "2230105"}[table]
	for _, row := range []string{code, code[:5], code[:3], totalRow} {
		s.set(table+"/"+row+"/"+column, by)
	}
}

// shift adds to an amount of the text.
func (s *spoiler) shift(section, fact, by string) {
	s.Helper()
	p, i := s.run(section, report.AmountFigure, fact)
	p.Runs[i].Text = dec(p.Runs[i].Text).Add(dec(by)).StringFixed(2)
}
