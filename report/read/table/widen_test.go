package table

import (
	"fmt"
	"testing"

	"juesuan/report/read/raw"
)

// onPage sets rows as a PDF has them: cells of the given widths in points, each
// row a list of texts and how many columns each spans.
func onPage(page int, left float64, widths []float64, rows ...[]any) *raw.Grid {
	g := &raw.Grid{Spot: raw.Spot{Page: page}}
	for i, parts := range rows {
		var row []raw.Cell
		x := left
		for k := 0; k < len(parts); k += 2 {
			c := raw.Cell{Text: parts[k].(string), RowSpan: 1, ColSpan: parts[k+1].(int)}
			c.Spot = raw.Spot{Page: page, X0: x, Y0: float64(20 * i), Y1: float64(20*i + 20)}
			for range c.ColSpan {
				x += widths[len(row)]
				row = append(row, raw.Cell{RowSpan: 1, ColSpan: 1, Covered: true})
			}
			c.Spot.X1 = x
			row[len(row)-c.ColSpan] = c
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// TestWiden: a page without the head has one column of codes where the head
// parts it in three; a grid with other borders is none of the table's.
func TestWiden(t *testing.T) {
	for name, x := range map[string]struct {
		left float64
		more bool
	}{"same borders": {41, true}, "other borders": {60, false}} {
		t.Run(name, func(t *testing.T) {
			first := onPage(1, 40, []float64{20, 20, 20, 150, 70, 70, 70},
				[]any{"项目", 4, "小计", 1, "基本支出", 1, "项目支出", 1},
				[]any{"类", 1, "款", 1, "项", 1, "科目名称", 1, "", 1, "", 1, "", 1},
				[]any{"合计", 4, "30.00", 1, "10.00", 1, "20.00", 1},
				[]any{"201", 3, "一般公共服务支出", 1, "10.00", 1, "10.00", 1, "", 1},
			)
			second := onPage(2, x.left, []float64{60, 150, 70, 70, 70},
				[]any{"215", 1, "资源勘探工业信息等支出", 1, "20.00", 1, "", 1, "20.00", 1},
			)
			r, err := Read(&raw.File{Format: "pdf", Blocks: []raw.Block{
				&raw.Line{Text: "一般公共预算财政拨款支出决算表"}, &raw.Line{Text: "公开05表"}, &raw.Line{Text: "金额单位：万元"}, first, second,
			}})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Tables) != 1 || r.Tables[0].Cell("05/201/小计") == nil {
				t.Fatalf("tables %v", r.Tables)
			}
			got := ""
			for _, key := range []string{"小计", "基本支出", "项目支出"} {
				if c := r.Tables[0].Cell("05/215/" + key); c != nil {
					got += fmt.Sprintf("%q", c.Text)
				}
			}
			if want := `"20.00""""20.00"`; x.more && got != want || !x.more && got != "" {
				t.Errorf("the second page has %s", got)
			}
		})
	}
}
