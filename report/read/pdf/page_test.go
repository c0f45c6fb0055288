package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

// TestTurnedPages reads one page turned in all ways: by its dictionary, and by
// the text itself. What is read is the same, at the same places.
func TestTurnedPages(t *testing.T) {
	const table = "0.5 w 100 700 200 40 re S 200 700 m 200 740 l S\n"
	upright := table + text(110, 715, "income") + text(210, 715, "418.81") + text(100, 600, "total") + text(200, 600, "12")
	for _, c := range []struct {
		name, page, matrix string
	}{
		{"upright", "", "1 0 0 1 0 0"},
		{"text turned with the page", "/Rotate 90", "0 1 -1 0 842 0"},
		{"upside down", "/Rotate 180", "-1 0 0 -1 595 842"},
		{"the other way", "/Rotate 270", "0 -1 1 0 0 595"},
		{"text turned on an upright page", "", "0 1 -1 0 842 0"},
		{"text turned on a turned page", "/Rotate 90", "1 0 0 1 0 0"},
		{"with its corner elsewhere", "/MediaBox [-20 -30 595 842]", "1 0 0 1 0 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := "q " + c.matrix + " cm\n" + upright + "Q"
			data := pages(c.page+turnedBox(c.matrix), content)
			f := read(t, data)
			if got, want := rawtest.Draw(f), "[income|418.81]\ntotal 12\n"; got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
			g := f.Blocks[0].(*raw.Grid)
			dx := 0.0
			if c.name == "with its corner elsewhere" {
				dx = 20
			}
			at(t, "table", g.Spot, raw.Spot{Page: 1, X0: 100 + dx, Y0: 842 - 740, X1: 300 + dx, Y1: 842 - 700})
			at(t, "cell", g.Rows[0][1].Spot, raw.Spot{Page: 1, X0: 200 + dx, Y0: 842 - 740, X1: 300 + dx, Y1: 842 - 700})
			l := f.Blocks[1].(*raw.Line)
			if len(l.Words) != 2 || math.Abs(l.Words[1].Spot.X0-200-dx) > 1 {
				t.Errorf("words %+v", l.Words)
			}
		})
	}
}

// turnedBox makes the page lie down where its matrix turns by a quarter.
func turnedBox(matrix string) string {
	if strings.HasPrefix(matrix, "0") {
		return " /MediaBox [0 0 842 595]"
	}
	return ""
}

func at(t *testing.T, what string, got, want raw.Spot) {
	t.Helper()
	for _, d := range []float64{got.X0 - want.X0, got.Y0 - want.Y0, got.X1 - want.X1, got.Y1 - want.Y1} {
		if math.Abs(d) > 1 {
			t.Errorf("%s at %+v, want %+v", what, got, want)
			return
		}
	}
}

// TestRules reads one table whose rules are drawn in all ways.
func TestRules(t *testing.T) {
	cells := text(105, 705, "a") + text(205, 705, "1.00") + text(105, 685, "b") + text(205, 685, "2.00")
	const want = "[a|1.00]\n[b|2.00]\n"
	for name, rules := range map[string]string{
		"lines":            "100 720 m 300 720 l S 100 700 m 300 700 l S 100 680 m 300 680 l S 100 680 m 100 720 l S 200 680 m 200 720 l S 300 680 m 300 720 l S",
		"one path":         "100 720 m 300 720 l 100 700 m 300 700 l 100 680 m 300 680 l 100 680 m 100 720 l 200 680 m 200 720 l 300 680 m 300 720 l S",
		"boxes of cells":   "100 700 100 20 re S 200 700 100 20 re S 100 680 100 20 re S 200 680 100 20 re S",
		"boxes in a path":  "100 700 100 20 re 200 700 100 20 re 100 680 100 20 re 200 680 100 20 re S",
		"filled rules":     "100 720 200 .5 re f 100 700 200 .5 re f 100 680 200 .5 re f 100 680 .5 40 re f 200 680 .5 40 re f 300 680 .5 40 re f",
		"filled in a path": "100 720 200 .5 re 100 700 200 .5 re 100 680 200 .5 re 100 680 .5 40 re 200 680 .5 40 re 300 680 .5 40 re f",
		"pieces":           "100 720 m 200 720 l S 201 720 m 300 720 l S 100 700 200 0 re S 100 680 200 0 re S 100 680 m 100 720 l S 200 680 m 200 699 l S 200.6 701 m 200.6 720 l S 300 680 m 300 720 l S",
		"double rules":     "100 720 m 300 720 l S 100 718.5 m 300 718.5 l S 100 700 m 300 700 l S 100 680 m 300 680 l S 100 680 m 100 720 l S 200 680 m 200 720 l S 300 680 m 300 720 l S",
		"open sides":       "100 720 m 300 720 l S 100 700 m 300 700 l S 100 680 m 300 680 l S 200 680 m 200 720 l S",
		"grounds of cells": "0.9 g 100 700 200 20 re f 0 g 100 720 m 300 720 l S 100 700 m 300 700 l S 100 680 m 300 680 l S 100 680 m 100 720 l S 200 680 m 200 720 l S 300 680 m 300 720 l S",
	} {
		t.Run(name, func(t *testing.T) {
			f := read(t, pages("", "0.5 w "+rules+"\n"+cells))
			if got := rawtest.Draw(f); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestTableInAForm(t *testing.T) {
	form := stream("/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Matrix [2 0 0 2 0 0] /Resources <</Font <</F 3 0 R>>>>",
		"0.5 w 50 350 100 10 re S 100 350 m 100 360 l S BT /F 5 Tf 52 352 Td (a) Tj 50 0 Td (1.00) Tj ET")
	f := read(t, build(catalogue, "<</Type /Pages /Count 1 /Kids [4 0 R]>>", helvetica,
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</X 6 0 R>>>> /Contents 5 0 R>>",
		stream("", "/X Do"), form))
	if got, want := rawtest.Draw(f), "[a|1.00]\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	at(t, "table", f.Blocks[0].(*raw.Grid).Spot, raw.Spot{Page: 1, X0: 100, Y0: 842 - 720, X1: 300, Y1: 842 - 700})
}

func TestCells(t *testing.T) {
	const box = "0.5 w 100 680 300 40 re S 100 700 m 400 700 l S 200 680 m 200 720 l S 300 680 m 300 700 l S\n"
	for _, c := range []struct{ name, content, want string }{
		{"merged", box + text(105, 705, "a") + text(205, 705, "b") + text(105, 685, "c") + text(205, 685, "1") + text(305, 685, "2"), "[a|b>2|·]\n[c|1|2]\n"},
		{"two lines in a cell", box + text(105, 711, "first") + text(105, 702, "second"), "[first\\nsecond|>2|·]\n[||]\n"},
		{"a number too long for its cell", box + text(250, 685, "123456789.00"), "[|>2|·]\n[||123456789.00]\n"},
		{"text too long for its cell", box + text(103, 685, "a very long name indeed"), "[|>2|·]\n[a very long name indeed||]\n"},
		{"drawn as one string", box + text(187, 685, "12") + text(201.5, 685, "34"), "[|>2|·]\n[12|34|]\n"},
		{"bold by drawing twice", box + text(105, 705, "100") + text(105.3, 705, "100"), "[100|>2|·]\n[||]\n"},
		{"records without rules between", "0.5 w 100 600 300 120 re S 100 700 m 400 700 l S 200 600 m 200 720 l S 300 600 m 300 720 l S\n" +
			text(105, 705, "name") + text(205, 705, "sum") + text(305, 705, "cash") +
			text(105, 685, "general") + text(205, 685, "96.98") + text(305, 685, "1.00") +
			text(105, 665, "social") + text(205, 665, "1,006.67") +
			text(105, 645, "health") + text(305, 645, "3.18"), "[name|sum|cash]\n[general|96.98|1.00]\n[social|1,006.67|]\n[health||3.18]\n"},
		{"a name over several lines is one record", box + text(105, 693, "first") + text(105, 684, "second") + text(205, 688, "1.00") + text(305, 688, "2.00"), "[|>2|·]\n[first\\nsecond|1.00|2.00]\n"},
		{"a frame around text is no table", "100 680 300 40 re S " + text(105, 705, "note"), "note\n"},
		{"a rule is no table", "100 680 m 400 680 l S " + text(105, 705, "note"), "note\n"},
		{"an empty table is none", box + text(105, 600, "note"), "note\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read(t, pages("", c.content))
			if err := rawtest.Valid(f); err != nil {
				t.Error(err)
			}
			if got := rawtest.Draw(f); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestWordsOfAnUnruledTable(t *testing.T) {
	f := read(t, pages("", text(100, 700, "201 General services")+text(300, 700, "96.98")+text(400, 700, "0.00")))
	l := f.Blocks[0].(*raw.Line)
	var words []string
	for _, w := range l.Words {
		words = append(words, fmt.Sprintf("%s@%.0f", w.Text, w.Spot.X0))
	}
	if got, want := strings.Join(words, " | "), "201 General services@100 | 96.98@300 | 0.00@400"; got != want {
		t.Errorf("words %s, want %s", got, want)
	}
}

func TestFurniture(t *testing.T) {
	var contents []string
	for i := range 4 {
		contents = append(contents, text(250, 810, "Bureau of Water")+text(60, 800, "unit: 10,000")+text(100, 700, fmt.Sprintf("text %d", i+1))+text(290, 40, fmt.Sprintf("- %d -", i+1)))
	}
	f := read(t, pages("", contents...))
	want := ""
	for i := range 4 {
		want += fmt.Sprintf("unit: 10,000\ntext %d\n", i+1)
	}
	if got := rawtest.Draw(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(f.Pages) != 4 || f.Pages[0].Width != 595 || f.Pages[0].Height != 842 {
		t.Errorf("pages %+v", f.Pages)
	}
}

func TestMarksAcrossThePage(t *testing.T) {
	f := read(t, pages("", text(100, 700, "418.81 and more")+"BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET\n"))
	if got, want := rawtest.Draw(f), "418.81 and more\n"; got != want {
		t.Errorf("got %q want %q", got, want)
	}
}

func TestPicture(t *testing.T) {
	data := pages("/Rotate 90", "0 0 0 rg 0 0 100 100 re f "+text(100, 700, "a"))
	img, err := engine.Picture(t.Context(), data, 1, 72, raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	// The text runs downwards on the turned page, so the picture is turned back.
	if b := img.Bounds(); b.Dx() != 595 || b.Dy() != 842 {
		t.Fatalf("picture of %v", b)
	}
	if r, _, _, _ := img.At(50, 842-50).RGBA(); r != 0 {
		t.Errorf("the black corner is not at the lower left: %d", r)
	}
	_, err = engine.Picture(t.Context(), data, 2, 72, raw.DefaultLimits())
	rawtest.Refused(t, err, raw.Unknown)
}
