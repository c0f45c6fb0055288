package flow

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"juesuan/gui/guitest"
	own "juesuan/gui/theme"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// broken lines of a paragraph, as they are read.
func linesOf(b *broken) []string {
	out := make([]string, b.lines)
	for _, g := range b.fragments {
		out[g.line] += g.text
	}
	return out
}

func TestLineBreaks(t *testing.T) {
	guitest.Look(own.Light, 1)
	for _, c := range []struct {
		name   string
		pieces []Piece
		first  float32
		want   string
	}{
		{"anywhere between characters", []Piece{{Text: "一二三四五六七八九十甲乙"}}, 0, "一二三四五六七八九十|甲乙"},
		{"no point begins a line", []Piece{{Text: "一二三四五六七八九十。甲"}}, 0, "一二三四五六七八九|十。甲"},
		{"no bracket ends one", []Piece{{Text: "一二三四五六七八九（甲乙）"}}, 0, "一二三四五六七八九|（甲乙）"},
		{"a number is whole", []Piece{{Text: "一二三四五六七八九"}, {Text: "1234.56", Whole: true}, {Text: "万元。"}}, 0, "一二三四五六七八九|1234.56万元。"},
		{"a point after a number stays with it", []Piece{{Text: "一二三四五六七八"}, {Text: "12.5", Whole: true}, {Text: "。"}}, 0, "一二三四五六七八|12.5。"},
		{"indent", []Piece{{Text: "一二三四五六七八九十"}}, 2, "一二三四五六七八|九十"},
		{"lines of its own", []Piece{{Text: "一二\n三四"}}, 0, "一二|三四"},
		{"too long for any line", []Piece{{Text: strings.Repeat("。", 12)}}, 0, strings.Repeat("。", 10) + "|。。"},
		{"nothing", nil, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBreaker(guitest.App.Settings().Theme(), 141) // ten characters of 14
			if got := strings.Join(linesOf(b.breakUp(Paragraph{Pieces: c.pieces, First: c.first})), "|"); got != c.want {
				t.Errorf("reads %q, want %q", got, c.want)
			}
		})
	}
}

// TestNothingIsLost asks that whatever the width the text stays whole, and no
// line is wider than it may be.
func TestNothingIsLost(t *testing.T) {
	guitest.Look(own.Light, 1)
	p := Paragraph{Pieces: []Piece{
		{Text: "2022年度收、支总计均为"}, {Text: "418.81", Whole: true}, {Text: "万元。与上年度相比，（收、支）总计各增加"},
		{Text: "104.20", Whole: true}, {Text: "万元，增长"}, {Text: "33.54%", Whole: true}, {Text: "。主要原因是“征地”abc def。"},
	}}
	for width := float32(60); width < 600; width += 7 {
		b := newBreaker(guitest.App.Settings().Theme(), width).breakUp(p)
		want := ""
		for _, piece := range p.Pieces {
			want += piece.Text
		}
		if got := strings.Join(linesOf(b), ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Fatalf("at %v: %q", width, got)
		}
		for _, g := range b.fragments {
			if g.x+g.width > width+0.5 {
				t.Errorf("at %v: %q ends at %v", width, g.text, g.x+g.width)
			}
		}
	}
}

// rig is a text with targets in a window.
type rig struct {
	*Flow
	window fyne.Window
	opened []any
}

func newRig(t testing.TB, list []Paragraph, size fyne.Size) *rig {
	t.Helper()
	r := &rig{Flow: New()}
	r.OnTarget = func(x any) { r.opened = append(r.opened, x) }
	r.window = guitest.Window(t, r.Object(), size)
	r.Set(list)
	return r
}

func sentences(n int) []Paragraph {
	var out []Paragraph
	for i := range n {
		out = append(out, Paragraph{First: 2, Before: 8, Pieces: []Piece{
			{Text: fmt.Sprintf("第%d项支出为", i+1)}, {Text: fmt.Sprintf("%d.00", i), Color: own.ColorAccent, Whole: true, Target: fmt.Sprint("数", i)},
			{Text: "万元，存在差异的主要原因是"}, {Text: "＿＿（请填写原因）", Ground: own.ColorGap, Target: fmt.Sprint("空", i)}, {Text: "。"},
		}})
	}
	return out
}

func TestKeysGoFromTargetToTarget(t *testing.T) {
	r := newRig(t, sentences(60), fyne.NewSize(700, 200))
	r.Focus()
	for _, c := range []struct{ keys, want string }{
		{"", "数0"}, {"Right", "空0"}, {"Down", "空1"}, {"Left", "数1"}, {"Down Down", "数3"}, {"Up", "数2"}, {"End", "空59"}, {"Right", "空59"}, {"Home", "数0"}, {"Left", "数0"},
	} {
		guitest.Press(t, r.window, c.keys)
		if r.Current() != c.want {
			t.Fatalf("after %q the mark is on %v, want %s", c.keys, r.Current(), c.want)
		}
	}
	guitest.Press(t, r.window, "End Return")
	if len(r.opened) != 1 || r.opened[0] != "空59" {
		t.Errorf("opened %v", r.opened)
	}
	if y := r.scroll.Offset.Y; y < 500 {
		t.Errorf("the end is not in view: scrolled to %v", y)
	}
}

func TestKeysOfTheWindowReachIt(t *testing.T) {
	r := newRig(t, sentences(2), fyne.NewSize(700, 200))
	var got []fyne.KeyName
	r.window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { got = append(got, k.Name) })
	r.Focus()
	guitest.Press(t, r.window, "Right F1 F6 F8 Down")
	if fmt.Sprint(got) != "[F1 F6 F8]" {
		t.Errorf("the window got %v", got)
	}
}

func TestAClickOpens(t *testing.T) {
	r := newRig(t, sentences(3), fyne.NewSize(500, 200))
	at, size := r.Place("空1")
	pos := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Flow)).AddXY(size.Width/2, size.Height/2)
	r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}})
	if r.Cursor() != desktop.PointerCursor {
		t.Error("nothing shows that it can be clicked")
	}
	r.Tapped(&fyne.PointEvent{Position: pos})
	if len(r.opened) != 1 || r.opened[0] != "空1" {
		t.Errorf("opened %v", r.opened)
	}
	r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, 3)})
	if len(r.opened) != 1 {
		t.Errorf("the margin opened %v", r.opened)
	}
}

func TestOnlyWhatChangedIsBrokenAnew(t *testing.T) {
	list := sentences(50)
	r := newRig(t, list, fyne.NewSize(500, 200))
	r.Reveal("数30")
	before := r.paras
	changed := append([]Paragraph(nil), list...)
	changed[3] = Paragraph{Pieces: []Piece{{Text: "改过"}}}
	r.Set(changed)
	for i := range list {
		if same := &before[i].fragments[0] == &r.paras[i].fragments[0]; same == (i == 3) {
			t.Errorf("paragraph %d taken over: %v", i, same)
		}
	}
	if r.Current() != "数30" {
		t.Errorf("the mark is lost: %v", r.Current())
	}
	r.Set(list[:10])
	if r.Current() != nil {
		t.Errorf("the mark is on %v, which is gone", r.Current())
	}
}

func TestOnlyWhatIsInViewIsDrawn(t *testing.T) {
	r := newRig(t, sentences(5000), fyne.NewSize(500, 300))
	r.Focus()
	guitest.Press(t, r.window, "End")
	rend := r.CreateRenderer().(*renderer)
	rend.Refresh()
	if n := len(rend.Objects()); n < 20 || n > 200 {
		t.Errorf("%d objects for a dozen lines", n)
	}
}

func TestPicture(t *testing.T) {
	r := newRig(t, append([]Paragraph{
		{Size: theme.SizeNameSubHeadingText, Pieces: []Piece{{Text: "一、收入支出决算总体情况说明", Bold: true}}, Right: []Piece{{Text: "改写", Color: own.ColorAccent, Target: "改写"}}},
		{Rule: true, Before: 9, Pieces: []Piece{{Text: "提示", Color: own.ColorQuiet}}},
	}, sentences(4)...), fyne.NewSize(420, 300))
	r.Focus()
	guitest.Press(t, r.window, "Down Right")
	guitest.Picture(t, "flow.png", r.window.Canvas())
}

func BenchmarkSetAfterOneChange(b *testing.B) {
	list := sentences(2000)
	r := newRig(b, list, fyne.NewSize(700, 600))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		next := append([]Paragraph(nil), list...)
		next[7] = Paragraph{Pieces: []Piece{{Text: fmt.Sprintf("第%d次改过的句子，为%d万元。", i, i)}}}
		r.Set(next)
	}
}
