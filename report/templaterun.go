package report

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// Functions that no template can name; instrument puts them into the tree.
const (
	printFunc = "印出"
	stepFunc  = "计步"
	beginFunc = "轮始"
	endFunc   = "轮终"
)

// instrument makes a template safe to run. A running template cannot be
// cancelled, so every loop counts its steps and fails once there are too many,
// whatever it goes over. And every action prints through a function that
// refuses what a reader must not see: a list, a table, true or false. What a
// pass of an outer loop prints is told apart, if the passes leave each other
// alone: a pass can then be told anew without the others.
func instrument(l *parse.ListNode) { instrumentList(l, true) }

func instrumentList(l *parse.ListNode, outer bool) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 && !printsText(n.Pipe) {
				n.Pipe.Cmds = append(n.Pipe.Cmds, call(n.Pos, printFunc))
			}
		case *parse.IfNode:
			instrumentBranch(&n.BranchNode, outer)
		case *parse.WithNode:
			instrumentBranch(&n.BranchNode, outer)
		case *parse.RangeNode:
			instrumentRange(n, outer)
		}
	}
}

func instrumentBranch(b *parse.BranchNode, outer bool) {
	instrumentList(b.List, outer)
	instrumentList(b.ElseList, outer)
}

func instrumentRange(n *parse.RangeNode, outer bool) {
	steps, apart := weight(n.List), outer && leavesOthersAlone(n.List)
	instrumentList(n.List, false)
	instrumentList(n.ElseList, outer)
	count := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: n.Pos, IsInt: true, Int64: int64(steps), Text: strconv.Itoa(steps)}
	pipe := func(cmd *parse.CommandNode) *parse.PipeNode {
		return &parse.PipeNode{NodeType: parse.NodePipe, Pos: n.Pos, Line: n.Line, Cmds: []*parse.CommandNode{cmd}}
	}
	action := func(cmd *parse.CommandNode) parse.Node {
		return &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: pipe(cmd)}
	}
	if !apart {
		n.List.Nodes = append([]parse.Node{action(call(n.Pos, stepFunc, count))}, n.List.Nodes...)
		return
	}
	body := &parse.ListNode{NodeType: parse.NodeList, Pos: n.List.Pos, Nodes: append(n.List.Nodes, action(call(n.Pos, endFunc)))}
	wanted := pipe(call(n.Pos, beginFunc, count))
	n.List.Nodes = []parse.Node{&parse.IfNode{BranchNode: parse.BranchNode{NodeType: parse.NodeIf, Pos: n.Pos, Line: n.Line, Pipe: wanted, List: body}}}
}

// leavesOthersAlone reports whether the passes of a loop with the body can be
// run one without the other: none sets a variable that the next one sees, or
// ends the loop.
func leavesOthersAlone(l *parse.ListNode) bool {
	branch := func(b *parse.BranchNode) bool {
		return !assigns(b.Pipe) && leavesOthersAlone(b.List) && leavesOthersAlone(b.ElseList)
	}
	return l == nil || !slices.ContainsFunc(l.Nodes, func(n parse.Node) bool {
		switch n := n.(type) {
		case *parse.ActionNode:
			return assigns(n.Pipe)
		case *parse.IfNode:
			return !branch(&n.BranchNode)
		case *parse.WithNode:
			return !branch(&n.BranchNode)
		case *parse.RangeNode:
			return !branch(&n.BranchNode)
		case *parse.BreakNode, *parse.ContinueNode:
			return true
		}
		return false
	})
}

// assigns reports whether a pipeline sets a variable that was there before.
func assigns(p *parse.PipeNode) bool {
	return p.IsAssign || slices.ContainsFunc(p.Cmds, func(cmd *parse.CommandNode) bool {
		return slices.ContainsFunc(cmd.Args, func(a parse.Node) bool {
			if c, ok := a.(*parse.ChainNode); ok {
				a = c.Node
			}
			inner, ok := a.(*parse.PipeNode)
			return ok && assigns(inner)
		})
	})
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
