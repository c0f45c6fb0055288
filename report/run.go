package report

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template"
)

// The bounds of what a template may produce.
const (
	maxOutput = 8 << 20 // bytes of one section, and more for a large ledger
	maxSteps  = 400_000 // nodes executed in loops and list elements, over all sections; likewise
	rowOutput = 2 << 10 // bytes that a row of the tables may add
	rowSteps  = 100     // nodes that a row may add
)

// rows counts the rows of all tables: a template may say more of more of them.
func (c *composer) rows() int {
	n := 0
	for _, t := range c.book.grids {
		n += len(t.Rows)
	}
	return n
}

// line runs a one-line template and returns plain text.
func (c *composer) line(where, text string) (string, error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	s, err := c.pack.line(where, text)
	if err != nil {
		return "", err
	}
	out, err := c.run(s)
	return strings.ReplaceAll(plain(out), "\n", ""), err
}

// line parses a one-line template, once for all documents.
func (p *Pack) line(where, text string) (*section, error) {
	key := [2]string{where, text}
	if s, ok := p.lines.Load(key); ok {
		return s.(*section), nil
	}
	s, err := parseTemplate(where, p.Name+"/"+where, text)
	if err == nil {
		p.lines.Store(key, s)
	}
	return s, err
}

// run executes a template.
func (c *composer) run(s *section) (string, error) {
	t, err := s.tmpl.Clone()
	if err != nil {
		return "", fmt.Errorf("%s：%w", s.shown, err)
	}
	c.out.Reset()
	c.out.most = maxOutput + rowOutput*c.rows()
	c.spans = c.spans[:0] // the last text's have become runs
	c.cuts, c.passes = c.cuts[:0], 0
	t.Funcs(c.funcs()).Funcs(template.FuncMap{printFunc: c.print, stepFunc: c.step, beginFunc: c.beginPass, endFunc: c.endPass})
	if err := t.Execute(&c.out, c.data); err != nil {
		if errors.Is(err, errTooLong) {
			return "", fmt.Errorf("%s：%w", s.shown, errTooLong)
		}
		return "", fmt.Errorf("%s %s", s.shown, templateSentence(err, namesIn(c.data, slices.Clone(dataNames))))
	}
	return c.out.String(), nil
}

var errTooLong = errors.New("模板写出的文字超过 8 MB，请检查循环")

// limited collects a template's output up to maxOutput.
type limited struct {
	bytes.Buffer
	most int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.most {
		return 0, errTooLong
	}
	return l.Buffer.Write(p)
}

// spend counts the steps of loops and the elements that lists returned: a
// template that runs on and on is stopped.
func (c *composer) spend(n int) error {
	c.spent += n + 1
	if c.tooMuch() {
		return errors.New("循环或取用的列表太多，请简化这个模板")
	}
	return nil
}

func (c *composer) tooMuch() bool { return c.spent > maxSteps && c.spent > maxSteps+rowSteps*c.rows() }
