package text

import "strings"

// The words for what the text tells of, most of which stands in no table.

func (l *lexicon) publics() {
	id := l.tables.id("09")
	whole := id + "/决算数/合计"
	item := func(key string) *subject {
		return &subject{name: key, actual: id + "/决算数/" + key, initial: id + "/预算数/" + key, planned: id + "/预算数/" + key, whole: whole}
	}
	all := item("合计")
	all.whole = ""
	l.add(threePublic, "三公经费财政拨款支出|三公经费财政拨款|三公经费支出|三公经费|财政拨款三公经费|三公经费财政拨款决算支出|三公经费一般公共预算财政拨款支出|一般公共预算财政拨款三公经费支出|一般公共预算财政拨款三公经费|三公经费支出决算总额|三公支出", all)
	l.add(threePublic, "因公出国（境）费用|因公出国（境）费|因公出国（境）经费|因公出国（境）支出|因公出国（境）|因公出国费|因公出国|因公出国境费|因公出国（境）费支出|因公出国（境）费用支出|因公出国（境）经费支出", item("因公出国"))
	l.add(threePublic, "公务用车购置及运行费|公务用车购置及运行维护费|公务用车购置和运行费|公务用车购置和运行维护费|公务用车购置费及运行维护费|公务用车购置费及运行费|公务用车购置及运行|公务用车购置与运行维护费|公务用车费|公务用车购置及运行维护|"+strings.Join(carCosts(), "|"), item("公务用车"))
	l.add(threePublic, "公务用车购置费|购置费|公务用车购置|公务用车购置支出|公务用车购置费支出|公务车购置费|公务车购置|车辆购置支出|车辆购置费|公车购置|公车购置费|公车购置支出", item("用车购置"))
	l.add(threePublic, "公务用车运行费|运行维护费|运行费|公务用车运行维护费|公务用车运行|公务用车运行维护|公务用车运行维护支出|公务用车运行维护费支出|公务用车运行支出|公务车运行维护费|公务用车维护费|车辆运行维护费|车辆运行维护费支出|公务用车运行费用|公务用车运行维护费用|公务用车运维费|公务用车运行及维护费|公务用车运行及维护|公务用车运行及维护支出|公务用车运行和维护费|公车运行|公车运行费|公车运行维护费|公车运行支出|公车运维费|公车运行及维护|公车运行及维护费|公车运行维护", item("用车运行"))
	l.add(threePublic, "公务接待费|公务接待|公务接待费用|公务接待支出|公务接待费支出", item("公务接待"))
	for name, phrases := range map[string]string{
		"国内公务接待费": "国内公务接待费|国内公务接待费支出|国内公务接待|国内接待费|国内接待|其他国内公务接待|国内公务接待支出|其他国内公务接待支出|国内接待支出",
		"外宾接待费":   "外宾接待费|外宾接待费支出|外宾接待|外事接待费|外事接待|国（境）外公务接待费|国（境）外接待费|外宾接待支出|外事接待支出|国（境）外公务接待",
	} {
		page := "三公经费/" + name + "/"
		l.add(threePublic, phrases, &subject{name: name, actual: page + "决算数", initial: page + "年初预算数", planned: page + "全年预算数", whole: id + "/决算数/公务接待"})
	}
}

// carCosts are more ways to speak of buying and running cars at once.
func carCosts() []string {
	var out []string
	for _, cars := range []string{"公务用车", "公务车", "公车", ""} {
		for _, joined := range []string{"购置及", "购置和", "购置与", "购置费及", "购置费和"} {
			for _, running := range []string{"运行费", "运行维护费", "运维费", "运行及维护费"} {
				out = append(out, cars+joined+running)
			}
		}
	}
	return out
}

// gatherings are the costs that places tell of beside 三公: the table of some
// has them too, but theirs alone.
func (l *lexicon) gatherings() {
	for _, name := range []string{"会议费", "培训费"} {
		page := "三公经费/" + name + "/"
		for _, t := range []topic{threePublic, gathering} {
			l.add(t, name+"|"+name+"支出|"+name+"用|财政拨款"+name, &subject{name: name, actual: page + "决算数", initial: page + "年初预算数", planned: page + "全年预算数"})
		}
	}
}

func (l *lexicon) operating() {
	s := &subject{actual: "机关运行经费/决算数", initial: "机关运行经费/年初预算数", planned: "机关运行经费/全年预算数"}
	l.add(operating, "机关运行经费|机关运行经费支出|机关运行费|机关运行支出|机构运行经费|机构运行经费支出", s)
}

func (l *lexicon) procurement() {
	const page = "政府采购/"
	l.add(procurement, "政府采购支出总额|政府采购支出决算总额|政府采购金额总计|政府采购总金额|政府采购支出总金额|政府采购合同金额|政府采购支出决算|政府采购总额|政府采购支出|采购支出总额|政府采购金额|政府采购合同总额|政府采购支出合计|政府采购总支出|政府采购决算总额", &subject{actual: page + "总额", initial: page + "采购预算", planned: page + "采购预算"})
	for _, kind := range []string{"货物", "工程", "服务"} {
		l.add(procurement, kind+"|政府采购"+kind+"支出|政府采购"+kind+"类支出|"+kind+"类支出|"+kind+"支出|政府采购"+kind+"|"+kind+"类采购支出|"+kind+"采购支出|"+kind+"类", &subject{name: kind, actual: page + kind, whole: page + "总额"})
	}
	l.add(procurement, "授予中小企业合同金额|授予中小企业合同总额|授予中小企业的合同总额|授予中小微企业合同金额|授予中小微企业的合同金额|授予中小微企业合同总额|授予中小微企业的合同总额|授予中小微企业|授予中小企业的合同金额|授予中小企业合同|授予中小企业|中小企业合同金额|中小企业合同", &subject{actual: page + "授予中小企业", whole: page + "总额"})
	l.add(procurement, "授予小微企业合同金额|授予小微企业的合同金额|授予小微企业合同|授予小微企业|小微企业合同金额|小微企业|授予小型、微型企业合同金额|授予小型和微型企业合同金额", &subject{actual: page + "授予小微企业"})
}

func (l *lexicon) performance() {
	row := l.tables.id("03") + "/合计/"
	l.add(performance, "纳入预算绩效管理的支出总额|纳入绩效管理的支出总额|部门支出总额|支出总额|支出合计|本年支出合计", &subject{actual: row + "本年支出合计"})
	for key, phrases := range spendingColumns {
		l.add(performance, phrases, &subject{actual: row + key, whole: row + "本年支出合计"})
	}
	l.add(performance, "部门预算项目支出总额|项目支出总额", &subject{actual: row + "项目支出"})
	l.add(performance, "涉及预算资金|涉及资金|涉及财政资金|涉及金额|涉及项目资金|涉及项目支出|共涉及资金|涉及预算金额|涉及项目预算资金", &subject{name: "涉及资金", actual: "项目自评/金额"})
	l.add(performance, "其中财政拨款|财政拨款|其中：财政拨款", &subject{actual: "自评/财政拨款/全年预算数"})
}

// whole-department assessment: its amounts and score are those of the table.
const (
	assessedMoney = "自评/部门预算总额/全年预算数"
	assessedScore = "自评/总分/得分"
)
