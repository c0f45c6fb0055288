package html

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"juesuan/report/html"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

func read(t testing.TB, page string) *raw.File {
	t.Helper()
	f, err := Read(t.Context(), []byte(page), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"paragraphs", "<p>一、  部门\n职责 </p><div>1、负责<b>园区</b>建设。<br>2、其他</div>", "一、 部门 职责.\n1、负责园区建设。\n2、其他.\n"},
		{"headings", "<h2>第一部分</h2><p>文</p>", "#2 第一部分.\n文.\n"},
		{"unseen", "<title>x</title><script>a</script><p style='display: none'>b</p><p hidden>c</p><p>d</p>", "d.\n"},
		{"table", "<table><caption>表<br>公开01表</caption><tr><th>项目<th>金额<tr><td>收入<td>1,2<br>3</table>", "表\n公开01表.\n[项目|金额]\n[收入|1,2\\n3]\n"},
		{"table that arranges the page", "<table><tr><td><p>前</p><table><tr><td>a<td>b</table><p>后</p></table>", "前.\n[a|b]\n后.\n"},
		{"table of one column", "<table><tr><td>甲<tr><td>乙</table>", "甲.\n乙.\n"},
		{"spans", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", "[av2|b>2|·]\n[·|c|d]\n"},
		{"rowspan to the end", "<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", "[av2|b]\n[·|c]\n"},
		{"no-break spaces", "<p>单位：&nbsp;&nbsp;万元</p>", "单位： 万元.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rawtest.Draw(read(t, c.page)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// TestEncoding: a page is read in the encoding that it names, without one in
// UTF-8 or as old sites wrote it.
func TestEncoding(t *testing.T) {
	for _, head := range []string{`<meta charset="gb2312">`, "", strings.Repeat("<!-- x -->", 200)} {
		page, err := simplifiedchinese.GBK.NewEncoder().String(head + `<p>公开01表</p>`)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{page, strings.ReplaceAll(head, "gb2312", "utf-8") + "<p>公开01表</p>"} {
			if got := rawtest.Draw(read(t, page)); got != "公开01表.\n" {
				t.Errorf("%.20q: got %q", head, got)
			}
		}
	}
}

func TestHostile(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Cells = 10_000
	for _, c := range []struct {
		name, page string
		want       raw.Problem
	}{
		{"nothing", "<p> </p><script>document.write('x')</script>", raw.Empty},
		{"a million tags", strings.Repeat("<i>", 1_000_000), raw.TooLarge},
		{"tags within tags", strings.Repeat("<div>", 9000) + "x", raw.Broken},
		{"spans that multiply", "<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=60000>a<td>b", 600), raw.TooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), []byte(c.page), lim)
			rawtest.Refused(t, err, c.want)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>c</table><h1>x<br>y"))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := raw.DefaultLimits()
		lim.Cells = 10_000
		file, err := Read(t.Context(), data, lim)
		rawtest.Sound(t, file, err)
	})
}

func TestOwnDocuments(t *testing.T) {
	for name, d := range rawtest.Documents(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := html.Write(&b, d); err != nil {
				t.Fatal(err)
			}
			f := read(t, b.String())
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			rawtest.Holds(t, f, d)
			rawtest.HoldsText(t, f, d)
		})
	}
}
