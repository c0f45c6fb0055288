package ime

import (
	"strings"
	"testing"
	"time"

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
	test.NewTempApp(t)
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
			e := NewMultiLineEntry()
			w := test.NewTempWindow(t, e)
			w.Canvas().Focus(e)
			play(e, c.script)
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
	test.NewTempApp(t)
	for _, c := range []struct {
		name, script, want string
	}{
		{"Return after figures", "1 2 Return 「12」", "12\n"},
		{"text comes while keys go on", "1 2 「1」 Return 3 「23」", "12\n3"},
		{"BackSpace takes the last", "1 . 5 BackSpace 「1.5」", "1."},
		{"nothing is late", "1 「1」 Return 2 「2」", "1\n2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := NewMultiLineEntry()
			w := test.NewTempWindow(t, e)
			w.Canvas().Focus(e)
			play(e, c.script)
			if e.Text != c.want {
				t.Errorf("%s gives %q, want %q", c.script, e.Text, c.want)
			}
		})
	}
}

func TestAFigureWithoutTextHoldsNothingUpForLong(t *testing.T) {
	defer func(d time.Duration) { patience = d }(patience)
	patience = 300 * time.Millisecond
	test.NewTempApp(t)
	e := NewMultiLineEntry()
	w := test.NewTempWindow(t, e)
	w.Canvas().Focus(e)
	play(e, "7 Return")
	if e.Text != "" {
		t.Fatalf("Return did not wait: %q", e.Text)
	}
	for range 300 {
		time.Sleep(10 * time.Millisecond)
		if late.missing == 0 {
			break
		}
	}
	if e.Text != "\n" {
		t.Errorf("after the wait there is %q", e.Text)
	}
}
