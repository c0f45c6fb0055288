package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Excel's limits on one formula.
const (
	maxFormula = 8192
	maxArgs    = 255
)

// at is the place of a cell in a sheet, from 1.
type at struct{ col, row int }

func (a at) name() string {
	s, err := excelize.CoordinatesToCellName(a.col, a.row)
	if err != nil {
		panic(err) // a place outside a sheet is a fault of the layout
	}
	return s
}

// sumFormula adds up the cells and rounds what floats leave over after so
// many decimals: ROUND(A1+C4,6), ROUND(SUM(A1:A9,C4:E4),6). It is empty if
// Excel could not hold it.
func sumFormula(cells []at, decimals int) string {
	args := ranges(cells)
	if len(args) == 0 {
		return ""
	}
	sum := strings.Join(args, "+")
	if len(args) > 3 || strings.Contains(sum, ":") {
		for len(args) > maxArgs {
			var outer []string
			for part := range slices.Chunk(args, maxArgs) {
				outer = append(outer, "SUM("+strings.Join(part, ",")+")")
			}
			args = outer
		}
		sum = "SUM(" + strings.Join(args, ",") + ")"
	}
	f := fmt.Sprintf("ROUND(%s,%d)", sum, decimals)
	if len(f) > maxFormula {
		return ""
	}
	return f
}

// ranges writes cells as few references: neighbours in a column, and then
// what is left of neighbours in a row, become A1:A9. A cell named twice stays
// twice.
func ranges(cells []at) []string {
	downwards := runs(cells, func(a, b at) int { return cmpPlace(a.col, a.row, b.col, b.row) }, at{0, 1})
	var out []string
	var single []at
	for _, r := range downwards {
		if len(r) == 1 {
			single = append(single, r[0])
		} else {
			out = append(out, r[0].name()+":"+r[len(r)-1].name())
		}
	}
	for _, r := range runs(single, func(a, b at) int { return cmpPlace(a.row, a.col, b.row, b.col) }, at{1, 0}) {
		if len(r) == 1 {
			out = append(out, r[0].name())
		} else {
			out = append(out, r[0].name()+":"+r[len(r)-1].name())
		}
	}
	return out
}

// runs sorts cells and parts them where one is not a step from the last.
func runs(cells []at, cmp func(a, b at) int, step at) [][]at {
	cells = slices.Clone(cells)
	slices.SortFunc(cells, cmp)
	var out [][]at
	for i, c := range cells {
		if i > 0 && c.col-cells[i-1].col == step.col && c.row-cells[i-1].row == step.row {
			out[len(out)-1] = append(out[len(out)-1], c)
		} else {
			out = append(out, []at{c})
		}
	}
	return out
}

func cmpPlace(a1, a2, b1, b2 int) int {
	if a1 != b1 {
		return a1 - b1
	}
	return a2 - b2
}
