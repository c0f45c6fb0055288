package table

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
	"juesuan/store/storetest"
)

// unruled prints the grids of subjects as lines of words at places: labels at
// the left of their columns, amounts at the right.
func unruled(f *raw.File) {
	const wide, letter = 130.0, 3.0
	var out []raw.Block
	title := ""
	for _, b := range f.Blocks {
		g, ok := b.(*raw.Grid)
		if !ok {
			if l := b.(*raw.Line); kindOf(l.Text) != noKind {
				title = l.Text
			}
			out = append(out, b)
			continue
		}
		switch kindOf(title) {
		case "02", "03", "05", "07", "08":
		default:
			out = append(out, b)
			continue
		}
		for _, row := range g.Rows {
			l := &raw.Line{}
			for j := range row {
				s := tight(row[j].Text)
				if row[j].Covered || s == "" {
					continue
				}
				x := wide * float64(j)
				if _, ok := amount(s); ok && strings.Contains(s, ".") {
					x += wide - 20 - letter*float64(len(s))
				}
				n := float64(len([]rune(s)))
				l.Words = append(l.Words, raw.Word{Text: s, Spot: raw.Spot{Page: 1, X0: x, X1: x + letter*n}})
				l.Text += s + " "
			}
			if len(l.Words) > 0 {
				out = append(out, l)
			}
		}
	}
	f.Blocks = out
}

// TestUnruled: a table without ruling is read by the places of its words, blank
// columns and all.
func TestUnruled(t *testing.T) {
	invented, _ := storetest.Invented()
	for name, y := range map[string]*store.Year{"sample": storetest.Sample(), "invented": invented} {
		t.Run(name, func(t *testing.T) {
			b := derived(t, "henan-2022", y, report.Wan)
			f := fileOf(b)
			unruled(f)
			r, err := Read(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range []string{"02", "03", "05"} {
				want, have := b.Table(id), (*report.Table)(nil)
				for _, x := range r.Tables {
					if x.ID == id {
						have = x
					}
				}
				if have == nil {
					t.Errorf("no table %s; %+v", id, r.Unread)
					continue
				}
				for i := range want.Rows {
					for j := range want.Rows[i].Cells {
						c := &want.Rows[i].Cells[j]
						if c.Addr == "" || c.Amount == nil || c.Text == "" {
							continue
						}
						if h := have.Cell(c.Addr); h == nil || !h.Amount.Printed.Equal(c.Amount.Printed) {
							t.Errorf("%s: %v, want %s", c.Addr, h, c.Text)
						}
					}
				}
			}
		})
	}
}

// TestTornNumber: a number that the page's letters tear apart is one.
func TestTornNumber(t *testing.T) {
	l := &raw.Line{Words: []raw.Word{
		{Text: "1", Spot: raw.Spot{X0: 10, X1: 14}},
		{Text: ",224.07本年支出合计", Spot: raw.Spot{X0: 15, X1: 99}, At: []float64{15, 17, 21, 25, 29, 31, 35, 40, 50, 60, 70, 80, 90}},
	}}
	got := wordsOf(l)
	if len(got) != 2 || got[0].text != "1,224.07" || got[1].text != "本年支出合计" || got[1].x0 != 40 {
		t.Errorf("words %+v", got)
	}
}

// TestScattered: a text with every cell in a line of its own says nothing of
// its blank cells: where its sums do not tell either, nothing is read and nothing
// missing.
func TestScattered(t *testing.T) {
	f := &raw.File{Format: "txt", GridsLost: true}
	for _, s := range strings.Fields("支出决算表 公开03表 单位：万元 科目编码 科目名称 本年支出合计 基本支出 项目支出 合计 30.00 10.00 20.00 201 一般公共服务支出 30.00 10.00 20.00 20101 人大事务 30.00 10.00 20.00 2010101 行政运行 10.00 10.00 2010104 人大会议 25.00 25.00") {
		f.Blocks = append(f.Blocks, &raw.Line{Text: s})
	}
	r, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Tables) != 0 || r.Lost != 1 || len(r.Unread) != 1 || !strings.HasSuffix(r.Unread[0].Why, "没有核对") {
		t.Errorf("tables %d, lost %d, unread %+v", len(r.Tables), r.Lost, r.Unread)
	}
}
