//go:build unix

package report

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// endless are templates that would take for ever or all memory.
func endless() map[string]string {
	rows := `{{range 各行 "预算" "项"}}`
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	return map[string]string{
		"a long body":       rows + many(25_000, `{{$x := 金额 .决算数}}`) + "{{end}}",
		"a long output":     rows + many(40_000, `{{金额 .决算数}}`) + "{{end}}",
		"lists in a body":   rows + many(4000, `{{$x := 各行 "预算" "项"}}`) + "{{end}}",
		"lists one by one":  many(25_000, `{{$x := 各行 "预算" "项"}}`),
		"lists kept":        numbered(20_000, `{{$x%d := 各行 "预算" "项"}}`),
		"names kept":        `{{$l := 各行 "预算" "项"}}` + numbered(20_000, `{{$x%d := 列举 $l}}`),
		"structures":        many(8_000, `{{$x := 结构 (各行 "预算" "项") "决算数" .预算.合计.决算数}}`),
		"structures nested": rows + many(500, `{{$x := 结构 (各行 "预算" "项") "决算数" $.预算.合计.决算数}}`) + "{{end}}",
		"filters":           `{{$l := 各行 "预算" "项"}}` + many(12_000, `{{$x := 零项 (非零项 $l "决算数") "决算数"}}`),
		"leaves":            many(20_000, `{{$x := 末级 .表05.合计.小计}}`),
		"shares":            many(9_000, `{{$x := 占比 .表03.合计.基本支出 .表03.合计.本年支出合计}}`),
		"words":             rows + many(20_000, `{{$x := 文字 "长文"}}`) + "{{end}}",
		"words one by one":  many(30_000, `{{$x := 文字 "长文"}}`),
		"words in print":    many(40_000, `{{文字 "长文"}}`),
		"long pipeline":     `{{.表01.收入总计` + many(100_000, ` | 数`) + `}}`,
		"long and":          `{{if and` + many(140_000, ` .部门`) + `}}{{end}}`,
		"pipelines in loop": rows + `{{$x := .决算数` + many(50_000, ` | or 1`) + `}}{{end}}`,
		"brackets":          `{{` + many(400_000, `(`) + `.部门` + many(400_000, `)`) + `}}`,
		"brackets allowed":  `{{` + many(9000, `(`) + `.部门` + many(9000, `)`) + `}}`,
		"ifs":               many(40_000, `{{if .部门}}`) + many(40_000, `{{end}}`),
		"ifs allowed":       many(4900, `{{if .部门}}`) + "一" + many(4900, `{{end}}`),
		"ifs hidden":        many(30_000, `{{if .部门}}{{"{{end}}"}}`) + many(40_000, `{{end}}`),
		"else ifs":          `{{if .部门}}` + many(40_000, `{{else if .部门}}`) + `{{end}}`,
		"withs":             many(40_000, `{{- with .}}`) + many(40_000, `{{end}}`),
		"ranges":            many(40_000, `{{range .职责}}`) + many(40_000, `{{end}}`),
		"ifs open":          many(50_000, `{{if .部门}}`),
		"fields":            `{{` + many(250_000, `.部`) + `}}`,
		"4 MB of lines":     many(2<<20, "x\n"),
		"1 MB of lines":     many(1<<19, "x\n"),
		"1 MB of hashes":    many(1<<18, "# x\n"),
		"1 MB of blanks":    many(1<<20-1, "\n"),
		"4 MB of braces":    many(2<<20, "{{"),
		"1 MB of braces":    many(1<<19, "}}"),
		"comments":          many(100_000, "{{/**/}}"),
		"continue":          rows + many(4_000, "{{if .类}}{{end}}") + "{{continue}}{{end}}",
	}
}

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestEndlessTemplatesEnd runs each over the large department and a text of
// 1 MB: it ends soon, with a sentence if it cannot do what is asked.
func TestEndlessTemplatesEnd(t *testing.T) {
	p := testPack(t)
	y, prior := storetest.Invented()
	y.Texts = append(y.Texts, store.Text{Place: "文字/长文", Text: strings.Repeat("长文\n", 150_000)})
	book := derived(t, y, prior, "")
	const limit = 2 * time.Second // half of it on a machine that does nothing else
	for name, text := range endless() {
		t.Run(name, func(t *testing.T) {
			y.Rewrites = []store.Rewrite{{Section: "一", Template: text}}
			start := cpuTime(t)
			_, err := Compose(p, book, y, Options{})
			if took := cpuTime(t) - start; took > limit {
				t.Errorf("took %v", took)
			}
			if err != nil {
				checkSentence(t, err, "改写的章节“一”")
			}
		})
	}
}

// cpuTime is what the process has computed so far: unlike the clock, it does
// not count what others do on the machine.
func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
