package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// a4 is Excel's number of the paper.
const a4 = 9

// page sets the sheet's paper: A4, as wide as the page and as long as it gets,
// head and 部门 line repeated, the page number below and the mark above.
func (b *book) page(name string, p *plan) error {
	f := b.file
	orientation := "portrait"
	if p.table.Landscape {
		orientation = "landscape"
	}
	yes, wide, long, size := true, 1, p.pagesHigh(), a4
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long}
	if err := f.SetPageLayout(name, layout); err != nil {
		return err
	}
	side, edge, head := 15/25.4, 20/25.4, 9/25.4
	margins := &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &head, Footer: &head, Horizontally: &yes,
	}
	if err := f.SetPageMargins(name, margins); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: header(b.mark), OddFooter: "&C— &P —"}); err != nil {
		return err
	}
	titles := &excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(name, "'", "''"), p.info, p.first[0]-1),
	}
	if p.first[0] > p.info {
		if err := f.SetDefinedName(titles); err != nil {
			return err
		}
	}
	for _, e := range []excelize.IgnoredErrorsType{
		excelize.IgnoredErrorsNumberStoredAsText, // codes are texts
		excelize.IgnoredErrorsFormulaRange,       // a 类 does not add up the 款 of the next
		excelize.IgnoredErrorsFormula,
	} {
		if err := f.AddIgnoredErrors(name, p.area(), e); err != nil {
			return err
		}
	}
	return nil
}

// Heights in points between margins of 20 mm.
const (
	portraitHeight  = 728
	landscapeHeight = 481
)

// pagesHigh is how many pages the sheet is fitted to, 0 for as many as it
// takes. A table a little too long for one page would leave a row or two on
// the next, so it is printed smaller.
func (p *plan) pagesHigh() int {
	page := float64(portraitHeight)
	if p.table.Landscape {
		page = landscapeHeight
	}
	height := 0.0
	for _, r := range p.rows {
		height += r.height
	}
	if height*min(1, pageWidth(p.table)/sum(p.widths)) <= 1.2*page {
		return 1
	}
	return 0
}

// header shows the mark in the middle of every printed page.
func header(mark string) string {
	r := []rune(strings.ReplaceAll(mark, "\n", " "))
	if len(r) == 0 {
		return ""
	}
	return `&C&"` + heiFace + `,Regular"&16 ` + strings.ReplaceAll(string(r[:min(len(r), 60)]), "&", "&&")
}

// panes keeps the head in sight, and the names in a table of subjects.
func panes(p *plan) *excelize.Panes {
	x, y := p.nameColumns(), p.first[0]-1
	pane := "bottomLeft"
	if x > 0 {
		pane = "bottomRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: x, YSplit: y, TopLeftCell: at{x + 1, y + 1}.name(), ActivePane: pane}
}
