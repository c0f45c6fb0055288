//go:build libreoffice

package xlsx

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"juesuan/report"
	"juesuan/report/doctest"
)

// recalculate tells LibreOffice to compute every formula on loading.
const recalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// asShown writes every sheet as UTF-8 text, numbers as the cells show them.
const asShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"

// LibreOffice recalculates random tables and must show what each prints. The
// cached values are overwritten first, so that only the formulas can be right.
func TestLibreOfficeRecalculates(t *testing.T) {
	docs := samples()
	for seed := range uint64(12) {
		unit := report.Wan
		if seed%4 == 3 {
			unit = report.Yuan
		}
		var blocks []report.Block
		for i := range uint64(10) {
			blocks = append(blocks, doctest.Block(doctest.RandomTree(30+int(i)*20, seed*100+i, unit)))
		}
		d := doctest.New(blocks...)
		d.Unit = unit
		docs[fmt.Sprintf("random%02d", seed)] = d
	}
	dir := t.TempDir()
	var files []string
	for name, d := range docs {
		for form, file := range map[string][]byte{
			"cached":  written(t, d, Options{}),
			"spoiled": spoiled(t, written(t, d, Options{})),
			"printed": written(t, d, Options{AsPrinted: true}),
		} {
			path := filepath.Join(dir, name+"_"+form+".xlsx")
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, path)
		}
	}
	convert(t, dir, files)

	tables, cells, formulas, wrong := 0, 0, 0, 0
	for name, d := range docs {
		for _, form := range []string{"cached", "spoiled", "printed"} {
			shown := map[string][][]string{}
			for _, sheet := range sheetNames(tablesOf(d)) {
				shown[sheet] = readCSV(t, filepath.Join(dir, name+"_"+form+"-"+sheet+".csv"))
				tables++
			}
			eachCell(d, func(sheet, place string, c *report.Cell) {
				cells++
				if len(c.Parts) > 0 && form != "printed" {
					formulas++
				}
				col, row, _ := excelize.CellNameToCoordinates(place)
				got := ""
				if rows := shown[sheet]; row <= len(rows) && col <= len(rows[row-1]) {
					got = rows[row-1][col-1]
				}
				if got != clean(c.Text) {
					if wrong++; wrong < 30 {
						t.Errorf("%s %s %s!%s (%s) shows %q, the table prints %q", name, form, sheet, place, c.Addr, got, c.Text)
					}
				}
			})
		}
	}
	t.Logf("%d tables, %d cells, %d of them formulas: %d differences", tables, cells, formulas, wrong)
}

// spoiled overwrites the cached value of every formula.
func spoiled(t *testing.T, file []byte) []byte {
	t.Helper()
	f := opened(t, file)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c := range 12 {
				place := at{c + 1, r + 1}.name()
				if formula, _ := f.GetCellFormula(sheet, place); formula != "" {
					if err := f.SetCellValue(sheet, place, 987654.32); err != nil {
						t.Fatal(err)
					}
					if err := f.SetCellFormula(sheet, place, formula); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func convert(t *testing.T, dir string, files []string) {
	t.Helper()
	user := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(user, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(recalculate), 0o644); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Dir(user), "--headless", "--convert-to", asShown, "--outdir", dir}, files...)
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice (package libreoffice-calc-nogui) is needed: %v\n%s", err, out)
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(string(b)))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
