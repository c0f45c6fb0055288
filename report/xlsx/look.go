package xlsx

import (
	"github.com/xuri/excelize/v2"

	"juesuan/report"
)

// Faces by the names they have on an office's Windows.
const (
	songFace = "宋体"
	heiFace  = "黑体"
)

// look is how a cell looks; each look is one style of the workbook.
type look struct {
	face     string
	size     float64
	bold     bool
	red      bool // the mark
	align    report.Align
	indent   int
	format   string // number format; empty for General
	rules    bool
	thick    edges // edges of the frame and of the head
	vertical string
}

// edges is a set of a cell's edges.
type edges uint8

const (
	left edges = 1 << iota
	right
	top
	bottom
)

// Border styles of Excel.
const (
	thinRule   = 1
	mediumRule = 2
)

func (l look) borders() []excelize.Border {
	if !l.rules {
		return nil
	}
	var out []excelize.Border
	for _, e := range []struct {
		edge edges
		name string
	}{{left, "left"}, {right, "right"}, {top, "top"}, {bottom, "bottom"}} {
		style := thinRule
		if l.thick&e.edge != 0 {
			style = mediumRule
		}
		out = append(out, excelize.Border{Type: e.name, Color: "000000", Style: style})
	}
	return out
}

// style returns the workbook's style of a look.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	st := &excelize.Style{
		Border: l.borders(),
		Font:   &excelize.Font{Family: l.face, Size: l.size, Bold: l.bold, Color: "000000"},
		Alignment: &excelize.Alignment{
			Horizontal: map[report.Align]string{report.Left: "left", report.Center: "center", report.Right: "right"}[l.align],
			Vertical:   l.vertical, Indent: l.indent, WrapText: true,
		},
	}
	if l.red {
		st.Font.Color = "C00000"
	}
	if l.format != "" {
		// A number that is wrapped shows ### no later, but breaks in two.
		st.CustomNumFmt = &l.format
		st.Alignment.WrapText = l.format == textFormat
	}
	id, err := b.file.NewStyle(st)
	if err == nil {
		b.styles[l] = id
	}
	return id, err
}
