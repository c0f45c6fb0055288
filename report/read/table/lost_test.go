package table

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// seed is the published example as a reader of plain text gives it.
func seed(t testing.TB) *raw.File {
	t.Helper()
	b, err := os.ReadFile("../testdata/disclosure-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := &raw.File{Format: "txt", GridsLost: true}
	for _, s := range strings.Split(string(b), "\n") {
		f.Blocks = append(f.Blocks, &raw.Line{Text: s})
	}
	return f
}

// TestSeed: the cells of the example come back out of plain text, each amount
// in its column; table 09 waits for what the text says.
func TestSeed(t *testing.T) {
	r, err := Read(seed(t))
	if err != nil {
		t.Fatal(err)
	}
	if r.Year != 2022 || r.Department != "焦作经济技术产业集聚区管理委员会" || r.Unit != report.Wan {
		t.Errorf("%s %d in %s", r.Department, r.Year, r.Unit)
	}
	cells := map[string]string{
		"01/一般公共预算财政拨款收入": "418.81", "01/215": "305.42", "01/234": "", "01/支出总计": "418.81", "01/年初结转和结余": "",
		"02/2080505/财政拨款收入": "6.67", "02/合计/其他收入": "",
		"03/合计/基本支出": "113.39", "03/合计/项目支出": "305.42", "03/2150517/基本支出": "", "03/2150517/项目支出": "305.42", "03/2010350/基本支出": "72.50",
		"04/国有资本经营预算财政拨款": "", "04/215/一般公共预算财政拨款": "305.42", "04/215/政府性基金预算财政拨款": "", "04/支出总计/合计": "418.81", "04/年初一般公共预算财政拨款": "",
		"05/221/小计": "6.56", "05/221/基本支出": "6.56", "05/221/项目支出": "",
		"06/30199/决算数": "3.50", "06/39908/决算数": "", "06/30299/决算数": "0.97", "06/人员经费合计": "103.18", "06/公用经费合计": "10.21",
		"07/合计/小计": "", "自评/部门预算总额/年初预算数": "159.38", "自评/单位资金/全年执行数": "0",
	}
	amounts := map[string]int{"01": 42, "02": 126, "03": 108, "04": 125, "05": 54, "06": 83, "07": 6, "08": 6, "09": 0, "自评": 12}
	for _, x := range r.Tables {
		if n := countAmounts(x); n != amounts[x.ID] {
			t.Errorf("table %s has %d amounts, want %d", x.ID, n, amounts[x.ID])
		}
		delete(amounts, x.ID)
		for i := range x.Rows {
			for _, c := range x.Rows[i].Cells {
				if want, ok := cells[c.Addr]; ok && c.Text != want {
					t.Errorf("%s is %q, want %q", c.Addr, c.Text, want)
				}
				delete(cells, c.Addr)
			}
		}
	}
	if len(amounts)+len(cells) > 0 {
		t.Errorf("not there: %v %v", amounts, cells)
	}
	for _, l := range r.Lines {
		if strings.Contains(l.Text, "公开0") || strings.Contains(l.Text, "栏次") {
			t.Errorf("left in the text: %s", l.Text)
		}
	}
}

// TestSidesBrokenOverLines: a two-sided table as pdftotext lays it out, with
// labels of either half broken over lines around their row, signs for nothing,
// and a head of three lines; the next page repeats title and head.
func TestSidesBrokenOverLines(t *testing.T) {
	r, err := Read(rawtest.Parse(`某镇2022年度部门决算
财政拨款收入支出决算总表
公开04表
部门：某镇人民政府 2022年度 金额单位：万元
收   入                  支   出
                                             一般公共预算财政 政府性基金预算财   国有资本经营
项目        行次 金额      项目        行次 合计
                                             拨款      政拨款    政拨款
一、一般公共预算财政拨
            1     60.00 一、一般公共服务支出    33     12.00     12.00     /     /
款
二、政府性基金预算财政
            2     10.00 二、外交支出        34     /     /     /     /
拨款
三、国有资本经营预算财
            3     / 三、国防支出        35     /     /     /     /
政拨款
                        七、文化旅游体育与传媒
            4                          36     48.00     48.00     /     /
                        支出
—1—
财政拨款收入支出决算总表（续）
            5           十一、城乡社区支出    37     10.00     /     10.00     /
本年收入合计      6     70.00 本年支出合计       38     70.00     60.00     10.00     /
总计         7     70.00 总计           39     70.00     60.00     10.00     /
`, true))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, x := range r.Tables {
		for i := range x.Rows {
			for _, c := range x.Rows[i].Cells {
				got[c.Addr] = c.Text
			}
		}
	}
	for addr, want := range map[string]string{
		"04/一般公共预算财政拨款": "60.00", "04/政府性基金预算财政拨款": "10.00", "04/207/合计": "48.00", "04/212/政府性基金预算财政拨款": "10.00", "04/支出总计/合计": "70.00",
	} {
		if got[addr] != want {
			t.Errorf("%s is %q, want %q", addr, got[addr], want)
		}
	}
	if len(r.Tables) != 1 {
		t.Errorf("%d tables", len(r.Tables))
	}
}

// TestSidesWithoutNumbers: labels on both sides of a line without an amount
// between them.
func TestSidesWithoutNumbers(t *testing.T) {
	r, err := Read(rawtest.Parse(`某法院2021年度部门决算
收入支出决算总表
公开01表
编制单位：某法院   单位：万元
收入                    支出
项目          决算数      项目（按支出功能分类）      决算数
一般公共预算财政拨款收入      60.00 公共安全支出      12.00
政府性基金预算财政拨款收入           社会保障和就业支出     48.00
本年收入合计              60.00 本年支出合计      60.00
总计                  60.00 总计          60.00
`, true))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i := range r.Tables[0].Rows {
		for _, c := range r.Tables[0].Rows[i].Cells {
			got[c.Addr] = c.Text
		}
	}
	if got["01/204"] != "12.00" || got["01/208"] != "48.00" || got["01/一般公共预算财政拨款收入"] != "60.00" {
		t.Errorf("cells %v", got)
	}
}

// TestOtherTableAfterANote: one beside the nine, right below a table's note, has
// lines of its own.
func TestOtherTableAfterANote(t *testing.T) {
	r, err := Read(rawtest.Parse(`某局2022年度部门决算
国有资本经营预算财政拨款支出决算表
公开08表
部门：某局 2022年度 金额单位：万元
科目编码 科目名称 合计 基本支出 项目支出
合计
注：本单位没有国有资本经营预算财政拨款安排的支出，故本表无数据。
机构运行信息表
公开09表
部门：某局 2022年度 金额单位：万元
一、“三公”经费支出 3.00
注：本表反映机构运行情况
的信息。
`, true))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Others) != 1 || r.Others[0] != "机构运行信息表" {
		t.Errorf("others %q", r.Others)
	}
}

// TestPartAboveTables: the heading of the part of the tables is none of their
// titles, though a label stands soon below it.
func TestPartAboveTables(t *testing.T) {
	r := readLines(t, `
第一部分 部门概况
第二部分 2022年度部门决算表
国有资本经营预算财政拨款支出决算表
公开08表
部门：某局 2022年度 金额单位：万元
科目编码 科目名称 合计 基本支出 项目支出
合计
注：本单位没有国有资本经营预算财政拨款安排的支出，故本表无数据。
第三部分 2022年度部门决算情况说明
`)
	var text []string
	for _, l := range r.Lines {
		if l.Text != "" {
			text = append(text, l.Text)
		}
	}
	if want := "第一部分 部门概况|第二部分 2022年度部门决算表|第三部分 2022年度部门决算情况说明"; strings.Join(text, "|") != want || len(r.Others) > 0 || len(r.Tables) != 1 {
		t.Errorf("text %q, %d tables, others %q", text, len(r.Tables), r.Others)
	}
}

// TestCellsInLines: a table copied from a web page with every cell in a line of
// its own.
func TestCellsInLines(t *testing.T) {
	cells := []string{
		"科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出", "栏次", "1", "2", "3", "4", "5", "6",
		"合计", "70.00", "60.00", "10.00", "201", "一般公共服务支出", "30.00", "20.00", "10.00", "20103", "政府办公厅（室）及相关机构事务", "30.00", "20.00", "10.00",
		"2010301", "行政运行", "20.00", "20.00", "2010302", "一般行政管理事务", "10.00", "10.00", "221", "住房保障支出", "40.00", "40.00", "22102", "住房改革支出", "40.00", "40.00", "2210201", "住房公积金", "40.00", "40.00",
	}
	r, err := Read(rawtest.Parse("某局2022年度部门决算\n支出决算表\n公开03表\n部门：某局\n金额单位：万元\n"+strings.Join(cells, "\n"), true))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, x := range r.Tables {
		for i := range x.Rows {
			for _, c := range x.Rows[i].Cells {
				got[c.Addr] = c.Text
			}
		}
	}
	if got["03/合计/本年支出合计"] != "70.00" || got["03/2010302/本年支出合计"] != "10.00" || got["03/2210201/本年支出合计"] != "40.00" {
		t.Errorf("cells %v, unread %v", got, r.Unread)
	}
}

// TestTornNumbers: amounts that narrow cells broke over two lines are not put
// together by guessing.
func TestTornNumbers(t *testing.T) {
	r, err := Read(rawtest.Parse(`某局2022年度部门决算
支出决算表
公开03表
部门：某局 2022年度 金额单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
合计      1502.4   1502.4
             9        9
201  一般公共服务支出   1502.4   1502.4
             9        9
20103 政府办公厅（室）及相关机构事务   1502.49   1502.49
`, true))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, x := range r.Tables {
		n += countPlaced(x)
	}
	if len(r.Unread) == 0 || n > 0 {
		t.Errorf("unread %v, %d amounts", r.Unread, n)
	}
}

// TestSignsOfAmounts: a minus in the ways that tables print it.
func TestSignsOfAmounts(t *testing.T) {
	for s, want := range map[string]string{"（1,234.56）": "-1234.56", "(3.00)": "-3", "△12.30": "-12.3", "－4.50": "-4.5", "／": "0", "—": "0"} {
		if v, ok := amount(s); !ok || v.String() != want {
			t.Errorf("%s is %s, %v", s, v, ok)
		}
	}
}

// TestStrayNumber: the four numbers of table 09 add up as a purchase of 3.00,
// which the text denies.
func TestStrayNumber(t *testing.T) {
	r, err := Read(seed(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Impossible) != 0 || len(r.open) != 1 {
		t.Fatalf("impossible %+v, open %d", r.Impossible, len(r.open))
	}
	text := map[string]string{"09/预算数/公务用车": "3.00", "09/预算数/公务接待": "1.00", "09/决算数/合计": "0.00"}
	r.Settle(func(addr string) (decimal.Decimal, bool) {
		s, ok := text[addr]
		if !ok {
			return decimal.Zero, false
		}
		return decimal.RequireFromString(s), true
	})
	if len(r.Impossible) != 1 || r.Impossible[0].Printed != "4.00 4.00 3.00 1.00" {
		t.Errorf("impossible %+v", r.Impossible)
	}
	if len(r.Tables) != 10 {
		t.Errorf("%d tables", len(r.Tables))
	}
}
