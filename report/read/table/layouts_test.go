package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
	"juesuan/store/storetest"
)

// A layout prints the tables of a Book as another place does.
type layout struct {
	name string
	turn func(f *raw.File)
}

// grids calls do for every grid with its title.
func grids(f *raw.File, do func(title string, g *raw.Grid)) {
	title := ""
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			if kindOf(b.Text) != noKind {
				title = b.Text
			}
		case *raw.Grid:
			do(title, b)
		}
	}
}

// bodies calls do for every row below the heads of tables that list subjects.
func subjectRows(f *raw.File, do func(g *raw.Grid, row []raw.Cell)) {
	grids(f, func(title string, g *raw.Grid) {
		switch kindOf(title) {
		case "02", "03", "05", "07", "08":
			for _, row := range g.Rows {
				if hasCode(row) || isTotal(row[0].Text) {
					do(g, row)
				}
			}
		}
	})
}

// amountsFrom is the first column behind codes and name.
func amountsFrom(row []raw.Cell) int {
	if len(row) > 3 && hasHan(row[3].Text) || isTotal(row[0].Text) && row[0].ColSpan > 2 {
		return 4
	}
	return 2
}

func dropColumn(g *raw.Grid, j int) {
	for i := range g.Rows {
		row := g.Rows[i]
		if row[j].ColSpan > 1 && !row[j].Covered { // its first column goes
			row[j+1] = raw.Cell{Text: row[j].Text, RowSpan: row[j].RowSpan, ColSpan: row[j].ColSpan - 1}
		}
		g.Rows[i] = append(row[:j:j], row[j+1:]...)
	}
}

var layouts = []layout{
	{"as it is", func(*raw.File) {}},
	{"code and name in one cell", func(f *raw.File) {
		subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
			if code := tight(row[0].Text); isCode(code) {
				row[1].Text = code + row[1].Text
			}
		})
		grids(f, func(title string, g *raw.Grid) {
			switch kindOf(title) {
			case "02", "03", "05", "07", "08":
				dropColumn(g, 0)
			}
		})
	}},
	{"cells broken over lines", func(f *raw.File) {
		grids(f, func(title string, g *raw.Grid) {
			for i := range g.Rows {
				for j := range g.Rows[i] {
					c := &g.Rows[i][j]
					if r := []rune(c.Text); len(r) > 5 && hasHan(c.Text) && kindOf(title) != wholeKind {
						c.Text = string(r[:4]) + "\n" + string(r[4:])
					}
				}
			}
		})
	}},
	{"zero as 0.00 and thousands", func(f *raw.File) {
		subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
			for j := amountsFrom(row); j < len(row); j++ {
				if row[j].Text == "" && !row[j].Covered {
					row[j].Text = "0.00"
				}
			}
		})
	}},
	{"zero as a dash", func(f *raw.File) {
		subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
			for j := amountsFrom(row); j < len(row); j++ {
				if row[j].Text == "" && !row[j].Covered {
					row[j].Text = "—"
				}
			}
		})
	}},
	{"pages with nothing repeated", func(f *raw.File) { paged(f, page{}) }},
	{"pages with heads", func(f *raw.File) { paged(f, page{heads: true}) }},
	{"pages with the numbers of the columns", func(f *raw.File) { paged(f, page{ruler: true}) }},
	{"pages with label and heads", func(f *raw.File) { paged(f, page{captions: true, heads: true}) }},
	{"pages with label", func(f *raw.File) { paged(f, page{captions: true}) }},
	{"pages with title, label and heads", func(f *raw.File) { paged(f, page{title: true, captions: true, heads: true}) }},
	{"pages with title and label", func(f *raw.File) { paged(f, page{title: true, captions: true}) }},
	{"no labels, tables in another order", func(f *raw.File) {
		var blocks [][]raw.Block
		for _, b := range f.Blocks {
			l, ok := b.(*raw.Line)
			if ok && strings.HasPrefix(l.Text, "公开") {
				continue
			}
			if len(blocks) == 0 || ok && kindOf(l.Text) != noKind {
				blocks = append(blocks, nil)
			}
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], b)
		}
		last := len(blocks) - 1
		blocks[1], blocks[3] = blocks[3], blocks[1]
		f.Blocks = nil
		for i := range blocks[:last] {
			f.Blocks = append(f.Blocks, blocks[i]...)
		}
		f.Blocks = append(f.Blocks, blocks[last]...)
	}},
	{"captions within the grid", func(f *raw.File) {
		var out []raw.Block
		var caps []string
		for _, b := range f.Blocks {
			switch b := b.(type) {
			case *raw.Line:
				switch {
				case kindOf(b.Text) != noKind:
					caps = []string{b.Text}
				case len(caps) > 0 && (reLabel.MatchString(b.Text) || strings.HasPrefix(b.Text, "部门：")):
					caps = append(caps, b.Text)
				default:
					out = append(out, b)
				}
			case *raw.Grid:
				g := &raw.Grid{}
				for _, s := range caps {
					row := make([]raw.Cell, len(b.Rows[0]))
					row[0] = raw.Cell{Text: s, RowSpan: 1, ColSpan: len(row)}
					for j := 1; j < len(row); j++ {
						row[j] = raw.Cell{RowSpan: 1, ColSpan: 1, Covered: true}
					}
					g.Rows = append(g.Rows, row)
				}
				g.Rows = append(g.Rows, b.Rows...)
				out, caps = append(out, g), nil
			}
		}
		f.Blocks = out
	}},
	{"“三公” line by line", func(f *raw.File) {
		grids(f, func(title string, g *raw.Grid) {
			if kindOf(title) != publicKind {
				return
			}
			var cols []column
			b := &builder{draft: &draft{rows: g.Rows, kind: publicKind}, tables: &tables{}, t: &report.Table{}}
			b.split(func(row []raw.Cell) bool { return len(filled(row)) == 0 || !rowHasHan(row) && !isRuler(row) })
			cols = b.cols
			words := map[string]string{"合计": "合计", "因公出国": "1.因公出国（境）费", "公务用车": "2.公务用车购置及运行维护费", "用车购置": "（1）公务用车购置费", "用车运行": "（2）公务用车运行维护费", "公务接待": "3.公务接待费"}
			rows := [][]raw.Cell{{cellOf("项目"), cellOf("行次"), cellOf("预算数"), cellOf("决算数")}}
			for i, line := range publicLines {
				row := []raw.Cell{cellOf(words[line]), cellOf(fmt.Sprint(i + 1)), cellOf(""), cellOf("")}
				for j := range cols {
					if publicLine(cols[j].path) != line {
						continue
					}
					at := 2
					if period(cols[j].path) == "决算数" {
						at = 3
					}
					row[at].Text = b.body[0][j].Text
				}
				rows = append(rows, row)
			}
			g.Rows = rows
		})
	}},
	{"codes spelt out at each level", func(f *raw.File) {
		subjectRows(f, func(_ *raw.Grid, row []raw.Cell) {
			if len(row) > 3 && len(row[0].Text) == 3 && len(row[1].Text) == 2 {
				row[1].Text = row[0].Text + row[1].Text
				if row[2].Text != "" {
					row[2].Text = row[1].Text + row[2].Text
				}
			}
		})
	}},
	{"captions in a table of their own", func(f *raw.File) {
		for i, b := range f.Blocks {
			if l, ok := b.(*raw.Line); ok && strings.HasPrefix(l.Text, "部门：") {
				row := []raw.Cell{}
				for _, s := range strings.Fields(l.Text) {
					row = append(row, cellOf(s))
				}
				f.Blocks[i] = &raw.Grid{Rows: [][]raw.Cell{row}}
			}
		}
	}},
	{"basic spending without codes", func(f *raw.File) {
		grids(f, func(title string, g *raw.Grid) {
			if kindOf(title) != economicKind {
				return
			}
			rows := [][]raw.Cell{{cellOf("经济分类科目名称"), cellOf("合计"), cellOf("人员经费"), cellOf("公用经费")}}
			var total [2]raw.Cell
			for at := 0; at+2 < len(g.Rows[0]); at += 3 {
				for _, row := range g.Rows {
					code, name, v := tight(row[at].Text), row[at+1], row[at+2]
					switch {
					case isCode(code) && name.Text != "":
						out := []raw.Cell{cellOf(name.Text), v, cellOf(""), v}
						if code[:3] == "301" || code[:3] == "303" {
							out[2], out[3] = v, cellOf("")
						}
						rows = append(rows, out)
					case strings.Contains(code, "人员经费") && strings.Contains(code, "合计"):
						total[0] = v
					case strings.Contains(code, "公用经费") && strings.Contains(code, "合计"):
						for _, c := range row[at+1:] {
							if _, ok := amount(c.Text); ok && c.Text != "" {
								total[1] = c
							}
						}
					}
				}
			}
			g.Rows = append(rows, []raw.Cell{cellOf("合计"), cellOf(""), total[0], total[1]})
		})
	}},
	{"“三公” with budget and spending as rows", func(f *raw.File) {
		grids(f, func(title string, g *raw.Grid) {
			if kindOf(title) != publicKind {
				return
			}
			b := &builder{draft: &draft{rows: g.Rows, kind: publicKind}, tables: &tables{}, t: &report.Table{}}
			b.split(func(row []raw.Cell) bool { return len(filled(row)) == 0 || !rowHasHan(row) && !isRuler(row) })
			head := []raw.Cell{cellOf("项目")}
			rows := [][]raw.Cell{{cellOf("预算数")}, {cellOf("决算数")}}
			for _, line := range publicLines {
				head = append(head, cellOf(map[string]string{"合计": "“三公”经费小计", "因公出国": "因公出国（境）费", "公务用车": "公务用车购置及运行维护费", "用车购置": "公务用车购置费", "用车运行": "公务用车运行维护费", "公务接待": "公务接待费"}[line]))
				for i, when := range []string{"预算数", "决算数"} {
					for j := range b.cols {
						if publicLine(b.cols[j].path) == line && period(b.cols[j].path) == when {
							rows[i] = append(rows[i], cellOf(b.body[0][j].Text))
						}
					}
				}
			}
			head = append(head, cellOf("会议费"))
			for i := range rows {
				rows[i] = append(rows[i], cellOf("1.23"))
			}
			g.Rows = append([][]raw.Cell{head}, rows...)
		})
	}},
	{"more tables of the same money", func(f *raw.File) {
		more := func(title string) []raw.Block {
			return []raw.Block{&raw.Line{Text: title}, &raw.Line{Text: "公开11表 单位：万元"}, &raw.Grid{Rows: [][]raw.Cell{
				{cellOf("科目编码"), cellOf("科目名称"), cellOf("合计"), cellOf("基本支出")}, {cellOf("301"), cellOf("工资福利支出"), cellOf("9.99"), cellOf("9.99")},
			}}}
		}
		f.Blocks = slices.Concat(more("一般公共预算财政拨款支出决算明细表"), f.Blocks, more("政府性基金预算财政拨款基本支出决算表"), more("机关运行经费支出决算表"), more("政府采购支出决算表"))
	}},
	{"a table beside the nine", func(f *raw.File) {
		f.Blocks = append(f.Blocks, &raw.Line{Text: "国有资产占有使用情况表"}, &raw.Line{Text: "公开10表 单位：辆"},
			&raw.Grid{Rows: [][]raw.Cell{{cellOf("项目"), cellOf("数量")}, {cellOf("车辆"), cellOf("3")}}})
	}},
}

// page is what further pages of a table print once more.
type page struct {
	title, captions bool // captions are label, office, year and unit
	heads           bool
	ruler           bool // the last row of the head alone, where it numbers columns
}

// paged breaks long tables over pages of a few rows each.
func paged(f *raw.File, p page) {
	const rows = 9
	var out, above []raw.Block
	for _, b := range f.Blocks {
		g, ok := b.(*raw.Grid)
		if !ok {
			l := b.(*raw.Line)
			switch {
			case kindOf(l.Text) != noKind:
				if above = nil; p.title {
					above = append(above, b)
				}
			case p.captions && (isFormLabel(l.Text) || unitOf(l.Text) != ""):
				above = append(above, b)
			}
			out = append(out, b)
			continue
		}
		head := headRows(g)
		if len(g.Rows) < head+5 || len(g.Rows[0]) == assessWidth && g.Rows[0][0].Text != "人员经费" {
			out = append(out, b)
			continue
		}
		var again [][]raw.Cell
		switch {
		case p.heads:
			again = g.Rows[:head]
		case p.ruler && isRuler(g.Rows[head-1]):
			again = g.Rows[head-1 : head]
		}
		out = append(out, &raw.Grid{Rows: g.Rows[:min(head+rows, len(g.Rows))]})
		for at := head + rows; at < len(g.Rows); at += rows {
			out = append(out, above...)
			out = append(out, &raw.Grid{Rows: slices.Concat(again, g.Rows[at:min(at+rows, len(g.Rows))])})
		}
	}
	f.Blocks = out
}

// headRows is how many rows the head of a grid has.
func headRows(g *raw.Grid) int {
	n := 0
	for n < len(g.Rows) && !hasCode(g.Rows[n]) && !strings.HasPrefix(g.Rows[n][0].Text, "一、") && !isTotal(g.Rows[n][0].Text) {
		n++
	}
	return n
}

// TestOtherTable: the further pages of a table beside the nine are its own,
// whatever the table before it looks like.
func TestOtherTable(t *testing.T) {
	b := derived(t, "henan-2022", storetest.Sample(), report.Wan)
	f := fileOf(b)
	for i, block := range f.Blocks {
		l, ok := block.(*raw.Line)
		if !ok || kindOf(l.Text) != "06" {
			continue
		}
		row := func(code, name, amount string) [][]raw.Cell {
			return [][]raw.Cell{{cellOf(code), cellOf(name), cellOf(amount), cellOf(""), cellOf("")}}
		}
		f.Blocks = slices.Concat(f.Blocks[:i], []raw.Block{
			&raw.Line{Text: "政府采购支出明细情况表"},
			&raw.Grid{Rows: slices.Concat(row("科目编码", "品目", "金额"), row("2010301", "设备", "1.00"))},
			&raw.Grid{Rows: row("2010399", "家具", "2.00")},
		}, f.Blocks[i:])
		break
	}
	r, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	sameAmounts(t, b, r)
	if len(r.Others) != 1 {
		t.Errorf("other tables %v", r.Others)
	}
}

// TestLayouts: the same amounts are read, however a place lays out its tables.
func TestLayouts(t *testing.T) {
	invented, _ := storetest.Invented()
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		for name, y := range map[string]*store.Year{"sample": storetest.Sample(), "invented": invented} {
			for _, l := range layouts {
				if pack == "shanghai-2024" && l.name == "code and name in one cell" {
					continue // it has three cells of codes
				}
				t.Run(strings.Join([]string{pack, name, l.name}, " "), func(t *testing.T) {
					b := derived(t, pack, y, report.Wan)
					f := fileOf(b)
					l.turn(f)
					r, err := Read(f)
					if err != nil {
						t.Fatal(err)
					}
					sameAmounts(t, b, r)
				})
			}
		}
	}
}

// sameAmounts compares the printed amounts of each table by what the table is,
// whatever number it has.
func sameAmounts(t *testing.T, b *report.Book, r *Result) {
	t.Helper()
	for _, u := range r.Unread {
		t.Errorf("%s %s %s", u.Where, u.Text, u.Why)
	}
	for _, want := range b.Tables {
		var have *report.Table
		for _, x := range r.Tables {
			if k := kindOf(want.Title); k == projectKind && x.ID == want.ID || k != projectKind && kindOf(x.Title) == k {
				have = x
			}
		}
		if have == nil {
			t.Errorf("no table %s", want.Title)
			continue
		}
		lost := 0
		for i := range want.Rows {
			for j := range want.Rows[i].Cells {
				c := &want.Rows[i].Cells[j]
				if c.Addr == "" || c.Amount == nil {
					continue
				}
				addr := have.ID + strings.TrimPrefix(c.Addr, want.ID)
				if h := have.Cell(addr); h == nil || !h.Amount.Printed.Equal(c.Amount.Printed) {
					if lost++; lost < 4 {
						t.Errorf("%s %s: %v, want %s", want.Title, addr, h, c.Text)
					}
				}
			}
		}
		if n, m := countAmounts(have), countAmounts(want); n != m {
			t.Errorf("%s has %d amounts, want %d", want.Title, n, m)
		}
	}
}

// TestLabelsOfPlaces: whatever a place numbers its tables by, the title decides
// which they are.
func TestLabelsOfPlaces(t *testing.T) {
	for _, label := range []string{"财决03表", "决算03表", "附件1-3", "附表1-3", "01-3", "附3", "公开03表"} {
		f := &raw.File{Format: "html", Blocks: []raw.Block{
			&raw.Line{Text: "某县水利局2023年度部门决算"}, &raw.Line{Text: "支出决算表"}, &raw.Line{Text: label}, &raw.Line{Text: "部门：某县水利局　单位：万元"},
			rowsOf("科目编码|科目名称|本年支出合计|基本支出|项目支出", "合计||3.00|2.00|1.00", "201|一般公共服务支出|3.00|2.00|1.00"),
		}}
		r, err := Read(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Tables) != 1 || r.Tables[0].ID != "03" || r.Tables[0].Title != "支出决算表" || r.Tables[0].Label != label {
			t.Errorf("%s: %d tables, others %q, unread %v", label, len(r.Tables), r.Others, r.Unread)
		}
	}
}
