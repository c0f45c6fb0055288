package table

import (
	"testing"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// TestRowTornOverPages: a page that breaks within a row leaves the last digits
// of its numbers on the next page.
func TestRowTornOverPages(t *testing.T) {
	row := func(texts ...string) []raw.Cell {
		var out []raw.Cell
		for _, s := range texts {
			out = append(out, cellOf(s))
		}
		return out
	}
	head := row("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
	f := &raw.File{Format: "pdf", Blocks: []raw.Block{
		&raw.Line{Text: "支出决算表"}, &raw.Line{Text: "公开03表"},
		&raw.Grid{Rows: [][]raw.Cell{head, row("", "合计", "1502.49", "1002.40", "500.09"), row("201", "一般公共服务支出", "１５０２．４", "1002.4", "500.")}},
		&raw.Grid{Rows: [][]raw.Cell{head, row("", "", "９", "0", "09"), row("20103", "政府办公厅（室）及相关机构事务", "1502.49", "1002.40", "500.09")}},
	}}
	r, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Tables) != 1 || len(r.Unread) > 0 {
		t.Fatalf("%d tables, unread %v", len(r.Tables), r.Unread)
	}
	for addr, want := range map[string]string{"03/201/本年支出合计": "1502.49", "03/201/基本支出": "1002.4", "03/201/项目支出": "500.09", "03/20103/项目支出": "500.09"} {
		if c := r.Tables[0].Cell(addr); c == nil || c.Amount.Printed.String() != want {
			t.Errorf("%s is %+v, want %s", addr, c, want)
		}
	}
}

// TestNameTornOverPages: the end of a name that stands alone on the next page
// goes back to it.
func TestNameTornOverPages(t *testing.T) {
	const (
		two = "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n"
		one = "科目\t本年支出合计\t基本支出\t项目支出\n"
	)
	for name, c := range map[string]struct{ top, rows, rest string }{
		"codes in a cell":    {two, "合计\t\t12.00\t12.00\t\n208\t社会保障和就业支出\t12.00\t12.00\t\n20805\t行政事业单位养老支出\t12.00\t12.00\t\n2080501\t行政单位离退\t12.00\t12.00\t\n", "\t休\t\t\t"},
		"codes before names": {one, "合计\t12.00\t12.00\t\n208社会保障和就业支出\t12.00\t12.00\t\n20805行政事业单位养老支出\t12.00\t12.00\t\n2080501行政单位离退\t12.00\t12.00\t\n", "休\t\t\t"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Read(rawtest.Parse("支出决算表\n公开03表\n"+c.top+c.rows+"\n"+c.top+c.rest, false))
			if err != nil || len(r.Tables) != 1 || len(r.Unread) > 0 {
				t.Fatal(r, err)
			}
			if c := r.Tables[0].Cell("03/2080501/本年支出合计"); c == nil || c.Name != "行政单位离退休" {
				t.Errorf("%+v", c)
			}
			if n := len(r.Tables[0].Rows); n != 4 {
				t.Errorf("%d rows", n)
			}
		})
	}
}
