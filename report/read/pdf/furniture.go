package pdf

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// pageNumber is the number of a page in all its dress: 12, — 12 —, 第12页 共30页.
var pageNumber = regexp.MustCompile(`^(第?\s*\d{1,4}\s*页?[\s/,，]*(共?\s*\d{1,4}\s*页?)?|[-—–－·.~～]+\s*\d{1,4}\s*[-—–－·.~～]+|[-—–－]*\s*[ivxIVX]{1,6}\s*[-—–－]*)$`)

// dropFurniture takes away what stands on pages beside the document's text:
// page numbers, and lines that stand at the very edge of most pages.
func dropFurniture(pages []*pageBlocks) {
	for _, p := range pages {
		if n := lowest(p); n >= 0 && pageNumber.MatchString(p.lines[n].Text) {
			p.lines = slices.Delete(p.lines, n, n+1)
		}
	}
	count := map[string]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			if p.atEdge(l) {
				count[l.Text]++
			}
		}
	}
	for _, p := range pages {
		p.lines = slices.DeleteFunc(p.lines, func(l *raw.Line) bool {
			return p.atEdge(l) && count[l.Text] >= 3 && 2*count[l.Text] > len(pages)
		})
	}
}

// lowest is the lowest line in the bottom quarter of a page and below all
// tables, -1 without one.
func lowest(p *pageBlocks) int {
	at, low := -1, 0.75*p.page.height
	for i, l := range p.lines {
		if l.Spot.Y0 > low {
			at, low = i, l.Spot.Y0
		}
	}
	for _, g := range p.grids {
		if g.Spot.Y1 > low {
			return -1
		}
	}
	return at
}

// atEdge tells a line in the part of a page where headers and footers stand.
// One with a colon says something of a table: 单位：万元.
func (b *pageBlocks) atEdge(l *raw.Line) bool {
	const edge = 70
	return (l.Spot.Y1 < edge || l.Spot.Y0 > b.page.height-edge) && !strings.ContainsAny(l.Text, "：:")
}

// markWhole marks lines that end a paragraph: those that begin at the left of
// the text like others and end well before its right.
func markWhole(pages []*pageBlocks) {
	for _, p := range pages {
		left, right, ok := column(pages, p.page)
		if !ok {
			continue
		}
		for _, l := range p.lines {
			size := l.Spot.Y1 - l.Spot.Y0
			begins := l.Spot.X0 > left-size && l.Spot.X0 < left+3.5*size
			centred := abs(l.Spot.X0-left-(right-l.Spot.X1)) < size
			if begins && !centred && l.Spot.X1 < right-1.8*size || endsSentence(l.Text) && l.Spot.X1 < right-1.2*size {
				l.Whole = true
			}
		}
	}
}

func endsSentence(s string) bool { return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") }

// column is the left and right edge of running text on pages of a size: where
// most of the long lines begin and end.
func column(pages []*pageBlocks, like *page) (left, right float64, ok bool) {
	var from, to []float64
	for _, p := range pages {
		if abs(p.page.width-like.width) > 1 {
			continue
		}
		for _, l := range p.lines {
			if len([]rune(l.Text)) > 18 && len(l.Words) <= 2 {
				from = append(from, l.Spot.X0)
				to = append(to, l.Spot.X1)
			}
		}
	}
	if len(from) < 5 {
		return 0, 0, false
	}
	slices.Sort(from)
	slices.Sort(to)
	return from[len(from)/10], to[len(to)*9/10], true
}
