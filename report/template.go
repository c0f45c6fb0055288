package report

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"
	"text/template/parse"
)

// section is one text of a pack: a template and where it came from.
type section struct {
	id    string
	shown string // file, for messages
	tmpl  *template.Template
}

// parseTemplate reads a template and refuses what a text has no need of: see
// checkTree. Errors name the file and the line.
func parseTemplate(id, shown, text string) (*section, error) {
	t, err := template.New(id).Option("missingkey=error").Funcs(parseFuncs).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s %s", shown, templateSentence(err))
	}
	for _, tt := range t.Templates() {
		if tt.Name() != id {
			return nil, fmt.Errorf("%s：不支持 define，请把“%s”的内容直接写在用它的地方", shown, tt.Name())
		}
	}
	if t.Tree != nil {
		c := checker{text: text, shown: shown, elems: map[string]bool{}}
		if err := c.list(t.Root, 0); err != nil {
			return nil, err
		}
	}
	return &section{id, shown, t}, nil
}

// checker walks a template's parse tree. A running template cannot be
// cancelled, so one that could run for ever, or grow without bounds, is
// refused beforehand: range goes over lists only (no numbers), at most two
// deep, the inner one over a part of the outer's element; no template calls;
// only the functions of the packs' language.
type checker struct {
	text  string
	shown string
	elems map[string]bool // variables that range declared
}

func (c *checker) fail(n parse.Node, format string, a ...any) error {
	line := 1 + strings.Count(c.text[:min(int(n.Position()), len(c.text))], "\n")
	return fmt.Errorf("%s 第 %d 行：%s", c.shown, line, fmt.Sprintf(format, a...))
}

func (c *checker) list(l *parse.ListNode, depth int) error {
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		if err := c.node(n, depth); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) node(n parse.Node, depth int) error {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.pipe(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, depth)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, depth)
	case *parse.RangeNode:
		if err := c.overList(n, depth); err != nil {
			return err
		}
		for _, v := range n.Pipe.Decl {
			c.elems[v.Ident[0]] = true
		}
		return c.branch(&n.BranchNode, depth+1)
	case *parse.TemplateNode:
		return c.fail(n, "不支持 template 调用，请把内容直接写在这里")
	}
	return nil
}

func (c *checker) branch(b *parse.BranchNode, depth int) error {
	if err := c.pipe(b.Pipe); err != nil {
		return err
	}
	if err := c.list(b.List, depth); err != nil {
		return err
	}
	return c.list(b.ElseList, depth)
}

// overList lets range go only over what can be a list and is not a number.
func (c *checker) overList(n *parse.RangeNode, depth int) error {
	if depth >= 2 {
		return c.fail(n, "循环（range）最多套两层")
	}
	if len(n.Pipe.Cmds) != 1 {
		return c.fail(n, "循环（range）只能对一个列表进行")
	}
	cmd := n.Pipe.Cmds[0]
	switch first := cmd.Args[0].(type) {
	case *parse.IdentifierNode:
		if !listFuncs[first.Ident] {
			return c.fail(n, "“%s”的结果不是列表，不能循环；可以循环的有：%s", first.Ident, strings.Join(keysOf(listFuncs), "、"))
		}
	case *parse.FieldNode, *parse.DotNode:
	case *parse.VariableNode:
		// An inner loop over anything but the outer's element would square the work.
		if depth > 0 && !c.elems[first.Ident[0]] {
			return c.fail(n, "内层循环只能对外层这一项的内容进行")
		}
	default:
		return c.fail(n, "循环（range）只能对列表进行，不能对数字或文字")
	}
	return nil
}

func (c *checker) pipe(p *parse.PipeNode) error {
	if p == nil {
		return nil
	}
	for _, cmd := range p.Cmds {
		for _, a := range cmd.Args {
			switch a := a.(type) {
			case *parse.IdentifierNode:
				if _, ok := parseFuncs[a.Ident]; !ok && !builtins[a.Ident] {
					return c.fail(a, "没有名为“%s”的函数%s", a.Ident, meant(a.Ident, funcNames))
				}
			case *parse.PipeNode:
				if err := c.pipe(a); err != nil {
					return err
				}
			case *parse.ChainNode:
				if inner, ok := a.Node.(*parse.PipeNode); ok {
					if err := c.pipe(inner); err != nil {
						return err
					}
				}
			case *parse.NumberNode:
				if len(p.Decl) > 0 {
					return c.fail(a, "变量不能直接等于数字，请用账本里的数")
				}
			}
		}
	}
	return nil
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
func templateSentence(err error) string {
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
		return line + "没有名为“" + name + "”的数据" + meant(name, dataNames)
	case reVar.MatchString(msg):
		return line + "变量“" + reVar.FindStringSubmatch(msg)[1] + "”没有先定义"
	case reArgs.MatchString(msg):
		return line + "“" + strings.Trim(reArgs.FindStringSubmatch(msg)[1], `"`) + "”后面给的项数不对"
	case reCall.MatchString(msg):
		m := reCall.FindStringSubmatch(msg)
		return line + "“" + m[1] + "”：" + m[2]
	case strings.Contains(msg, "unclosed action"), strings.Contains(msg, "unexpected EOF"), strings.Contains(msg, "unterminated"):
		return line + "{{ }}、引号或 {{end}} 没有配成对"
	case strings.Contains(msg, "wrong type"), strings.Contains(msg, "can't evaluate field"), strings.Contains(msg, "nil pointer"), strings.Contains(msg, "is not a field"):
		return line + "这里取的数据没有下一级，请检查“.”后面的名字"
	case strings.Contains(msg, "can't iterate"), strings.Contains(msg, "range can't"):
		return line + "循环（range）的对象不是列表"
	default:
		return line + "写法有误，请检查括号、引号和函数的用法"
	}
}
