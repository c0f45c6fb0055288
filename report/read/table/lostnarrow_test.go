package table

import "testing"

// TestNarrowSides: a two-sided table whose labels are broken over three lines
// around their 行次: lines of two 行次 alone are no torn numbers, the middle of a
// label tells it, and a carry-over of a fund is not its income.
func TestNarrowSides(t *testing.T) {
	r := readLines(t, `
某院2023年度部门决算
财政拨款收入支出决算总表
公开04表
部门：某院 金额单位：万元
收入 支出
项目 行次 金额 项目 行次 合计 一般公共预算财政拨款 政府性基金预算财政拨款 国有资本经营预算财政拨款
栏次 1 栏次 2 3 4 5
一、一般公
                     一、一般公共
共预算财政 1   1,164.77            8    804.37   804.37
                     服务支出
拨款
二、政府性
基金预算财 2              二、外交支出   9
政拨款
三、国有资
本经营预算 3              三、国防支出   10
财政拨款
                     四、公共安全
      4                       11
                     支出
                     十四、资源勘
      5   探工业信息等   12   356.55 356.55
                     支出
本年收入合
      6   1,164.77 本年支出合计   13   1,160.92 1,160.92
计
年初财政拨
                  年末财政拨款
款结转和结 7   5.18              14   9.03       9.03
                  结转和结余
余
一般公共预
      8   5.18              15
算财政拨款
总计    9   1,169.95 总计       16   1,169.95 1,169.95`)
	_, amounts := namesIn(r)
	for addr, want := range map[string]string{
		"04/一般公共预算财政拨款": "1,164.77", "04/本年收入合计": "1,164.77", "04/年初财政拨款结转和结余": "5.18", "04/年初一般公共预算财政拨款": "5.18",
		"04/201/合计": "804.37", "04/215/合计": "356.55", "04/年末财政拨款结转和结余/合计": "9.03", "04/支出总计/合计": "1,169.95",
	} {
		if amounts[addr] != want {
			t.Errorf("%s is %q, want %q", addr, amounts[addr], want)
		}
	}
}

// TestStackNamesBelowHead: the names of the first subjects may begin above their
// line, right below the head.
func TestStackNamesBelowHead(t *testing.T) {
	r := readLines(t, `
某局2023年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
科目编码 科目名称 决算数 科目编码 科目名称 决算数 科目编码 科目名称 决算数
                               商品和服                 债务利息及费用
301     工资福利支出    25.00 302          9.00 307
                               务支出                  支出
30101 基本工资        25.00 30201 办公费    9.00   30701 国内债务付息
30111                    30209                 31007
人员经费合计 25.00 公用经费合计 9.00`)
	names, amounts := namesIn(r)
	if names["302"] != "商品和服务支出" || names["307"] != "债务利息及费用支出" || amounts["06/302/决算数"] != "9.00" {
		t.Errorf("%q %q %v", names["302"], names["307"], amounts)
	}
}
