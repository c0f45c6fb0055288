package pdf

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

//go:embed testdata/sample
var sampleFS embed.FS

const department = "焦作经济技术产业集聚区管理委员会"

// sampleDocument is a whole disclosure: cover, contents, five parts, tables
// 01–09, part three, the glossary and the self-assessment.
func sampleDocument(t testing.TB) *report.Document {
	t.Helper()
	d := newDocument()
	d.Mark = "示例"
	for _, s := range strings.Split(strings.TrimSpace(readSample(t, "text.txt")), "\n") {
		switch mark, rest, _ := strings.Cut(s, " "); mark {
		case "#", "##", "###":
			d.Blocks = append(d.Blocks, heading(len(mark), rest))
		case "table":
			d.Blocks = append(d.Blocks, sampleTable(t, rest))
		default:
			d.Blocks = append(d.Blocks, paragraph(s))
		}
	}
	return d
}

// newDocument is a document with a cover and contents.
func newDocument() *report.Document {
	return &report.Document{
		Title: "2022年度" + department + "部门决算", Department: department, Year: 2022,
		Date: time.Date(2023, 9, 28, 0, 0, 0, 0, time.UTC), Unit: report.Wan, Style: report.Default,
		Blocks: []report.Block{
			&report.Cover{Lines: []string{"2022年度", department, "部门决算"}, Date: "2023年9月28日"},
			&report.Contents{Title: "目录"},
		},
	}
}

func heading(level int, s string) *report.Heading {
	return &report.Heading{Level: level, Text: s, ID: "标题/" + s}
}

func paragraph(s string) *report.Paragraph {
	return &report.Paragraph{Runs: []report.Run{{Text: s}}}
}

func readSample(t testing.TB, name string) string {
	t.Helper()
	b, err := sampleFS.ReadFile("testdata/sample/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sampleTable reads testdata/sample/ID.tsv: lines of fields up to “head”,
// then the head's and, after “body”, the body's rows. “<” is covered from the
// left, “^” from above.
func sampleTable(t testing.TB, id string) *report.TableBlock {
	t.Helper()
	tab := &report.Table{ID: id, Department: department, Year: "2022年度"}
	var rows *[][]string
	var head, body [][]string
	for _, ln := range strings.Split(strings.TrimRight(readSample(t, id+".tsv"), "\n"), "\n") {
		f := strings.Split(ln, "\t")
		switch {
		case ln == "head":
			rows = &head
		case ln == "body":
			rows = &body
		case rows != nil:
			*rows = append(*rows, f)
		case f[0] == "title":
			tab.Title = f[1]
		case f[0] == "label":
			tab.Label = f[1]
		case f[0] == "unit":
			tab.Unit = f[1]
		case f[0] == "landscape":
			tab.Landscape = f[1] == "1"
		case f[0] == "note":
			tab.Notes = append(tab.Notes, f[1])
		case f[0] == "kinds":
			tab.Columns = columnsOf(f[1])
		}
	}
	if tab.Unit == "" {
		tab.Department, tab.Year = "", ""
	}
	fill(tab, head, body)
	return &report.TableBlock{Table: tab, ID: "表/" + id}
}

var kindLetters = map[string]report.ColumnKind{
	"N": report.NameColumn, "C": report.CodeColumn, "L": report.LineColumn,
	"A": report.AmountColumn, "T": report.TextColumn, "S": report.ShortColumn,
}

func columnsOf(kinds string) []report.Column {
	var out []report.Column
	for _, k := range strings.Fields(kinds) {
		out = append(out, report.Column{Kind: kindLetters[k]})
	}
	return out
}

// fill sets a table's grids from rows of text.
func fill(tab *report.Table, head, body [][]string) {
	tab.Head = cellsOf(head)
	for i, cells := range cellsOf(body) {
		row := report.Row{Key: body[i][0], Cells: cells}
		first := body[i][0]
		switch {
		case strings.HasSuffix(first, "合计"), strings.HasSuffix(first, "总计"), first == "总分":
			row.Kind = report.TotalRow
		case tab.Columns[0].Kind == report.CodeColumn && len(first) == 3:
			row.Kind = report.ClassRow
		case tab.Columns[0].Kind == report.CodeColumn && len(first) == 5:
			row.Kind = report.SectionRow
		case tab.Columns[0].Kind == report.CodeColumn && len(first) == 7:
			row.Kind = report.ItemRow
		}
		for j := range cells {
			if tab.ID == "self" && len([]rune(cells[j].Text)) <= 8 {
				cells[j].Align = report.Center
			}
			if row.Kind == report.TotalRow && tab.Columns[j].Kind != report.AmountColumn {
				cells[j].Align = report.Center
			}
			if v, err := decimal.NewFromString(strings.ReplaceAll(cells[j].Text, ",", "")); err == nil && tab.Columns[j].Kind == report.AmountColumn {
				cells[j].Amount = &report.Amount{Printed: v}
			}
		}
		tab.Rows = append(tab.Rows, row)
	}
}

func cellsOf(rows [][]string) [][]report.Cell {
	out := make([][]report.Cell, len(rows))
	for r, row := range rows {
		out[r] = make([]report.Cell, len(row))
		for c, s := range row {
			k := &out[r][c]
			if s == "<" || s == "^" {
				k.Covered = true
				continue
			}
			k.Text, k.ColSpan, k.RowSpan = s, 1, 1
			for c+k.ColSpan < len(row) && row[c+k.ColSpan] == "<" {
				k.ColSpan++
			}
			for r+k.RowSpan < len(rows) && rows[r+k.RowSpan][c] == "^" {
				k.RowSpan++
			}
		}
	}
	return out
}

// written writes the document and returns the file's path.
func written(t testing.TB, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.pdf")
	if dir := os.Getenv("PDF_KEEP"); dir != "" { // to look at the pages
		path = filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// poppler runs one of poppler's tools. They are part of the tests: without
// them nothing shows that the file reads as it should.
func poppler(t testing.TB, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Fatalf("%s is missing: install poppler-utils, the tests read the files with it", tool)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s %s: %v\n%s", tool, strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

// squeezed is a text without white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func money(i, j int) string { return fmt.Sprintf("%d.%02d", 1000+i*37+j*911, (i*7+j*13)%100) }
