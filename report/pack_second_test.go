package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/store"
	"juesuan/store/storetest"
)

// secondPack is a place that wants other things than the example's: it proves
// that a pack is a folder and nothing else.
const secondPack = "shanghai-2024"

// inSecondPack derives and composes a year with the second pack.
func inSecondPack(t *testing.T, y, prior *store.Year, unit Unit) (*Book, *Document) {
	t.Helper()
	p, err := LoadPack(secondPack)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Derive(p, testCatalogue(t), y, prior, unit)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Compose(p, b, y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b, d
}

// TestSecondPackLinksEveryNumber walks the texts of both departments in both
// units.
func TestSecondPackLinksEveryNumber(t *testing.T) {
	this, last := storetest.Invented()
	own := storetest.Sample()
	own.Department.SelfName = "我单位"
	for _, c := range []struct {
		name     string
		y, prior *store.Year
		figures  int
	}{
		{"sample", storetest.Sample(), nil, 80},
		{"without a previous year", this, nil, 400},
		{"invented", this, last, 400},
		{"nothing", &store.Year{Year: 2024, Department: store.Department{Name: "空账本"}}, nil, 10},
		{"self-name", own, nil, 80},
		{"cancelled out", cancelled(0), nil, 30},
		{"less than nothing", cancelled(1), nil, 30},
	} {
		for _, unit := range []Unit{Wan, Yuan} {
			t.Run(c.name+"/"+string(unit), func(t *testing.T) {
				b, d := inSecondPack(t, c.y, c.prior, unit)
				if n := checkLinks(t, b, d); n < c.figures {
					t.Errorf("only %d figures, want %d", n, c.figures)
				}
				checkPlain(t, d)
			})
		}
	}
}

// cancelled is the sample with more money taken back than spent, or as much.
func cancelled(more int64) *store.Year {
	y := storetest.Sample()
	y.Expenditure = y.Expenditure[:2]
	y.Expenditure[1].Code = "2080505"
	y.Expenditure[1].Recovered = true
	y.Expenditure[1].Actual.Decimal = y.Expenditure[0].Actual.Neg().Sub(decimal.NewFromInt(more * 1_000_000))
	return y
}

// TestFirstPackReadsWellAtTheEdges composes years that the example's
// sentences were not written for.
func TestFirstPackReadsWellAtTheEdges(t *testing.T) {
	nothing := &store.Year{Year: 2024, Department: store.Department{Name: "空账本", SelfName: "我单位"}}
	for name, y := range map[string]*store.Year{"nothing": nothing, "cancelled out": cancelled(0), "less than nothing": cancelled(1)} {
		t.Run(name, func(t *testing.T) {
			b := derived(t, y, nil, Yuan)
			d, err := Compose(testPack(t), b, y, Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkLinks(t, b, d)
			checkPlain(t, d)
		})
	}
	text := composed(t, nothing, nil, "").Explanation()
	for _, want := range []string{"我单位2024年度没有政府性基金收入", "（请填写部门整体支出绩效自评）", "与上年度相比，（请填写上年数）。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the explanation of nothing lacks %q", want)
		}
	}
	if text := composed(t, cancelled(1), nil, "").Explanation(); strings.Contains(text, "占-") || strings.Contains(text, "社会保障和就业支出-124.47万元，占") {
		t.Errorf("a share of less than nothing:\n%s", text)
	}
}

// checkPlain looks for what a template leaves behind where it goes wrong.
func checkPlain(t *testing.T, d *Document) {
	t.Helper()
	look := func(text string) {
		for _, bad := range []string{"%!", "<no value>", "{{", "}}", "<nil>", "map[", "，，", "。。", "，。", "；。", "：。", "占；", "占。", "占，"} {
			if strings.Contains(text, bad) {
				t.Errorf("%q in %q", bad, text)
			}
		}
	}
	for _, bl := range d.Blocks {
		switch bl := bl.(type) {
		case *Heading:
			look(bl.Text)
		case *Paragraph:
			look(bl.Text())
			if text := bl.Text(); bl.Section != "概况" && strings.TrimRight(text, "。：）") == text {
				t.Errorf("no end of sentence: %q", text)
			}
		case *TableBlock:
			look(bl.Table.Year + bl.Table.Unit + strings.Join(bl.Table.Notes, ""))
		}
	}
}

// TestSecondPackGolden compares the heads of the tables and the explanation of
// the invented department with what was read and found right.
func TestSecondPackGolden(t *testing.T) {
	this, last := storetest.Invented()
	b, d := inSecondPack(t, this, last, "")
	var heads strings.Builder
	for _, id := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09"} {
		table := b.Table(id)
		fmt.Fprintf(&heads, "%s\t%s\t%s\n%s\n", id, table.Title, table.Label, strings.Join(table.Flat()[0], "\t"))
	}
	equalGolden(t, "heads.tsv", heads.String())
	equalGolden(t, "part-three.txt", d.Explanation())
}

func equalGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", secondPack, name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, have := strings.Split(string(raw), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(have)) {
		w, h := "", ""
		if i < len(want) {
			w = want[i]
		}
		if i < len(have) {
			h = have[i]
		}
		if w != h {
			t.Fatalf("%s line %d:\n got %s\nwant %s", name, i+1, h, w)
		}
	}
}

// TestSecondPackForm looks at what this place wants and the example does not.
func TestSecondPackForm(t *testing.T) {
	y := storetest.Sample()
	y.Texts = append(y.Texts, store.Text{Place: "文字/用途/2150517", Text: "主要用于产业扶持。"})
	b, d := inSecondPack(t, y, nil, "")
	text := d.Explanation()
	for _, want := range []string{
		"与2021年度相比",
		"完成年初预算的120.66%。决算数大于预算数的主要原因：",
		"产业发展（项）。主要用于产业扶持。无年初预算，支出决算为305.42万元。",
		"住房保障支出（类）6.56万元，占1.57%", // rounded by itself: the shares sum to 100.01
		"无上级补助收入、事业收入、经营收入、附属单位上缴收入、其他收入。",
		"我部门2022年度无政府性基金预算财政拨款收入、支出和结转结余。",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the explanation lacks %q", want)
		}
	}
	order := []string{"七、财政拨款“三公”经费", "八、政府性基金", "九、国有资本经营", "十、绩效管理", "十一、其他重要事项"}
	for i := range order[1:] {
		if strings.Index(text, order[i]) > strings.Index(text, order[i+1]) {
			t.Errorf("%s stands after %s", order[i], order[i+1])
		}
	}
	for _, c := range []struct{ addr, text string }{
		{"07/决算数/因公出国", "0.00"}, {"07/预算数/公务用车", "3.00"}, {"01/事业收入", ""}, {"03/2150517/项目支出", "305.42"},
	} {
		id, _, _ := strings.Cut(c.addr, "/")
		if cell := b.Table(id).Cell(c.addr); cell == nil || cell.Text != c.text {
			t.Errorf("%s is %+v, want %q", c.addr, cell, c.text)
		}
	}
	item := b.Table("05").Rows[3]
	if got := texts(item.Cells[:4]); strings.Join(got, " ") != "201 03 01 行政运行" {
		t.Errorf("an item's cells are %q", got)
	}
	if n := len(b.Table("01").Rows); n != 28 {
		t.Errorf("table 01 has %d rows, want 24 classes and 4 lines", n)
	}
	// 合计 stands over 预算数 and 决算数 and reaches down to them.
	head := b.Table("07").Head
	if c := head[0][0]; c.ColSpan != 2 || c.RowSpan != 2 || !head[1][0].Covered || head[2][0].Text != "预算数" {
		t.Errorf("head of table 07: %+v, %+v, %+v", c, head[1][0], head[2][0])
	}
	_, yuan := inSecondPack(t, y, nil, Yuan)
	if text := yuan.Explanation(); !strings.Contains(text, "无年初预算，支出决算为3,054,200.00元") {
		t.Errorf("no amount in 元 with separators")
	}
}
