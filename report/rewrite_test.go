package report

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// TestRewritingPrintsTheSame asks that every section, written down as fields
// and words, prints what it prints, with the same numbers behind it.
func TestRewritingPrintsTheSame(t *testing.T) {
	invented, last := storetest.Invented()
	for name, c := range map[string]struct{ y, prior *store.Year }{
		"sample": {storetest.Sample(), nil}, "invented": {invented, last},
	} {
		p, book := testPack(t), derived(t, c.y, c.prior, "")
		before, err := Compose(p, book, c.y, Options{})
		if err != nil {
			t.Fatal(err)
		}
		y := *c.y
		y.Rewrites = nil
		for _, part := range p.Parts {
			for _, id := range part.Sections {
				y.Rewrites = append(y.Rewrites, store.Rewrite{Section: id, Template: before.Rewriting(id)})
			}
		}
		after, err := Compose(p, book, &y, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, r := range y.Rewrites {
			was, is := told(before.Section(r.Section)), told(after.Section(r.Section))
			if !slices.Equal(was, is) {
				t.Errorf("%s, section %s:\n%s\n---\n%s", name, r.Section, strings.Join(was, "\n"), strings.Join(is, "\n"))
			}
		}
	}
}

// told is what blocks print, with their figures' facts.
func told(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			out = append(out, b.Text)
		case *Paragraph:
			line := b.Text()
			for _, r := range b.Runs {
				if r.Figure != nil {
					line += " [" + r.Figure.Text + " " + r.Figure.Formula + "]"
				}
			}
			out = append(out, line)
		}
	}
	return out
}

func TestBrokenFieldsAreShown(t *testing.T) {
	p, y := testPack(t), storetest.Sample()
	book := derived(t, y, nil, "")
	for _, c := range []struct{ name, template, want string }{
		{"one of many fields", `# 一

全年{{金额 (取 "01/收入总计")}}，又{{金额 (取 "01/没有")}}。`, "全年418.81万元，又（请改正：没有“01/没有”这个数）。"},
		{"no such function", `收入{{金而 .表01.收入总计}}。`, "收入（请改正：没有名为“金而”的函数，是不是“金额”？）。"},
		{"braces", `收入{{金额 .表01.收入总计`, "（请改正：第 1 行：｛｛ ｝｝、括号、引号或 ｛｛end｝｝ 没有配成对）"},
		{"one brace in the place of two", `全年{金额 01/收入总计}，又{{金额 (取 "01/收入总计")}}。`, "全年（请改正：“｛金额 01/收入总计｝”没有成为字段，会照字印出来；花括号要写两层），又418.81万元。"},
		{"wide braces", `全年｛金额 01/收入总计｝。`, "全年（请改正：“｛金额 01/收入总计｝”没有成为字段"},
		{"a brace that is not closed", `{{if true}}全年{金额 01/收入总计。{{end}}`, "全年（请改正：花括号“｛”没有配成对）金额 01/收入总计。"},
		{"a condition is broken as a whole", `{{if 非零 .没有}}有{{end}}收入。`, "（请改正：第 1 行：没有名为“没有”的数据"},
	} {
		t.Run(c.name, func(t *testing.T) {
			y.Rewrites = []store.Rewrite{{Section: "一", Template: c.template}}
			if d, err := Compose(p, book, y, Options{}); err == nil || d != nil {
				t.Error("a document with a broken field is made to be printed")
			}
			d, err := Compose(p, book, y, Options{ShowBroken: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(told(d.Section("一")), "\n"); !strings.Contains(got, c.want) {
				t.Errorf("reads %s, want %s", got, c.want)
			}
			if !slices.ContainsFunc(d.Gaps(), func(g Gap) bool { return g.Section == "一" && g.Fault() != "" }) {
				t.Error("the broken field is no gap")
			}
			trial, err := Trial(p, book, y, "一", c.template)
			if err != nil || !slices.Equal(told(trial), told(d.Section("一"))) {
				t.Errorf("a trial reads %q, %v", told(trial), err)
			}
		})
	}
}

// TestBracesOfATextAreNoFields asks that words of the office that have braces
// can be rewritten around.
func TestBracesOfATextAreNoFields(t *testing.T) {
	y := storetest.Sample()
	y.Rewrites = []store.Rewrite{{Section: "一", Template: literal("甲{乙}丙") + "。"}}
	d, err := Compose(testPack(t), derived(t, y, nil, ""), y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := told(d.Section("一"))[0]; got != "甲｛乙｝丙。" {
		t.Errorf("reads %s", got)
	}
}

// TestBrokenFieldMends asks that a ratio without a base comes back when it has
// one.
func TestBrokenFieldMends(t *testing.T) {
	y := storetest.Sample()
	y.Operating = store.OperatingCost{Actual: store.Fen(5000000)}
	y.Rewrites = []store.Rewrite{{Section: "一", Template: "率{{完成率 .机关运行经费.决算数 .机关运行经费.年初预算数}}。"}}
	l, err := NewLive(testPack(t), testCatalogue(t), y, nil, "", Options{ShowBroken: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := told(l.Document().Section("一"))[0]; !strings.Contains(got, "请改正") {
		t.Errorf("reads %s", got)
	}
	if _, err := l.Set(store.Change{Addr: "机关运行经费/年初预算数", Value: "100000"}); err != nil {
		t.Fatal(err)
	}
	if got := told(l.Document().Section("一"))[0]; !strings.HasPrefix(got, "率50.00%。") {
		t.Errorf("reads %s", got)
	}
}

func TestPlaces(t *testing.T) {
	p := testPack(t)
	for section, want := range map[string][]string{
		"一":  {"原因/一"},
		"五":  {"原因/五（一）"},
		"没有": nil,
	} {
		if got := Places(p.Template(section)); !slices.Equal(got, want) {
			t.Errorf("%s asks for %v, want %v", section, got, want)
		}
	}
	if got := Places(p.Template("十三")); !slices.Contains(got, "文字/项目自评情况") {
		t.Errorf("十三 asks for %v", got)
	}
}
