package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

// unproven asks that every year of a rescued ledger that is not as it was is
// told to be so.
func unproven(t *testing.T, what, lost string, want, have map[int]*store.Year) {
	t.Helper()
	for y := range want {
		if have[y] == nil {
			t.Errorf("%s: %d is gone; told is\n%s", what, y, lost)
			continue
		}
		if d := store.Diff(want[y], have[y]); len(d) > 0 && !strings.Contains(lost, fmt.Sprintf("%d 年度的数无法证明", y)) {
			t.Errorf("%s: %d differs in %v; told is\n%s", what, y, d[0], lost)
		}
	}
}

// rescuedYears rescues damaged bytes: something always comes out, the new ledger
// is whole, and a year that is not what it was is told to be unproven.
func rescuedYears(t *testing.T, what string, damaged []byte, want map[int]*store.Year) (lost string, have map[int]*store.Year) {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "坏.juesuan"), filepath.Join(dir, "新.juesuan")
	must(t, os.WriteFile(from, damaged, 0o600))
	r, err := store.Rescue(from, to)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return "", nil
	}
	lost, have = strings.Join(r.Lost, "\n"), contents(t, to)
	unproven(t, what, lost, want, have)
	l := open(t, to)
	report, err := l.Verify()
	must(t, err)
	if !report.Whole() {
		t.Errorf("%s: the new ledger is not whole: %q\n%s", what, report.Problems, lost)
	}
	must(t, l.Close())
	return lost, have
}

// An entry that the history lost of a list, and a row of the same year that is
// not what it was: the year stays, unproven, and the others as they were.
func TestRescueOfAListWithAGap(t *testing.T) {
	for _, year := range []int{2021, 2022} { // 2022 is published, which proves more of it
		path := publishedTwice(t)
		l := open(t, path)
		must(t, l.Copy(2022, 2021, "复制"))
		must(t, l.Close())
		want := contents(t, path)
		foreign(t, path, `PRAGMA foreign_keys = 0`,
			fmt.Sprintf(`DELETE FROM history WHERE page = '内设机构' AND key = '2' AND step IN (SELECT id FROM step WHERE year = %d)`, year),
			fmt.Sprintf(`UPDATE department SET contact = '改了' WHERE year = %d`, year))
		lost, have := rescuedYears(t, fmt.Sprint(year), read(t, path), want)
		if have == nil {
			continue
		}
		if d := store.Diff(want[year], have[year]); len(d) > 1 || year == 2021 && (len(d) != 1 || d[0].New != "改了") {
			t.Errorf("%d differs in %v; told is\n%s", year, d, lost)
		}
		if year == 2021 && (!strings.Contains(lost, "和历史里不一样的是 ") || !strings.Contains(lost, "单位概况") || strings.Contains(lost, "只做了一半")) {
			t.Errorf("told is\n%s", lost)
		}
		if other := 2021 + 2022 - year; len(store.Diff(want[other], have[other])) > 0 || strings.Contains(lost, fmt.Sprintf("%d 年度的数无法证明", other)) {
			t.Errorf("%d did not stay as it was; told is\n%s", other, lost)
		}
	}
}

// A page of a year and one of the history are gone at once: what is on neither
// comes out, and no figure that changed is taken for proven.
func TestRescueOfPairsOfPages(t *testing.T) {
	path := publishedTwice(t)
	l := open(t, path)
	must(t, l.Copy(2022, 2024, "复制"))
	must(t, l.Close())
	b, want := read(t, path), contents(t, path)
	var history []int
	for at := 4096; at < len(b); at += 4096 {
		if b[at] == 0x0a && bytes.Contains(b[at:at+4096], []byte("内设机构")) {
			history = append(history, at)
		}
	}
	tables := []string{"department", "section", "unit", "expenditure", "fiscal_year", "publication"}
	if len(history) < 2 {
		t.Fatalf("the history fills %d pages", len(history))
	}
	for i, table := range tables {
		root := (rootOf(t, path, table) - 1) * 4096
		for j, h := range history {
			if (i+2*j)%5 > 0 {
				continue
			}
			broken := slices.Clone(b)
			clear(broken[root : root+4096])
			clear(broken[h : h+4096])
			rescuedYears(t, fmt.Sprintf("%s and page %d", table, h/4096), broken, want)
		}
	}
}

// What cannot be made whole with the history is made without: the years, what was
// published and the bin stay. If that fails, too, the sentence is about the
// damaged ledger.
func TestRescueWithoutTheHistory(t *testing.T) {
	path := publishedTwice(t)
	backup := openBackup(t, path)
	want := contents(t, path)
	store.UnprovenRescue(t, false)
	lost, _ := keeping(t, path)
	if !strings.Contains(lost, "历史没有收") || strings.Contains(lost, "无法证明") {
		t.Errorf("told is\n%s", lost)
	}
	for _, name := range []string{"schema-1", "schema-2"} {
		b := read(t, filepath.Join("testdata", name+".juesuan"))
		if lost, have := rescuedYears(t, name, b, nil); len(have) == 0 || !strings.Contains(lost, "历史没有收") {
			t.Errorf("%s: told is\n%s", name, lost)
		}
	}
	rescuedYears(t, "whole", read(t, path), want)
	store.UnprovenRescue(t, true)
	to := filepath.Join(t.TempDir(), "新.juesuan")
	_, err := store.Rescue(path, to)
	sentence(t, err, "“"+path+"”", "通不过检查", backup)
	if strings.Contains(err.Error(), to) || strings.Contains(err.Error(), "juesuan rescue") || namesBeside(to) != "" {
		t.Errorf("said is %v; left is %q", err, namesBeside(to))
	}
}

// openBackup makes a backup of a closed ledger.
func openBackup(t *testing.T, path string) string {
	t.Helper()
	l := open(t, path)
	b, err := l.Backup("手动")
	must(t, err)
	must(t, l.Close())
	return b.Path
}
