package findings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"juesuan/gui/flow"
	own "juesuan/gui/theme"
	"juesuan/report/check"
)

// The targets of the screen.
type (
	folds   struct{ group string }     // a group's head
	unfolds struct{ key string }       // a finding's consequences
	looks   struct{ key, addr string } // 去看
	goes    struct {
		key, addr string
		n         int
	} // a place's link
	accepts   struct{ key string }
	withdraws struct{ key string }
)

// The most that is shown at once: more helps nobody.
const (
	mostPlaces   = 4
	mostFindings = 200
	mostReasons  = 5
)

// write lays the groups out.
func (l *List) write() []flow.Paragraph {
	out := l.over()
	for i := range l.groups {
		g := &l.groups[i]
		if g.count() == 0 {
			continue
		}
		out = append(out, l.head(g))
		if l.closed[g.name] {
			continue
		}
		page := ""
		for n := range g.findings {
			if n == mostFindings {
				out = append(out, flow.Paragraph{Left: 1.3, Before: 8, Pieces: []flow.Piece{quiet(fmt.Sprintf("……还有 %d 条，改正前面的以后再列出。", len(g.findings)-n))}})
				break
			}
			x := &g.findings[n]
			if x.page != "" && x.page != page {
				page = x.page
				out = append(out, flow.Paragraph{Before: 10, Size: theme.SizeNameCaptionText, Pieces: []flow.Piece{quiet(page)}})
			}
			out = append(out, l.finding(x, g.severity)...)
		}
		for _, u := range g.unread {
			p := flow.Paragraph{Left: 1.3, Before: 6, Pieces: []flow.Piece{
				{Text: own.Unchecked.Sign() + " ", Color: own.ColorQuiet}, {Text: u.Where}, quiet("：" + u.Why)}}
			if u.Addr != "" {
				p.Right = []flow.Piece{{Text: "去看", Color: own.ColorAccent, Target: goes{"", u.Addr, -1}}}
			}
			out = append(out, p)
		}
		for _, r := range g.rules {
			out = append(out, flow.Paragraph{Left: 1.3, Before: 6, Pieces: []flow.Piece{
				{Text: own.Unchecked.Sign() + " ", Color: own.ColorQuiet}, {Text: r.name}, quiet("（" + r.id + "）：" + few(r.why))}})
		}
	}
	return out
}

// over are the sentences over the groups.
func (l *List) over() []flow.Paragraph {
	var out []flow.Paragraph
	for i, text := range l.content.Head {
		p := flow.Paragraph{Before: 6, Pieces: []flow.Piece{quiet(text)}}
		if i == 0 {
			p.Pieces = []flow.Piece{{Text: text, Color: l.gravest()}}
		}
		out = append(out, p)
	}
	return out
}

// gravest is the colour of the gravest finding that nobody has explained.
func (l *List) gravest() fyne.ThemeColorName {
	for _, g := range l.groups[:2] {
		if len(g.findings) > 0 {
			return g.severity.ColorName()
		}
	}
	return theme.ColorNameForeground
}

func quiet(text string) flow.Piece { return flow.Piece{Text: text, Color: own.ColorQuiet} }

func (l *List) head(g *group) flow.Paragraph {
	fold := "收起"
	if l.closed[g.name] {
		fold = "展开"
	}
	p := flow.Paragraph{Before: 16, Rule: true, Size: theme.SizeNameSubHeadingText, Pieces: []flow.Piece{
		{Text: g.severity.Sign() + " ", Color: g.severity.ColorName(), Bold: true},
		{Text: fmt.Sprintf("%s %d", g.name, g.count()), Bold: true, Target: folds{g.name}},
	}, Right: []flow.Piece{{Text: fold, Color: own.ColorAccent, Target: folds{g.name}}}}
	if g.note != "" {
		p.Pieces = append(p.Pieces, quiet("　"+g.note))
	}
	return p
}

// finding is two lines: the sentence, then places, difference and cause.
func (l *List) finding(x *item, severity own.Severity) []flow.Paragraph {
	what := flow.Paragraph{Before: 8, Left: 1.3, First: -1.3, Pieces: []flow.Piece{{Text: severity.Sign() + " ", Color: severity.ColorName()}, {Text: x.Message}}}
	if a := l.first(x.Finding); a != "" {
		what.Right = append(what.Right, flow.Piece{Text: "去看", Color: own.ColorAccent, Target: looks{x.key, a}})
	}
	switch {
	case x.Accepted != "":
		what.Right = append(what.Right, flow.Piece{Text: "　"}, flow.Piece{Text: "不再认可", Color: own.ColorAccent, Target: withdraws{x.key}})
	case l.Accept != nil && (x.Severity == check.Error || x.Severity == check.Warning):
		what.Right = append(what.Right, flow.Piece{Text: "　"}, flow.Piece{Text: "说明并接受…", Color: own.ColorAccent, Target: accepts{x.key}})
	}
	out := []flow.Paragraph{what}
	if x.Accepted != "" {
		out = append(out, flow.Paragraph{Left: 1.3, Pieces: []flow.Piece{quiet("理由："), {Text: x.Accepted}}})
	}
	if x.Severity != check.Tail && x.Severity != check.Balanced {
		out = append(out, flow.Paragraph{Left: 1.3, Pieces: l.second(x)})
	}
	return append(out, l.consequences(x)...)
}

// second is a finding's second line.
func (l *List) second(x *item) []flow.Piece {
	var out []flow.Piece
	part := func(pieces ...flow.Piece) {
		if len(out) > 0 {
			out = append(out, quiet("　"))
		}
		out = append(out, pieces...)
	}
	for i, p := range x.Places {
		if i == mostPlaces {
			part(quiet(fmt.Sprintf("……共 %d 处", len(x.Places))))
			break
		}
		link := flow.Piece{Text: p.String(), Color: own.ColorAccent, Target: goes{x.key, l.content.AddrOf(p), i}}
		if l.content.AddrOf(p) == "" {
			link.Color, link.Target = own.ColorQuiet, nil
		}
		if p.Printed != "" && len([]rune(p.Printed)) < 24 {
			part(link, flow.Piece{Text: " " + p.Printed})
		} else {
			part(link)
		}
	}
	if x.Difference != "" {
		part(quiet("相差 "), flow.Piece{Text: x.Difference, Bold: true, Whole: true})
	}
	if x.Cause != "" {
		part(quiet("可能的原因："), flow.Piece{Text: x.Cause})
	}
	part(quiet(x.Rule + " " + x.Name))
	return out
}

// consequences are what follows from a finding, folded under it.
func (l *List) consequences(x *item) []flow.Paragraph {
	n := len(x.Consequences)
	if n == 0 {
		return nil
	}
	open, what := l.opened[x.key], "条由它引起"
	if x.Severity == check.Tail || x.Severity == check.Balanced {
		what = "处同一科目的尾差"
	}
	fold := "展开"
	if open {
		fold = "收起"
	}
	out := []flow.Paragraph{{Left: 1.3, Pieces: []flow.Piece{quiet(fmt.Sprintf("连带 %d %s　", n, what)), {Text: fold, Color: own.ColorAccent, Target: unfolds{x.key}}}}}
	if !open {
		return out
	}
	for i := range x.Consequences {
		c := &x.Consequences[i]
		p := flow.Paragraph{Left: 2.3, Before: 2, Pieces: []flow.Piece{{Text: c.Message}, quiet("　" + c.Rule + " " + c.Name)}}
		if a := l.first(c); a != "" {
			p.Right = []flow.Piece{{Text: "去看", Color: own.ColorAccent, Target: goes{c.Key(), a, -1}}}
		}
		out = append(out, p)
	}
	return out
}

// few joins the first of many reasons.
func few(reasons []string) string {
	if n := len(reasons); n > mostReasons {
		return strings.Join(reasons[:mostReasons], "；") + fmt.Sprintf("；……共 %d 处", n)
	}
	return strings.Join(reasons, "；")
}
