package audit

import (
	"context"
	"strings"
	"testing"

	"juesuan/report/check"
	"juesuan/report/read/html"
	"juesuan/report/read/raw"
)

// auditPage audits a page as it is published.
func auditPage(t *testing.T, page string) *Report {
	t.Helper()
	f, err := html.Read(context.Background(), []byte(page), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return auditFile(t, f)
}

// fundPage is a table of the funds, an empty one of the state's capital and a
// sentence: the head of the column of the spending, the name of the total, and
// the sentence.
func fundPage(head, total, text string) string {
	row := func(cells ...string) string { return "<tr><td>" + strings.Join(cells, "</td><td>") + "</td></tr>" }
	table := func(title, rows string) string {
		return "<p>" + title + "</p><p>单位：万元</p><table>" + row("科目编码", "科目名称", "年初结转和结余", "本年收入", head, "基本支出", "项目支出", "年末结转和结余") + rows + "</table>"
	}
	return "<html><head><meta charset=utf-8></head><body><p>云溪县文化馆2023年度部门决算</p>" +
		table("政府性基金预算财政拨款收入支出决算表",
			row("", total, "", "46.00", "46.00", "", "46.00", "")+
				row("229", "其他支出", "", "46.00", "46.00", "", "46.00", "")+
				row("22960", "彩票公益金安排的支出", "", "46.00", "46.00", "", "46.00", "")+
				row("2296003", "用于体育事业的彩票公益金支出", "", "46.00", "46.00", "", "46.00", "")) +
		table("国有资本经营预算财政拨款收入支出决算表", row("", "合计", "", "", "", "", "", "")) +
		"<p>八、政府性基金预算财政拨款收入支出决算情况说明</p><p>政府性基金预算财政拨款支出" + text + "</p></body></html>"
}

// TestCellsNotRead: what a table's cells say is not taken from the text, and a
// total that was not recognised is not nothing.
func TestCellsNotRead(t *testing.T) {
	for _, c := range []struct{ name, head, total, text, want string }{
		{"as it is", "本年支出", "合计", "46.00万元，其中：项目支出46.00万元，占100.00%。", ""},
		{"the text is wrong", "本年支出", "合计", "64.00万元，其中：项目支出46.00万元。", "C"},
		{"a head that nobody reads", "本年友岀", "合计", "64.00万元，其中：项目支出46.00万元。", ""},
		{"a total by another name", "本年支出", "全部", "46.00万元，其中：项目支出46.00万元，占100.00%。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, x := range auditPage(t, fundPage(c.head, c.total, c.text)).Result.Findings {
				if group := x.Rule[0]; strings.ContainsRune("ABCP", rune(group)) && x.Severity == check.Error {
					got += x.Rule[:1]
					t.Log(x.Rule, x.Message)
				}
			}
			if got != c.want {
				t.Errorf("errors %q, want %q", got, c.want)
			}
		})
	}
}
