package shell

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/shopspring/decimal"

	"juesuan/gui/desk"
	"juesuan/gui/entry"
	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// usual is a window as on a small screen.
var usual = fyne.NewSize(1180, 700)

// newShell returns a window in which nothing happens aside, with settings as
// at the first start.
func newShell(t *testing.T) *Shell {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	for _, key := range []string{keyLook, keySize, entry.UnitKey, keyPack, keyBackups, keyRecent} {
		guitest.App.Preferences().RemoveValue(key)
	}
	w := guitest.Window(t, container.NewStack(), usual)
	s := New(guitest.App, w)
	s.quit = func() {}
	s.aside = func(work, done func()) { work(); done() }
	w.Resize(usual)
	t.Cleanup(func() {
		s.closeDesk()
		for d := part.Top(w); d != nil; d = part.Top(w) {
			d.Hide()
		}
	})
	return s
}

// ledger writes a ledger with the sample's year and a year after it.
func ledger(t *testing.T, years ...*store.Year) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "我局.juesuan")
	if len(years) == 0 {
		years = []*store.Year{storetest.Sample()}
	}
	l, err := store.Create(path, years[0].Department.Name, years[0].Year)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.Put("导入", years...), l.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened returns a window with a ledger and its year 2022.
func opened(t *testing.T) *Shell {
	t.Helper()
	s := newShell(t)
	s.Begin(ledger(t))
	s.openYear(2022)
	if s.year == nil {
		t.Fatal("the year is not open")
	}
	return s
}

// texts collects what can be read on an object.
func texts(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := guitest.Read(x); ok && x.Visible() {
			out = append(out, text)
		}
		switch x := x.(type) {
		case *part.Button:
			out = append(out, "["+x.Text+"]")
		case *part.MenuButton:
			out = append(out, "["+x.Text+"]")
		}
	}
	return strings.Join(out, "\n")
}

// dialogue returns what can be read in the dialogue that is open.
func dialogue(t *testing.T, s *Shell) string {
	t.Helper()
	top := s.window.Canvas().Overlays().Top()
	if part.Top(s.window) == nil || top == nil {
		t.Fatal("no dialogue is open")
	}
	return texts(top)
}

// tap presses a button of the dialogue or of the window by its text.
func tap(t *testing.T, s *Shell, text string) {
	t.Helper()
	from := s.window.Content()
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		from = top
	}
	for _, x := range test.LaidOutObjects(from) {
		b, ok := x.(*part.Button)
		if ok && b.Text == text && b.Visible() {
			if b.Disabled() {
				t.Fatalf("the button %s is disabled", text)
			}
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %s in:\n%s", text, texts(from))
}

func TestFirstStart(t *testing.T) {
	s := newShell(t)
	s.Begin("")
	got := texts(s.window.Content())
	for _, want := range []string{"[打开示例看看]", "[新建本单位账本]", "[打开已有账本]", "没有打开账本"} {
		if !strings.Contains(got, want) {
			t.Errorf("the first start does not show %s:\n%s", want, got)
		}
	}
	guitest.Picture(t, "begin.png", s.window.Canvas())
	tap(t, s, "打开示例看看")
	if s.desk == nil || !strings.Contains(texts(s.window.Content()), "2022") {
		t.Error("the example is not open")
	}
}

func TestAMissingFileIsExplained(t *testing.T) {
	s := newShell(t)
	s.Begin(filepath.Join(t.TempDir(), "没有.juesuan"))
	if got := dialogue(t, s); !strings.Contains(got, "没有.juesuan") || !strings.Contains(got, "。") {
		t.Errorf("said %q", got)
	}
	guitest.Press(t, s.window, "Escape")
	if part.Top(s.window) != nil {
		t.Error("Escape does not close the explanation")
	}
	tap(t, s, "打开示例看看")
	if s.desk == nil {
		t.Error("the start screen is of no use any more")
	}
}

func TestALockedLedgerOpensForReading(t *testing.T) {
	path := ledger(t)
	other, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	s := newShell(t)
	s.Begin(path)
	tap(t, s, "只看不改地打开")
	if s.desk == nil || !s.desk.ReadOnly() {
		t.Fatal("it is not open for reading")
	}
	s.openYear(2022)
	if !strings.Contains(texts(s.window.Content()), "只看") {
		t.Error("nothing says that it can only be read")
	}
}

func TestADamagedLedgerOffersItsBackup(t *testing.T) {
	path := ledger(t)
	l, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for at := int64(4096); at < 40*4096; at += 512 {
		if _, err := f.WriteAt([]byte("写坏了写坏了写坏了"), at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	s.Begin(path)
	if got := dialogue(t, s); !strings.Contains(got, "[抢救到新账本…]") {
		t.Fatalf("said %q", got)
	}
	tap(t, s, "恢复最新的好备份")
	if s.desk == nil {
		t.Fatalf("the backup was not restored: %s", dialogue(t, s))
	}
	s.openYear(2022)
	if s.year.Data().Department.Name != storetest.Sample().Department.Name {
		t.Error("the backup is another department's")
	}
}

func TestANewerFileIsExplained(t *testing.T) {
	path := ledger(t)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte{0, 0, 3, 0xe7}, 60); err != nil { // SQLite's user_version
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	s.Begin(path)
	if got := dialogue(t, s); !strings.Contains(got, "更新的版本") {
		t.Errorf("said %q", got)
	}
	if s.desk != nil {
		t.Error("it was opened")
	}
}

func TestTheWayBackAndForth(t *testing.T) {
	s := opened(t)
	s.goToScreen(historyScreen)
	s.GoTo("支出/2010301/一般公共预算财政拨款/基本支出/决算数")
	if s.at.screen != desk.GeneralPage {
		t.Fatalf("at %v", s.at)
	}
	s.goBack()
	if s.at.screen != historyScreen {
		t.Errorf("back leads to %v", s.at)
	}
	s.goBack()
	s.goBack()
	if s.at != (place{}) || s.year != nil {
		t.Errorf("the way back ends at %v", s.at)
	}
	for range 3 {
		s.goForward()
	}
	if s.at.screen != desk.GeneralPage || s.at.addr == "" {
		t.Errorf("forward leads to %v", s.at)
	}
}

func TestTheListOfPagesBeginsAtTheOpenOne(t *testing.T) {
	s := opened(t)
	s.goToScreen(desk.GeneralPage)
	for _, c := range []struct{ keys, want string }{{"Down Return", desk.FundPage}, {"Up Return", desk.GeneralPage}} {
		s.key(&fyne.KeyEvent{Name: fyne.KeyF6})
		guitest.Press(t, s.window, c.keys)
		if s.at.screen != c.want {
			t.Errorf("%s leads to %s, not to %s", c.keys, s.at.screen, c.want)
		}
	}
}

func TestReturnOnTheOpenPageGoesBackToIt(t *testing.T) {
	s := opened(t)
	s.goToScreen(desk.GeneralPage)
	grid := guitest.Focused(t, s.window)
	s.key(&fyne.KeyEvent{Name: fyne.KeyF6})
	if guitest.Focused(t, s.window) == grid {
		t.Fatal("F6 does not go to the list")
	}
	guitest.Press(t, s.window, "Return")
	if guitest.Focused(t, s.window) != grid {
		t.Errorf("the keyboard is on %T", s.window.Canvas().Focused())
	}
}

func TestF8GoesToTheGapsOfTheText(t *testing.T) {
	last := storetest.Sample()
	last.Texts = nil
	s := newShell(t)
	s.Begin(ledger(t, last))
	s.openYear(2022)
	s.nextFinding(1)
	r := s.year.Result()
	list := append(r.Of(check.Error), r.Of(check.Warning)...)
	for i := range list {
		f := &list[i]
		if f.Rule == "D14" {
			if s.at.screen != desk.TextPage {
				t.Errorf("%s leads to %v", f.Message, s.at)
			}
			if want := f.Places[0].Addr; want != "" && s.at.addr != want {
				t.Errorf("%s leads to %v", f.Message, s.at)
			}
		}
		s.nextFinding(1)
	}
	s.goToScreen(findingsScreen)
	s.Tell("3/9")
	s.nextFinding(1)
	if s.at.screen != findingsScreen || s.toast.card.Visible() {
		t.Errorf("on the findings F8 leads to %v", s.at)
	}
}

func TestABrokenFieldIsAFindingThatLeadsToIt(t *testing.T) {
	s := opened(t)
	if err := s.year.Set("改写", store.Change{Addr: "改写/三/模板", Value: `共{{金额 (取 "03/没有")}}。`}); err != nil {
		t.Fatal(err)
	}
	list := s.year.Result().Of(check.Error)
	i := slices.IndexFunc(list, func(f check.Finding) bool { return strings.Contains(f.Message, "03/没有") })
	if i < 0 {
		t.Fatalf("there is no finding among %v", list)
	}
	if got := placeOf(s.year, &list[i]); got != "改写/三/模板" {
		t.Errorf("it leads to %q", got)
	}
	s.finalise(s.year)
	if got := dialogue(t, s); !strings.Contains(got, "03/没有") || strings.Count(got, "[去看]") != 1 {
		t.Errorf("what keeps it from being finalised:\n%s", got)
	}
}

func TestSubjectsWithoutAmountsAreFound(t *testing.T) {
	path := ledger(t)
	l, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Roll(2022, 2023, "结转"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	s.Begin(path)
	s.openYear(2023)
	for _, what := range []string{"2010301", "行政运行", "xzyx"} {
		i := slices.IndexFunc(search(s.year, what), func(h hit) bool { return strings.HasPrefix(h.addr, "支出/2010301/") })
		if i < 0 {
			t.Errorf("%s is not found: %v", what, search(s.year, what))
			continue
		}
		s.GoTo(search(s.year, what)[i].addr)
		if s.at.screen != desk.GeneralPage {
			t.Errorf("it leads to %v", s.at)
		}
	}
}

func TestALedgerThatCannotBeWrittenOpensForReading(t *testing.T) {
	for _, why := range []error{syscall.EROFS, fs.ErrPermission} {
		s := newShell(t)
		path := ledger(t)
		s.refuseOpening(path, &store.FileError{Path: path, Text: "在只读的盘上，不能改动", Err: why})
		tap(t, s, "只看不改地打开")
		if s.desk == nil || !s.desk.ReadOnly() {
			t.Errorf("it is not open for reading after %v", why)
		}
	}
}

func TestAPackBelongsToItsLedger(t *testing.T) {
	s := opened(t)
	ours, other := s.desk.Path(), ledger(t)
	s.choosePack("shanghai-2024")
	if got := s.head.title.Text; !strings.Contains(got, "上海市区级") {
		t.Errorf("the year's head says %s", got)
	}
	s.goTo(place{})
	if got := texts(s.window.Content()); !strings.Contains(got, "上海市区级 2024 年") {
		t.Errorf("the years do not tell their pack:\n%s", got)
	}
	s.Open(other)
	if got := s.desk.Pack().Name; got != report.DefaultPack {
		t.Errorf("another ledger is made with %s", got)
	}
	s.Open(ours)
	if got := s.desk.Pack().Name; got != "shanghai-2024" {
		t.Errorf("the ledger is made with %s", got)
	}
	s.keepPack(ours, "没有的包")
	s.Open(other)
	s.Open(ours)
	if got := s.desk.Pack().Name; got != report.DefaultPack || !strings.Contains(s.toast.text.Text, "没有的包") {
		t.Errorf("without its pack it is made with %s: %s", got, s.toast.text.Text)
	}
}

func TestThePackOfAllLedgersIsSharedOut(t *testing.T) {
	s := opened(t)
	ours, other := s.desk.Path(), ledger(t)
	guitest.App.Preferences().SetString(keyPack, "shanghai-2024")
	s.closeDesk()
	s = New(guitest.App, s.window)
	s.aside = func(work, done func()) { work(); done() }
	t.Cleanup(s.closeDesk)
	s.Open(other)
	if got := s.desk.Pack().Name; got != report.DefaultPack {
		t.Errorf("a ledger of now is made with %s", got)
	}
	s.Open(ours)
	if got := s.desk.Pack().Name; got != "shanghai-2024" {
		t.Errorf("a ledger of then is made with %s", got)
	}
}

func TestTheHistoryOfAPage(t *testing.T) {
	s := opened(t)
	if err := s.year.Set("录入", store.Change{Addr: "三公数量/保有量", Value: "7"}); err != nil {
		t.Fatal(err)
	}
	s.goToScreen(historyScreen)
	h := s.screens[historyScreen]
	if !h.GoTo("三公数量") {
		t.Error("it has no page 三公数量")
	}
	if h.GoTo("没有这一页") {
		t.Error("it has a page that there is not")
	}
	h.GoTo("三公数量")
	if got := texts(s.window.Content()); !strings.Contains(got, "处改动") {
		t.Errorf("it shows:\n%s", got)
	}
}

func TestWhereAddressesLead(t *testing.T) {
	s := opened(t)
	for addr, want := range map[string]string{
		"三公数量/保有量":       desk.ThreePublicPage,
		"文字/五/3":         desk.TextPage,
		"检查":             findingsScreen,
		"检查/A09/01/收入总计": findingsScreen,
		"03/合计/项目支出":     desk.GeneralPage,
		"内设机构/1/名称":      desk.UnitPage,
		"没有这个地方":         "",
	} {
		if got, _ := resolve(s.year, addr); got != want {
			t.Errorf("%s leads to %q, want %q", addr, got, want)
		}
	}
}

func TestUndoFromTheMenu(t *testing.T) {
	s := opened(t)
	s.window.Canvas().Unfocus()
	before := s.year.Data().Counts
	if err := s.year.Set("录入", store.Change{Addr: "三公数量/保有量", Value: "7"}); err != nil {
		t.Fatal(err)
	}
	if s.head.undo.Disabled() {
		t.Error("the button for undo is disabled")
	}
	s.undo()
	if s.year.Data().Counts != before {
		t.Error("not taken back")
	}
	s.redo()
	if s.year.Data().Counts == before {
		t.Error("not done again")
	}
}

// A click on a button takes the keyboard away; what is typed next is for the
// cell all the same.
func TestWhoTypesOnMeansTheCell(t *testing.T) {
	s := opened(t)
	s.goToScreen(desk.GeneralPage)
	c := s.window.Canvas()
	c.Unfocus()
	c.OnTypedRune()('5')
	guitest.Press(t, s.window, "Return")
	if s.head.undo.Disabled() {
		t.Fatal("what was typed is lost")
	}
	tap(t, s, "撤销")
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF2})
	if _, in := c.Focused().(interface{ CursorTextOffset() int }); !in {
		t.Errorf("F2 leads to %T", c.Focused())
	}
	s.goToScreen(desk.TextPage)
	c.Unfocus()
	c.OnTypedRune()('5')
	if c.Focused() != nil {
		t.Errorf("on another page %T has it", c.Focused())
	}
}

func TestAJobCanBeCancelled(t *testing.T) {
	s := newShell(t)
	done := make(chan error)
	s.Run("试", func(ctx context.Context, at func(float64, string)) error {
		at(0.5, "一半")
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { done <- err })
	waitFor(t, func() bool { return part.Top(s.window) != nil })
	s.Close()
	if s.toast.text.Text == "" {
		t.Error("closing the window did not say that work goes on")
	}
	tap(t, s, "取消")
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the job ended with %v", err)
	}
	waitFor(t, func() bool { return part.Top(s.window) == nil && s.jobs == 0 })
}

func TestAJobThatPanicsFails(t *testing.T) {
	s := newShell(t)
	done := make(chan error)
	s.Run("试", func(context.Context, func(float64, string)) error { panic("坏了") }, func(err error) { done <- err })
	if err := <-done; err == nil || !strings.Contains(err.Error(), "坏了") {
		t.Errorf("ended with %v", err)
	}
}

func TestSettings(t *testing.T) {
	s := opened(t)
	s.askSettings()
	if got := dialogue(t, s); !strings.Contains(got, "备份放在") {
		t.Errorf("the settings show %q", got)
	}
	set := s.set
	set.look, set.size, set.unit = theme.Dark, 1.35, "万元"
	s.change(set)
	s.choosePack("shanghai-2024")
	if s.year.Pack().Name != "shanghai-2024" {
		t.Errorf("the year's pack is %s", s.year.Pack().Name)
	}
	if got := readSettings(guitest.App.Preferences()); got != set {
		t.Errorf("kept %+v, want %+v", got, set)
	}
	th := guitest.App.Settings().Theme().(*theme.Theme)
	if th.Look() != theme.Dark || th.Scale() != 1.35 {
		t.Errorf("the theme is %v, %v", th.Look(), th.Scale())
	}
}

func TestEveryPackOfTheProgramHasAName(t *testing.T) {
	for _, name := range report.PackNames() {
		if title := desk.PackTitle(name); title == name || desk.PackOf(title) != name {
			t.Errorf("%s is called %q", name, title)
		}
	}
	if desk.PackOf(desk.PackTitle("my-own")) != "my-own" {
		t.Error("a pack of one's own is not found again")
	}
}

func TestSearch(t *testing.T) {
	s := opened(t)
	for _, c := range []struct{ what, want string }{
		{"2010301", "2010301"},
		{"行政运行", "行政运行"},
		{"72.93", "72.93"},
		{"jgyl", "2080505"},
		{"3054200", "305.42"},
		{"3,054,200", "305.42"},
		{"qqvv", ""},
		{"没有这个词", ""},
	} {
		hits := search(s.year, c.what)
		if c.want == "" {
			if len(hits) > 0 {
				t.Errorf("%s: found %v", c.what, hits[0])
			}
			continue
		}
		if len(hits) == 0 {
			t.Errorf("%s: found nothing", c.what)
			continue
		}
		if all := hits[0].text + hits[0].value; !strings.Contains(all, c.want) {
			t.Errorf("%s: first found %q", c.what, all)
		}
		if scr, _ := resolve(s.year, hits[0].addr); scr == "" {
			t.Errorf("%s: nothing leads to %s", c.what, hits[0].addr)
		}
	}
}

// What is told is drawn also where nothing else has changed, above the status
// bar.
func TestWhatIsToldStandsAboveTheStatusBar(t *testing.T) {
	s := opened(t)
	if !s.toast.box.Visible() || s.toast.card.Visible() {
		t.Fatal("the place of what is told is not part of the window before anything is")
	}
	s.Tell("第一句话。")
	if !s.toast.card.Visible() {
		t.Fatal("it is not seen")
	}
	d := fyne.CurrentApp().Driver()
	low := d.AbsolutePositionForObject(s.toast.card).Y + s.toast.card.Size().Height
	if top := d.AbsolutePositionForObject(s.bar.left).Y; low > top {
		t.Errorf("it ends at %v, over the status bar at %v", low, top)
	}
	s.toast.hide()
	if s.toast.card.Visible() {
		t.Error("it stays")
	}
}

// Escape closes a list first, and then the dialogue that the list is in.
func TestEscapeInAList(t *testing.T) {
	s := opened(t)
	s.askSettings()
	c := s.window.Canvas()
	var list *part.Select
	for _, x := range test.LaidOutObjects(c.Overlays().Top()) {
		if l, ok := x.(*part.Select); ok && list == nil {
			list = l
		}
	}
	c.Focus(list)
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(c.Overlays().List()) != 2 {
		t.Fatal("Return opens no list")
	}
	guitest.Focused(t, s.window).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if part.Top(s.window) == nil || len(c.Overlays().List()) != 1 {
		t.Fatal("Escape has not closed the list alone")
	}
	c.Focus(list)
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if part.Top(s.window) != nil {
		t.Error("Escape has not closed the dialogue")
	}
}

// A document in 元 is found in by what is known in 万元.
// Each side of a form is called by its own name.
func TestSearchOnBothSides(t *testing.T) {
	s := opened(t)
	var found []string
	for _, h := range search(s.year, "418.81") {
		if strings.HasPrefix(h.text, "公开01表") {
			found = append(found, h.text)
		}
	}
	all := strings.Join(found, "\n")
	if !strings.Contains(all, "本年收入合计") || !strings.Contains(all, "本年支出合计") {
		t.Errorf("found\n%s", all)
	}
}

func TestSearchInTheOtherUnit(t *testing.T) {
	amount := decimal.RequireFromString
	for _, c := range []struct {
		unit           report.Unit
		typed, printed string
		want           bool
	}{
		{report.Wan, "3504200", "350.42", true},
		{report.Wan, "3504213.77", "350.42", true},
		{report.Wan, "2022", "0.20", false},
		{report.Wan, "0", "0.00", false},
		{report.Yuan, "350.42", "3,504,213.77", true},
		{report.Yuan, "350.42", "3,504,300.00", false},
		{report.Yuan, "350", "3,500,000.00", false},
	} {
		w := wanted{amount: amount(c.typed), known: true, unit: c.unit}
		if got := w.isInOtherUnit(c.printed); got != c.want {
			t.Errorf("%s, where tables are in %s and print %s: %v", c.typed, c.unit, c.printed, got)
		}
	}
}
