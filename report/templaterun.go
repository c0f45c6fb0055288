package report

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// Functions that no template can name; instrument puts them into the tree.
const (
	printFunc = "印出"
	stepFunc  = "计步"
)

// instrument makes a template safe to run. A running template cannot be
// cancelled, so every loop counts its steps and fails once there are too many,
// whatever it goes over. And every action prints through a function that
// refuses what a reader must not see: a list, a table, true or false.
func instrument(l *parse.ListNode) {
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 && !printsText(n.Pipe) {
				n.Pipe.Cmds = append(n.Pipe.Cmds, call(n.Pos, printFunc))
			}
		case *parse.IfNode:
			instrumentBranch(&n.BranchNode)
		case *parse.WithNode:
			instrumentBranch(&n.BranchNode)
		case *parse.RangeNode:
			steps := weight(n.List)
			instrumentBranch(&n.BranchNode)
			count := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: n.Pos, IsInt: true, Int64: int64(steps), Text: strconv.Itoa(steps)}
			pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: n.Pos, Line: n.Line, Cmds: []*parse.CommandNode{call(n.Pos, stepFunc, count)}}
			action := &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: pipe}
			n.List.Nodes = append([]parse.Node{action}, n.List.Nodes...)
		}
	}
}

// printsText reports whether a pipeline ends in a function that makes text of
// facts or of the office's words.
func printsText(p *parse.PipeNode) bool {
	f, ok := p.Cmds[len(p.Cmds)-1].Args[0].(*parse.IdentifierNode)
	return ok && textFuncs[f.Ident]
}

// textFuncs are the functions that return text, but for 列举, whose names are
// the user's.
var textFuncs = func() map[string]bool {
	out := map[string]bool{}
	for name, f := range parseFuncs {
		out[name] = name != "列举" && reflect.TypeOf(f).Out(0).Kind() == reflect.String
	}
	return out
}()

func instrumentBranch(b *parse.BranchNode) {
	instrument(b.List)
	if b.ElseList != nil {
		instrument(b.ElseList)
	}
}

func call(pos parse.Pos, name string, args ...parse.Node) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: append([]parse.Node{parse.NewIdentifier(name).SetPos(pos)}, args...)}
}

// weight counts what one pass through a list executes at most, loops in it
// once: nodes and the commands of their pipelines.
func weight(l *parse.ListNode) int {
	if l == nil {
		return 0
	}
	sum := 1
	for _, n := range l.Nodes {
		sum++
		switch n := n.(type) {
		case *parse.ActionNode:
			sum += pipeWeight(n.Pipe)
		case *parse.IfNode:
			sum += branchWeight(&n.BranchNode)
		case *parse.WithNode:
			sum += branchWeight(&n.BranchNode)
		case *parse.RangeNode:
			sum += branchWeight(&n.BranchNode)
		}
	}
	return sum
}

func branchWeight(b *parse.BranchNode) int {
	return pipeWeight(b.Pipe) + weight(b.List) + weight(b.ElseList)
}

func pipeWeight(p *parse.PipeNode) int {
	sum := 0
	for _, cmd := range p.Cmds {
		sum++
		for _, a := range cmd.Args {
			if inner, ok := a.(*parse.PipeNode); ok {
				sum += pipeWeight(inner)
			}
		}
	}
	return sum
}

// step counts what a loop's pass executes.
func (c *composer) step(n int) (string, error) { return "", c.spend(n) }

// unknown is a fact that nobody knows: false in a condition, a gap in print.
type unknown bool

// print makes the text of what an action prints.
func (c *composer) print(v any) (string, error) {
	switch v := v.(type) {
	case *term:
		if v != nil {
			return c.compute(numberFigure, v, nil)
		}
	case words:
		return v.String(), nil
	case int:
		return strconv.Itoa(v), nil
	case unknown:
		return c.mark("（请填写上年数）", span{gap: true}), nil
	case bool:
		return "", errors.New("真假不能印出，只能用在 if 里")
	case string:
		if !strings.ContainsRune(v, markOpen) {
			v = strings.ReplaceAll(v, "\n", " ")
		}
		if strings.HasPrefix(v, "#") {
			return string(markClose) + v, nil // a name, no heading
		}
		return v, nil
	}
	return "", errors.New("这里是一组数据（表、行或列表），不能直接印出，请写到具体的一项")
}
