package xlsx

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"juesuan/report"
	"juesuan/report/doctest"
)

// samples are the documents every test of the whole writer goes through.
func samples() map[string]*report.Document {
	yuan := doctest.New(doctest.Block(doctest.RandomTree(40, 5, report.Yuan)))
	yuan.Unit = report.Yuan
	return map[string]*report.Document{
		"disclosure": doctest.Disclosure(),
		"long":       doctest.New(doctest.Block(doctest.Tree(220))),
		"yuan":       yuan,
		"hostile":    doctest.Hostile(),
		"dashes":     doctest.New(doctest.Block(doctest.Restyle(doctest.RandomTree(40, 6, report.Wan), "—", true))),
		"zeros":      doctest.New(doctest.Block(doctest.Restyle(doctest.RandomTree(40, 7, report.Wan), "0.00", false))),
	}
}

func written(t testing.TB, d *report.Document, opt Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// eachCell calls f with every cell of the document's tables that is not
// covered, its sheet and its place there.
func eachCell(d *report.Document, f func(sheet, place string, c *report.Cell)) {
	tables := tablesOf(d)
	for i, name := range sheetNames(tables) {
		p := planOf(tables[i], d.Mark)
		for r, row := range p.rows {
			for c, k := range row.cells {
				if k.src != nil {
					f(name, at{c + 1, r + 1}.name(), k.src)
				}
			}
		}
	}
}

func forms(t *testing.T, f func(t *testing.T, d *report.Document, opt Options)) {
	for name, d := range samples() {
		for _, printed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s,printed=%v", name, printed), func(t *testing.T) { f(t, d, Options{AsPrinted: printed}) })
		}
	}
}
