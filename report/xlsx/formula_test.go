package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSumFormula(t *testing.T) {
	column := func(col, from, to int) (out []at) {
		for r := from; r <= to; r++ {
			out = append(out, at{col, r})
		}
		return out
	}
	for _, c := range []struct {
		cells []at
		want  string
	}{
		{nil, ""},
		{[]at{{1, 1}}, "ROUND(A1,6)"},
		{[]at{{1, 1}, {1, 3}}, "ROUND(A1+A3,6)"},
		{[]at{{1, 3}, {1, 1}, {1, 2}}, "ROUND(SUM(A1:A3),6)"},
		{[]at{{3, 7}, {4, 7}, {5, 7}}, "ROUND(SUM(C7:E7),6)"},
		{append(column(2, 3, 9), at{2, 12}), "ROUND(SUM(B3:B9,B12),6)"},
		{[]at{{1, 1}, {1, 3}, {1, 5}, {1, 7}}, "ROUND(SUM(A1,A3,A5,A7),6)"},
		{[]at{{1, 1}, {1, 1}}, "ROUND(A1+A1,6)"},
	} {
		if got := sumFormula(c.cells, 6); got != c.want {
			t.Errorf("the sum of %v is %s, should be %s", c.cells, got, c.want)
		}
	}
}

// Excel takes 255 arguments and 8192 characters; what is longer has no formula.
func TestSumFormulaWithinLimits(t *testing.T) {
	apart := func(n int) (out []at) {
		for i := range n {
			out = append(out, at{1, 2*i + 1})
		}
		return out
	}
	f := sumFormula(apart(700), 6)
	for _, call := range regexp.MustCompile(`SUM\(([A-Z0-9,]*)\)`).FindAllStringSubmatch(f, -1) {
		if n := strings.Count(call[1], ",") + 1; n > maxArgs {
			t.Errorf("a SUM has %d arguments", n)
		}
	}
	file := excelize.NewFile()
	defer file.Close()
	for i, a := range apart(700) {
		if err := file.SetCellValue("Sheet1", a.name(), i); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.SetCellFormula("Sheet1", "B1", f); err != nil {
		t.Fatal(err)
	}
	if got, err := file.CalcCellValue("Sheet1", "B1"); err != nil || got != fmt.Sprint(699*700/2) {
		t.Errorf("the sum of 0 … 699 comes to %s (%v)", got, err)
	}
	if f := sumFormula(apart(3000), 6); f != "" {
		t.Errorf("a formula of %d characters", len(f))
	}
}
