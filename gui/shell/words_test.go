package shell

import (
	"errors"
	"strings"
	"testing"

	"juesuan/store"
)

// The window offers what the command line's errors name commands for.
func TestErrorsNameTheWindowsOwnWays(t *testing.T) {
	l, err := store.Create(t.TempDir()+"/账本.juesuan", "某局", 2022)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, far := l.Roll(2022, 2030, "结转")
	if _, err := l.Roll(2022, 2023, "结转"); err != nil {
		t.Fatal(err)
	}
	_, there := l.Roll(2022, 2023, "结转")
	for _, err := range []error{
		&store.DamagedError{Path: "/a.juesuan", Text: "第 3 页读不通", Backup: "/b.juesuan"},
		&store.DamagedError{Path: "/a.juesuan", Text: "2022 年度的数和账本自己的记录对不上，在本程序之外被改过或损坏了（“juesuan verify”可以查看）"},
		&store.DamagedError{Path: "/a.juesuan", Text: "金额不是数（共 12 处，“juesuan verify”全部列出）"},
		&store.NewerError{Path: "/a.juesuan", Have: 9, Know: 8, Backup: "/b.juesuan"},
		&store.SealedError{Year: 2022, State: store.Finalised},
		far, there,
	} {
		got := sentences(err)
		if strings.Contains(got, "juesuan ") || !strings.HasSuffix(got, "。") || strings.Contains(got, "（）") {
			t.Errorf("the window says: %s", got)
		}
	}
	if got := sentences(errors.New("打不开。")); got != "打不开。" {
		t.Errorf("another error becomes %q", got)
	}
}
