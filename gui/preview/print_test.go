package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"juesuan/gui/guitest"
	"juesuan/gui/printing"
	"juesuan/report/pages"
)

// take is the printer: it keeps the file, which is gone later.
func (s *shown) take(_ context.Context, j printing.Job) error {
	b, err := os.ReadFile(j.File)
	if err != nil {
		return err
	}
	s.jobs, s.files = append(s.jobs, j), append(s.files, b)
	return nil
}

// asking opens the dialogue.
func (s *shown) asking(t *testing.T) *printDialogue {
	t.Helper()
	d := newPrintDialogue(s.Preview)
	d.show()
	return d
}

func TestPrintDialogue(t *testing.T) {
	s := drawn(t, usual)
	d := s.asking(t)
	guitest.Picture(t, "print.png", s.frame.w.Canvas())
	if d.printer.Selected != "财务室打印机" || d.yes.Disabled() || !strings.Contains(d.says.Text, "共 28 页，14 张纸") {
		t.Errorf("printer %s, says %q", d.printer.Selected, d.says.Text)
	}
	d.which.SetSelected(string(tablePages))
	first := d.drawn
	if s.made.file.Pages[first].Table != "01" {
		t.Errorf("page %d comes out first", first)
	}
	d.printer.SetSelectedIndex(1)
	if len(d.sides.Options) != 1 || d.sides.Selected != "单面" {
		t.Errorf("a printer of one side offers %v", d.sides.Options)
	}
	d.copies.SetText("0")
	if !d.yes.Disabled() || !strings.Contains(d.wrong.Text, "份数") {
		t.Errorf("no copies: %q", d.wrong.Text)
	}
	d.copies.SetText("2")
	d.typed.SetText("99")
	if !d.yes.Disabled() || !strings.Contains(d.wrong.Text, "共 28 页") {
		t.Errorf("page 99: %q", d.wrong.Text)
	}
	d.typed.SetText("8-9,3")
	if d.yes.Disabled() || d.wrong.Text != "" || d.drawn != 7 || !strings.Contains(d.says.Text, "3 页，3 张纸，2 份") {
		t.Errorf("says %q, wrong %q", d.says.Text, d.wrong.Text)
	}
	guitest.Picture(t, "printsome.png", s.frame.w.Canvas())
	s.frame.w.Canvas().Focus(d.yes)
	guitest.Press(t, s.frame.w, "Return")
	if len(s.jobs) != 1 {
		t.Fatalf("%d jobs", len(s.jobs))
	}
	j := s.jobs[0]
	if j.Printer != "PDF" || j.Copies != 2 || j.Sides != printing.OneSided || j.Title != s.made.title {
		t.Errorf("job %+v", j)
	}
	if _, err := os.Stat(filepath.Dir(j.File)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file stays: %v", err)
	}
	printed, err := pages.Open(t.Context(), s.files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer printed.Close()
	if printed.Len() != 3 {
		t.Errorf("%d pages are printed", printed.Len())
	}
	if len(s.frame.told) != 1 || !strings.Contains(s.frame.told[0], "3 页，2 份") || s.frame.w.Canvas().Overlays().Top() != nil {
		t.Errorf("told %v", s.frame.told)
	}
	if again := s.asking(t); again.printer.SelectedIndex() != 1 {
		t.Error("the printer is not remembered")
	}
}

func TestAllPagesAreTheFileItself(t *testing.T) {
	s := sample(t)
	d := s.asking(t)
	test.Tap(d.yes)
	if len(s.files) != 1 || string(s.files[0]) != string(s.made.file.Bytes) || s.jobs[0].Sides != printing.LongEdge {
		t.Errorf("jobs %+v", s.jobs)
	}
}

func TestTablesAndText(t *testing.T) {
	s := sample(t)
	tables, err := s.made.printed(tablePages, "")
	if err != nil {
		t.Fatal(err)
	}
	text, err := s.made.printed(textPages, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) < 9 || len(text) < 9 || len(tables)+len(text) != len(s.made.file.Pages) {
		t.Errorf("%d of tables and %d of text are %d", len(tables), len(text), len(s.made.file.Pages))
	}
}

func TestNoPrinters(t *testing.T) {
	s := sample(t)
	s.opt.print.list = func(context.Context) ([]printing.Printer, error) { return nil, printing.ErrNoPrinters }
	d := s.asking(t)
	if !d.yes.Disabled() || !strings.Contains(d.wrong.Text, "没有装打印机") {
		t.Errorf("wrong %q", d.wrong.Text)
	}
	d.which.SetSelected(string(textPages))
	if !strings.Contains(d.wrong.Text, "没有装打印机") {
		t.Errorf("it is forgotten: %q", d.wrong.Text)
	}
	test.Tap(d.yes)
	d.dialogue.Hide()
}

func TestPrinterThatRefuses(t *testing.T) {
	s := sample(t)
	s.opt.print.print = func(context.Context, printing.Job) error { return errors.New("打印机没有接受") }
	test.Tap(s.asking(t).yes)
	if len(s.frame.refused) != 1 || len(s.frame.told) != 0 {
		t.Errorf("refused %v, told %v", s.frame.refused, s.frame.told)
	}
}
