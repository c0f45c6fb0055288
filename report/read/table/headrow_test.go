package table

import (
	"slices"
	"strings"
	"testing"

	"juesuan/report/read/raw"
)

// Heads that places lay out in ways of their own.
func init() {
	layouts = append(layouts,
		layout{"what the amounts are below every column", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				switch kindOf(title) {
				case "02", "03", "05", "07", "08":
					below := slices.IndexFunc(g.Rows, isRuler)
					if below < 0 {
						below = headRows(g)
					}
					row := make([]raw.Cell, len(g.Rows[0]))
					from := amountsFrom(g.Rows[headRows(g)])
					for j := range row {
						if row[j] = cellOf(""); j >= from {
							row[j] = cellOf("决算数")
						}
					}
					g.Rows = slices.Insert(g.Rows, below, row)
				}
			})
		}},
		layout{"the heads of a code in the row of the total", func(f *raw.File) {
			subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
				if isTotal(row[0].Text) && row[0].ColSpan == 4 {
					for j, s := range []string{"类", "款", "项", "合计"} {
						row[j] = cellOf(s)
					}
				}
			})
		}},
		layout{"“三公” with blank cells for merged ones", func(f *raw.File) {
			grids(f, func(title string, g *raw.Grid) {
				if kindOf(title) != publicKind {
					return
				}
				for i := range g.Rows {
					for j := range g.Rows[i] {
						c := &g.Rows[i][j]
						c.ColSpan, c.RowSpan, c.Covered = 1, 1, false
					}
				}
			})
		}},
	)
}

func readGrids(t *testing.T, title string, grids ...*raw.Grid) *Result {
	t.Helper()
	f := &raw.File{Format: "html", Blocks: []raw.Block{&raw.Line{Text: "2023年度部门决算"}, &raw.Line{Text: title}, &raw.Line{Text: "单位：万元"}}}
	for _, g := range grids {
		f.Blocks = append(f.Blocks, g)
	}
	r, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// printedAt is what a cell prints, or “none” where no amount was read.
func printedAt(r *Result, addr string) string {
	for _, x := range r.Tables {
		if c := x.Cell(addr); c != nil {
			return c.Amount.Printed.StringFixed(2)
		}
	}
	return "none"
}

// TestHeadsInTotal: in the row of the total stand the heads of the columns under
// 本年支出. The total's other amounts are its own, those columns have the rows'
// amounts, and what the total lacks there is not nothing.
func TestHeadsInTotal(t *testing.T) {
	for name, rows := range map[string][]string{
		"cents":         {"合计||3.00|46.50|合计|基本支出|项目支出|2.50"},
		"whole numbers": {"合计||3|47|合计|基本支出|项目支出|3"},
		"ruler":         {"栏次||1|2|3|4|5|6", "合计||3.00|46.50|合计|基本支出|项目支出|2.50"},
	} {
		t.Run(name, func(t *testing.T) {
			rows = slices.Concat([]string{"项目||年初结转和结余|本年收入|本年支出|||年末结转和结余", "科目编码|科目名称||||||"}, rows,
				[]string{"229|其他支出|3.00|46.50|47.00|7.00|40.00|2.50", "22960|彩票公益金安排的支出|3.00|46.50|47.00|7.00|40.00|2.50"})
			r := readGrids(t, "政府性基金预算财政拨款收入支出决算表", rowsOf(rows...))
			want := map[string]string{
				"07/合计/合计": "none", "07/合计/基本支出": "none", "07/合计/项目支出": "none",
				"07/229/合计": "47.00", "07/229/基本支出": "7.00", "07/22960/项目支出": "40.00", "07/22960/年末结转和结余": "2.50",
				"07/合计/本年收入": "46.50", "07/合计/年初结转和结余": "3.00",
			}
			if name == "whole numbers" {
				want["07/合计/本年收入"] = "47.00"
			}
			for addr, s := range want {
				if got := printedAt(r, addr); got != s {
					t.Errorf("%s is %s, want %s", addr, got, s)
				}
			}
			if !r.Dropped["07"] {
				t.Error("what the total lacks counts as nothing")
			}
			if len(r.Unread) != 1 || !strings.Contains(r.Unread[0].Why, "印的是栏名") {
				t.Errorf("unread %v", r.Unread)
			}
		})
	}
}

// TestEmptyHeads: an empty table says that there is nothing, in whichever row
// its last heads stand and whether or not it prints a total.
func TestEmptyHeads(t *testing.T) {
	head := []string{"项目||年初结转和结余|本年收入|本年支出|||年末结转和结余"}
	for name, rows := range map[string][]string{
		"heads in the total's row": {"科目编码|科目名称||||||", "合计||||合计|基本支出|项目支出|", "|||||||", "|||||||"},
		"zeros":                    {"科目编码|科目名称||||||", "合计||0|0|合计|基本支出|项目支出|0", "|||||||"},
		"ruler":                    {"科目编码|科目名称||||||", "栏次||1|2|3|4|5|6", "合计||||合计|基本支出|项目支出|", "|||||||"},
		"no total":                 {"科目编码|科目名称|||合计|基本支出|项目支出|", "|||||||", "|||||||"},
	} {
		t.Run(name, func(t *testing.T) {
			r := readGrids(t, "国有资本经营预算财政拨款收入支出决算表", rowsOf(slices.Concat(head, rows)...))
			if len(r.Tables) != 1 || len(r.Unread) > 0 || r.Dropped["08"] {
				t.Fatalf("tables %d, unread %v, dropped %v", len(r.Tables), r.Unread, r.Dropped)
			}
			for _, key := range []string{"年初结转和结余", "本年收入", "合计", "基本支出", "项目支出", "年末结转和结余"} {
				if got := printedAt(r, "08/合计/"+key); got != "0.00" {
					t.Errorf("%s is %s", key, got)
				}
			}
		})
	}
}

// TestUnknownParts: where no column beside the total is understood, that is said.
func TestUnknownParts(t *testing.T) {
	r := readGrids(t, "支出决算表", rowsOf("科目编码|科目名称|本年支出合计|甲|乙", "|合计|9.00|4.00|5.00", "201|一般公共服务支出|9.00|4.00|5.00"))
	if len(r.Unread) != 1 || !r.Dropped["03"] {
		t.Errorf("unread %v, dropped %v", r.Unread, r.Dropped)
	}
}

// TestNarrowPage: a page that does not repeat the head has one cell for a code
// where the pages before have three.
func TestNarrowPage(t *testing.T) {
	head := []string{"项目||||本年支出合计|基本支出|项目支出", "科目编码|||科目名称|||", "类|款|项|合计|30.00|10.00|20.00", "201|||一般公共服务支出|10.00|10.00|0.00"}
	for name, x := range map[string]struct{ page, want string }{
		"codes":              {"215|资源勘探工业信息等支出|20.00|0.00|20.00", "20.00"},
		"a column too few":   {"215|资源勘探工业信息等支出|20.00|20.00", "none"},
		"nothing but a name": {"一|设备|20.00|0.00|20.00", "none"},
	} {
		t.Run(name, func(t *testing.T) {
			r := readGrids(t, "支出决算表", rowsOf(head...), rowsOf(x.page))
			if got := printedAt(r, "03/215/项目支出"); got != x.want {
				t.Errorf("it is %s, want %s", got, x.want)
			}
			if got := printedAt(r, "03/201/基本支出"); got != "10.00" {
				t.Errorf("the page before has %s", got)
			}
		})
	}
}
