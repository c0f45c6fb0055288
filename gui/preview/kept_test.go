package preview

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/report"
	"juesuan/report/export"
	"juesuan/report/final"
	"juesuan/store"
	"juesuan/store/storetest"
)

// sealed is the example's year after it went out in a style.
func sealed(t *testing.T, style report.Style) (*desk.Year, []export.File) {
	t.Helper()
	d := desktest.Of(t, storetest.Sample())
	y, err := d.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := report.Compose(y.Pack(), y.Book(), y.Data(), report.Options{Style: style})
	if err != nil {
		t.Fatal(err)
	}
	files, err := export.Render(t.Context(), doc, export.Options{Formats: []export.Format{export.PDF, export.HTML}})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := final.Keep(d.Ledger(), y.Copy(), "定稿", files, ""); err != nil {
		t.Fatal(err)
	}
	if err := d.Changed(); err != nil {
		t.Fatal(err)
	}
	if y, err = d.Year(2022); err != nil || y.State() != store.Finalised {
		t.Fatalf("%v, the year is %s", err, y.State())
	}
	return y, files
}

// TestSealedYearAsItWentOut: whatever the person's own choices are, a sealed
// year shows the file that was kept, and its numbers lead to their entries
// where the program still makes the same.
func TestSealedYearAsItWentOut(t *testing.T) {
	y, files := sealed(t, report.Default)
	s := showYear(t, y, usual, blank)
	if !bytes.Equal(s.made.file.Bytes, files[0].Content) || s.made.other {
		t.Error("the pages are not those that went out")
	}
	if !strings.Contains(s.panel.gaps.Text, "一个字节不差") || !s.panel.unit.Disabled() {
		t.Errorf("the panel says %q", s.panel.gaps.Text)
	}
	if !s.GoTo(cell) {
		t.Error("a number leads nowhere")
	}
}

// TestSealedYearOfAnotherStyle: where other pages would be made now, those that
// went out are shown all the same, searched and printed.
func TestSealedYearOfAnotherStyle(t *testing.T) {
	y, files := sealed(t, report.GBT9704)
	s := showYear(t, y, usual, blank)
	if !bytes.Equal(s.made.file.Bytes, files[0].Content) || !s.made.other {
		t.Fatal("the pages are not those that went out")
	}
	if !strings.Contains(s.panel.gaps.Text, "不能点数") || s.GoTo(cell) {
		t.Errorf("the panel says %q", s.panel.gaps.Text)
	}
	if s.paper.Look("418.81"); s.paper.Found() < 10 {
		t.Errorf("%d places are found", s.paper.Found())
	}
	if list, err := s.made.printed(allPages, ""); err != nil || len(list) != s.made.pages.Len() {
		t.Errorf("%d pages would be printed, %v", len(list), err)
	}
	s.panel.style.SetSelected(styleNames[report.Default.Name])
	if s.made.other || s.made.doc == nil || s.panel.unit.Disabled() || !strings.Contains(s.panel.gaps.Text, "重新生成") {
		t.Errorf("asked for a style it says %q", s.panel.gaps.Text)
	}
	s.panel.style.SetSelected(keptStyle)
	if !bytes.Equal(s.made.file.Bytes, files[0].Content) {
		t.Error("what went out does not come back")
	}
	again := newWith(s.frame, y, s.opt)
	defer again.Close()
	if again.panel.style.Selected != keptStyle {
		t.Errorf("opened again it shows %s", again.panel.style.Selected)
	}
}

// TestExportOfASealedYear gives the kept files, and says which are missing.
func TestExportOfASealedYear(t *testing.T) {
	y, files := sealed(t, report.GBT9704)
	s := showYear(t, y, usual, blank)
	dir := filepath.Join(t.TempDir(), "公开")
	s.panel.setFolder(dir)
	test.Tap(s.panel.export)
	if len(s.frame.refused) != 1 || !strings.Contains(s.frame.refused[0].Error(), "定稿时没有存") || len(names(t, dir)) != 0 {
		t.Fatalf("refused %v, wrote %v", s.frame.refused, names(t, dir))
	}
	s.panel.formats[export.DOCX].SetChecked(false)
	s.panel.formats[export.XLSX].SetChecked(false)
	test.Tap(s.panel.export)
	for _, f := range files {
		got, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil || !bytes.Equal(got, f.Content) {
			t.Errorf("%s is not what went out (%v)", f.Name, err)
		}
	}
	if want := []string{filepath.Join(dir, files[0].Name), filepath.Join(dir, files[1].Name)}; !slices.Equal(s.panel.written, want) {
		t.Errorf("written %v", s.panel.written)
	}
}

// TestUnlockedYearIsMadeNow: with the seal its files stop to be what is shown.
func TestUnlockedYearIsMadeNow(t *testing.T) {
	y, _ := sealed(t, report.GBT9704)
	s := showYear(t, y, usual, blank)
	if err := y.Desk().Ledger().Unlock(2022, "审计调整"); err != nil {
		t.Fatal(err)
	}
	if err := y.Desk().Changed(); err != nil {
		t.Fatal(err)
	}
	if s.panel.style.Selected == keptStyle || s.made.other || slices.Contains(s.panel.style.Options, keptStyle) {
		t.Errorf("shown as %s of %v", s.panel.style.Selected, s.panel.style.Options)
	}
}
