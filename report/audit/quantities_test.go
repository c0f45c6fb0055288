package audit

import (
	"context"
	"strings"
	"testing"

	"juesuan/report/read/html"
	"juesuan/report/read/raw"
)

// TestCountsOfThePublicTable: what a table of “三公” counts is compared with the text.
func TestCountsOfThePublicTable(t *testing.T) {
	const page = `<html><head><meta charset="utf-8"></head><body><h1>某县林场2023年度部门决算</h1>
<p>财政拨款“三公”经费支出决算表</p><p>单位：万元</p>
<table><tr><td>项目</td><td>行次</td><td>年初预算数</td><td>决算统计数</td></tr><tr><td>栏次</td><td></td><td>1</td><td>2</td></tr>
<tr><td>（一）支出合计</td><td>1</td><td>8.00</td><td>6.00</td></tr><tr><td>1．因公出国（境）费</td><td>2</td><td></td><td></td></tr>
<tr><td>2．公务用车购置及运行维护费</td><td>3</td><td>5.00</td><td>4.50</td></tr><tr><td>（1）公务用车购置费</td><td>4</td><td></td><td></td></tr><tr><td>（2）公务用车运行维护费</td><td>5</td><td>5.00</td><td>4.50</td></tr>
<tr><td>3．公务接待费</td><td>6</td><td>3.00</td><td>1.50</td></tr><tr><td>（二）相关统计数</td><td>7</td><td>—</td><td>—</td></tr>
<tr><td>1．公务用车购置数（辆）</td><td>8</td><td>—</td><td></td></tr><tr><td>2．公务用车保有量（辆）</td><td>9</td><td>—</td><td>5</td></tr><tr><td>3．国内公务接待批次（个）</td><td>10</td><td>—</td><td>12</td></tr><tr><td>4．国内公务接待人次（人）</td><td>11</td><td>—</td><td>86</td></tr></table>
<h2>第三部分 2023年度部门决算情况说明</h2><h2>四、财政拨款“三公”经费支出决算情况说明</h2>
<p>2023年度财政拨款“三公”经费支出决算为6.00万元。其中：公务用车购置及运行维护费支出4.50万元，公务接待费支出1.50万元。</p>
<p>2.公务用车购置及运行维护费支出4.50万元。其中：公务用车购置支出0.00万元，购置车辆0辆。公务用车运行维护支出4.50万元，开支财政拨款的公务用车保有量为5辆。</p>
<p>3.公务接待费支出1.50万元，共安排国内公务接待12批次（其中：外事接待0批次），接待人次86人（其中：外事接待人次0人）。</p></body></html>`
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""}, {"保有量为5辆", "保有量为9辆", "C37 9→5"}, {"12批次", "21批次", "C37 21→12"}, {"人次86人", "人次68人", "C37 68→86"}, {"购置车辆0辆", "购置车辆1辆", ""},
	} {
		f, err := html.Read(context.Background(), []byte(strings.Replace(page, c.old, c.new, 1)), raw.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if got := rulesIn(auditFile(t, f), "C37", "C29", "C17"); got != c.want {
			t.Errorf("%s: %q, want %q", c.new, got, c.want)
		}
	}
}
