package xlsx

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"juesuan/report"
	"juesuan/report/doctest"
)

func TestCellsShowWhatTheTablePrints(t *testing.T) {
	forms(t, func(t *testing.T, d *report.Document, opt Options) {
		f, n := opened(t, written(t, d, opt)), 0
		eachCell(d, func(sheet, place string, c *report.Cell) {
			n++
			got, err := f.GetCellValue(sheet, place)
			if half(f, sheet, place) {
				return // excelize rounds the binary float; LibreOffice is asked in its own test
			}
			raw, _ := f.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
			if c.Amount != nil && raw == "0" { // excelize does not know the format's part for zero
				if format := strings.Split(formatOf(t, f, sheet, place), ";"); format[2] != format[0] {
					got = strings.Trim(format[2], `"`)
				}
			}
			if err != nil || got != clean(c.Text) {
				t.Errorf("%s!%s shows %q (%v), the table prints %q", sheet, place, got, err, c.Text)
			}
		})
		if n == 0 {
			t.Error("the document has no cells")
		}
	})
}

func formatOf(t *testing.T, f *excelize.File, sheet, place string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, place)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.CustomNumFmt == nil {
		t.Fatalf("%s!%s has no number format (%v)", sheet, place, err)
	}
	return *style.CustomNumFmt
}

// half tells an amount exactly between two printed figures.
func half(f *excelize.File, sheet, place string) bool {
	raw, _ := f.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
	d, err := decimal.NewFromString(raw)
	return err == nil && d.Shift(3).IsInteger() && d.Shift(3).IntPart()%10 != 0 && d.Shift(3).IntPart()%5 == 0
}

func TestEveryCellOfTheTableHasAPlace(t *testing.T) {
	for name, d := range samples() {
		places := 0
		eachCell(d, func(_, _ string, _ *report.Cell) { places++ })
		cells := 0
		for _, tab := range tablesOf(d) {
			for _, row := range tab.Head {
				cells += uncovered(row)
			}
			for _, row := range tab.Rows {
				cells += uncovered(row.Cells)
			}
		}
		if places != cells {
			t.Errorf("%s: %d cells have a place, the tables have %d", name, places, cells)
		}
	}
}

func uncovered(row []report.Cell) int {
	n := 0
	for _, c := range row {
		if !c.Covered {
			n++
		}
	}
	return n
}

func TestWorkingFormHoldsExactAmounts(t *testing.T) {
	d := doctest.Disclosure()
	f := opened(t, written(t, d, Options{}))
	eachCell(d, func(sheet, place string, c *report.Cell) {
		if c.Amount == nil {
			return
		}
		raw, err := f.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if raw == "" {
			raw = "0"
		}
		got, err := decimal.NewFromString(raw)
		if want := c.Amount.Exact.Shift(-4); err != nil || !got.Equal(want) {
			t.Errorf("%s!%s (%s) holds %s, exactly it is %s 万元", sheet, place, c.Addr, raw, want)
		}
	})
}

func TestFormulasComeToTheirCachedValue(t *testing.T) {
	for name, d := range samples() {
		f, formulas := opened(t, written(t, d, Options{})), 0
		eachCell(d, func(sheet, place string, c *report.Cell) {
			formula, err := f.GetCellFormula(sheet, place)
			if err != nil {
				t.Fatal(err)
			}
			if (formula != "") != (len(c.Parts) > 0) {
				t.Errorf("%s: %s!%s (%s) has %d parts and the formula %q", name, sheet, place, c.Addr, len(c.Parts), formula)
			}
			if formula == "" {
				return
			}
			formulas++
			raw := excelize.Options{RawCellValue: true}
			cached, _ := f.GetCellValue(sheet, place, raw)
			got, err := f.CalcCellValue(sheet, place, raw)
			if err != nil || !same(got, cached) {
				t.Errorf("%s: %s!%s = %s comes to %s (%v), cached is %s", name, sheet, place, formula, got, err, cached)
			}
			if kind, _ := f.GetCellType(sheet, place); kind != excelize.CellTypeUnset {
				t.Errorf("%s: %s!%s keeps its cached value as type %d, not as a number", name, sheet, place, kind)
			}
		})
		if formulas == 0 && name != "hostile" {
			t.Errorf("%s has no formulas", name)
		}
	}
}

// same compares two numbers but for the last digit of fifteen, which
// excelize's own ROUND gets wrong.
func same(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && math.Abs(x-y) <= 1e-9+1e-14*math.Abs(y)
}

func TestPublishingFormHasNoFormulas(t *testing.T) {
	d := doctest.Disclosure()
	f := opened(t, written(t, d, Options{AsPrinted: true}))
	numbers := 0
	eachCell(d, func(sheet, place string, c *report.Cell) {
		if formula, _ := f.GetCellFormula(sheet, place); formula != "" {
			t.Errorf("%s!%s has the formula %s", sheet, place, formula)
		}
		raw, _ := f.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
		if c.Amount == nil || c.Text == "" {
			return
		}
		numbers++
		if got, err := decimal.NewFromString(raw); err != nil || !got.Equal(c.Amount.Printed) {
			t.Errorf("%s!%s holds %q, printed is %s", sheet, place, raw, c.Amount.Printed)
		}
	})
	if numbers < 50 {
		t.Errorf("only %d cells hold a number", numbers)
	}
}

// A text of the office stays a text, whatever a spreadsheet reads into it.
func TestTextNeverBecomesAFormula(t *testing.T) {
	d := doctest.Hostile()
	for _, printed := range []bool{false, true} {
		f := opened(t, written(t, d, Options{AsPrinted: printed}))
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for r, row := range rows {
				for c, text := range row {
					place := at{c + 1, r + 1}.name()
					if formula, _ := f.GetCellFormula(sheet, place); formula != "" {
						t.Errorf("%s has the formula %s", place, formula)
					}
					if kind, _ := f.GetCellType(sheet, place); text != "" && kind != excelize.CellTypeInlineString {
						t.Errorf("%s (%q) is of type %d, not a text", place, text, kind)
					}
				}
			}
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	forms(t, func(t *testing.T, d *report.Document, opt Options) {
		first := written(t, d, opt)
		for range 3 {
			if !bytes.Equal(first, written(t, d, opt)) {
				t.Fatal("two files of one document differ")
			}
		}
	})
}

func TestProperties(t *testing.T) {
	d := doctest.Disclosure()
	f := opened(t, written(t, d, Options{}))
	p, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	want := d.Date.Format(time.RFC3339)
	if p.Title != d.Title || p.Creator != d.Department || p.Created != want || p.Modified != want {
		t.Errorf("the properties are %+v", p)
	}
}

func TestRefusals(t *testing.T) {
	long := doctest.Empty()
	long.Rows[0].Cells[0].Text = strings.Repeat("长", 40000)
	for name, c := range map[string]struct {
		doc  *report.Document
		says string
	}{
		"no tables": {doctest.New(), "没有表格"},
		"long text": {doctest.New(doctest.Block(long)), "最多 32767"},
	} {
		var b bytes.Buffer
		err := Write(&b, c.doc, Options{})
		if err == nil || !strings.Contains(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("%s: wrote %d bytes and said %v", name, b.Len(), err)
		}
	}
	err := Write(fullDisk{}, doctest.Disclosure(), Options{})
	if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "磁盘空间") {
		t.Errorf("a full disk is told as %v", err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func BenchmarkWrite(b *testing.B) {
	for name, d := range map[string]*report.Document{
		"disclosure": doctest.Disclosure(), "220 rows": doctest.New(doctest.Block(doctest.Tree(220))),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				written(b, d, Options{})
			}
		})
	}
}
