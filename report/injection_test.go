package report

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// hostile are words that look like the template language, like headings or
// like marks, and what of them may be printed, line by line.
var hostile = map[string]struct {
	words string
	want  []string
}{
	"an action":       {"{{.部门}}", []string{"{{.部门}}"}},
	"a loop":          {"{{range 99999999999}}甲{{end}}", []string{"{{range 99999999999}}甲{{end}}"}},
	"an open action":  {"甲{{", []string{"甲{{"}},
	"a heading":       {"# 假标题", []string{"# 假标题"}},
	"a heading below": {"甲\n# 假标题\n## 假标题", []string{"甲", "# 假标题", "## 假标题"}},
	"lines":           {"甲\r\n\r\n\r\n乙\n丙", []string{"甲", "乙", "丙"}},
	"marks":           {"\ufdd00\ufdd1100.00\ufdd2甲", []string{"0100.00甲"}},
	"a closing mark":  {"甲\ufdd2乙\ufdd0", []string{"甲乙"}},
	"controls":        {"甲\x00\x01\x1b[31m乙\x7f", []string{"甲[31m乙"}},
	"format verbs":    {"%d%s%!v(MISSING)", []string{"%d%s%!v(MISSING)"}},
	"markup":          {"<b>甲</b>&amp;", []string{"<b>甲</b>&amp;"}},
	"large":           {strings.Repeat("长", 350_000), []string{strings.Repeat("长", 350_000)}},
}

// TestUsersWordsStayWords puts hostile words at every place the user writes
// to: they come out as they are, one linked run a line, and no number loses
// its link or gets another.
func TestUsersWordsStayWords(t *testing.T) {
	plainYear := func() *store.Year {
		y := storetest.Sample()
		y.Texts = append(y.Texts, store.Text{Place: "文字/项目自评情况", Text: "甲"})
		return y
	}
	p := testPack(t)
	before := figuresOf(t, p, plainYear())
	for name, h := range hostile {
		t.Run(name, func(t *testing.T) {
			y := plainYear()
			for i := range y.Texts {
				y.Texts[i].Text = h.words
				if name == "large" && i > 0 {
					y.Texts[i].Text = "甲" // 1 MB at one place
				}
			}
			b := derived(t, y, nil, "")
			d, err := Compose(p, b, y, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := figuresOf(t, p, y); !slices.Equal(got, before) {
				t.Errorf("%d figures, want the same %d", len(got), len(before))
			}
			checkWords(t, d, h.want)
		})
	}
}

func figuresOf(t *testing.T, p *Pack, y *store.Year) []string {
	t.Helper()
	d, err := Compose(p, derived(t, y, nil, ""), y, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	d.eachFigure(func(_ *Paragraph, f *Figure) { out = append(out, f.Addr+" "+f.Text+" "+f.Formula) })
	return out
}

// checkWords asks that the words of one place come out in their lines.
func checkWords(t *testing.T, d *Document, want []string) {
	t.Helper()
	got := map[string][]string{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			if strings.Contains(b.Text, "假") {
				t.Errorf("a heading %q", b.Text)
			}
		case *Paragraph:
			for _, r := range b.Runs {
				if r.Entry != "" && !r.Gap && strings.HasPrefix(r.Entry, "文字/") {
					got[r.Entry] = append(got[r.Entry], r.Text)
				}
			}
		}
	}
	if len(got) == 0 {
		t.Fatal("no words of the user's in the document")
	}
	exact := 0
	for _, lines := range got {
		if slices.Equal(lines, want) {
			exact++
		}
	}
	if exact == 0 {
		t.Errorf("%.200q, want %.200q", got, want)
	}
}

// TestNamesStayNames does the same with names that templates print within
// sentences, titles and tables.
func TestNamesStayNames(t *testing.T) {
	p := testPack(t)
	for _, name := range []string{"{{.部门}}", "# 假标题", "甲\n# 假标题\n乙", "\ufdd00\ufdd1100\ufdd2", "甲\x00乙"} {
		y := storetest.Sample()
		y.Department.Name, y.Department.SelfName, y.Department.Scope = name, name, name
		y.Duties[0].Text, y.Sections[0].Name, y.Units[0].Name = name, name, name
		y.Vehicles = append(y.Vehicles, store.Vehicle{Class: name, Count: 2})
		for _, e := range y.Expenditure {
			y.OwnSubjects = append(y.OwnSubjects, store.OwnSubject{Kind: store.FunctionSubject, Code: e.Code[:3], Name: name})
		}
		b, err := Derive(p, testCatalogue(t), y, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		d, err := Compose(p, b, y, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(d.Title, marks+"\n") {
			t.Errorf("title %q", d.Title)
		}
		clean := func(what, s string) {
			if strings.ContainsAny(s, marks) || strings.ContainsRune(s, 0) {
				t.Errorf("%s %q", what, s)
			}
		}
		for _, bl := range d.Blocks {
			switch bl := bl.(type) {
			case *Heading:
				clean("heading", bl.Text)
				if bl.Level > 1 && strings.HasPrefix(bl.Text, "假") {
					t.Errorf("a heading %q", bl.Text)
				}
			case *Paragraph:
				for _, r := range bl.Runs {
					clean("run", r.Text)
					if r.Figure != nil && r.Figure.Text != r.Text {
						t.Errorf("%q is linked as %q", r.Text, r.Figure.Text)
					}
				}
			case *TableBlock:
				for _, row := range bl.Table.Rows {
					for _, c := range row.Cells {
						clean("cell", c.Text)
					}
				}
			}
		}
	}
	// A name at the start of a line makes no heading of it either.
	c := newTestComposer(t)
	out, err := runIn(c, "一\n\n{{列举 .车辆列表}}{{\"# 假标题\"}}")
	if err != nil {
		t.Fatal(err)
	}
	c.blocks("一", out, 0)
	if _, ok := c.doc.Blocks[1].(*Paragraph); !ok || len(c.doc.Blocks) != 2 {
		t.Errorf("%#v", c.doc.Blocks)
	}
}
