package report

import (
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// runTemplate parses a template and runs it over the sample's data.
func runTemplate(t testing.TB, text string) (string, error) {
	t.Helper()
	return runIn(newTestComposer(t), text)
}

func runIn(c *composer, text string) (string, error) {
	s, err := parseTemplate("一", "一.tmpl", text)
	if err != nil {
		return "", err
	}
	return c.run(s)
}

func newTestComposer(t testing.TB) *composer {
	t.Helper()
	y := storetest.Sample()
	c := &composer{pack: testPack(t), book: derived(t, y, nil, ""), year: y}
	if err := c.begin(); err != nil {
		t.Fatal(err)
	}
	return c
}

// brokenTemplates are templates that are refused, in parsing, before they run
// or while they run, with what the message says.
var brokenTemplates = []struct {
	name, text string
	want       []string
}{
	{"unclosed action", "一\n二{{金额 .表01.收入总计", []string{"第 2 行", "配成对"}},
	{"unclosed if", "{{if .部门}}一\n\n二", []string{"第 3 行", "{{end}} 没有配成对"}},
	{"unclosed string", "{{文字 \"评语}}", []string{"第 1 行", "配成对"}},
	{"unclosed bracket", "一\n{{金额 (上年 .表01.收入总计}}", []string{"第 2 行", "配成对"}},
	{"closed bracket", "{{金额 .表01.收入总计)}}", []string{"第 1 行"}},
	{"end too many", "一\n二{{end}}", []string{"第 2 行", "没有配成对"}},
	{"else without if", "{{else}}", []string{"没有配成对"}},
	{"unclosed comment", "{{/* 注", []string{"第 1 行", "配成对"}},
	{"empty action", "一{{}}", []string{"第 1 行"}},
	{"full-width braces are text, not these", "{{。}}", []string{"第 1 行"}},
	{"break outside", "{{break}}", []string{"第 1 行"}},

	{"unknown function", "一\n\n{{金颜 .表01.收入总计}}", []string{"第 3 行", "没有名为“金颜”的函数", "是不是“金额”"}},
	{"misspelt datum", "{{金额 .表01.收入总记}}", []string{"第 1 行", "没有名为“收入总记”的数据", "是不是“收入总计”"}},
	{"misspelt table", "{{金额 .表1.收入总计}}", []string{"没有名为“表1”的数据", "是不是“表0"}},
	{"misspelt count", "{{.三公数量.保育量}}", []string{"没有名为“保育量”的数据", "是不是“保有量”"}},
	{"misspelt field of an element", "{{range .职责}}{{.内客}}{{end}}", []string{"没有名为“内客”的数据", "是不是“内容”"}},
	{"misspelt row's field", "{{range 各行 \"05\" \"类\"}}{{.名秤}}{{end}}", []string{"没有名为“名秤”的数据", "是不是“名称”"}},
	{"misspelt condition", "{{if .自秤}}一{{end}}", []string{"“自秤”", "是不是“自称”"}},
	{"undefined variable", "{{$x}}", []string{"“$x”没有先定义"}},
	{"below a number", "{{.表01.收入总计.元}}", []string{"没有下一级"}},
	{"below a text", "{{.部门.全称}}", []string{"没有下一级"}},
	{"below a list", "{{.职责.内容}}", []string{"没有下一级"}},
	{"unexported", "{{.部门.text}}", []string{"第 1 行"}},

	{"too few arguments", "{{金额}}", []string{"“金额”后面给的项数不对"}},
	{"too many arguments", "{{金额 .表01.收入总计 .表01.支出总计}}", []string{"“金额”后面给的项数不对"}},
	{"share of one", "{{占比 .表01.收入总计}}", []string{"“占比”后面给的项数不对"}},
	{"function without arguments", "{{序号}}", []string{"“序号”后面给的项数不对"}},
	{"datum with arguments", "{{.部门 1}}", []string{"第 1 行"}},
	{"comparison of one", "{{if eq .单位}}{{end}}", []string{"“eq”"}},
	{"comparison of kinds", "{{if eq .单位 1}}{{end}}", []string{"“eq”"}},
	{"comparison of things", "{{if eq .部门 \"x\"}}{{end}}", []string{"“eq”"}},

	{"number for a fact", "{{金额 100}}", []string{"“金额”", "这里要一个数"}},
	{"text for a fact", "{{金额 \"100\"}}", []string{"这里要一个数"}},
	{"text datum for a fact", "{{金额 .部门}}", []string{"这里要一个数"}},
	{"table for a fact", "{{金额 .表01}}", []string{"这里要一个数"}},
	{"numbers in a share", "{{占比 1 2}}", []string{"这里要一个数"}},
	{"nil for a fact", "{{金额 nil}}", []string{"第 1 行"}},
	{"count as an amount", "{{金额 .三公数量.保有量}}", []string{"“三公数量/保有量”不是金额"}},
	{"fact for a list", "{{列举 .表01.收入总计}}", []string{"种类不对"}},
	{"table for a list", "{{列举 .表01}}", []string{"种类不对"}},
	{"fact for a name", "{{文字 .表01.收入总计}}", []string{"种类不对"}},
	{"unknown prior year", "{{金额 (上年 .三公经费.因公出国（境）费.决算数)}}", []string{"第 1 行"}},
	{"prior year of nothing", "{{金额 (上年 .表02.合计.经营收入)}}", []string{"这里要一个数"}},
	{"column that is not there", "{{range 结构 (各行 \"05\" \"类\") \"小记\" .表05.合计.小计}}{{end}}", []string{"“小记”"}},
	{"table that is not there", "{{range 各行 \"15\" \"类\"}}{{end}}", []string{"“15”"}},
	{"row that is not there", "{{range 各列 \"03\" \"合记\"}}{{end}}", []string{"“合记”"}},
	{"level that is not there", "{{range 各行 \"05\" \"级\"}}{{end}}", []string{"“级”"}},

	{"share of zero", "一\n{{占比 .表01.收入总计 .表02.合计.经营收入}}", []string{"第 2 行", "“02/合计/经营收入”是零", "非零"}},
	{"completion of zero", "{{完成率 .表09.决算数.合计 .表02.合计.经营收入}}", []string{"是零", "非零"}},
	{"growth from zero", "{{增减率 .表01.收入总计 .表02.合计.经营收入}}", []string{"是零", "非零"}},

	{"prints a table", "{{.表01}}", []string{"不能直接印出"}},
	{"prints a list", "一\n{{.职责}}", []string{"第 2 行", "不能直接印出"}},
	{"prints everything", "{{.}}", []string{"不能直接印出"}},
	{"prints a list function", "{{各行 \"05\" \"类\"}}", []string{"不能直接印出"}},
	{"prints a truth", "{{相等 .表01.收入总计 .表01.支出总计}}", []string{"真假不能印出"}},
	{"prints true", "{{true}}", []string{"真假不能印出"}},
	{"prints a fraction", "{{1.5}}", []string{"不能直接印出"}},

	{"printf", "{{printf \"%d\" 1}}", []string{"没有名为“printf”的函数"}},
	{"len", "{{len .职责}}", []string{"“len”"}},
	{"index", "{{index .职责 0}}", []string{"“index”"}},
	{"slice", "{{slice .单位 1}}", []string{"“slice”"}},
	{"call", "{{call .部门}}", []string{"“call”"}},
	{"html", "{{html .部门}}", []string{"“html”"}},
	{"print in brackets", "{{if (eq (print 1) \"1\")}}{{end}}", []string{"“print”"}},
	{"len of brackets' field", "{{(len .职责).x}}", []string{"第 1 行"}},
	{"lt", "{{if lt 1 2}}{{end}}", []string{"“lt”"}},
	{"the printing function", "{{印出 .表01}}", []string{"没有名为“印出”的函数"}},
	{"the counting function", "{{计步 1}}", []string{"没有名为“计步”的函数"}},
	{"define", "{{define \"x\"}}x{{end}}", []string{"define"}},
	{"define inside", "{{if .部门}}{{define \"x\"}}{{end}}{{end}}", []string{"第 1 行"}},
	{"define itself", "{{define \"一\"}}{{template \"一\"}}{{end}}", []string{"template"}},
	{"template", "{{template \"x\"}}", []string{"template"}},
	{"template itself", "{{template \"一\" .}}", []string{"template"}},
	{"block", "{{block \"x\" .}}x{{end}}", []string{"block"}},

	{"range over a number", "一\n{{range 5}}一{{end}}", []string{"第 2 行", "循环"}},
	{"range over a large number", "{{range 99999999999}}{{end}}", []string{"循环"}},
	{"range over a text", "{{range \"一二\"}}{{end}}", []string{"循环"}},
	{"range over a running number", "{{range 序号 5}}{{end}}", []string{"“序号”的结果不是列表"}},
	{"range over brackets", "{{range (序号 5)}}{{end}}", []string{"循环"}},
	{"range over a pipe", "{{range 99999999999 | 序号}}{{end}}", []string{"循环"}},
	{"range over or", "{{range or 99999999999 1}}{{end}}", []string{"循环"}},
	{"range over a variable set to a number", "{{$n := 99999999999}}{{range $n}}{{end}}", []string{"变量不能直接等于数字"}},
	{"range over a variable set to brackets", "{{$n := (99999999999)}}{{range $n}}{{end}}", []string{"循环"}},
	{"range over a variable set to a running number", "{{$n := .部门}}{{$n = 序号 99999999999}}{{range $n}}{{end}}", []string{"变量不能直接等于数字"}},
	{"range over a variable set by a pipe", "{{$n := (99999999999 | 序号)}}{{range $n}}{{end}}", []string{"循环"}},
	{"range over a variable set later", "{{$n := .职责}}{{$n = (序号 99999999999)}}{{range $n}}{{end}}", []string{"循环"}},
	{"range over with's number", "{{with 99999999999}}{{range .}}{{end}}{{end}}", []string{"循环"}},
	{"range over with's variable", "{{with $n := (序号 99999999999)}}{{range $n}}{{end}}{{end}}", []string{"循环"}},
	{"range over the running number", "{{range $i, $e := .职责}}{{range $i}}{{end}}{{end}}", []string{"循环"}},
	{"range over a fact", "{{range .表01.收入总计}}{{end}}", []string{"不是列表"}},
	{"range over an element's text", "{{range .职责}}{{range .内容}}{{end}}{{end}}", []string{"不是列表"}},
	{"three deep", "{{range .职责}}{{range .内容}}{{range .x}}{{end}}{{end}}{{end}}", []string{"最多套两层"}},
	{"inner over all", "{{range $i, $e := .职责}}{{range $}}{{end}}{{end}}", []string{"内层循环"}},
	{"inner over the outer list", "{{range .职责}}{{range $.职责}}{{end}}{{end}}", []string{"内层循环"}},
	{"inner over the outer list's variable", "{{$l := 各行 \"05\" \"项\"}}{{range $l}}{{range $l}}{{end}}{{end}}", []string{"内层循环"}},
	{"inner over the same rows", "{{range 各行 \"05\" \"项\"}}{{range 各行 \"05\" \"项\"}}{{end}}{{end}}", []string{"内层循环"}},
	{"inner over with", "{{range .职责}}{{with $}}{{range .职责}}{{end}}{{end}}{{end}}", []string{"内层循环"}},
	{"inner in else", "{{range .职责}}{{else}}{{range .职责}}{{range .职责}}{{range .职责}}{{end}}{{end}}{{end}}{{end}}", []string{"第 1 行"}},

	{"marks in a string", "{{文字 \"\\ufdd00\\ufdd1100\\ufdd2\"}}", []string{"不能用的字符"}},
	{"a name that grows", "{{$s := 缺 \"甲\"}}{{range 各行 \"05\" \"项\"}}{{$s = 缺 $s}}{{end}}", []string{"不是名字"}},
	{"a long name", "{{缺 \"" + strings.Repeat("长", 200) + "\"}}", []string{"太长"}},
}

// TestBrokenTemplates asks that each is refused with a sentence: as a pack's
// file and as a section that the user rewrote.
func TestBrokenTemplates(t *testing.T) {
	c := newTestComposer(t)
	for _, b := range brokenTemplates {
		t.Run(b.name, func(t *testing.T) {
			out, err := runIn(c, b.text)
			if err == nil {
				t.Fatalf("prints %q", out)
			}
			checkSentence(t, err, append(b.want, "一.tmpl")...)
		})
	}
	p, y := testPack(t), storetest.Sample()
	book := derived(t, y, nil, "")
	for _, b := range brokenTemplates {
		t.Run("rewritten/"+b.name, func(t *testing.T) {
			y.Rewrites = []store.Rewrite{{Section: "一", Template: b.text}}
			d, err := Compose(p, book, y, Options{})
			if d != nil {
				t.Errorf("a document besides the error")
			}
			checkSentence(t, err, append(b.want, "改写的章节“一”")...)
		})
	}
}

// TestRefusedBeforeRunning asks that loops over numbers never start.
func TestRefusedBeforeRunning(t *testing.T) {
	for _, b := range brokenTemplates {
		if !strings.Contains(b.text, "99999999999") {
			continue
		}
		if _, err := parseTemplate("一", "一.tmpl", b.text); err == nil {
			t.Errorf("%s passes the check: %s", b.name, b.text)
		}
	}
}

// allowedTemplates are what a clerk may well write.
var allowedTemplates = map[string]string{
	"{{range $i, $e := .职责}}{{序号 $i}}{{$e.内容}}{{else}}无{{end}}":                                                      "1",
	"{{range 各行 \"05\" \"类\"}}{{range 分项 .小计}}{{.名称}}{{end}}{{end}}":                                                 "住房保障支出",
	"{{range $c := 各行 \"05\" \"类\"}}{{range 分项 $c.小计}}{{.名称}}{{end}}{{end}}":                                         "住房保障支出",
	"{{range 各行 \"05\" \"类\"}}{{range 结构 (分项 .小计) \"值\" .小计}}{{.占比}}{{end}}{{end}}":                                  "%",
	"{{$l := 各行 \"05\" \"类\"}}{{range $l}}{{.名称}}{{end}}":                                                            "支出",
	"{{range .职责}}{{if eq $.单位 \"万元\"}}{{.内容}}{{break}}{{else}}{{continue}}{{end}}{{end}}":                           "负责",
	"{{with .表01}}{{金额 .收入总计}}{{end}}":                                                                               "418.81",
	"{{with 上年 .表02.合计.经营收入}}{{金额 .}}{{else}}无{{end}}":                                                               "无",
	"{{.单位}}{{/* 注 */}}{{\"文\"}}{{1}}":                                                                               "万元文1",
	"{{上年 .表02.合计.经营收入}}":                                                                                            "（请填写上年数）",
	"{{if and (非零 .表01.收入总计) (not (非零 .表02.合计.经营收入))}}是{{end}}":                                                      "是",
	"{{or .决算范围 \"本级\"}}":                                                                                            "本级",
	"{{列举 (各行 \"05\" \"类\")}}":                                                                                       "、",
	"{{.表01.收入总计 | 金额}}":                                                                                             "418.81",
	"{{range 各行 \"05\" \"类\"}}{{with .小计}}{{range 分项 .}}{{.名称}}{{end}}{{end}}{{end}}":                                "住房保障支出",
	"{{range .职责}}{{end}}{{range .机构}}{{.名称}}{{end}}":                                                                "",
	"{{range $i, $e := .单位列表}}{{序数 $i}}、{{.名称}}{{end}}":                                                              "一、",
	"{{range $i, $e := .职责}}{{if $i}}{{end}}{{end}}{{range $e := .单位列表}}{{range $x := 分项 $.表01.收入总计}}{{end}}{{end}}": "!内层循环",
}

func TestAllowedTemplates(t *testing.T) {
	for text, want := range allowedTemplates {
		out, err := runTemplate(t, text)
		if refusal, ok := strings.CutPrefix(want, "!"); ok {
			checkSentence(t, err, refusal)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if !strings.Contains(plain(out), want) {
			t.Errorf("%s prints %.100q, want %q in it", text, plain(out), want)
		}
		if strings.Contains(out, "no value") || strings.Contains(out, "nil") {
			t.Errorf("%s prints %q", text, out)
		}
	}
}
