package store_test

import (
	"slices"
	"testing"

	"juesuan/store"
)

func TestJoinAddress(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{[]string{"支出", "2010301"}, "支出/2010301"},
		{[]string{"文字", "原因/一", "内容"}, "文字/原因%2F一/内容"},
		{[]string{"100%", "%2F", "/"}, "100%25/%252F/%2F"},
		{[]string{"结转结余", "单位资金", "", "年初数"}, "结转结余/单位资金//年初数"},
	} {
		if got := store.JoinAddress(c.parts...); got != c.want {
			t.Errorf("%q joined is %q, want %q", c.parts, got, c.want)
		}
	}
	if got := store.SplitAddress("文字/原因%2f一"); !slices.Equal(got, []string{"文字", "原因/一"}) {
		t.Errorf("small letters give %q", got)
	}
}

func FuzzJoinAddress(f *testing.F) {
	f.Add("支出", "原因/一", "100%")
	f.Add("", "%2F%25%", "//%")
	f.Add("%25", "%252F", "%2f")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		parts := []string{a, b, c}
		if got := store.SplitAddress(store.JoinAddress(parts...)); !slices.Equal(got, parts) {
			t.Fatalf("%q came back as %q", parts, got)
		}
	})
}
