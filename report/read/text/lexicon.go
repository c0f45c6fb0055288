package text

import "strings"

// The words for the amounts of the tables' rows and columns.

var incomeColumns = map[string]string{
	"财政拨款收入": "财政拨款收入|财政拨款|财政补助收入", "上级补助收入": "上级补助收入|上级补助", "事业收入": "事业收入", "经营收入": "经营收入",
	"附属单位上缴收入": "附属单位上缴收入|附属单位缴款|附属单位上缴|附属单位缴款收入", "其他收入": "其他收入",
}

var spendingColumns = map[string]string{
	"基本支出": "基本支出", "项目支出": "项目支出", "上缴上级支出": "上缴上级支出|上缴上级", "经营支出": "经营支出",
	"对附属单位补助支出": "对附属单位补助支出|对附属单位补助|附属单位补助支出",
}

// both are the ways to speak of the two totals at once.
const both = "收、支总计|收支总计|收入、支出总计|收入支出总计|收入总计、支出总计|收入总计和支出总计|收入总计与支出总计|收入总计及支出总计|收入和支出总计|收入与支出总计|收、支决算总计|收入总计和支出总计|总收入和总支出|总收入、总支出|收入总额和支出总额|收支总额|收、支总额|收支决算总额|收、支总数|收支总数|收支|收、支|收入、支出|收入支出|收入支出总体|收支总体|收、支总体|收入、支出决算总计|收支决算总计|收入支出决算总计|收支总计（含结转和结余）|收、支总计（含结转和结余）|收、支总计（含结转结余）|收、支决算总额"

// budgetedAs is a total whose budget only the text tells.
func budgetedAs(page, actual string) *subject {
	return &subject{actual: actual, initial: "预算/" + page + "/年初预算数", planned: "预算/" + page + "/全年预算数"}
}

func (l *lexicon) totals() {
	in, out := budgetedAs("收入总计", "01/收入总计"), budgetedAs("支出总计", "01/支出总计")
	l.pair(totals, both, in, out)
	l.add(totals, "收入总计|总收入|收入决算总计|收入总额", in)
	l.add(totals, "今年收入", &subject{actual: "01/收入总计", also: []string{"01/本年收入合计"}})
	l.add(totals, "今年支出", &subject{actual: "01/支出总计", also: []string{"01/本年支出合计"}})
	l.add(totals, "支出总计|总支出|支出决算总计|支出总额", out)
	for phrase, row := range map[string]string{
		"本年收入合计|收入合计|本年收入|本年收入决算合计": "本年收入合计", "使用非财政拨款结余|使用非财政拨款结余和专用结余|使用非财政拨款结余（和专用结余）|使用非财政拨款结余及专用结余|用事业基金弥补收支差额|使用非财政拨款结余（含专用结余）": "使用非财政拨款结余", "年初结转和结余|上年结转和结余|年初结转结余|上年结转结余": "年初结转和结余",
		"本年支出合计|支出合计|本年支出|本年支出决算合计": "本年支出合计", "结余分配": "结余分配", "年末结转和结余|年末结转结余|结转下年|结转和结余": "年末结转和结余",
	} {
		whole := in.actual
		if strings.Contains(row, "支出") || row == "结余分配" || strings.HasPrefix(row, "年末") {
			whole = out.actual
		}
		l.add(totals, phrase, &subject{actual: "01/" + row, whole: whole})
	}
	l.add(income, "使用非财政拨款结余和专用结余|使用非财政拨款结余（含专用结余）", &subject{actual: "01/使用非财政拨款结余"})
	for t, rows := range map[topic]string{income: "使用非财政拨款结余|年初结转和结余", spending: "结余分配|年末结转和结余"} {
		for row := range strings.SplitSeq(rows, "|") {
			l.add(t, row+"|"+strings.Replace(row, "结转和结余", "结转结余", 1), &subject{actual: "01/" + row})
		}
	}
	l.fiscals()
}

// parts are the columns of 02 and 03 where places tell of them under the totals.
func (l *lexicon) parts() {
	for form, names := range map[string]map[string]string{"02": incomeColumns, "03": spendingColumns} {
		row := l.tables.id(form) + "/合计/"
		whole := row + map[string]string{"02": "本年收入合计", "03": "本年支出合计"}[form]
		for key, phrases := range names {
			l.add(totals, phrases, &subject{name: key, actual: row + key, whole: whole})
		}
	}
	for _, kind := range []string{"一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"} {
		l.add(totals, kind, &subject{actual: "01/" + kind})
	}
}

func (l *lexicon) fiscals() {
	id := l.tables.id("04")
	in, out := budgetedAs("财政拨款收入总计", id+"/收入总计"), budgetedAs("财政拨款支出总计", id+"/支出总计/合计")
	l.pair(fiscal, both, in, out)
	for p := range strings.SplitSeq(both, "|") {
		l.pair(fiscal, "财政拨款"+p, in, out)
	}
	l.pair(fiscal, "财政拨款收入总计、财政拨款支出总计|财政拨款收入总计和财政拨款支出总计|财政拨款总收入、总支出|财政拨款收入、支出决算总计", in, out)
	l.add(fiscal, "财政拨款收入总计|财政拨款总收入|收入总计|财政拨款收入决算总计", in)
	l.add(fiscal, "财政拨款支出总计|财政拨款总支出|支出总计|财政拨款支出决算总计", out)
	l.add(fiscal, "财政拨款收入|财政拨款收入合计|本年收入合计|本年收入|财政拨款本年收入", &subject{actual: id + "/本年收入合计", also: []string{in.actual}})
	l.add(fiscal, "财政拨款支出|财政拨款支出合计|本年支出合计|本年支出|财政拨款本年支出", &subject{actual: id + "/本年支出合计/合计", initial: "预算/财政拨款/年初预算数", planned: "预算/财政拨款/全年预算数", also: []string{out.actual}})
	for phrase, row := range map[string]string{
		"一般公共预算财政拨款收入|一般公共预算财政拨款|一般公共预算收入": "一般公共预算财政拨款", "政府性基金预算财政拨款收入|政府性基金预算财政拨款|政府性基金收入": "政府性基金预算财政拨款",
		"国有资本经营预算财政拨款收入|国有资本经营预算财政拨款|国有资本经营预算收入": "国有资本经营预算财政拨款",
		"年初财政拨款结转和结余|年初结转和结余|上年结转和结余":            "年初财政拨款结转和结余",
	} {
		l.add(fiscal, phrase, &subject{actual: id + "/" + row, whole: id + "/本年收入合计"})
	}
	for _, kind := range []string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"} {
		l.add(fiscal, kind+"支出|"+strings.TrimSuffix(kind, "财政拨款")+"支出", &subject{actual: id + "/本年支出合计/" + kind, whole: id + "/本年支出合计/合计"})
	}
	l.add(fiscal, "年末财政拨款结转和结余|年末结转和结余", &subject{actual: id + "/年末财政拨款结转和结余/合计"})
}

// columns names the columns of a table's total row.
func (l *lexicon) columns(t topic, form, sum string, names map[string]string) {
	row := l.tables.id(form) + "/合计/"
	all := strings.TrimPrefix(sum, "本年")
	side := strings.TrimSuffix(all, "合计")
	actual := row + sum
	if l.lacks(actual) && !l.lacks("01/"+sum) { // that table could not be read
		actual = "01/" + sum
	}
	l.add(t, sum+"|"+all+"|本年度"+all+"|决算"+all+"|本年"+side, &subject{name: all, actual: actual})
	l.add(t, side+"总计|总"+side+"|"+side+"总额", &subject{name: all, actual: actual, grand: "01/" + side + "总计"})
	for key, phrases := range names {
		part := row + key
		if l.lacks(part) && !l.lacks("01/"+key) {
			part = "01/" + key
		}
		l.add(t, phrases, &subject{actual: part, whole: actual})
	}
}

// ofSpending has what basic spending and projects are called and are made of
// where the section on all spending tells of them.
func (l *lexicon) ofSpending() {
	row := l.tables.id("03") + "/合计/"
	whole := row + "本年支出合计"
	l.add(spending, "正常运转的日常支出|日常运转支出", &subject{name: "基本支出", actual: row + "基本支出", whole: whole})
	l.add(spending, "专项业务工作的经费支出|专项业务工作的支出|完成特定的行政工作任务或事业发展目标的经费支出|完成特定行政任务和事业发展目标的支出", &subject{name: "项目支出", actual: row + "项目支出", whole: whole})
	every, public := l.book.Fact(row+"基本支出"), l.book.Fact(l.tables.id("05")+"/合计/基本支出")
	for _, name := range []string{"人员经费", "公用经费"} {
		actual := "基本支出/" + name
		if every != nil && public != nil && every.Printed.Equal(public.Printed) { // all basic spending is what 06 has
			actual = l.tables.id("06") + "/" + name + "合计"
		}
		l.add(spending, name+"|"+name+"支出|日常"+name, &subject{name: name, actual: actual, whole: row + "基本支出"})
	}
}

// lacks reports whether no table that was read has an amount.
func (l *lexicon) lacks(addr string) bool { return len(l.book.Tables) > 0 && l.book.Fact(addr) == nil }

// ofIncome has the three kinds of funds that 02 prints as one.
func (l *lexicon) ofIncome() {
	whole := l.tables.id("02") + "/合计/本年收入合计"
	for _, kind := range []string{"一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入"} {
		short := strings.Replace(kind, "预算财政拨款收入", "预算收入", 1)
		l.add(income, kind+"|"+strings.TrimSuffix(kind, "收入")+"|"+short+"|"+strings.TrimSuffix(short, "收入"), &subject{actual: "01/" + kind, whole: whole})
	}
}

func (l *lexicon) general() {
	id, sum := l.tables.id("05"), l.tables.sumColumn("05")
	all := &subject{actual: id + "/合计/" + sum, initial: "预算/合计/年初预算数", planned: "预算/合计/全年预算数", whole: l.tables.id("03") + "/合计/本年支出合计"}
	l.add(general, "一般公共预算财政拨款支出|一般公共预算支出|一般公共预算财政拨款本年支出|财政拨款支出|财政拨款本年支出|财政拨款本年支出合计|一般公共预算当年财政拨款支出|一般公共预算财政拨款支出决算|一般公共预算财政拨款决算支出|一般公共预算财政拨款总支出|一般公共预算财政拨款支出合计|一般公共预算财政拨款支出总额", all)
	money := "一般公共预算财政拨款"
	l.add(general, "一般公共预算项目支出|"+money+"项目支出", &subject{name: "项目支出", actual: id + "/合计/项目支出", whole: all.actual})
	l.add(general, money+"收入|一般公共预算收入|"+money+"本年收入", &subject{actual: l.tables.id("04") + "/" + money, initial: "预算/" + money + "收入/年初预算数", planned: "预算/" + money + "收入/全年预算数", bare: true})
	l.add(general, "年初财政拨款结转和结余|年初结转和结余|年初"+money+"结转和结余", &subject{actual: l.tables.id("04") + "/年初" + money})
	l.add(general, "年末财政拨款结转和结余|年末结转和结余|年末"+money+"结转和结余", &subject{actual: l.tables.id("04") + "/年末财政拨款结转和结余/" + money})
	for key, phrases := range map[string]string{"人员经费合计": "人员经费|人员经费支出", "公用经费合计": "公用经费|日常公用经费|公用经费支出"} {
		l.add(general, phrases, &subject{name: key, actual: l.tables.id("06") + "/" + key})
	}
	for _, key := range []string{"基本支出", "项目支出"} {
		l.add(general, key, &subject{actual: id + "/合计/" + key, whole: all.actual})
	}
	for _, r := range l.items.classes {
		s := &subject{name: r.name, code: r.code, actual: id + "/" + r.code + "/" + sum, initial: "预算/" + r.code + "/年初预算数", planned: "预算/" + r.code + "/全年预算数", whole: all.actual}
		l.add(general, bareText(r.name), s)
		for _, other := range otherJoints(bareText(r.name)) {
			l.add(general, other, s)
		}
		if short := strings.TrimSuffix(bareText(r.name), "支出"); len(short) > len("外交") {
			l.add(general, short, s)
		}
		l.add(general, strings.TrimSuffix(bareText(r.name), "支出")+"（类）支出|"+bareText(r.name)+"（类）|"+strings.TrimSuffix(bareText(r.name), "支出")+"（类）", s)
	}
}

// otherJoints are a name with other words for 和: 社会保障与就业支出.
func otherJoints(name string) []string {
	var out []string
	for _, is := range []string{"和", "与", "及"} {
		for _, as := range []string{"和", "与", "及"} {
			if is != as && strings.Contains(name, is) {
				out = append(out, strings.Replace(name, is, as, 1))
			}
		}
	}
	return out
}

// classes are the 类 of spending where a place tells of them under the totals,
// those of fiscal money or all spending; 其他支出 may be anything there.
func (l *lexicon) classes() {
	id, all := l.tables.id("03"), l.tables.id("04")
	for _, r := range l.items.classes {
		name := bareText(r.name)
		if name == "其他支出" || !strings.HasSuffix(name, "支出") {
			continue
		}
		l.add(totals, name, &subject{name: r.name, actual: "01/" + r.code})
		l.add(spending, name, &subject{name: r.name, actual: id + "/" + r.code + "/本年支出合计", whole: id + "/合计/本年支出合计"})
		l.add(fiscal, name, &subject{name: r.name, actual: all + "/" + r.code + "/合计", whole: all + "/本年支出合计/合计"})
	}
}

// allFunds has the spending of all fiscal money, item by item, where the
// general budget is told of in a section besides.
func (l *lexicon) allFunds() {
	id := l.tables.id("04")
	all := &subject{actual: id + "/本年支出合计/合计", initial: "预算/财政拨款/年初预算数", planned: "预算/财政拨款/全年预算数", whole: l.tables.id("03") + "/合计/本年支出合计"}
	l.add(allFunds, "财政拨款支出|财政拨款支出决算|财政拨款本年支出|财政拨款支出合计", all)
	for _, r := range l.items.classes {
		l.add(allFunds, bareText(r.name)+"|"+strings.TrimSuffix(bareText(r.name), "支出")+"（类）支出|"+bareText(r.name)+"（类）", &subject{name: r.name, actual: id + "/" + r.code + "/合计", whole: all.actual})
	}
}

func (l *lexicon) basics() {
	id := l.tables.id("06")
	all := &subject{actual: l.tables.id("05") + "/合计/基本支出"}
	l.add(basic, "一般公共预算财政拨款基本支出|基本支出|财政拨款基本支出|一般公共预算基本支出", all)
	l.add(basic, "人员经费|人员经费支出", &subject{actual: id + "/人员经费合计", whole: all.actual})
	l.add(basic, "公用经费|日常公用经费|公用经费支出", &subject{actual: id + "/公用经费合计", whole: all.actual})
	if len(l.tables.subjects("06")) == 0 { // the text alone tells them
		for code, phrases := range map[string]string{"301": "工资福利支出", "302": "商品和服务支出", "303": "对个人和家庭的补助|对个人和家庭补助|对个人和家庭的补助支出|对个人和家庭补助支出"} {
			l.add(basic, phrases, &subject{actual: id + "/" + code + "/决算数", whole: all.actual})
		}
	}
	for _, r := range l.tables.subjects("06") {
		if len([]rune(r.name)) > 1 {
			l.add(basic, bareText(r.name), &subject{actual: id + "/" + r.code + "/决算数", whole: all.actual})
		}
	}
}

// funds names the columns of the tables of the two other funds.
func (l *lexicon) funds(t topic, form string) {
	row, sum := l.tables.id(form)+"/合计/", l.tables.sumColumn(form)
	name := map[topic]string{fund: "政府性基金", capital: "国有资本经营"}[t]
	all := &subject{actual: row + sum}
	in := &subject{actual: row + "本年收入"}
	for _, n := range []string{name + "预算财政拨款", name + "预算", name + "财政拨款", name, ""} {
		l.add(t, n+"本年支出|"+n+"支出合计", all)
		l.add(t, n+"本年收入|"+n+"收入合计", in)
		if n != "" {
			l.add(t, n+"支出", all)
			l.add(t, n+"收入", in)
		}
		l.add(t, n+"年初结转和结余|"+n+"年初结转结余|"+n+"上年结转和结余|"+n+"上年结转结余", &subject{actual: row + "年初结转和结余"})
		l.add(t, n+"年末结转和结余|"+n+"年末结转结余", &subject{actual: row + "年末结转和结余"})
	}
	for _, r := range l.tables.subjects(form) {
		if name := bareText(r.name); len(r.code) == len("212") && name != "其他支出" {
			l.add(t, name, &subject{name: r.name, actual: l.tables.id(form) + "/" + r.code + "/" + sum, whole: all.actual})
		}
	}
	l.add(t, "基本支出", &subject{actual: row + "基本支出", whole: all.actual})
	l.add(t, "项目支出", &subject{actual: row + "项目支出", whole: all.actual})
}
