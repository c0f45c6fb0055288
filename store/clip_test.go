package store_test

import (
	"strings"
	"testing"

	"juesuan/store"
)

// A message repeats what was entered, but not what a terminal would obey, and
// not more than a screen of it.
func TestMessagesArePlain(t *testing.T) {
	l := newLedger(t)
	plain := func(err error) {
		t.Helper()
		if s := err.Error(); strings.ContainsAny(s, "\x1b\x07\u009b") || strings.Contains(s, "a\nb") || len(s) > 2000 {
			t.Errorf("the message is %.200q (%d bytes)", s, len(s))
		}
	}
	for _, text := range []string{"a\x1b[31mb", "a\x07", "a\u009b1m", "a\nb", strings.Repeat("长", 100_000), strings.Repeat("a\x1b", 5000)} {
		for _, c := range []store.Change{
			{Addr: text, Value: "1"},
			{Addr: "文字/" + text, Value: "1"},
			{Addr: "文字/" + text + "/没有", Value: "1"},
			{Addr: "文字/" + text + "/内容/又", Value: "1"},
			{Addr: "文字/" + text + "/内容", Value: "a\x00"},
			{Addr: "收入/" + text + "/财政拨款收入/决算数", Value: "1"},
			{Addr: "部门职责/" + text + "/内容", Value: "1"},
			{Addr: "单位概况/公开日期", Value: text},
			{Addr: "三公数量/保有量", Value: text},
			{Addr: "上年数/收入总计", Value: text},
		} {
			err := l.Set(2022, "试", c)
			if err == nil {
				t.Errorf("%.40q was taken", c)
				continue
			}
			plain(err)
		}
		if _, err := l.History(2022, text); err != nil {
			plain(err)
		}
	}
}
