package audit

import (
	"bytes"
	"context"
	_ "embed" // page.tmpl
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read/source"
)

//go:embed page.tmpl
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page is the report for people: the findings beside the document as it was
// read, with every place marked.
type page struct {
	Name     string
	Report   *Report
	Summary  string
	Findings []shownFinding
	Unread   []Unread
	Missing  []string
	Pages    []shownPage
	Blocks   []shownBlock
}

type shownFinding struct {
	check.Finding
	Chinese      string
	Places       []shownPlace
	Consequences []string
}

type shownPlace struct {
	Anchor, Text string
	Page         int // that is drawn
}

// shownPage is the picture of a page with the places on it, in points.
type shownPage struct {
	Number        int
	Picture       template.URL // data of a PNG
	Width, Height float64
	Marks         []shownMark
}

type shownMark struct {
	X, Y, Width, Height float64
	Severity            check.Severity
	Message             string
}

// shownBlock is a heading, a paragraph or a table.
type shownBlock struct {
	Heading    string
	Runs       []shownCell
	Title      string
	Head, Body [][]shownCell
	Notes      []string
}

// shownCell is a cell, or a piece of a paragraph, with an anchor where a
// finding points at it.
type shownCell struct {
	Text, Anchor string
	Number       bool
	Cols, Rows   int
}

// WriteHTML writes the report on the file as a page name.html into the folder,
// which it makes. Of a PDF it draws the pages that findings are on. Nothing
// half-written remains.
func (r *Report) WriteHTML(ctx context.Context, src *source.Opener, file, folder, name string, rules *check.Rules) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("文件夹 %s 建不了，请检查路径和权限", folder)
	}
	p := r.page(name, rules)
	if r.Format == "pdf" {
		var err error
		if p.Pages, err = r.pictures(ctx, src, file); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, p); err != nil {
		return fmt.Errorf("审核报告没有生成：%w", err)
	}
	path := filepath.Join(folder, name+".html")
	tmp := path + ".tmp"
	err := os.WriteFile(tmp, b.Bytes(), 0o644)
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		_ = os.Remove(tmp) // it may not be there
		return fmt.Errorf("审核报告 %s 没有写成，请检查磁盘空间和权限", path)
	}
	return nil
}

func (r *Report) page(name string, rules *check.Rules) *page {
	p := &page{Name: name, Report: r, Summary: r.Summary(), Unread: r.Unread}
	anchors := map[string]string{}
	anchor := func(addr string) string {
		if addr == "" {
			return ""
		}
		if anchors[addr] == "" {
			anchors[addr] = fmt.Sprintf("p%d", len(anchors)+1)
		}
		return anchors[addr]
	}
	for _, f := range r.Result.Findings {
		s := shownFinding{Finding: f, Chinese: f.Severity.Chinese()}
		for _, pl := range f.Places {
			s.Places = append(s.Places, shownPlace{anchor(pl.Addr), placeText(pl), drawn(r, pl)})
		}
		for _, c := range f.Consequences {
			s.Consequences = append(s.Consequences, c.Message)
		}
		p.Findings = append(p.Findings, s)
	}
	for _, x := range r.Result.Rules {
		if len(x.Missing) == 0 {
			continue
		}
		title := x.ID
		if rule, err := rules.Rule(x.ID); err == nil {
			title += " " + rule.Name
		}
		p.Missing = append(p.Missing, title+"："+strings.Join(x.Missing[:min(3, len(x.Missing))], "；"))
	}
	for _, b := range r.read.Document.Blocks {
		switch b := b.(type) {
		case *report.Heading:
			p.Blocks = append(p.Blocks, shownBlock{Heading: b.Text})
		case *report.Paragraph:
			p.Blocks = append(p.Blocks, paragraphShown(b, anchors))
		case *report.TableBlock:
			p.Blocks = append(p.Blocks, tableShown(b.Table, anchors))
		}
	}
	return p
}

// Summary is how many rules ended how.
func (r *Report) Summary() string {
	x := r.Result
	s := fmt.Sprintf("核对了 %d 条规则：成立 %d，有发现 %d，只有尾差 %d，无法核对 %d。发现：", len(x.Rules),
		x.Count(check.Holds), x.Count(check.Found), x.Count(check.OnlyTails), x.Count(check.NotChecked))
	var parts []string
	for _, v := range check.Severities {
		parts = append(parts, fmt.Sprintf("%s %d", v.Chinese(), len(x.Of(v))))
	}
	return s + strings.Join(parts, "，") + "。"
}

func placeText(p check.Place) string {
	s := p.String()
	if p.Printed != "" {
		s += " " + p.Printed
	}
	if p.Page > 0 {
		s += fmt.Sprintf("（第 %d 页）", p.Page)
	}
	return s
}

func paragraphShown(p *report.Paragraph, anchors map[string]string) shownBlock {
	var out shownBlock
	for i := range p.Runs {
		c := shownCell{Text: p.Runs[i].Text}
		if f := p.Runs[i].Figure; f != nil {
			c.Anchor = anchors[f.Addr]
		}
		out.Runs = append(out.Runs, c)
	}
	return out
}

func tableShown(t *report.Table, anchors map[string]string) shownBlock {
	out := shownBlock{Title: strings.TrimSpace(t.Label + " " + t.Title), Notes: t.Notes}
	for _, row := range t.Head {
		out.Head = append(out.Head, rowShown(row, nil))
	}
	for i := range t.Rows {
		out.Body = append(out.Body, rowShown(t.Rows[i].Cells, anchors))
	}
	return out
}

func rowShown(row []report.Cell, anchors map[string]string) []shownCell {
	var out []shownCell
	for j := range row {
		if c := &row[j]; !c.Covered {
			out = append(out, shownCell{Text: c.Text, Anchor: anchors[c.Addr], Number: c.Amount != nil, Cols: c.ColSpan, Rows: c.RowSpan})
		}
	}
	return out
}
