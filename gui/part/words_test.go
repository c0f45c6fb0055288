package part_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/guitest"
	"juesuan/gui/part"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// linesOf are the lines as they are drawn.
func linesOf(w *part.Words) []string {
	for _, o := range test.LaidOutObjects(w) {
		if r, ok := o.(*widget.RichText); ok {
			return strings.Split(r.Segments[0].(*widget.TextSegment).Text, "\n")
		}
	}
	return nil
}

func TestPointsBeginNoLine(t *testing.T) {
	const text = "定稿以后“2022”年度封存，不能再改；公开文件（PDF、Word、Excel、网页）逐字节存进“账本”。\n\n确实要改时，以后可以“写明原因”解锁。"
	w := part.Text(text)
	guitest.Window(t, w, fyne.NewSize(300, 300))
	for width := float32(90); width < 600; width += 7 {
		w.Resize(fyne.NewSize(width, 300))
		lines := linesOf(w)
		for _, l := range lines {
			if l != "" && strings.ContainsAny(string([]rune(l)[0]), "，。、；：！？”）") {
				t.Fatalf("at %v a line begins with %s", width, l)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, "\n", "") {
			t.Fatalf("at %v it reads %s", width, got)
		}
	}
	if w.Text != text {
		t.Errorf("the text itself has become %q", w.Text)
	}
}

// Its height is that of the lines it then has.
func TestWordsHaveTheHeightOfTheirLines(t *testing.T) {
	w := part.Text(strings.Repeat("公开的文件，", 20))
	guitest.Window(t, w, fyne.NewSize(300, 300))
	w.Resize(fyne.NewSize(500, 300))
	wide := w.MinSize().Height
	w.Resize(fyne.NewSize(250, 300))
	if narrow := w.MinSize().Height; narrow < wide*1.5 {
		t.Errorf("%v high at 250, %v at 500", narrow, wide)
	}
	w.SetText("一句。")
	if one := w.MinSize().Height; one >= wide {
		t.Errorf("one line is %v high", one)
	}
}
