package audit

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report/check"
)

// rulesOf audits a text and returns what one rule says is wrong, as printed and
// expected.
func rulesOf(t *testing.T, text string, rules ...string) string {
	t.Helper()
	return rulesIn(auditBytes(t, []byte(text)), rules...)
}

// rulesIn is so of a report.
func rulesIn(r *Report, rules ...string) string {
	var out []string
	for _, f := range r.Result.Findings {
		if slices.Contains(rules, f.Rule) && (f.Severity == check.Error || f.Severity == check.Warning) {
			out = append(out, f.Rule+" "+f.Printed+"→"+f.Expected)
		}
	}
	return strings.Join(out, "; ")
}

// TestCountsOfLists: a count and the names behind it, or before it, are as many.
func TestCountsOfLists(t *testing.T) {
	const other = "二、2023年度收入支出决算总体情况说明\n2023年度收入总计100.00万元，支出总计100.00万元。\n"
	for _, c := range []struct{ name, text, want string }{
		{"names behind a comma", "第一部分 部门概况\n二、机构设置\n1．根据职责分工，本部门内设机构8个，包括办公室、预算科、国库科。本部门下属单位包括：支付中心、管理局。", "C31 8→3"},
		{"as many", "第一部分 部门概况\n二、机构设置\n1．根据职责分工，本部门内设机构3个，包括办公室、预算科、国库科。本部门下属单位包括：支付中心、管理局。", ""},
		{"a heading of another name", "一、部门基本情况\n（二）机构设置。\n本部门内设6个科室：办公室、产业科、公共服务科、市场科。", "C31 6→4"},
		{"as many there", "一、部门基本情况\n（二）机构设置。\n本部门内设4个科室：办公室、产业科、公共服务科、市场科。", ""},
		{"in one paragraph", "第一部分 部门概况\n二、部门基本情况\n（一）机构设置情况。我部门共设置9个内设机构，包括：办公室、资源科、生态科。（二）决算单位构成。", "C31 9→3"},
		{"within a part of prose", "第二部分 2023年度部门决算说明\n一、部门基本情况\n（一）机构设置、职责。某区档案馆内设5个科室，分别是：办公室、管理科、编研科。（二）人员构成情况。行政编制0人，实际0人。", "C31 5→3"},
		{"after their kinds", "第一部分 部门概况\n二、部门基本情况\n（二）决算单位构成。纳入某县林业局2023年度部门决算编报的单位共5个。其中：行政单位1个，参照公务员法管理的事业单位0个，其他事业单位1个。分别是：1.某县林业局本级；2.某县国有林场。", "C31 5→2"},
		{"as many after their kinds", "第一部分 部门概况\n二、部门基本情况\n（二）决算单位构成。纳入某县林业局2023年度部门决算编报的单位共2个。其中：行政单位1个，其他事业单位1个。分别是：1.某县林业局本级；2.某县国有林场。", ""},
		{"units behind a comma", "一、部门基本情况\n（三）单位构成。\n从预算单位构成看，纳入本部门2023年度决算编制的二级预算单位共4个，分别是区图书馆、区文化馆。", "C31 4→2"},
		{"one unit of three", "第一部分 部门概况\n二、部门决算单位构成\n纳入某中心2023年度部门决算编报范围的单位共3个，具体名单如下：1.某中心本级。", "C31 3→1"},
		{"a list in lines of its own", "第一部分 部门概况\n二、机构设置\n某县水利局下属二级预算单位5个，其中行政单位1个，参照公务员法管理的事业单位0个，其他事业单位2个。\n纳入某县水利局2023年度部门决算编制范围的二级预算单位包括：\n1.某县水利局机关\n2.某县河道管理站\n3.某县水土保持站", "C31 5→3"},
		{"with or without the office itself", "第一部分 部门概况\n二、机构设置\n某县水利局下属二级预算单位2个，其中行政单位0个，其他事业单位2个。\n纳入某县水利局2023年度部门决算编制范围的二级预算单位包括：\n1.某县水利局机关\n2.某县河道管理站\n3.某县水土保持站", ""},
		{"names before their count", "第一部分 部门概况\n二、机构设置\n本单位内设办公室、人事科、财务科4个科室。", "C31 4→3"},
		{"as many before", "第一部分 部门概况\n二、机构设置\n本单位内设办公室、人事科和财务科3个科室。", ""},
		{"some before", "第一部分 部门概况\n二、机构设置\n本单位内设办公室、人事科、财务科等8个科室。", ""},
		{"names that and joins", "第一部分 部门概况\n二、机构设置\n本部门内设机构4个，包括办公室、发展和改革科、财务科及人事科。", ""},
		{"a list of something else", "第一部分 部门概况\n二、机构设置\n本部门内设机构8个，下属单位3个，分别为：图书馆、文化馆、美术馆。", ""},
		{"more is said behind the names", "第一部分 部门概况\n二、机构设置\n本部门内设机构3个，包括办公室、预算科、国库科，均为正科级。", ""},
		{"not all of them", "第一部分 部门概况\n二、机构设置\n本部门内设机构9个，包括办公室、预算科、国库科等。", ""},
		{"duties, no names", "第一部分 部门概况\n二、机构设置\n本部门内设机构9个，主要是负责财政收支、预算管理。", ""},
		{"names of two offices", "第一部分 部门概况\n二、机构设置\n局机关内设3个科室：办公室、人事科、财务科。执法大队内设2个中队：一中队、二中队。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rulesOf(t, "某部门2023年度部门决算\n"+c.text+"\n"+other, "C31"); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
