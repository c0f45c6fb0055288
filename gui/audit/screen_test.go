package audit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/gui/screen/screentest"
	"juesuan/gui/theme"
	"juesuan/report"
	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/report/pdf"
	"juesuan/report/read/rawtest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

var usual = fyne.NewSize(1366, 700)

// wrong is the example with one figure of the text turned.
func wrong(t *testing.T) *report.Document {
	t.Helper()
	d := rawtest.Sample(t)
	for _, b := range d.Section("三") {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			if p.Runs[i].Text == "305.42" {
				p.Runs[i].Text = "350.42"
				return d
			}
		}
	}
	t.Fatal("the figure is not there")
	return nil
}

// printed writes a document as a PDF file.
func printed(t *testing.T, d *report.Document) string {
	t.Helper()
	f, err := pdf.Make(d)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, "某局2022年度部门决算.pdf", f.Bytes)
}

func written(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

type rig struct {
	*Screen
	frame   *screentest.Frame
	adopted *audit.Report
}

func show(t *testing.T, path string, size fyne.Size) *rig {
	t.Helper()
	rules, err := check.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{frame: screentest.New(t, size)}
	r.Screen = New(r.frame, path, Options{
		Rules: rules, Back: func() {}, Other: func() {}, Adopt: func(x *audit.Report) { r.adopted = x },
		Aside: func(work, done func()) { work(); done() },
	})
	r.frame.Show(r.Screen)
	t.Cleanup(r.Close)
	return r
}

// said is everything that can be read on the screen.
func (r *rig) said() string {
	var out []string
	for _, o := range test.LaidOutObjects(r.Object()) {
		if text, ok := guitest.Read(o); ok && o.Visible() {
			out = append(out, text)
		}
	}
	return strings.Join(append(out, r.list.String()), "\n")
}

func TestAPublishedPDF(t *testing.T) {
	r := show(t, printed(t, wrong(t)), usual)
	got := r.said()
	for _, want := range []string{"2022 年度", "金额单位：万元", "● 错误", "350.42", "305.42", "45.00", "第 18 页"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	if len(r.opened.paper.Marks) == 0 || !slices.ContainsFunc(r.opened.paper.Names, func(s string) bool { return strings.Contains(s, "●") }) {
		t.Errorf("%d marks, pages %q", len(r.opened.paper.Marks), r.opened.paper.Names)
	}
	guitest.Picture(t, "pdf.png", r.frame.Window().Canvas())
}

// TestBothWays: from a finding to its place, and from a place to its finding.
func TestBothWays(t *testing.T) {
	r := show(t, printed(t, wrong(t)), usual)
	f := r.opened.report.Result.Of(check.Error)[0]
	r.look(f.Places[0].Addr)
	at := r.paper.Framed()
	if at == nil || at.Addr != f.Places[0].Addr || r.paper.Page() != at.Page {
		t.Fatalf("framed %+v, page %d", at, r.paper.Page())
	}
	if !strings.Contains(r.frame.Said, at.Text) || at.Text == "" {
		t.Errorf("the status bar says %q of %q", r.frame.Said, at.Text)
	}
	test.TapCanvas(r.frame.Window().Canvas(), r.paper.Middle(at))
	if len(r.frame.Told) != 0 {
		t.Errorf("told %q", r.frame.Told)
	}
	for i := range r.opened.paper.Places { // one without a finding
		if p := &r.opened.paper.Places[i]; p.Addr == "01/收入总计" {
			r.pick(p)
		}
	}
	if len(r.frame.Told) != 1 || !strings.Contains(r.frame.Told[0], "没有发现问题") {
		t.Errorf("told %q", r.frame.Told)
	}
}

// TestStepsShowTheirPlace: a step to a finding turns to its page.
func TestStepsShowTheirPlace(t *testing.T) {
	r := show(t, printed(t, wrong(t)), usual)
	f := r.opened.report.Result.Of(check.Error)[0]
	guitest.Press(t, r.frame.Window(), "F8")
	at := r.paper.Framed()
	if at == nil || at.Addr != f.Places[0].Addr {
		t.Fatalf("framed %+v, want %s", at, f.Places[0].Addr)
	}
	if said := r.frame.Said; strings.Contains(said, at.Addr) || !strings.Contains(said, f.Places[0].String()) {
		t.Errorf("the status bar says %q", said)
	}
}

// TestATextWithoutPages is set in pages anew, which is said.
func TestATextWithoutPages(t *testing.T) {
	data, err := os.ReadFile("../../report/read/testdata/disclosure-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := show(t, written(t, "公开.txt", data), usual)
	got := r.said()
	for _, want := range []string{"不是原来的版面", "350.42", "尾差"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	if r.paper.Document() == nil || len(r.opened.paper.Marks) < 10 {
		t.Errorf("%d marks", len(r.opened.paper.Marks))
	}
	guitest.Picture(t, "text.png", r.frame.Window().Canvas())
	guitest.Look(theme.Dark, 1)
	defer guitest.Look(theme.Light, 1)
	guitest.Picture(t, "dark.png", r.frame.Window().Canvas())
}

// TestASmallWindow is what a screen of 1366 × 768 leaves at 200 %: findings and
// pages take turns.
func TestASmallWindow(t *testing.T) {
	r := show(t, printed(t, wrong(t)), fyne.NewSize(660, 330))
	guitest.Picture(t, "small.png", r.frame.Window().Canvas())
	if r.paper.Column.Visible() || !r.room.found.Visible() {
		t.Error("the findings are not what is seen first")
	}
	r.look(r.opened.report.Result.Of(check.Error)[0].Places[0].Addr)
	if !r.paper.Column.Visible() || r.room.found.Visible() {
		t.Error("the pages do not come")
	}
	guitest.Picture(t, "smallpages.png", r.frame.Window().Canvas())
	r.pick(r.paper.Framed())
	if r.paper.Column.Visible() || !r.room.found.Visible() {
		t.Error("the finding does not come back")
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"空.pdf": {"", "空"},
		"坏.pdf": {"%PDF-1.7\nnothing", "损坏"},
		"信.txt": {"各位同事：明天开会。", "没有"},
	} {
		r := show(t, written(t, name, []byte(c.data)), usual)
		got := r.said()
		if !strings.Contains(got, "没有审核") || !strings.Contains(got, c.want) || !strings.Contains(got, name) {
			t.Errorf("%s: said %s", name, got)
		}
		if !r.adopt.Disabled() || !r.report.Disabled() {
			t.Errorf("%s: there is something to take over", name)
		}
	}
}

func TestReportForPeople(t *testing.T) {
	r := show(t, printed(t, wrong(t)), usual)
	dir := t.TempDir()
	r.writeReport(dir)
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(files) != 1 || len(r.frame.Refused) != 0 || !strings.Contains(r.frame.Told[0], files[0]) {
		t.Errorf("%v, %v, refused %v, told %q", files, err, r.frame.Refused, r.frame.Told)
	}
	r.writeReport(filepath.Join(files[0], "里面"))
	if len(r.frame.Refused) != 1 {
		t.Errorf("a folder in a file is not refused: %v", r.frame.Refused)
	}
}

func TestAdoptIsOffered(t *testing.T) {
	r := show(t, printed(t, wrong(t)), usual)
	test.Tap(r.adopt)
	if r.adopted != r.opened.report {
		t.Error("the document is not handed on")
	}
}

// TestClosedWhileReading: what is read then is closed, too.
func TestClosedWhileReading(t *testing.T) {
	var due []func()
	frame := screentest.New(t, usual)
	s := New(frame, printed(t, wrong(t)), Options{Aside: func(work, done func()) {
		due = append(due, func() { work(); done() })
	}})
	if !s.GoTo("01/收入总计") {
		t.Error("a place is not kept for later")
	}
	s.Close()
	for _, f := range due {
		f()
	}
	if s.opened != nil || len(frame.Refused) != 0 {
		t.Errorf("opened %v, refused %v", s.opened, frame.Refused)
	}
}

// TestButtons: what needs a document waits for one.
func TestButtons(t *testing.T) {
	s := New(screentest.New(t, usual), "没有.pdf", Options{Aside: func(func(), func()) {}})
	defer s.Close()
	for _, b := range []*part.Button{s.adopt, s.report} {
		if !b.Disabled() {
			t.Errorf("%s can be pressed", b.Text)
		}
	}
}
