package years

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/gui/screen/screentest"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// rig is the screen with the sample's year in a window.
type rig struct {
	*Years
	t      *testing.T
	frame  *screentest.Frame
	opened []int
}

func newRig(t *testing.T, last *store.Year) *rig {
	t.Helper()
	r := &rig{t: t, frame: screentest.New(t, fyne.NewSize(1100, 600))}
	d := desktest.Of(t, last)
	r.Years = New(r.frame, d, Do{Open: func(n int) { r.opened = append(r.opened, n) }})
	t.Cleanup(r.Close)
	r.frame.Show(r.Years)
	return r
}

// choose picks an item of a year's menu.
func (r *rig) choose(year int, text string) {
	r.t.Helper()
	i := slices.IndexFunc(r.list, func(s summary) bool { return s.year == year })
	for _, item := range r.yearMenu(&r.list[i]) {
		if strings.HasPrefix(item.Label, text) {
			if item.Disabled {
				r.t.Fatalf("%s is disabled for %d", text, year)
			}
			item.Action()
			return
		}
	}
	r.t.Fatalf("no item %s", text)
}

// press presses a button of the dialogue.
func (r *rig) press(text string) {
	r.t.Helper()
	top := r.frame.Window().Canvas().Overlays().Top()
	if top == nil {
		r.t.Fatalf("no dialogue has a button %s", text)
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*part.Button); ok && b.Text == text {
			test.Tap(b)
			return
		}
	}
	r.t.Fatalf("no button %s", text)
}

func (r *rig) wantYears(want ...int) {
	r.t.Helper()
	var got []int
	for _, s := range r.list {
		got = append(got, s.year)
	}
	if !slices.Equal(got, want) {
		r.t.Errorf("the list has %v, want %v", got, want)
	}
	if len(r.frame.Refused) > 0 {
		r.t.Errorf("refused: %v", r.frame.Refused)
	}
}

func TestTheListSaysHowAYearStands(t *testing.T) {
	r := newRig(t, storetest.Sample())
	s := r.list[0]
	if s.income.printed != "418.81" || s.spending.printed != "418.81" || s.public.printed != "0.00" {
		t.Errorf("totals %s %s %s", s.income.printed, s.spending.printed, s.public.printed)
	}
	y, err := r.desk.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	if warnings := len(y.Result().Of("warning")); s.errors != 0 || s.warnings != warnings {
		t.Errorf("%d errors, %d warnings, want none and %d", s.errors, s.warnings, warnings)
	}
	if len(s.classes) != 5 || s.classes[0].Share.String() != "72.93" {
		t.Errorf("classes %v", s.classes)
	}
	guitest.Press(t, r.frame.Window(), "Return")
	if !slices.Equal(r.opened, []int{2022}) {
		t.Errorf("Return opens %v", r.opened)
	}
}

func TestRollCopyRemoveAndRestore(t *testing.T) {
	r := newRig(t, storetest.Sample())
	r.choose(2022, "结转到 2023")
	if part.Top(r.frame.Window()) != nil {
		r.press("开始填报")
	}
	r.wantYears(2023, 2022)
	r.choose(2022, "复制成")
	r.press("复制")
	r.wantYears(2024, 2023, 2022)
	r.choose(2023, "删除")
	r.wantYears(2024, 2022)
	if !r.bin.Visible() || r.bin.Text != "回收站（1）" {
		t.Errorf("the bin says %q", r.bin.Text)
	}
	r.showBin()
	r.press("恢复")
	r.wantYears(2024, 2023, 2022)
	if r.bin.Visible() {
		t.Error("the empty bin is still shown")
	}
}

func TestAfterRollingTheKeyboardIsOnTheNewYear(t *testing.T) {
	r := newRig(t, storetest.Sample())
	w := r.frame.Window()
	for b, k := range r.keys {
		if k.more {
			w.Canvas().Focus(b)
		}
	}
	r.choose(2022, "结转到 2023")
	if part.Top(w) != nil {
		r.press("以后再看")
	}
	guitest.Press(t, w, "Return")
	if !slices.Equal(r.opened, []int{2023}) {
		t.Errorf("Return opens %v", r.opened)
	}
}

func TestTheKeyboardStaysOnAYearsMenu(t *testing.T) {
	r := newRig(t, storetest.Sample())
	w := r.frame.Window()
	for b, k := range r.keys {
		if k.more {
			w.Canvas().Focus(b)
		}
	}
	r.read()
	k, ok := r.keys[guitest.Focused(t, w)]
	if !ok || !k.more {
		t.Errorf("the keyboard is on %v of the list", k)
	}
}

func TestABrokenFieldDoesNotHideTheSums(t *testing.T) {
	last := storetest.Sample()
	last.Rewrites = []store.Rewrite{{Section: "三", Template: `共{{金额 (取 "03/没有")}}。`}}
	r := newRig(t, last)
	if s := r.list[0]; s.problem != "" || s.income.printed == "" || s.errors == 0 {
		t.Errorf("the year is summed up as %+v", s)
	}
}

func TestAYearThatIsThereIsNotMadeAgain(t *testing.T) {
	r := newRig(t, storetest.Sample())
	r.askBlank()
	guitest.Press(t, r.frame.Window(), "BackSpace BackSpace BackSpace BackSpace 「2022」 Return")
	if part.Top(r.frame.Window()) == nil {
		t.Fatal("the question is gone")
	}
	guitest.Press(t, r.frame.Window(), "BackSpace 「1」 Return")
	r.wantYears(2022, 2021)
	if !slices.Equal(r.opened, []int{2021}) {
		t.Errorf("opened %v", r.opened)
	}
}

func TestASealedYear(t *testing.T) {
	last := storetest.Sample()
	last.State = store.Finalised
	r := newRig(t, last)
	for _, item := range r.yearMenu(&r.list[0]) {
		if strings.HasPrefix(item.Label, "删除") && !item.Disabled {
			t.Error("a sealed year can be removed")
		}
	}
	r.choose(2022, "记下已经公开")
	r.press("记下")
	if r.list[0].state != store.Published {
		t.Errorf("the year is %s", r.list[0].state)
	}
}

func TestAnEmptyLedgerSaysWhatToDo(t *testing.T) {
	r := newRig(t, storetest.Sample())
	r.choose(2022, "删除")
	r.wantYears()
	found := false
	for _, o := range test.LaidOutObjects(r.object) {
		text, ok := guitest.Read(o)
		found = found || ok && strings.Contains(text, "还没有年度")
	}
	if !found || r.charts.Visible() {
		t.Error("an empty ledger does not say so")
	}
}

func TestReadOnly(t *testing.T) {
	r := newRig(t, storetest.Sample())
	d, err := desk.Open(r.desk.Path(), desk.Options{ReadOnly: true, Aside: desktest.Options.Aside})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	y := New(r.frame, d, Do{})
	defer y.Close()
	for _, item := range y.yearMenu(&y.list[0]) {
		for _, changes := range []string{"结转", "复制", "定稿", "删除"} {
			if strings.HasPrefix(item.Label, changes) && !item.Disabled {
				t.Errorf("%s can be chosen", item.Label)
			}
		}
	}
}
