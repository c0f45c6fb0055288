package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"juesuan/store"
)

// Template returns the pack's own template of a section, or "" if it has none.
func (p *Pack) Template(section string) string {
	if s := p.texts[section]; s != nil {
		return s.text
	}
	return ""
}

// Places lists the places of the office's words that a template of the packs'
// language asks for (原因/一, 文字/项目自评情况), as far as it names them itself
// and not by a list's codes. A template that cannot be read asks for none.
func Places(template string) []string {
	s, err := parseTemplate("", "", template)
	if err != nil || s.tmpl.Tree == nil {
		return nil
	}
	var out []string
	eachCall(s.tmpl.Root, func(name string, args []parse.Node) {
		head := map[string]string{"原因": "原因", "文字": "文字", "可选": "文字"}[name]
		if head == "" {
			return
		}
		parts := []string{head}
		for _, a := range args {
			text, ok := a.(*parse.StringNode)
			if !ok {
				return
			}
			parts = append(parts, text.Text)
		}
		if at := strings.Join(parts, "/"); !slices.Contains(out, at) {
			out = append(out, at)
		}
	})
	return out
}

// eachCall calls do for every function that a template's actions begin with.
func eachCall(l *parse.ListNode, do func(name string, args []parse.Node)) {
	if l == nil {
		return
	}
	pipe := func(p *parse.PipeNode) {
		for _, cmd := range p.Cmds {
			if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
				do(f.Ident, cmd.Args[1:])
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		pipe(b.Pipe)
		eachCall(b.List, do)
		eachCall(b.ElseList, do)
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			pipe(n.Pipe)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
}

// reField is one field of a rewritten section.
var reField = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// reControl is a field that others depend on.
var reControl = regexp.MustCompile(`^\{\{-?\s*(if|else|end|with|range|\$)`)

// rewritten is the section as the user rewrote it. Where broken fields are to
// be shown it is one that composes, and tells whether any were.
func (c *composer) rewritten(id, text string) (s *section, broken bool, err error) {
	shown := "改写的章节“" + id + "”"
	s, err = parseTemplate(id, shown, text)
	if !c.showBroken {
		if line, fault := strayBrace(text); err == nil && fault != "" {
			err = fmt.Errorf("%s 第 %d 行：%s", shown, line, fault)
		}
		return s, false, err
	}
	if err == nil {
		text, broken = showStrayBraces(text)
		if broken {
			s, err = parseTemplate(id, shown, text)
		}
	}
	if err == nil {
		if err = c.try(s); err == nil {
			return s, broken, nil
		}
	}
	whole := func() *section {
		s, fault := parseTemplate(id, shown, brokenField(strings.TrimPrefix(err.Error(), shown+" ")))
		if fault != nil {
			panic(fmt.Sprintf("a template that only names a fault does not parse: %v", fault))
		}
		return s
	}
	fields := reField.FindAllString(text, -1)
	if slices.ContainsFunc(fields, reControl.MatchString) {
		return whole(), true, nil
	}
	own := reField.ReplaceAllStringFunc(text, func(field string) string {
		alone, err := parseTemplate(id, shown, field)
		if err == nil {
			err = c.try(alone)
		}
		if err == nil {
			return field
		}
		return brokenField(strings.TrimPrefix(err.Error(), shown+" 第 1 行："))
	})
	if s, fault := parseTemplate(id, shown, own); fault == nil && c.try(s) == nil {
		return s, true, nil
	}
	return whole(), true, nil
}

// braces calls do for each piece of a template that may be meant as a field: a
// pair of single braces with the words between, or a brace that is part of no
// field; those in order, until do returns false. Fields are left alone.
func braces(template string, do func(from, to int) bool) {
	closed := strings.LastIndex(template, "}}")
	for i := 0; i < len(template); {
		at := strings.IndexAny(template[i:], "{}｛｝")
		if at < 0 {
			return
		}
		i += at
		if strings.HasPrefix(template[i:], "{{") && closed >= i+2 {
			i += 2 + strings.Index(template[i+2:], "}}") + 2
			continue
		}
		_, size := utf8.DecodeRuneInString(template[i:])
		end := i + size
		if opens := template[i:end]; opens == "{" || opens == "｛" {
			next := strings.IndexAny(template[end:], "{}｛｝\n")
			if next >= 0 && (strings.HasPrefix(template[end+next:], "}") || strings.HasPrefix(template[end+next:], "｝")) {
				_, size = utf8.DecodeRuneInString(template[end+next:])
				end += next + size
			}
		}
		if !do(i, end) {
			return
		}
		i = end
	}
}

// strayBrace says what is wrong with the first brace that looks like a field's
// and is none: it would be printed as it stands. Empty if there is none.
func strayBrace(template string) (line int, fault string) {
	braces(template, func(from, to int) bool {
		line, fault = 1+strings.Count(template[:from], "\n"), ofStrayBrace(template[from:to])
		return false
	})
	return line, fault
}

// mostBroken is how many of a section's stray braces are shown as broken fields.
const mostBroken = 200

// showStrayBraces puts a broken field where each such brace stands.
func showStrayBraces(template string) (shown string, any bool) {
	var b strings.Builder
	end, n := 0, 0
	braces(template, func(from, to int) bool {
		b.WriteString(template[end:from])
		b.WriteString(brokenField(ofStrayBrace(template[from:to])))
		end = to
		n++
		return n < mostBroken
	})
	b.WriteString(template[end:])
	return b.String(), end > 0
}

func ofStrayBrace(words string) (fault string) {
	if utf8.RuneCountInString(words) == 1 {
		return "花括号“" + words + "”没有配成对"
	}
	return "“" + words + "”没有成为字段，会照字印出来；花括号要写两层"
}

// try runs a section and leaves no trace.
func (c *composer) try(s *section) error {
	piece, spent := c.piece, c.spent
	defer func() { c.piece, c.spent = piece, spent }()
	c.piece = nil
	_, err := c.run(s)
	return err
}

// faultHead begins the words of a gap that is a broken field.
const faultHead = "改正："

// brokenField is a field that prints what is wrong with another.
func brokenField(fault string) string {
	fault = strings.Map(func(r rune) rune {
		switch r {
		case '{':
			return '｛'
		case '}':
			return '｝'
		case '"', '\\', '`', '\n':
			return ' '
		}
		return r
	}, unmarked(strings.TrimPrefix(fault, "“取”：")))
	const most = maxPlace / 3 // runes, of three bytes each
	if r := []rune(fault); len(r) > most-1 {
		fault = string(r[:most-1]) + "…"
	}
	return `{{缺 "` + faultHead + fault + `"}}`
}

// Trial composes one section as it would read if its template were another,
// with broken fields shown as gaps. A blank template is the pack's own.
//
// The error is about the section as a whole: it takes too long.
func Trial(p *Pack, b *Book, y *store.Year, section, template string) ([]Block, error) {
	c := &composer{pack: p, book: b, year: y, showBroken: true}
	if err := c.begin(); err != nil {
		return nil, err
	}
	s := p.texts[section]
	if strings.TrimSpace(template) != "" {
		s, _, _ = c.rewritten(section, template)
	}
	if s == nil {
		return nil, fmt.Errorf("没有名为“%s”的章节", section)
	}
	if _, err := c.tell(s); err != nil {
		return nil, err
	}
	return c.doc.Blocks, nil
}

// Rewriting returns a section of the document as a template that prints what
// it prints now: its words as text, its numbers as fields, so that somebody
// may write other words around them.
func (d *Document) Rewriting(section string) string {
	var b strings.Builder
	for _, bl := range d.Section(section) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		switch bl := bl.(type) {
		case *Heading:
			b.WriteString(strings.Repeat("#", bl.Level-1) + " " + literal(bl.Text))
		case *Paragraph:
			for i := 0; i < len(bl.Runs); i++ {
				r := &bl.Runs[i]
				after := ""
				if i+1 < len(bl.Runs) && bl.Runs[i+1].plain() {
					after = bl.Runs[i+1].Text
				}
				field, withUnit := r.field(d.Unit, after)
				b.WriteString(field)
				if withUnit {
					b.WriteString(literal(strings.TrimPrefix(after, string(d.Unit))))
					i++
				}
			}
		}
	}
	return b.String()
}

func (r *Run) plain() bool { return r.Figure == nil && r.Entry == "" && !r.Gap }

// field writes a run as a template does. withUnit says that the field prints
// the unit as well, with which the text after it begins.
func (r *Run) field(unit Unit, after string) (field string, withUnit bool) {
	switch {
	case r.Figure != nil:
		return r.Figure.Field(strings.HasPrefix(after, string(unit)))
	case r.Entry != "":
		parts := store.SplitAddress(r.Entry)
		if parts[0] != "文字" || len(parts) < 2 {
			return literal(r.Text), false
		}
		kind, place, _ := strings.Cut(parts[1], "/")
		if kind != "原因" {
			kind, place = "文字", strings.TrimPrefix(parts[1], "文字/")
		}
		return "{{" + kind + ` "` + place + `"}}`, false
	case r.Gap:
		return `{{缺 "` + strings.TrimSuffix(strings.TrimPrefix(r.Text, "（请填写"), "）") + `"}}`, false
	}
	return literal(r.Text), false
}

// Field writes a figure as a field of the packs' language. withUnit asks for
// one that prints an amount's unit, and says whether it does.
func (f *Figure) Field(withUnit bool) (field string, unit bool) {
	facts := make([]string, len(f.Facts))
	for i, a := range f.Facts {
		facts[i] = `(取 "` + a + `")`
	}
	switch {
	case f.Kind == DifferenceFigure && len(facts) == 2:
		return "{{差额 " + strings.Join(facts, " ") + "}}", true
	case len(facts) == 2 && f.Kind == ShareFigure && strings.Contains(f.Formula, balancedNote):
		return "{{配平占比 " + strings.Join(facts, " ") + "}}", false
	case len(facts) == 2:
		return "{{" + map[FigureKind]string{ShareFigure: "占比", CompletionFigure: "完成率", GrowthFigure: "增减率"}[f.Kind] + " " + strings.Join(facts, " ") + "}}", false
	case len(facts) == 0:
		return literal(f.Text), false
	case f.Kind == AmountFigure && withUnit:
		return "{{金额 " + facts[0] + "}}", true
	}
	return "{{数 " + facts[0] + "}}", false
}

// reLiteralBraces are braces that a text has itself.
var reLiteralBraces = regexp.MustCompile(`[{}｛｝]+`)

// literal is a text that a template prints as it is.
func literal(s string) string {
	return reLiteralBraces.ReplaceAllStringFunc(s, func(braces string) string {
		return "{{`" + strings.NewReplacer("{", "｛", "}", "｝").Replace(braces) + "`}}"
	})
}

// Section returns a section's headings and paragraphs: those of a level below
// the part's that stand before and between its paragraphs.
func (d *Document) Section(id string) []Block {
	var out, heads []Block
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			if b.Level > 1 {
				heads = append(heads, b)
				continue
			}
		case *Paragraph:
			if b.Section == id {
				out = append(append(out, heads...), b)
			}
		}
		heads = nil
	}
	return out
}
