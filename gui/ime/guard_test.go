package ime

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// play sends what the toolkit delivers, one word each: a key by its name, or
// text in 「」.
func play(w fyne.Focusable, script string) {
	for _, word := range strings.Fields(script) {
		if text, ok := strings.CutPrefix(word, "「"); ok {
			for _, r := range strings.TrimSuffix(text, "」") {
				w.TypedRune(r)
			}
			continue
		}
		w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(word)})
	}
}

func TestEntryWhileComposing(t *testing.T) {
	for _, c := range []struct {
		name, script, want string
	}{
		{"Latin", "A 「a」 B 「b」 BackSpace", "a"},
		{"space picks the word", "Z H O N G W E N Space 「中文」", "中文"},
		{"BackSpace works on the pinyin", "「原」 Z H BackSpace BackSpace", "原"},
		{"after it is gone BackSpace works on the text", "「原文」 Z H BackSpace BackSpace BackSpace", "原"},
		{"Return gives the pinyin, no line end", "N I Return 「ni」", "ni"},
		{"after the word Return is a line end", "N I Space 「你」 Return", "你\n"},
		{"Escape drops the pinyin; then Return works", "N I Escape Return", "\n"},
		{"digits and arrows choose", "N I Down Right 2 「拟」", "拟"},
		{"a dead letter costs one Return", "Q Return Return", "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, e := waiting(t, c.script)
			if e.Text != c.want {
				t.Errorf("%s gives %q, want %q", c.script, e.Text, c.want)
			}
		})
	}
}

func TestFocusEndsAComposition(t *testing.T) {
	var g Guard
	g.Swallow(fyne.KeyA)
	if !g.Composing() {
		t.Fatal("a held letter is no composition")
	}
	g.Reset()
	if g.Composing() || g.Swallow(fyne.KeyReturn) {
		t.Error("after the focus has moved, Return is still swallowed")
	}
}

func TestFunctionKeysAreNeverSwallowed(t *testing.T) {
	var g Guard
	g.Swallow(fyne.KeyA)
	for _, key := range []fyne.KeyName{fyne.KeyF2, fyne.KeyF8, fyne.Key1} {
		if g.Swallow(key) {
			t.Errorf("%s is swallowed", key)
		}
	}
}

// An input method on a busy machine hands on the text later than the keys.
func TestKeysWaitForTextThatIsLate(t *testing.T) {
	for _, c := range []struct {
		name, script, want string
	}{
		{"Return after figures", "1 2 Return 「12」", "12\n"},
		{"text comes while keys go on", "1 2 「1」 Return 3 「23」", "12\n3"},
		{"BackSpace takes the last", "1 . 5 BackSpace 「1.5」", "1."},
		{"nothing is late", "1 「1」 Return 2 「2」", "1\n2"},
		{"all of it is late", "1 2 Return 3 Return 4 「1」 「2」 「3」 「4」", "12\n3\n4"},
		{"a figure without text", "7 Return 8 「8」", "\n8"},
		{"letters, of which some have come", "A B 「a」 Return C 「b」 「c」", "ab\nc"},
		{"letters among figures", "A 「a」 B 1 「b」 「1」 Return", "ab1\n"},
		{"signs of another row", "1 . Return 「1。」", "1。\n"},
		{"a word that a figure chose", "N I 2 「拟」 Return", "拟\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, e := waiting(t, c.script)
			if e.Text != c.want {
				t.Errorf("%s gives %q, want %q", c.script, e.Text, c.want)
			}
		})
	}
}

// What waited for text that did not come is not done: half a number would be
// kept.
func TestTextThatDoesNotCome(t *testing.T) {
	w, e := waiting(t, "1 2 Return 3 「1」")
	if e.Text != "1" {
		t.Fatalf("Return did not wait: %q", e.Text)
	}
	said := giveUp(t)
	if e.Text != "1" || !strings.Contains(said(), "“23”") {
		t.Errorf("after the wait there is %q, and it is said: %s", e.Text, said())
	}
	play(e, "「23」") // 3 was pressed after Return
	if e.Text != "12" || !strings.Contains(said(), "“3”") {
		t.Errorf("at last there is %q, and it is said: %s", e.Text, said())
	}
	other := NewMultiLineEntry()
	w.SetContent(other)
	w.Canvas().Focus(other)
	play(other, "4 「4」 Return")
	if other.Text != "4\n" {
		t.Errorf("then there is %q", other.Text)
	}
}

func TestLateTextIsNotPutElsewhere(t *testing.T) {
	w, e := waiting(t, "1 2 「1」")
	said := giveUp(t)
	other := NewMultiLineEntry()
	w.SetContent(other)
	w.Canvas().Focus(other)
	play(other, "3 「23」")
	if e.Text != "1" || other.Text != "3" || !strings.Contains(said(), "“2”") {
		t.Errorf("there is %q and %q, and it is said: %s", e.Text, other.Text, said())
	}
}

// Ctrl with a letter keeps its place among the letters.
func TestShortcutsWaitForText(t *testing.T) {
	_, e := waiting(t, "A B C")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	play(e, "X 「abc」 「x」")
	if e.Text != "x" {
		t.Errorf("there is %q", e.Text)
	}
}

// waiting is a field with the keyboard in which a script was played.
func waiting(t *testing.T, script string) (fyne.Window, *Entry) {
	t.Helper()
	late = queue{}
	test.NewTempApp(t)
	e := NewMultiLineEntry()
	w := test.NewTempWindow(t, e)
	w.Canvas().Focus(e)
	play(e, script)
	return w, e
}

// giveUp lets the wait end; what is said then can be asked.
func giveUp(t *testing.T) func() string {
	t.Helper()
	var said string
	was := Tell
	Tell = func(s string) { said = s }
	t.Cleanup(func() { Tell = was; late = queue{} })
	late.giveUp()
	return func() string { return said }
}
