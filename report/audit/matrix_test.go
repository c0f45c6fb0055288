package audit

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"juesuan/report"
	"juesuan/report/check"
	htmlwriter "juesuan/report/html"
	"juesuan/report/read/html"
	"juesuan/report/read/raw"
	"juesuan/store/storetest"
)

// composed is the sample's document in a pack and a unit.
func composed(t testing.TB, pack string, unit report.Unit) *report.Document {
	t.Helper()
	return written(t, pack, storetest.Sample(), unit)
}

func published(t testing.TB, d *report.Document) *raw.File {
	t.Helper()
	var b bytes.Buffer
	if err := htmlwriter.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := html.Read(context.Background(), b.Bytes(), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// places lay out the same document each in its own way.
var places = []struct {
	name, pack string
	unit       report.Unit
	turn       func(*raw.File)
}{
	{"national form", "henan-2022", report.Wan, nil},
	{"in 元", "henan-2022", report.Yuan, nil},
	{"三公 seventh, three code cells", "shanghai-2024", report.Wan, nil},
	{"tables last", "henan-2022", report.Wan, tablesLast},
	{"no form labels", "henan-2022", report.Wan, unlabelled},
	{"plain text", "henan-2022", report.Wan, plainText},
}

// tablesLast moves the part of the tables to the end.
func tablesLast(f *raw.File) {
	from, to := -1, -1
	for i, b := range f.Blocks {
		if l, ok := b.(*raw.Line); ok && l.Level > 0 {
			switch {
			case strings.HasPrefix(l.Text, "第二部分"):
				from = i
			case strings.HasPrefix(l.Text, "第三部分"):
				to = i
			}
		}
	}
	moved := slices.Clone(f.Blocks[from:to])
	f.Blocks = append(slices.Delete(f.Blocks, from, to), moved...)
}

func unlabelled(f *raw.File) {
	for _, b := range f.Blocks {
		if l, ok := b.(*raw.Line); ok {
			for i := 1; i <= 9; i++ {
				l.Text = strings.ReplaceAll(l.Text, fmt.Sprintf(" 公开0%d表", i), "")
			}
		}
	}
}

// plainText loses the cells: a row is its texts with spaces between.
func plainText(f *raw.File) {
	f.GridsLost = true
	var out []raw.Block
	for _, b := range f.Blocks {
		g, ok := b.(*raw.Grid)
		if !ok {
			out = append(out, b)
			continue
		}
		for _, row := range g.Rows {
			var s []string
			for j := range row {
				if c := &row[j]; !c.Covered && c.Text != "" {
					s = append(s, strings.Join(strings.Fields(c.Text), ""))
				}
			}
			if len(s) > 0 {
				out = append(out, &raw.Line{Text: strings.Join(s, " "), Whole: true})
			}
		}
	}
	f.Blocks = out
}

// wrongs are errors that people make, each planted before the document is laid
// out.
var wrongs = []struct {
	name string
	make func(d *report.Document) bool
}{
	{"01 total", func(d *report.Document) bool { return misprint(d, "收入支出决算总表", "/本年支出合计") }},
	{"02 item", func(d *report.Document) bool { return misprint(d, "收入决算表", "/2150517/财政拨款收入") }},
	{"03 section", func(d *report.Document) bool { return misprint(d, "支出决算表", "/21505/本年支出合计") }},
	{"04 class", func(d *report.Document) bool {
		return misprint(d, "财政拨款收入支出决算总表", "/215/合计")
	}},
	{"05 item", func(d *report.Document) bool {
		return misprint(d, "一般公共预算财政拨款支出决算表", "/2150517/项目支出")
	}},
	{"06 subject", func(d *report.Document) bool {
		return misprint(d, "一般公共预算财政拨款基本支出决算表", "/30101/决算数")
	}},
	{"06 total", func(d *report.Document) bool {
		return misprint(d, "一般公共预算财政拨款基本支出决算表", "/公用经费合计")
	}},
	{"三公 part", func(d *report.Document) bool {
		return misprint(d, "财政拨款“三公”经费支出决算表", "/预算数/公务用车")
	}},
	{"text amount", func(d *report.Document) bool {
		return misstate(d, report.AmountFigure, func(a string) bool { return strings.HasSuffix(a, "/收入总计") })
	}},
	{"text share", func(d *report.Document) bool {
		return misstate(d, report.ShareFigure, func(a string) bool { return strings.HasPrefix(a, "03/合计/") })
	}},
	{"text completion", func(d *report.Document) bool {
		return misstate(d, report.CompletionFigure, func(a string) bool { return strings.HasPrefix(a, "预算/2010301") })
	}},
	{"text item", func(d *report.Document) bool {
		return misstate(d, report.AmountFigure, func(a string) bool { return strings.HasSuffix(a, "2150517/决算数") })
	}},
	{"text 三公", func(d *report.Document) bool {
		return misstate(d, report.AmountFigure, func(a string) bool { return strings.HasSuffix(a, "/预算数/合计") })
	}},
	{"text count", func(d *report.Document) bool {
		return misstate(d, report.CountFigure, func(a string) bool { return strings.HasPrefix(a, "车辆/合计") })
	}},
	{"assessed score", misscore},
}

// misprint changes the first digit of an amount of a table.
func misprint(d *report.Document, title, addr string) bool {
	for _, b := range d.Blocks {
		tb, ok := b.(*report.TableBlock)
		if !ok || tb.Table.Title != title {
			continue
		}
		for i := range tb.Table.Rows {
			for j := range tb.Table.Rows[i].Cells {
				if c := &tb.Table.Rows[i].Cells[j]; c.Addr == tb.Table.ID+addr {
					c.Text = other(c.Text)
					return true
				}
			}
		}
	}
	return false
}

// misstate changes the first digit of the first number of the text so computed.
func misstate(d *report.Document, kind report.FigureKind, of func(string) bool) bool {
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if f := p.Runs[i].Figure; f != nil && f.Kind == kind && of(f.Facts[0]) {
				p.Runs[i].Text = other(p.Runs[i].Text)
				return true
			}
		}
	}
	return false
}

func misscore(d *report.Document) bool {
	for _, b := range d.Blocks {
		tb, ok := b.(*report.TableBlock)
		if !ok || tb.Table.ID != "自评" {
			continue
		}
		row := tb.Table.Rows[len(tb.Table.Rows)-1]
		row.Cells[6].Text = "97"
		return true
	}
	return false
}

// other is a number with another first digit.
func other(s string) string {
	if s == "" {
		return "7.00"
	}
	r := []byte(s)
	for i := range r {
		if r[i] >= '0' && r[i] <= '9' {
			r[i] = '0' + (r[i]-'0'+4)%10
			if r[i] == '0' {
				r[i] = '9'
			}
			return string(r)
		}
	}
	return s
}

// TestWrongsInEveryLayout plants each error in each layout and prints which
// were found: an error more than the document had before.
func TestWrongsInEveryLayout(t *testing.T) {
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	run := func(place int, d *report.Document) *Report {
		f := published(t, d)
		if turn := places[place].turn; turn != nil {
			turn(f)
		}
		r, err := Of(f, rules)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	var table strings.Builder
	planted, found := 0, 0
	for i, place := range places {
		before := errorsOf(run(i, composed(t, place.pack, place.unit)))
		for _, f := range before {
			if f.Rule != "D14" { // what the office left open
				t.Errorf("%s: nothing is wrong with %s %s", place.name, f.Rule, f.Message)
			}
		}
		for _, w := range wrongs {
			d := composed(t, place.pack, place.unit)
			if !w.make(d) {
				continue
			}
			planted++
			after := errorsOf(run(i, d))
			rule := ""
			for _, f := range after {
				if !slices.ContainsFunc(before, func(x check.Finding) bool { return x.Message == f.Message }) {
					rule = f.Rule
					break
				}
			}
			if rule != "" {
				found++
			} else {
				rule = "not found"
			}
			fmt.Fprintf(&table, "%-32s %-18s %s\n", place.name, w.name, rule)
		}
	}
	t.Logf("%d of %d found\n%s", found, planted, table.String())
	if planted < 80 || 100*found < 97*planted {
		t.Errorf("only %d of %d found", found, planted)
	}
}

func errorsOf(r *Report) []check.Finding {
	var out []check.Finding
	for _, f := range r.Result.Findings {
		if f.Severity == check.Error {
			out = append(out, f)
		}
	}
	return out
}
