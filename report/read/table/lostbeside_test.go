package table

import (
	"fmt"
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// readLines reads a text whose tables lost their cells.
func readLines(t *testing.T, text string) *Result {
	t.Helper()
	f := &raw.File{GridsLost: true}
	for l := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		f.Blocks = append(f.Blocks, &raw.Line{Text: l})
	}
	r, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSpendingAlone: lines of “三公” with 行次 and 统计数, things counted and
// other costs among them.
func TestSpendingAlone(t *testing.T) {
	r := readLines(t, `
“三公”经费、行政参公单位机关运行经费情况表
                                                公开10表
部门：某局        2022年度      金额单位：元
项    目                                 行次                  统计数
栏次                                                          1
一、“三公”经费支出                         1                   —
（一）支出合计                            2                     308,900.00
1．因公出国（境）费                        3                      31,200.00
2．公务用车购置及运行维护费                  4                     268,200.00
（1）公务用车购置费                        5                     176,400.00
（2）公务用车运行维护费                     6                      91,800.00
3．公务接待费                             7                       9,500.00
（二）相关实物量                           8                   —
公务用车保有量（辆）                        9                   3
二、机关运行经费                          10                     819,900.00`)
	if len(r.Tables) != 1 || len(r.Impossible) != 0 {
		t.Fatalf("%v %v %v", r.Tables, r.Impossible, r.Unread)
	}
	for line, want := range map[string]string{"合计": "308900.00", "因公出国": "31200.00", "公务用车": "268200.00", "用车购置": "176400.00", "用车运行": "91800.00", "公务接待": "9500.00"} {
		if c := r.Tables[0].Cell("09/决算数/" + line); c == nil || c.Amount.Printed.StringFixed(2) != want {
			t.Errorf("%s: %v, want %s", line, c, want)
		}
	}
}

// TestDetailBeside: a table of more detail with a label of its own does not go
// on with the one of nearly the same title before it.
func TestDetailBeside(t *testing.T) {
	r := readLines(t, `
一般公共预算财政拨款支出决算表
                         公开06表
部门：某局        2023年度      金额单位：万元
科目编码      科目名称        小计    基本支出   项目支出
合计                       50.00   45.73   4.27
221          住房保障支出     50.00   45.73   4.27
22102        住房改革支出     50.00   45.73   4.27
2210201      住房公积金      50.00   45.73   4.27
一般公共预算财政拨款支出决算明细表
                         公开07表
金额单位：万元
科目编码      科目名称        合计    基本支出   项目支出
301          工资福利支出     566.82  566.82`)
	if len(r.Tables) != 1 || len(r.Others) != 1 {
		t.Fatalf("%d tables, others %v", len(r.Tables), r.Others)
	}
	if c := r.Tables[0].Cell("06/2210201/小计"); c == nil || c.Name != "住房公积金" || c.Amount.Printed.StringFixed(2) != "50.00" {
		t.Errorf("%+v", c)
	}
	if c := r.Tables[0].Cell("06/301/小计"); c != nil {
		t.Errorf("%+v", c)
	}
}

// scatteredPublic is table 09 with each cell in a line of its own, as a page
// that is copied gives it; what is left out stands for %s.
const scatteredPublic = `
2023年度一般公共预算财政拨款“三公”经费支出决算表
单位：万元
项 目
预 算 数
决 算 数
合 计
7.50
%s
因公出国（境）费
公务接待费
2.5
1.86
公务用车购置及运行维护费
5
4.3
其中：公务用车运行维护费
5
4.3
公务用车购置费
二、2023年度一般公共预算财政拨款“三公”经费支出情况说明
某镇人民政府2023年度一般公共预算财政拨款“三公”经费支出预算为7.5万元。`

// TestScatteredPublic: the kinds of spending begin the rows where each has
// budget and spending, or neither.
func TestScatteredPublic(t *testing.T) {
	r := readLines(t, fmt.Sprintf(scatteredPublic, "6.16"))
	if len(r.Tables) != 1 || len(r.Impossible)+len(r.Unread) != 0 {
		t.Fatalf("%v %v %v", r.Tables, r.Impossible, r.Unread)
	}
	for addr, want := range map[string]string{"预算数/合计": "7.50", "决算数/合计": "6.16", "决算数/公务接待": "1.86", "预算数/用车运行": "5.00", "决算数/公务用车": "4.30"} {
		if c := r.Tables[0].Cell("09/" + addr); c == nil || c.Amount.Printed.StringFixed(2) != want {
			t.Errorf("%s: %v, want %s", addr, c, want)
		}
	}
}

// TestScatteredPublicInDoubt: where a blank cell got lost the table is told to
// be unread; it is none of zeros.
func TestScatteredPublicInDoubt(t *testing.T) {
	r := readLines(t, strings.Replace(fmt.Sprintf(scatteredPublic, "6.16"), "1.86\n", "", 1))
	for _, x := range r.Tables {
		if n := countAmounts(x); n > 0 {
			t.Errorf("%d amounts", n)
		}
	}
	if len(r.Unread) != 1 {
		t.Errorf("%v", r.Unread)
	}
}

// TestTextAfterATable: the title of a statement ends the table before it.
func TestTextAfterATable(t *testing.T) {
	const told = "某局2023年度“三公”经费支出决算为6.16万元。"
	for _, title := range []string{"关于某局2023年度“三公”经费支出决算情况的说明", "（一）“三公”经费支出决算总体情况说明。"} {
		cells, _, _ := strings.Cut(fmt.Sprintf(scatteredPublic, "6.16"), "二、")
		r := readLines(t, cells+title+"\n"+told)
		if n := len(r.Lines); n == 0 || r.Lines[n-1].Text != told {
			t.Errorf("%s: lines %v", title, r.Lines)
		}
	}
}
