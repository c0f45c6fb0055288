package xlsx

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"juesuan/report"
	"juesuan/report/doctest"
)

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		n        numbers
		unsigned bool
		want     string
	}{
		{numbers{decimals: 2}, false, "0.00;-0.00;;@"},
		{numbers{decimals: 2}, true, "0.00;0.00;;@"},
		{numbers{decimals: 2, zero: "0.00"}, false, "0.00;-0.00;0.00;@"},
		{numbers{decimals: 2, zero: "—", thousands: true}, false, `#,##0.00;-#,##0.00;"—";@`},
		{numbers{decimals: 0, zero: `a"b`}, false, `0;-0;"ab";@`},
	} {
		if got := c.n.format(c.unsigned); got != c.want {
			t.Errorf("%+v is %s, should be %s", c.n, got, c.want)
		}
	}
}

// cellOf writes a table of one amount and what parts say of it.
func cellOf(t *testing.T, c report.Cell, others ...report.Cell) (raw, formula string, kind excelize.CellType) {
	t.Helper()
	tab := doctest.Empty()
	tab.Rows[0].Cells[2] = c
	copy(tab.Rows[0].Cells[3:], others)
	f := opened(t, written(t, doctest.New(doctest.Block(tab)), Options{}))
	sheet, place := f.GetSheetName(0), "C7"
	raw, _ = f.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
	formula, _ = f.GetCellFormula(sheet, place)
	kind, _ = f.GetCellType(sheet, place)
	return raw, formula, kind
}

func TestWhatACellHolds(t *testing.T) {
	a, b := doctest.Money("07/a", doctest.Fen(12345)), doctest.Money("07/b", doctest.Fen(-45))
	wrong := doctest.Sum("07/c", a, b)
	wrong.Amount = &report.Amount{Exact: doctest.Fen(99999900), HasExact: true, Printed: decimal.RequireFromString("99.9999").Round(2)}
	wrong.Text = "100.00"
	stray := doctest.Sum("07/c", a)
	stray.Parts = []string{"07/nowhere"}
	self := doctest.Sum("07/c", a)
	self.Parts = []string{"07/c"}
	read := doctest.Money("07/c", doctest.Fen(0))
	read.Text, read.Amount = "1.23", &report.Amount{Printed: decimal.RequireFromString("1.23")}
	percent := doctest.Money("07/c", doctest.Fen(0))
	percent.Text, percent.Amount = "100.0%", &report.Amount{Printed: decimal.NewFromInt(100)}
	yuan := doctest.MoneyIn(report.Yuan, "07/c", doctest.Fen(12345))
	huge := doctest.MoneyIn(report.Yuan, "07/c", decimal.RequireFromString("12345678901234.05"))
	for name, c := range map[string]struct {
		cell         report.Cell
		raw, formula string
		text         bool
	}{
		"exact amount":                {a, "0.012345", "", false},
		"sum":                         {doctest.Sum("07/c", a, b), "0.0123", "ROUND(SUM(D7:E7),6)", false},
		"parts that do not add up":    {wrong, "99.9999", "", false},
		"parts that are not there":    {stray, "0.012345", "", false},
		"a cell that is its own part": {self, "0.012345", "", false},
		"blank":                       {doctest.Money("07/c", doctest.Fen(0)), "", "", false},
		"read from print":             {read, "1.23", "", false},
		"percentage":                  {percent, "100.0%", "", true},
		"in 元 although the document is in 万元":  {yuan, "123.45", "", false},
		"more digits than a spreadsheet keeps": {huge, "12345678901234.05", "", true},
	} {
		raw, formula, kind := cellOf(t, c.cell, a, b)
		if raw != c.raw || formula != c.formula || (kind == excelize.CellTypeInlineString) != c.text {
			t.Errorf("%s: the cell holds %q, formula %q, type %d", name, raw, formula, kind)
		}
	}
}
