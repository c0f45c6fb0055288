package table

import "testing"

// TestStackNamesAroundTheirCodes: names of either stack broken over lines
// around their codes, with and without the line of the other stack between, and
// codes with a blank between 类 and 款.
func TestStackNamesAroundTheirCodes(t *testing.T) {
	for name, text := range map[string]string{"whole": `
301 工资福利支出 25.00 302 商品和服务支出 9.00
30107 绩效工资 5.00 30205 水费
机关事业单位基本养老保
30108 10.00 30206 电费 2.00
险缴费
30111 公务员医疗补助缴 10.00 30211 差旅费 1.00
费 因公出国（境）费
30112 其他社会保障缴费 30212 2.50
用
其他对个人和家庭 其他商品和服务支
30399 0.00 30299 3.50
的补助 出
310 资本性支出 4.00
信息网络及软件购
31007 3.00
置更新
31019 其他交通工具购 1.00
置
文物和陈列品购
31021
置
人员经费合计 25.00 公用经费合计 13.00`, "apart": `
301 工资福利支出 25.00 302 商品和服务支出 9.00
301 07 绩效工资 5.00 302 05 水费 0.00
机关事业单位基本养老保
301 08 10.00 302 06 电费 2.00
险缴费
301 11 公务员医疗补助缴 10.00 302 11 差旅费 1.00
费 因公出国（境）费
301 12 其他社会保障缴费 0.00 302 12 2.50
用
其他对个人和家庭 其他商品和服务支
303 99 0.00 302 99 3.50
的补助 出
310 资本性支出 4.00
310 07 信息网络及软件购 3.00
置更新
310 19 其他交通工具购置 1.00
310 21 文物和陈列品购置 0.00
人员经费合计 25.00 公用经费合计 13.00`} {
		r := readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
经济分类 经济分类
科目名称 决算数 科目名称 决算数
科目编码 科目编码`+text)
		names, amounts := namesIn(r)
		for code, want := range map[string]string{
			"30108": "机关事业单位基本养老保险缴费", "30111": "公务员医疗补助缴费", "30112": "其他社会保障缴费", "30206": "电费", "30212": "因公出国（境）费用",
			"30399": "其他对个人和家庭的补助", "30299": "其他商品和服务支出", "31007": "信息网络及软件购置更新", "31019": "其他交通工具购置", "31021": "文物和陈列品购置",
		} {
			if names[code] != want {
				t.Errorf("%s: %s is %q, want %q", name, code, names[code], want)
			}
		}
		if amounts["06/30108/决算数"] != "10.00" || amounts["06/30212/决算数"] != "2.50" || amounts["06/31007/决算数"] != "3.00" || amounts["06/30299/决算数"] != "3.50" || len(r.Unread) > 0 {
			t.Errorf("%s: %v, unread %v", name, amounts, r.Unread)
		}
	}
}

// TestStackNameOfItsOwn: a name that the catalogue has not keeps its second
// line.
func TestStackNameOfItsOwn(t *testing.T) {
	names, _ := namesIn(readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
科目编码 科目名称 决算数 科目编码 科目名称 决算数
301 工资福利支出 15.00 302 商品和服务支出 2.00
30101 基本工资 5.00 30201 办公费 2.00
30199 本地自行规定的其他 10.00
工资
人员经费合计 15.00 公用经费合计 2.00`))
	if names["30199"] != "本地自行规定的其他工资" || names["30201"] != "办公费" {
		t.Errorf("names %v", names)
	}
}

// TestStacksApart: where the amount of a subject stands in the line of the next
// one the rows have come apart, and nothing of them is read.
func TestStacksApart(t *testing.T) {
	r := readLines(t, `
某局2025年度部门决算
一般公共预算财政拨款基本支出决算表
公开06表
部门：某局
金额单位：万元
科目编码 科目名称 决算数
301
25.00 302
工资福利支出
商品和服务支出
9.00 310
30107 绩效工资
15.00 30205 水费
2.00 31002 办公设备购置
30108 职业年金缴费
10.00 30206 电费
7.00
人员经费合计
25.00 公用经费合计
9.00
注：本表反映基本支出。`)
	if _, amounts := namesIn(r); len(amounts) > 0 || r.Lost != 0 && len(r.Unread) != 1 {
		t.Errorf("%v, unread %v", amounts, r.Unread)
	}
}
