package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// loops are sections that loop over items, and whether a pass of them can be
// told anew without the others.
var loops = map[string]struct {
	template string
	apart    bool
}{
	"paragraphs": {`# 一

{{range $i, $e := 各行 "03" "项"}}
{{序号 $i}}．{{.名称}}{{金额 .本年支出合计}}{{if 相等 .基本支出 .项目支出}}，两样相等。{{else}}，{{大小 .基本支出 .项目支出}}项目。{{end}}{{可选 "用途" .编码}}{{原因 "三" .编码}}

{{end}}
共{{金额 .表03.合计.本年支出合计}}。`, true},
	"a rate that comes and goes": {`{{range 各行 "03" "类"}}

{{.名称}}{{if 为正 .项目支出}}{{完成率 .基本支出 .项目支出}}{{end}}{{if 相等 .基本支出 .项目支出}}持平{{end}}

{{end}}`, true},
	"a figure and words from outside": {`{{$x := 数 .表01.收入总计}}{{$w := 原因 "四"}}{{$x}}

{{range 各行 "03" "类"}}
{{.名称}}{{$x}}{{$w}}{{if eq (增减 .基本支出 .项目支出) "增加"}}多{{数 .基本支出}}{{end}}

{{end}}完`, true},
	"two loops": {`{{range $i, $e := 结构 (各行 "03" "类") "本年支出合计" .表03.合计.本年支出合计}}{{if $i}}；{{end}}{{.名称}}{{.占比}}{{end}}。

{{range 各行 "03" "款"}}
{{.名称}}{{增减 .基本支出 .项目支出}}

{{end}}
{{range 各行 "02" "类"}}
{{.名称}}{{if 非零 .本年收入合计}}有{{end}}

{{end}}`, true},
	"one paragraph": {`{{range 各行 "03" "类"}}{{.名称}}{{增减 .基本支出 .项目支出}}{{差额 .基本支出 .项目支出}}；{{end}}`, false},
	"a heading": {`{{range 各行 "03" "类"}}

## {{.名称}}{{增减 .基本支出 .项目支出}}

{{end}}`, false},
	"the pass before": {`{{$x := .表01.收入总计}}{{range 各行 "03" "类"}}

{{.名称}}{{增减 $x .本年支出合计}}{{if 非零 .本年支出合计}}{{$x = .本年支出合计}}{{end}}

{{end}}`, false},
	"an end": {`{{range 各行 "03" "类"}}

{{if eq (增减 .基本支出 .项目支出) "增加"}}{{break}}{{end}}{{.名称}}

{{end}}`, false},
}

// TestPassesEqualAFreshDocument changes amounts and words at random: what is
// told anew of a loop, and what is kept, is what Compose makes of the year.
func TestPassesEqualAFreshDocument(t *testing.T) {
	for name, c := range loops {
		for seed := range uint64(2) {
			t.Run(fmt.Sprint(name, seed), func(t *testing.T) {
				t.Parallel()
				y := storetest.Random(rand.New(rand.NewPCG(seed, 4)), 12)
				y.Rewrites = []store.Rewrite{{Section: "三", Template: c.template}}
				followLoop(t, y, c.apart, seed)
			})
		}
	}
}

func followLoop(t *testing.T, y *store.Year, apart bool, seed uint64) {
	p := testPack(t)
	l, err := NewLive(p, testCatalogue(t), y, nil, "", Options{ShowBroken: true})
	if err != nil {
		t.Fatal(err)
	}
	r := &changer{Rand: rand.New(rand.NewPCG(seed, 6)), rows: l.rows}
	alone := 0
	for range 40 * *times {
		section := l.text.pieces[3]
		if got := len(section.passes) > 0; got != apart || section.section.id != "三" {
			t.Fatalf("the passes of section %s are told apart: %v", section.section.id, got)
		}
		r.rows = l.rows
		change := r.beside()
		before := photograph(l)
		up, err := l.Set(change)
		book, doc, failure := fresh(p, l.Year(), nil, Wan)
		if failure != nil {
			t.Fatal(change, failure)
		}
		if d := difference(doc, l.Document()); d != "" {
			t.Fatalf("after %v (%+v, %v) the Document differs: %s", change, up, err, d)
		}
		if d := bookDifference(book, l.Book()); d != "" {
			t.Fatalf("after %v (%+v, %v) the Book differs: %s", change, up, err, d)
		}
		if err == nil && !up.All {
			before.named(t, []store.Change{change}, photograph(l), up)
			if len(up.Sections) > 0 && l.text.pieces[3] == section {
				alone++
			}
		}
	}
	if apart && alone == 0 {
		t.Error("no pass was told anew alone")
	}
}

// beside changes an amount so that it is equal to, or another than, those of
// its code; or words of an item.
func (c *changer) beside() store.Change {
	list := c.rows.year.Expenditure
	e := list[c.IntN(len(list))]
	if c.IntN(6) == 0 {
		place := []string{"文字/用途/", "原因/三/"}[c.IntN(2)] + e.Code
		return store.Change{Addr: store.JoinAddress("文字", place, "内容"), Value: []string{"", "因为甲。", "甲\n乙", "# 甲"}[c.IntN(4)]}
	}
	value := []string{"1000000", "2000000", "0.01", fmt.Sprint(c.IntN(1e7))}[c.IntN(4)]
	return store.Change{Addr: store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "决算数"), Value: value}
}

// TestOneItemIsToldAnew: of a list of items only the one whose words change.
func TestOneItemIsToldAnew(t *testing.T) {
	y := storetest.Wide(200)
	l, err := NewLive(testPack(t), testCatalogue(t), y, nil, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	told := map[*Run]bool{}
	each := func(do func(first *Run, p *Paragraph)) {
		for _, b := range l.Document().Blocks {
			if p, ok := b.(*Paragraph); ok && p.Section == "五" {
				do(&p.Runs[0], p)
			}
		}
	}
	each(func(r *Run, _ *Paragraph) { told[r] = true })
	e := y.Expenditure[100]
	up := set(t, l, store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "年初预算数"), e.Actual.String())
	var fresh []*Paragraph
	each(func(r *Run, p *Paragraph) {
		if !told[r] {
			fresh = append(fresh, p)
		}
	})
	if len(fresh) != 1 || len(up.Reworded) != 1 || up.Reworded[0] != fresh[0] || strings.Join(up.Sections, " ") != "五" {
		t.Errorf("%d paragraphs are new ones, told %+v", len(fresh), up)
	}
	if !strings.Contains(fresh[0].Text(), "持平") {
		t.Error(fresh[0].Text())
	}
}
