package table

import (
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/read/raw"
	"juesuan/store"
	"juesuan/store/storetest"
)

// derived is the Book of a department in a pack.
func derived(t testing.TB, name string, y *store.Year, unit report.Unit) *report.Book {
	t.Helper()
	p, err := report.LoadPack(name)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	b, err := report.Derive(p, cat, y, nil, unit)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// gridOf prints a table as a reader of files sees it.
func gridOf(t *report.Table) *raw.Grid {
	g := &raw.Grid{}
	add := func(cells []report.Cell) {
		row := make([]raw.Cell, len(cells))
		for j := range cells {
			c := &cells[j]
			row[j] = raw.Cell{Text: c.Text, RowSpan: max(1, c.RowSpan), ColSpan: max(1, c.ColSpan), Covered: c.Covered}
		}
		g.Rows = append(g.Rows, row)
	}
	for _, r := range t.Head {
		add(r)
	}
	for _, r := range t.Rows {
		add(r.Cells)
	}
	return g
}

// fileOf prints a Book's tables, each below its captions.
func fileOf(b *report.Book) *raw.File {
	f := &raw.File{Format: "html"}
	line := func(s string) { f.Blocks = append(f.Blocks, &raw.Line{Text: s, Whole: true}) }
	line("第二部分　2022年度部门决算表")
	for _, t := range b.Tables {
		line(t.Title)
		if t.Label != "" {
			line(t.Label)
			line("部门：" + b.Department + " 2022年度 金额单位：" + string(b.Unit))
		}
		f.Blocks = append(f.Blocks, gridOf(t))
		for _, n := range t.Notes {
			line(n)
		}
	}
	line("第三部分　2022年度部门决算情况说明")
	return f
}

// TestIdentity: every addressed amount of a derived Book is read back.
func TestIdentity(t *testing.T) {
	invented, _ := storetest.Invented()
	for _, pack := range []string{"henan-2022", "shanghai-2024"} {
		for name, y := range map[string]*store.Year{"sample": storetest.Sample(), "invented": invented} {
			for _, unit := range []report.Unit{report.Wan, report.Yuan} {
				t.Run(strings.Join([]string{pack, name, string(unit)}, " "), func(t *testing.T) {
					b := derived(t, pack, y, unit)
					r, err := Read(fileOf(b))
					if err != nil {
						t.Fatal(err)
					}
					sameTables(t, b, r)
				})
			}
		}
	}
}

func sameTables(t *testing.T, b *report.Book, r *Result) {
	t.Helper()
	for _, u := range r.Unread {
		t.Errorf("%s %s %s", u.Where, u.Text, u.Why)
	}
	if r.Unit != b.Unit || r.Department != b.Department {
		t.Errorf("read as of %s in %s", r.Department, r.Unit)
	}
	got := report.NewBook(r.Year, r.Department, r.Unit)
	for _, x := range r.Tables {
		got.AddTable(x)
	}
	for _, want := range b.Tables {
		have := got.Table(want.ID)
		if have == nil {
			t.Errorf("no table %s", want.ID)
			continue
		}
		if have.Title != want.Title || have.Label != want.Label || have.HasRuler != want.HasRuler {
			t.Errorf("table %s is %s %s", want.ID, have.Title, have.Label)
		}
		n := 0
		for i := range want.Rows {
			for j := range want.Rows[i].Cells {
				c := &want.Rows[i].Cells[j]
				if c.Addr == "" || c.Amount == nil {
					continue
				}
				n++
				h := have.Cell(c.Addr)
				switch {
				case h == nil:
					t.Errorf("%s is not there", c.Addr)
				case !h.Amount.Printed.Equal(c.Amount.Printed), h.Text != c.Text:
					t.Errorf("%s is %s (%s), want %s", c.Addr, h.Text, h.Amount.Printed, c.Text)
				case h.Name != c.Name && want.ID != "09" && want.ID != "自评" && want.ID[0] == '0' && !strings.Contains(want.Title, "三公"):
					t.Errorf("%s is of %q, want %q", c.Addr, h.Name, c.Name)
				}
			}
		}
		if have := countAmounts(have); have != n {
			t.Errorf("table %s has %d amounts, want %d", want.ID, have, n)
		}
	}
}

func countAmounts(t *report.Table) int {
	n := 0
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Addr != "" {
				n++
			}
		}
	}
	return n
}

// TestYearOfTheTitle: what the sentences compare with does not outvote the year
// of the title.
func TestYearOfTheTitle(t *testing.T) {
	r := readLines(t, `
第三部分 2023年度单位决算情况说明
一、收入支出决算总体情况说明
1．其他收入12.00万元。较2022年度决算数减少
3.00万元，下降20%，较2022年度预算减少
1.00万元。
2．事业收入8.00万元。较2022年度决算数增加
2.00万元，增长33.3%，与2022年度相比增加。`)
	if r.Year != 2023 {
		t.Errorf("year %d", r.Year)
	}
}
