package table

import (
	"strings"
	"testing"
)

// plainSides are the two tables with an income and a spending half without
// 行次, as the text of a page gives them.
const plainSides = `
某局2025年度部门决算
收入支出决算总表
单位：万元
收入 支出
项目 决算数 项目 决算数
一、一般公共预算财政拨款收入 30.00 一、一般公共服务支出
二、政府性基金预算财政拨款收入 2.80 二、外交支出
三、国有资本经营预算财政拨款收入 三、国防支出
四、上级补助收入 四、公共安全支出 4.00
五、事业收入 五、教育支出
六、经营收入 六、科学技术支出
七、附属单位上缴收入 七、文化旅游体育与传媒支出 16.80
八、其他收入 八、社会保障和就业支出 10.00
九、卫生健康支出
二十二、灾害防治及应急管理支
2.00
出
二十三、其他支出
二十四、抗疫特别国债安排的支
出
本年收入合计 32.80 本年支出合计 32.80
使用非财政拨款结余 结余分配
年初结转和结余 年末结转和结余
总计 32.80 总计 32.80
注：本表反映部门本年度的总收支。

财政拨款收入支出决算总表
单位：万元
收入 支出
一般公共 政府性基 国有资本
项目 决算数 项目 合计 预算财政 金预算财 经营预算
拨款 政拨款 财政拨款
一、一般公共预算财政拨款 30.00 一、一般公共服务支出
二、政府性基金预算财政拨款 2.80 二、外交支出
三、国有资本经营预算财政拨款 三、国防支出
四、公共安全支出 4.00 4.00
七、文化旅游体育与传媒支出 16.80 14.00 2.80
八、社会保障和就业支出 10.00 10.00
二十二、灾害防治及应急管理支
2.00 2.00
出
本年收入合计 32.80 本年支出合计 32.80 30.00 2.80
年初财政拨款结转和结余 年末财政拨款结转和结余
一、一般公共预算财政拨款
二、政府性基金预算财政拨款
三、国有资本经营预算财政拨款
总计 32.80 总计 32.80 30.00 2.80
注：本表反映部门本年度财政拨款总收支。
`

// TestOneBlankBetweenTheHalves: a label on the right that one blank parts from
// that on the left, which has no amount.
func TestOneBlankBetweenTheHalves(t *testing.T) {
	r := readLines(t, plainSides)
	_, amounts := namesIn(r)
	for addr, want := range map[string]string{
		"01/一般公共预算财政拨款收入": "30.00", "01/上级补助收入": "", "01/204": "4.00", "01/207": "16.80", "01/其他收入": "", "01/208": "10.00", "01/224": "2.00", "01/234": "",
		"01/本年支出合计": "32.80", "01/年末结转和结余": "", "01/支出总计": "32.80",
	} {
		if got, ok := amounts[addr]; !ok || got != want {
			t.Errorf("%s is %q, %v, want %q", addr, got, ok, want)
		}
	}
	if len(r.Unread) > 0 {
		t.Errorf("unread %v", r.Unread)
	}
}

// TestHeadOfThreeLines: the head of the table of public money is broken over
// lines, and what its kinds of money are the income says.
func TestHeadOfThreeLines(t *testing.T) {
	title, alone, _ := strings.Cut(plainSides, "收入支出决算总表")
	_, alone, _ = strings.Cut(alone, "财政拨款收入支出决算总表")
	for name, text := range map[string]string{"both": plainSides, "alone": title + "财政拨款收入支出决算总表" + alone} {
		threeLines(t, name, text)
	}
}

func threeLines(t *testing.T, name, text string) {
	t.Helper()
	_, amounts := namesIn(readLines(t, text))
	for addr, want := range map[string]string{
		"04/政府性基金预算财政拨款": "2.80", "04/207/合计": "16.80", "04/207/一般公共预算财政拨款": "14.00", "04/207/政府性基金预算财政拨款": "2.80",
		"04/224/一般公共预算财政拨款": "2.00", "04/本年支出合计/一般公共预算财政拨款": "30.00", "04/本年支出合计/政府性基金预算财政拨款": "2.80", "04/支出总计/国有资本经营预算财政拨款": "",
	} {
		if got, ok := amounts[addr]; !ok || got != want {
			t.Errorf("%s: %s is %q, %v, want %q", name, addr, got, ok, want)
		}
	}
}
