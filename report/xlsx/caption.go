package xlsx

import (
	"math"

	"juesuan/report"
)

// caption lays out the lines between title and head: the mark and the form's
// label, then department, year and unit.
func (p *plan) caption(mark string) {
	l := look{face: songFace, size: infoSize, vertical: "center"}
	if p.table.Label != "" || mark != "" {
		p.line([3]string{mark, "", clean(p.table.Label)}, l, true)
	}
	dept := clean(p.table.Department)
	if dept != "" {
		dept = "部门：" + dept
	}
	if info := [3]string{dept, clean(p.table.Year), clean(p.table.Unit)}; info != [3]string{} {
		p.info = p.next()
		p.line(info, l, false)
	}
}

// line is a row of three texts: left, centred, right. A table of fewer than
// three columns gives each a row.
func (p *plan) line(texts [3]string, l look, marked bool) {
	aligns := [3]report.Align{report.Left, report.Center, report.Right}
	if p.cols() < 3 {
		for i, s := range texts {
			if s != "" {
				l.align, l.red = aligns[i], marked && i == 0
				p.across(s, l)
			}
		}
		return
	}
	i, j := p.thirds(texts)
	ends := [4]int{0, i, j, p.cols()}
	row, height := p.next(), 0.0
	for k, s := range texts {
		room := sum(p.widths[ends[k]:ends[k+1]]) - 1
		height = max(height, float64(lines(s, room))*lead(l.size)+padding)
	}
	cells := p.add(height, l)
	for k, s := range texts {
		l.align, l.red, l.bold = aligns[k], marked && k == 0, marked && k == 0
		for c := ends[k]; c < ends[k+1]; c++ {
			cells[c].look = l
		}
		cells[ends[k]].text = s
		p.merge(at{ends[k] + 1, row}, at{ends[k+1], row})
	}
}

// thirds parts the columns into three groups, so that each text has room and
// the middle one stands as near the middle of the table as it can.
func (p *plan) thirds(texts [3]string) (bestI, bestJ int) {
	var need [3]float64
	for k, s := range texts {
		need[k] = textWidth(s) + 2
	}
	total, best := sum(p.widths), math.Inf(1)
	for i := 1; i < p.cols()-1; i++ {
		for j := i + 1; j < p.cols(); j++ {
			a, b := sum(p.widths[:i]), sum(p.widths[:j])
			lack := max(0, need[0]-a) + max(0, need[1]-(b-a)) + max(0, need[2]-(total-b))
			if cost := 100*lack + math.Abs((a+b)/2-total/2); cost < best {
				best, bestI, bestJ = cost, i, j
			}
		}
	}
	return bestI, bestJ
}
