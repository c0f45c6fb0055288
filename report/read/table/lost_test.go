package table

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
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
