package preview

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"juesuan/report/export"
	"juesuan/store"
	"juesuan/store/storetest"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func TestExport(t *testing.T) {
	s := sample(t)
	dir := filepath.Join(t.TempDir(), "公开")
	s.panel.setFolder(dir)
	s.panel.formats[export.DOCX].SetChecked(false)
	s.panel.formats[export.HTML].SetChecked(false)
	test.Tap(s.panel.export)
	title := s.made.title
	if got, want := names(t, dir), []string{title + ".pdf", title + ".xlsx"}; !slices.Equal(got, want) {
		t.Fatalf("the folder holds %v, want %v", got, want)
	}
	file, err := os.ReadFile(filepath.Join(dir, title+".pdf"))
	if err != nil || !bytes.Equal(file, s.made.file.Bytes) {
		t.Error("the file is not what the pages show")
	}
	if got := s.panel.state[export.XLSX].Text; got != "✓ "+formatNames[export.XLSX] {
		t.Errorf("progress %q", got)
	}
	if !slices.Contains(s.frame.at, title+".xlsx") || len(s.frame.told) != 1 || !strings.Contains(s.frame.told[0], "2 个文件") {
		t.Errorf("at %v, told %v", s.frame.at, s.frame.told)
	}
	s.panel.open(s.panel.written[0])
	if !slices.Equal(s.opened, []string{filepath.Join(dir, title+".pdf")}) {
		t.Errorf("opened %v", s.opened)
	}
	if !s.panel.done.Visible() || s.panel.export.Disabled() {
		t.Error("the files cannot be opened, or not exported again")
	}
	// What was chosen is remembered.
	again := newWith(s.frame, s.year, s.opt)
	defer again.Close()
	if again.panel.dir != dir || len(again.panel.list()) != 2 {
		t.Errorf("again: %s, %v", again.panel.dir, again.panel.list())
	}
}

func TestExportCancelled(t *testing.T) {
	s := sample(t)
	dir := filepath.Join(t.TempDir(), "公开")
	s.panel.setFolder(dir)
	s.frame.cancel = true
	test.Tap(s.panel.export)
	if got := names(t, dir); len(got) != 0 || len(s.frame.refused) != 0 || s.panel.done.Visible() {
		t.Errorf("the folder holds %v, refused %v", got, s.frame.refused)
	}
	if len(s.panel.progress.Objects) != 0 {
		t.Error("progress is still shown")
	}
}

func TestExportRefused(t *testing.T) {
	s := sample(t)
	file := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s.panel.setFolder(file)
	test.Tap(s.panel.export)
	if len(s.frame.refused) != 1 || !strings.Contains(s.frame.refused[0].Error(), "已有同名的文件") {
		t.Errorf("refused %v", s.frame.refused)
	}
	if s.panel.export.Disabled() {
		t.Error("it cannot be tried again")
	}
}

func TestABrokenFieldIsShownAndDoesNotGoOut(t *testing.T) {
	y := storetest.Sample()
	y.Rewrites = []store.Rewrite{{Section: "三", Template: `共{{金额 (取 "03/没有")}}。`}}
	s := show(t, y)
	if s.made == nil {
		t.Fatalf("there are no pages: %s", s.paper.Note())
	}
	dir := t.TempDir()
	s.panel.setFolder(dir)
	test.Tap(s.panel.export)
	s.Print()
	if want := []string{"改写/三/模板", "改写/三/模板"}; !slices.Equal(s.frame.went, want) {
		t.Errorf("went to %v", s.frame.went)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("wrote %v, %v", files, err)
	}
}

func TestNoFormats(t *testing.T) {
	s := sample(t)
	for _, f := range export.Formats {
		s.panel.formats[f].SetChecked(false)
	}
	if !s.panel.export.Disabled() {
		t.Error("nothing can be exported")
	}
}

func TestGapsAreCounted(t *testing.T) {
	y := storetest.Sample()
	y.Texts = nil
	s := show(t, y)
	if !s.panel.gaps.Visible() || !strings.Contains(s.panel.gaps.Text, "没有填写") || s.panel.gaps.Importance != widget.WarningImportance {
		t.Errorf("gaps: %q", s.panel.gaps.Text)
	}
}

func TestFolderThatIsNotThereYet(t *testing.T) {
	dir := t.TempDir()
	if got := existing(filepath.Join(dir, "一", "二")); got != dir {
		t.Errorf("the folder above is %s, want %s", got, dir)
	}
	if got := pathEnd("/很长/"+strings.Repeat("的", 60)+"/公开", 120); !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "/公开") {
		t.Errorf("shown as %s", got)
	}
}
