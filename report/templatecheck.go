package report

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"
)

// checker walks a template's parse tree before it ever runs. range goes over
// lists only (no numbers), at most two deep, the inner one over a part of the
// outer's element; no template calls; only the functions of the packs'
// language; no forged marks. What this cannot see is bounded while the
// template runs: see instrument.
type checker struct {
	text  string
	shown string
	dot   kind
	vars  map[string]kind
}

// kind is what a value can be, as far as the tree shows it.
type kind int

const (
	dataKind  kind = iota // from the data, or a list function's result
	elemKind              // an element of a range, or part of one
	otherKind             // anything else: no list
)

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
		return c.branch(&n.BranchNode, depth, c.dot)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, depth, c.kindOf(n.Pipe))
	case *parse.RangeNode:
		if err := c.overList(n, depth); err != nil {
			return err
		}
		return c.branch(&n.BranchNode, depth+1, elemKind)
	case *parse.TemplateNode:
		return c.fail(n, "不支持 template 调用，请把内容直接写在这里")
	}
	return nil
}

// branch checks a condition or a loop, in whose list the dot is of the kind.
func (c *checker) branch(b *parse.BranchNode, depth int, dot kind) error {
	if err := c.pipe(b.Pipe); err != nil {
		return err
	}
	if b.NodeType == parse.NodeRange {
		for i, v := range b.Pipe.Decl {
			c.vars[v.Ident[0]] = elemKind
			if i == 0 && len(b.Pipe.Decl) > 1 {
				c.vars[v.Ident[0]] = otherKind // the running number
			}
		}
	}
	outer := c.dot
	c.dot = dot
	err := c.list(b.List, depth)
	c.dot = outer
	if err != nil {
		return err
	}
	return c.list(b.ElseList, depth)
}

// kindOf is the kind of a pipeline's value.
func (c *checker) kindOf(p *parse.PipeNode) kind {
	if len(p.Cmds) != 1 {
		return otherKind
	}
	cmd := p.Cmds[0]
	switch first := cmd.Args[0].(type) {
	case *parse.IdentifierNode:
		switch {
		case !listFuncs[first.Ident]:
			return otherKind
		case slices.ContainsFunc(cmd.Args[1:], c.fromElem):
			return elemKind
		}
		return dataKind
	case *parse.FieldNode, *parse.DotNode:
		return c.dot
	case *parse.VariableNode:
		return c.variable(first)
	}
	return otherKind
}

func (c *checker) variable(v *parse.VariableNode) kind {
	if v.Ident[0] == "$" {
		return dataKind
	}
	return c.vars[v.Ident[0]]
}

// fromElem reports whether an argument is taken from the loop's element.
func (c *checker) fromElem(n parse.Node) bool {
	switch n := n.(type) {
	case *parse.FieldNode, *parse.DotNode:
		return c.dot == elemKind
	case *parse.VariableNode:
		return c.variable(n) == elemKind
	case *parse.PipeNode:
		for _, cmd := range n.Cmds {
			if slices.ContainsFunc(cmd.Args, c.fromElem) {
				return true
			}
		}
	}
	return false
}

// overList lets range go only over what can be a list and is not a number.
func (c *checker) overList(n *parse.RangeNode, depth int) error {
	if depth >= 2 {
		return c.fail(n, "循环（range）最多套两层")
	}
	first := n.Pipe.Cmds[0].Args[0]
	if f, ok := first.(*parse.IdentifierNode); ok && len(n.Pipe.Cmds) == 1 && !listFuncs[f.Ident] {
		return c.fail(n, "“%s”的结果不是列表，不能循环；可以循环的有：%s", f.Ident, strings.Join(keysOf(listFuncs), "、"))
	}
	switch c.kindOf(n.Pipe) {
	case elemKind:
	case dataKind:
		// An inner loop over anything but the outer's element would square the work.
		if depth > 0 {
			return c.fail(n, "内层循环只能对外层这一项的内容进行")
		}
	case otherKind:
		return c.fail(n, "循环（range）只能对一个列表进行，不能对数字、文字或几步算出的东西")
	}
	return nil
}

// pipe checks a pipeline and remembers what it sets.
func (c *checker) pipe(p *parse.PipeNode) error {
	if p == nil {
		return nil
	}
	for _, cmd := range p.Cmds {
		for _, a := range cmd.Args {
			if err := c.arg(p, a); err != nil {
				return err
			}
		}
	}
	for _, v := range p.Decl {
		k := c.kindOf(p)
		if p.IsAssign {
			k = max(k, c.vars[v.Ident[0]])
		}
		c.vars[v.Ident[0]] = k
	}
	return nil
}

func (c *checker) arg(p *parse.PipeNode, n parse.Node) error {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		if _, ok := parseFuncs[n.Ident]; !ok && !builtins[n.Ident] {
			return c.fail(n, "没有名为“%s”的函数%s", n.Ident, meant(n.Ident, funcNames))
		}
	case *parse.PipeNode:
		return c.pipe(n)
	case *parse.ChainNode:
		return c.arg(p, n.Node)
	case *parse.NumberNode:
		if len(p.Decl) > 0 {
			return c.fail(n, "变量不能直接等于数字，请用账本里的数")
		}
	case *parse.StringNode:
		if unmarked(n.Text) != n.Text {
			return c.fail(n, "引号里有不能用的字符，请删去")
		}
	}
	return nil
}
