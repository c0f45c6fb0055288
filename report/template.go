package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"unicode"
)

// section is one text of a pack: a template and where it came from.
type section struct {
	id    string
	shown string // file, for messages
	text  string
	tmpl  *template.Template
}

// The bounds of a template's text. The parser, the check and a run recurse
// into conditions and loops, so their number is bounded before anything is
// parsed.
const (
	maxTemplate = 1 << 20 // bytes
	maxBranches = 5000    // conditions and loops
)

var reBranch = regexp.MustCompile(`\{\{-?\s*(if|with|range|else|block|define)\b`)

// parseTemplate reads a template and refuses what a text has no need of: see
// checker. Errors name the file and the line.
func parseTemplate(id, shown, text string) (*section, error) {
	text = unmarked(text)
	if len(text) > maxTemplate {
		return nil, fmt.Errorf("%s：模板大于 1 MB，请拆成几个章节", shown)
	}
	if len(reBranch.FindAllStringIndex(text, maxBranches+1)) > maxBranches {
		return nil, fmt.Errorf("%s：条件和循环多于 %d 处，请简化这个模板", shown, maxBranches)
	}
	t, err := template.New(id).Option("missingkey=error").Funcs(parseFuncs).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s %s", shown, templateSentence(err, dataNames))
	}
	for _, tt := range t.Templates() {
		if tt.Name() != id {
			return nil, fmt.Errorf("%s：不支持 define 和 block，请把“%s”的内容直接写在用它的地方", shown, tt.Name())
		}
	}
	if t.Tree != nil {
		c := checker{text: text, shown: shown, vars: map[string]kind{}}
		if err := c.list(t.Root, 0); err != nil {
			return nil, err
		}
		instrument(t.Root)
	}
	return &section{id, shown, text, t}, nil
}

// builtins are the functions of text/template that packs may use; the others
// (printf, len, call …) could run away or print what has no facts.
var builtins = map[string]bool{"and": true, "or": true, "not": true, "eq": true, "ne": true}

var (
	reParse  = regexp.MustCompile(`^template: (.+?):(\d+)(?::\d+)?: (.*)$`)
	reNoFunc = regexp.MustCompile(`function "(.+?)" not defined`)
	reNoKey  = regexp.MustCompile(`map has no entry for key "(.+?)"`)
	reVar    = regexp.MustCompile(`undefined variable "(.+?)"`)
	reArgs   = regexp.MustCompile(`wrong number of args for (\S+?):? `)
	reCall   = regexp.MustCompile(`(?s)error calling (\S+): (.*)$`)
)

// templateSentence turns text/template's error into a Chinese sentence with
// the line.
func templateSentence(err error, data []string) string {
	line, msg := "", err.Error()
	if m := reParse.FindStringSubmatch(strings.SplitN(msg, "\n", 2)[0]); m != nil {
		line = "第 " + m[2] + " 行："
	}
	switch {
	case reNoFunc.MatchString(msg):
		name := reNoFunc.FindStringSubmatch(msg)[1]
		return line + "没有名为“" + name + "”的函数" + meant(name, funcNames)
	case reNoKey.MatchString(msg):
		name := reNoKey.FindStringSubmatch(msg)[1]
		return line + "没有名为“" + name + "”的数据" + meant(name, data)
	case reVar.MatchString(msg):
		return line + "变量“" + reVar.FindStringSubmatch(msg)[1] + "”没有先定义"
	case reArgs.MatchString(msg):
		return line + "“" + strings.Trim(reArgs.FindStringSubmatch(msg)[1], `"`) + "”后面给的项数不对"
	case reCall.MatchString(msg):
		m := reCall.FindStringSubmatch(msg)
		switch {
		case slices.Contains([]string{printFunc, stepFunc, beginFunc}, m[1]):
			return line + m[2]
		case !strings.ContainsFunc(m[2], func(r rune) bool { return unicode.Is(unicode.Han, r) }): // the library's own words
			return line + "“" + m[1] + "”后面的项不能这样用，请检查它们的种类"
		}
		return line + "“" + m[1] + "”：" + m[2]
	case strings.Contains(msg, "unclosed action"), strings.Contains(msg, "unexpected EOF"), strings.Contains(msg, "unterminated"),
		strings.Contains(msg, "unexpected {{e"), strings.Contains(msg, "unclosed"):
		return line + "{{ }}、括号、引号或 {{end}} 没有配成对"
	case strings.Contains(msg, "unexpected {{define"), strings.Contains(msg, "unexpected {{template"), strings.Contains(msg, "unexpected {{block"):
		return line + "不支持 define、block 和 template，请把内容直接写在这里"
	case strings.Contains(msg, "wrong type for value"), strings.Contains(msg, "expected integer"), strings.Contains(msg, "expected string"):
		return line + "函数后面给的项种类不对（例如该给表格数的地方给了文字），请对照自带的模板检查"
	case strings.Contains(msg, "can't evaluate field"), strings.Contains(msg, "nil pointer"), strings.Contains(msg, "is not a field"), strings.Contains(msg, "unexported"):
		return line + "这里取的数据没有下一级，请检查“.”后面的名字"
	case strings.Contains(msg, "can't iterate"), strings.Contains(msg, "iterate over"):
		return line + "循环（range）的对象不是列表"
	default:
		return line + "写法有误，请检查括号、引号和函数的用法"
	}
}
