package table

import (
	"testing"

	"juesuan/report/read/raw"
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
