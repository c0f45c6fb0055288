package findings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/guitest"
	"juesuan/gui/screen/screentest"
	own "juesuan/gui/theme"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// item is an entry of the sample whose change contradicts others.
const entry = "基本支出/30201/一般公共预算财政拨款/决算数"

type rig struct {
	*Screen
	t     testing.TB
	frame *screentest.Frame
}

func newRig(t testing.TB, y *desk.Year) *rig {
	t.Helper()
	r := &rig{t: t, frame: screentest.New(t, fyne.NewSize(1146, 700))}
	r.Screen = newScreen(r.frame, y)
	r.frame.Show(r.Screen)
	return r
}

func (r *rig) press(script string) { r.t.Helper(); guitest.Press(r.t, r.frame.Window(), script) }

func (r *rig) wantSaid(yes bool, words ...string) {
	r.t.Helper()
	got := r.String()
	for _, w := range words {
		if strings.Contains(got, w) != yes {
			r.t.Errorf("%q said: %v, in\n%s", w, !yes, got)
		}
	}
}

func set(t testing.TB, y *desk.Year, addr, value string) {
	t.Helper()
	if err := y.Set("改", store.Change{Addr: addr, Value: value}); err != nil {
		t.Fatal(err)
	}
}

func group0(r *rig) int { return len(r.groups[0].findings) }

func TestFindingsAreLive(t *testing.T) {
	y := desktest.Sample(t)
	r := newRig(t, y)
	before := group0(r)
	set(t, y, entry, "123456.78")
	if group0(r) <= before {
		t.Fatalf("%d errors after, %d before:\n%s", group0(r), before, r.String())
	}
	r.wantSaid(true, "● 错误", "相差 ", "去看", "说明并接受…")
	if !strings.Contains(r.summary.Text, "要改正或说明，才能定稿") {
		t.Errorf("sums up as %q", r.summary.Text)
	}
	if _, err := y.Undo(); err != nil {
		t.Fatal(err)
	}
	if group0(r) != before {
		t.Errorf("%d errors after undo", group0(r))
	}
}

func TestTheCauseIsTold(t *testing.T) {
	var second strings.Builder
	for _, p := range new(List).second(&item{Finding: &check.Finding{Rule: "A09", Name: "合计", Difference: "0.90", Cause: "两个数字写反了"}}) {
		second.WriteString(p.Text)
	}
	if got := second.String(); got != "相差 0.90　可能的原因：两个数字写反了　A09 合计" {
		t.Errorf("the second line is %s", got)
	}
}

func TestGroupsFold(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, entry, "123456.78")
	r := newRig(t, y)
	message := r.groups[0].findings[0].Message
	r.wantSaid(true, message)
	r.open(folds{"错误"})
	r.wantSaid(false, message)
	r.wantSaid(true, "● 错误", "展开")
	r.open(folds{"错误"})
	r.wantSaid(true, message)
}

// TestTailsAreNoErrors: what rounding does is told apart, folded, and counts
// for nothing.
func TestTailsAreNoErrors(t *testing.T) {
	y, last := storetest.Invented()
	r := newRig(t, desktest.Year(t, y, last))
	tails := &r.groups[3]
	if len(tails.findings) == 0 {
		t.Fatal("the large department has no tails")
	}
	r.wantSaid(true, "≈ 尾差", "无需处理")
	r.wantSaid(false, tails.findings[0].Message)
	r.open(folds{"尾差"})
	r.wantSaid(true, tails.findings[0].Message)
	for _, x := range tails.findings {
		if x.Severity == check.Error {
			t.Errorf("an error among the tails: %s", x.Message)
		}
	}
}

func TestAcceptAndWithdraw(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, entry, "123456.78")
	r := newRig(t, y)
	n, key := group0(r), r.groups[0].findings[0].key
	r.frame.Answer = "财政批复如此"
	r.open(accepts{key})
	if group0(r) != n-1 || len(r.groups[5].findings) == 0 {
		t.Fatalf("%d errors, %d explained", group0(r), len(r.groups[5].findings))
	}
	r.open(folds{"已说明"})
	r.wantSaid(true, "理由：财政批复如此", "不再认可")
	if action, _ := y.CanUndo(); !strings.Contains(action, "认可") {
		t.Errorf("undo would take back %q", action)
	}
	r.open(withdraws{r.groups[5].findings[0].key})
	if group0(r) != n {
		t.Errorf("%d errors after withdrawing, want %d", group0(r), n)
	}
	r.frame.Answer = " "
	r.open(accepts{key})
	if len(r.frame.Refused) != 1 || group0(r) != n {
		t.Errorf("accepted without a reason: %v", r.frame.Refused)
	}
}

func TestConsequencesAreFolded(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, entry, "123456.78")
	set(t, y, "收入/2010301/一般公共预算财政拨款收入/决算数", "1.00")
	r := newRig(t, y)
	for i := range r.groups {
		for _, x := range r.groups[i].findings {
			if len(x.Consequences) == 0 || i > 1 {
				continue
			}
			below := x.Consequences[0].Message + "　" + x.Consequences[0].Rule
			r.wantSaid(false, below)
			r.open(unfolds{x.key})
			r.wantSaid(true, below)
			return
		}
	}
	t.Fatal("nothing follows from anything")
}

func TestF8GoesFromFindingToFinding(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, entry, "123456.78")
	r := newRig(t, y)
	r.press("F8")
	first := keyOf(r.text.Current())
	r.press("F8")
	second := keyOf(r.text.Current())
	r.press("Shift+F8")
	if first == "" || first == second || keyOf(r.text.Current()) != first {
		t.Errorf("from %q to %q and back to %q", first, second, keyOf(r.text.Current()))
	}
	r.press("Return")
	if len(r.frame.Went) != 1 || r.frame.Went[0] == "" {
		t.Errorf("it goes to %v", r.frame.Went)
	}
}

func TestEveryFindingLeadsSomewhere(t *testing.T) {
	y := desktest.Year(t, &store.Year{Year: 2022, State: store.Drafting, Department: store.Department{Name: "某局"}})
	r := newRig(t, y)
	for i := range r.groups {
		for _, x := range r.groups[i].findings {
			if r.first(x.Finding) == "" && len(x.Places) > 0 && x.Places[0].Section != "封面" {
				t.Errorf("%s %s leads nowhere: %+v", x.Rule, x.Message, x.Places)
			}
		}
	}
	r.wantSaid(true, "不能检查")
}

func TestGoTo(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, entry, "123456.78")
	r := newRig(t, y)
	rule := r.groups[0].findings[0].Rule
	if !r.GoTo("检查/"+rule) || keyOf(r.text.Current()) != r.groups[0].findings[0].key {
		t.Errorf("the mark is on %v", r.text.Current())
	}
	if r.GoTo("支出") || r.GoTo("检查/没有") || !r.GoTo("检查") {
		t.Error("it has places that it has not")
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		file  string
		look  own.Look
		scale float32
	}{{"light.png", own.Light, 1}, {"dark.png", own.Dark, 1}, {"large.png", own.Light, 1.7}} {
		t.Run(c.file, func(t *testing.T) {
			y := desktest.Sample(t)
			set(t, y, entry, "123456.78")
			set(t, y, "三公数量/保有量", "9")
			r := newRig(t, y)
			guitest.Look(c.look, c.scale)
			r.refresh()
			r.press("F8 F8")
			guitest.Picture(t, c.file, r.frame.Window().Canvas())
		})
	}
}
