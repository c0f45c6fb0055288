//go:build cgo

package main

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestFitting(t *testing.T) {
	for _, c := range []struct {
		name  string
		room  area
		scale float32
		want  fyne.Size
	}{
		{"a large screen", area{1920, 1080}, 1, fyne.NewSize(1180, 760)},
		{"1366×768 beside a panel", area{1366, 740}, 1, fyne.NewSize(1180, 708)},
		{"1366×768 at 200 %", area{1366, 768}, 2, fyne.NewSize(667, 368)},
		{"nobody knows", area{}, 1, fyne.NewSize(1180, 760)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fitting(usualSize, c.room, c.scale); got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestWrongCommand(t *testing.T) {
	for _, args := range [][]string{{"a", "b"}, {"--nothing"}} {
		var said strings.Builder
		if code := run(args, &said); code != 2 || !strings.Contains(said.String(), "用法") {
			t.Errorf("%v: exit code %d, said %q", args, code, said.String())
		}
	}
}

func TestWithoutADisplayItSaysSo(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var said strings.Builder
	if code := run(nil, &said); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	for _, want := range []string{"错误：没有可以打开窗口的图形显示", "juesuan --help"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("said %q, want %q", said.String(), want)
		}
	}
	if strings.Contains(said.String(), "Platform") {
		t.Errorf("the library's English is in it: %s", said.String())
	}
}

func TestTheDisplayThatWasTriedIsNamed(t *testing.T) {
	if got := noDisplay(":5").Error(); !strings.Contains(got, "“:5”") {
		t.Errorf("it says %s", got)
	}
}

func TestALocaleThatIsNotUTF8IsReplaced(t *testing.T) {
	for _, locale := range []string{"C", "POSIX", "xx_XX.UTF-8", "zh_CN.GB18030"} {
		t.Setenv("LC_ALL", locale)
		ensureUTF8()
		if got := os.Getenv("LC_ALL"); !strings.HasSuffix(got, "UTF-8") || got == locale {
			t.Errorf("%s became %s", locale, got)
		}
	}
	t.Setenv("LC_ALL", "C.UTF-8")
	ensureUTF8()
	if got := os.Getenv("LC_ALL"); got != "C.UTF-8" {
		t.Errorf("C.UTF-8 became %s", got)
	}
}
