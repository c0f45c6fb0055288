package text

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/flow"
	"juesuan/gui/guitest"
	"juesuan/gui/screen/screentest"
	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// rig is the screen in a window.
type rig struct {
	*Screen
	t     testing.TB
	frame *screentest.Frame
	pause func() // what is due when typing pauses
}

func newRig(t testing.TB, y *desk.Year) *rig {
	t.Helper()
	r := &rig{t: t, frame: screentest.New(t, fyne.NewSize(1146, 700))}
	r.Screen = newScreen(r.frame, y)
	r.Screen.pause = func(do func()) func() {
		r.pause = do
		return func() { r.pause = nil }
	}
	r.frame.Show(r.Screen)
	return r
}

// missing is the sample without the reasons of a section.
func missing(t testing.TB) *desk.Year {
	t.Helper()
	y := storetest.Sample()
	for i := range y.Texts {
		if y.Texts[i].Place == "原因/一" {
			y.Texts[i].Text = ""
		}
	}
	last := storetest.Sample()
	last.Year--
	last.Income[0].Actual = store.Fen(last.Income[0].Actual.Fen() + 1_000_000_00)
	last.Expenditure[0].Actual = store.Fen(last.Expenditure[0].Actual.Fen() + 1_000_000_00)
	return desktest.Year(t, y, last)
}

func (r *rig) press(script string) { r.t.Helper(); guitest.Press(r.t, r.frame.Window(), script) }

// reads is the text of the section.
func (r *rig) reads() string {
	var b strings.Builder
	for _, p := range r.text.Paragraphs() {
		for _, x := range p.Pieces {
			b.WriteString(x.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (r *rig) wantReads(words string) {
	r.t.Helper()
	if got := r.reads(); !strings.Contains(got, words) {
		r.t.Errorf("the section reads\n%s\nwithout %q", got, words)
	}
}

func (r *rig) wantInLedger(place, want string) {
	r.t.Helper()
	y, err := r.year.Desk().Ledger().Year(r.year.Number())
	if err != nil {
		r.t.Fatal(err)
	}
	if got := valueAt(y, store.JoinAddress("文字", place, "内容")); got != want {
		r.t.Errorf("%s is %q in the ledger, want %q", place, got, want)
	}
}

func TestTypingFillsAGap(t *testing.T) {
	r := newRig(t, missing(t))
	if r.section != "一" {
		t.Fatalf("it begins at %s, not where something is missing", r.section)
	}
	r.wantReads("主要原因是＿＿（请填写原因）")
	r.press("「年中追加经费」")
	r.wantReads("主要原因是年中追加经费。")
	r.wantInLedger("原因/一", "")
	r.pause()
	r.wantInLedger("原因/一", "年中追加经费")
	r.press("「，据实结算。」")
	r.wantReads("主要原因是年中追加经费，据实结算。\n")
	r.press("Tab") // leaves the field
	r.wantInLedger("原因/一", "年中追加经费，据实结算。")
	if len(r.drafts) != 0 {
		t.Errorf("still typed: %v", r.drafts)
	}
	if action, err := r.year.Undo(); err != nil || !strings.Contains(action, "原因") {
		t.Errorf("undo of %q: %v", action, err)
	}
	r.wantReads("主要原因是年中追加经费。")
}

func TestTabTakesLastYearsWords(t *testing.T) {
	r := newRig(t, missing(t))
	was := valueAt(r.year.Prior(), store.JoinAddress("文字", "原因/一", "内容"))
	if was == "" {
		t.Fatal("last year says nothing")
	}
	r.press("Tab Tab")
	r.wantInLedger("原因/一", was)
	r.wantReads("主要原因是" + strings.TrimRight(was, "。"))
}

func TestClosingLosesNothing(t *testing.T) {
	r := newRig(t, missing(t))
	r.press("「新的任务」")
	r.Close()
	r.wantInLedger("原因/一", "新的任务")
}

func TestASealedYearIsRead(t *testing.T) {
	y := missing(t)
	if err := y.Desk().Ledger().SetState(y.Number(), store.Finalised, "定稿"); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(y.Desk().Path(), desk.Options{ReadOnly: true, Aside: desktest.Options.Aside})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	sealed, err := d.Year(y.Number())
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t, sealed)
	for _, row := range r.panel.rows {
		if row.field != nil && !row.field.Disabled() {
			t.Errorf("%s can be written in", row.addr)
		}
	}
}

func TestTheCardOfANumber(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("文字/一/2")
	if r.text.Current() != (figureAt{"文字/一/2"}) {
		t.Fatalf("the mark is on %v", r.text.Current())
	}
	r.press("Return")
	card, ok := guitest.Focused(t, r.frame.Window()).(*flow.Flow)
	if !ok || card == r.text {
		t.Fatal("no card has the keyboard")
	}
	said := ""
	for _, p := range card.Paragraphs() {
		for _, x := range append(p.Pieces, p.Right...) {
			said += x.Text
		}
		said += "\n"
	}
	for _, want := range []string{"418.81 = 表01 收入总计", "← 收入 行政运行", "去改"} {
		if !strings.Contains(said, want) {
			t.Errorf("the card says\n%s\nwithout %s", said, want)
		}
	}
	r.press("Right Return")
	if len(r.frame.Went) != 1 || !strings.HasPrefix(r.frame.Went[0], "收入/") {
		t.Errorf("it goes to %v", r.frame.Went)
	}
	if guitest.Focused(t, r.frame.Window()) != fyne.Focusable(r.text) {
		t.Error("the keyboard is not in the text any more")
	}
	r.press("Return Escape")
	if guitest.Focused(t, r.frame.Window()) != fyne.Focusable(r.text) {
		t.Error("Escape leaves the card open")
	}
}

func TestAGrowthIsExplainedByNumbers(t *testing.T) {
	r := newRig(t, missing(t))
	r.GoTo("文字/五")
	var growth report.Figure
	for _, b := range r.year.Document().Section("五") {
		if p, ok := b.(*report.Paragraph); ok {
			for _, run := range p.Runs {
				if run.Figure != nil && run.Figure.Kind == report.CompletionFigure && growth.Addr == "" {
					growth = *run.Figure
				}
			}
		}
	}
	list, err := r.explain(growth.Addr)
	if err != nil {
		t.Fatal(err)
	}
	if got := list[0].Pieces[0].Text + list[0].Pieces[1].Text; !strings.Contains(got, "÷") || strings.Contains(got, "/") {
		t.Errorf("it says %s", got)
	}
}

func TestGoTo(t *testing.T) {
	r := newRig(t, missing(t))
	for addr, section := range map[string]string{
		"文字/五/3": "五", "文字/九": "九", store.JoinAddress("文字", "原因/一", "内容"): "一", "改写/三/模板": "三", store.JoinAddress("文字", "原因/五（三）/9999999", "内容"): "五", "文字/十、机关运行经费支出情况说明": "十", "部门职责/1/内容": "概况",
	} {
		if !r.GoTo(addr) || r.section != section {
			t.Errorf("%s shows %s", addr, r.section)
		}
	}
	if r.GoTo("支出/2010301") {
		t.Error("it has the place of an entry page")
	}
}

func TestPhrases(t *testing.T) {
	y := &store.Year{Texts: []store.Text{
		{Place: "原因/五（三）/1", Text: "年中追加经费，据实结算。"}, {Place: "原因/五（三）/2", Text: "人员调出，据实结算"},
		{Place: "原因/五（三）/3", Text: "年中追加经费，据实结算"}, {Place: "文字/别的", Text: "年中追加经费"}, {Place: "原因/一", Text: "只写过一次"},
	}}
	got := phrases([]*store.Year{y}, true, "")
	if strings.Join(got, "|") != "据实结算|年中追加经费，据实结算" {
		t.Errorf("offers %q", got)
	}
}

func TestAPhraseGoesWhereTheCaretIs(t *testing.T) {
	y := storetest.Sample()
	y.Texts = append(y.Texts, store.Text{Place: "原因/五（三）/9990001", Text: "据实结算"}, store.Text{Place: "原因/五（三）/9990002", Text: "据实结算"})
	for i := range y.Texts {
		if y.Texts[i].Place == "原因/一" {
			y.Texts[i].Text = ""
		}
	}
	r := newRig(t, desktest.Year(t, y))
	r.press("「因此」 Alt+2")
	r.wantReads("主要原因是因此" + r.panel.known[1] + "。")
}

func TestDuties(t *testing.T) {
	y := storetest.Sample()
	y.Duties = nil
	r := newRig(t, desktest.Year(t, y))
	r.GoTo("文字/概况")
	r.Focus()
	r.press("「负责一件事。」 Tab")
	r.press("「负责另一件事。」 Tab")
	if n := len(r.year.Data().Duties); n != 2 || r.year.Data().Duties[1].Text != "负责另一件事。" {
		t.Errorf("%d duties: %v", n, r.year.Data().Duties)
	}
	r.wantReads("负责另一件事。")
}

func TestTheExternalEditor(t *testing.T) {
	r := newRig(t, missing(t))
	file := ""
	r.panel.outside.open = func(_, path string, _ func(error)) error { file = path; return nil }
	r.press("「先写」")
	r.panel.toggleOutside()
	if b, err := os.ReadFile(file); err != nil || string(b) != "先写" {
		t.Fatalf("the file has %q, %v", b, err)
	}
	if err := os.WriteFile(file, []byte("\ufeff在外面写完\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.panel.outside.look()
	r.wantReads("主要原因是在外面写完。")
	r.wantInLedger("原因/一", "在外面写完")
	r.panel.toggleOutside()
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Error("the file is still there")
	}
}

func BenchmarkAKey(b *testing.B) {
	y, last := storetest.Invented()
	r := newRig(b, desktest.Year(b, y, last))
	r.GoTo("文字/五")
	addr := ""
	for _, p := range r.panel.places {
		if !p.link {
			addr = p.addr
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.draft(addr, strings.Repeat("字", i%30+1))
	}
}

// TestALowWindow asks that the field that has the keyboard is seen on a small
// screen at 200 %, as the first one and as a later one.
func TestALowWindow(t *testing.T) {
	r := newRig(t, missing(t))
	r.frame.Window().Resize(fyne.NewSize(510, 300))
	r.choose("五")
	for _, at := range r.panel.places {
		if !r.panel.focusOn(at.addr) {
			continue
		}
		f := r.panel.rows[at.addr].field
		drv := fyne.CurrentApp().Driver()
		top := drv.AbsolutePositionForObject(f).Y - drv.AbsolutePositionForObject(r.panel.scroll).Y
		if view := r.panel.scroll.Size().Height; top < 0 || top+f.Size().Height > view+1 {
			t.Errorf("the field of %s is from %v to %v of %v", at.addr, top, top+f.Size().Height, view)
		}
	}
	if r.panel.phrases.Object().Visible() {
		t.Error("phrases take the room of the fields")
	}
	r.frame.Window().Resize(fyne.NewSize(1146, 700))
	if !r.panel.phrases.Object().Visible() {
		t.Error("the phrases did not come back")
	}
}
