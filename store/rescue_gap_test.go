package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

// stepRow is where the time of a step begins in the file.
func stepRow(t *testing.T, path, action string) int {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	var at string
	must(t, l.DB().QueryRow(`SELECT at FROM step WHERE action = ?`, action).Scan(&at))
	i := bytes.Index(read(t, path), []byte(at+action))
	if i < 0 {
		t.Fatalf("there is no %s", action)
	}
	return i
}

// One wrong bit in a step's own row, its head included, costs nothing.
func TestRescueOfOneBitOfAStep(t *testing.T) {
	path := publishedTwice(t)
	b, want := read(t, path), historyIn(t, path)
	row := stepRow(t, path, "填乙")
	for i, off := range []int{-15, -14, -13, -12, -11, -9, -7, -5, -3, -1, 0, 5, 13, 23, 26, 31, 33, 34, 40, 70} {
		broken := filepath.Join(t.TempDir(), "坏.juesuan")
		altered := slices.Clone(b)
		altered[row+off] ^= 1 << (i % 8)
		must(t, os.WriteFile(broken, altered, 0o600))
		lost, have := keeping(t, broken)
		if !slices.Equal(have, want) || strings.Contains(lost, "没有收") || strings.Contains(lost, "存疑") {
			t.Errorf("byte %d ^ %d: the history has %d entries, had %d; told is\n%s", off, 1<<(i%8), len(have), len(want), lost)
		}
	}
}

// Steps that are damaged in several places are put right all the same, each
// from what is left on both sides.
func TestRescueOfSeveralBrokenSteps(t *testing.T) {
	of := func(action string) string { return `(SELECT id FROM step WHERE action = '` + action + `')` }
	for name, statements := range map[string][]string{
		"two entries": {
			`UPDATE history SET new = '电话一二三五' WHERE new = '电话一二三四' AND step = ` + of("填甲"),
			`UPDATE history SET new = '近来的话' WHERE new = '原来的话' AND step = ` + of("填乙"),
		},
		"new and old": {
			`UPDATE history SET new = '3' WHERE page = '三公数量' AND step = ` + of("填甲"),
			`UPDATE history SET old = '远来的话' WHERE page = '文字' AND step = ` + of("填丁"),
		},
		"finalising": {`DELETE FROM history WHERE step = (SELECT min(step) FROM history WHERE page = '定稿')`},
		"removal":    {`DELETE FROM history WHERE n % 2 = 1 AND step = ` + of("删去")},
		"year":       {`UPDATE step SET year = 2030 WHERE action = '填乙'`},
		"number":     {`UPDATE step SET id = 99 WHERE action = '填乙'`},
		"undo":       {`UPDATE step SET under = 77 WHERE action = '填乙'`},
		"time and entry": {
			`UPDATE step SET at = '不是时间' WHERE action = '删去'`,
			`UPDATE history SET new = '近来的话' WHERE new = '原来的话' AND step = ` + of("填乙"),
		},
		"finalising's row": {`DELETE FROM step WHERE id = (SELECT min(step) FROM history WHERE page = '定稿')`},
	} {
		path := publishedTwice(t)
		want := historyIn(t, path)
		foreign(t, path, append([]string{`PRAGMA foreign_keys = 0`, `PRAGMA ignore_check_constraints = 1`}, statements...)...)
		lost, have := keeping(t, path)
		if !slices.Equal(have, want) || strings.Contains(lost, "存疑") || !strings.Contains(lost, "和它的指纹对得上") {
			t.Errorf("%s: the history has %d entries, had %d; told is\n%s", name, len(have), len(want), lost)
		}
	}
}

// fourSets is a closed ledger with four changes, of which undo knows.
func fourSets(t *testing.T) string {
	t.Helper()
	l := sampleLedger(t)
	for i, action := range []string{"第一次", "第二次", "第三次", "第四次"} {
		must(t, l.Set(2022, action, store.Change{Addr: "三公数量/保有量", Value: string(rune('1' + i))},
			store.Change{Addr: "单位概况/联系方式", Value: "电话" + action}))
	}
	must(t, l.Close())
	return l.Path()
}

// What is lost in the middle is told, those after it stay, and undo ends there.
func TestRescueOfALostStep(t *testing.T) {
	for name, c := range map[string]struct {
		statements []string
		told       []string
		steps      int // that are kept as they were, of six
	}{
		"row": {[]string{`DELETE FROM step WHERE action = '第二次'`}, []string{"步的时间和操作读不出了，改动照样收了，存疑"}, 5},
		"row and entries": {
			[]string{`DELETE FROM history WHERE step = (SELECT id FROM step WHERE action = '第二次')`, `DELETE FROM step WHERE action = '第二次'`},
			[]string{"步没有了，2022 年度在这里缺的改动（2 处：", "三公数量/保有量", "单位概况/联系方式"}, 5,
		},
		"all rows": {[]string{`DELETE FROM step`}, []string{"历史的第 1–6 步的时间和操作读不出了"}, 0},
	} {
		path := fourSets(t)
		want := historyIn(t, path)
		foreign(t, path, append([]string{`PRAGMA foreign_keys = 0`}, c.statements...)...)
		to := filepath.Join(t.TempDir(), "新.juesuan")
		r, err := store.Rescue(path, to)
		must(t, err)
		lost := strings.Join(r.Lost, "\n")
		for _, part := range c.told {
			if !strings.Contains(lost, part) {
				t.Errorf("%s: told is\n%s", name, lost)
			}
		}
		for _, lie := range []string{"没有收", "接不上", "缺了后面"} {
			if strings.Contains(lost, lie) {
				t.Errorf("%s: told is\n%s", name, lost)
			}
		}
		have := historyIn(t, to)
		same := map[int64]bool{}
		for i := range have {
			if h := have[i]; i < len(want) && h.Addr == want[i].Addr && h.Old == want[i].Old && h.New == want[i].New &&
				strings.HasPrefix(h.Action, want[i].Action) {
				same[h.Step] = true
			}
		}
		if len(have) != len(want) || len(same) != c.steps {
			t.Errorf("%s: of the history %d entries in %d steps are the same, of %d", name, len(have), len(same), len(want))
		}
		l := open(t, to)
		report, err := l.Verify()
		must(t, err)
		if !report.Whole() {
			t.Errorf("%s: the new ledger is not whole: %q", name, report.Problems)
		}
		undone := 0
		for err = nil; err == nil; undone++ {
			_, err = l.Undo(2022)
		}
		if n := yearOf(t, l, 2022).Counts.VehiclesHeld; n < 3 || undone > 2 {
			t.Errorf("%s: undo went %d times, to %d", name, undone-1, n)
		}
		must(t, errors.Join(l.Close()))
	}
}
