package store_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// workedOn is a closed ledger with two years, one of them finalised, texts that
// fill several pages, and a history of some hundred pages.
func workedOn(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "某局.juesuan")
	l, err := store.Create(path, "某局", 2021)
	if err == nil {
		err = l.Put("导入", storetest.Sample())
	}
	for i := 0; err == nil && i < 3; i++ {
		err = l.Set(2022, "填报",
			store.Change{Addr: "三公数量/保有量", Value: string(rune('1' + i%9))},
			store.Change{Addr: "文字/长/内容", Value: strings.Repeat("很长的一段文字", 1000+i)})
	}
	if err == nil {
		err = l.SetState(2022, store.Finalised, "定稿")
	}
	if err = errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents are all years of a ledger.
func contents(t *testing.T, path string) map[int]*store.Year {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	years, err := l.Years()
	must(t, err)
	out := map[int]*store.Year{}
	for _, y := range years {
		out[y] = yearOf(t, l, y)
	}
	return out
}

// rescued rescues damaged bytes and compares with what was there. Whatever
// differs must have been told. It returns nil if nothing could be rescued.
func rescued(t *testing.T, damaged []byte, want map[int]*store.Year) *store.Rescued {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "坏.juesuan"), filepath.Join(dir, "新.juesuan")
	must(t, os.WriteFile(from, damaged, 0o600))
	r, err := store.Rescue(from, to)
	if !bytes.Equal(read(t, from), damaged) {
		t.Error("the damaged file was changed")
	}
	if err != nil {
		chinese(t, err.Error())
		if names := namesBeside(from); names != "坏.juesuan\n" {
			t.Errorf("a failed rescue left %q", names)
		}
		return nil
	}
	if info, err := os.Stat(to); err != nil || info.Mode() != 0o600 {
		t.Errorf("the new ledger: %v, %v", info, err)
	}
	have := contents(t, to)
	l := open(t, to) // can be worked on
	report, err := l.Verify()
	must(t, err)
	if !report.Whole() {
		t.Errorf("the new ledger is not whole: %q", report.Problems)
	}
	must(t, l.Close())
	for y := range want {
		if d := store.Diff(want[y], have[y]); len(d) > 0 && len(r.Lost) == 0 {
			t.Errorf("%d differs and nothing was told: %v", y, d[:1])
		}
		if have[y] != nil && have[y].State != want[y].State && len(r.Lost) == 0 {
			t.Errorf("%d is %s and nothing was told", y, have[y].State)
		}
	}
	for _, lost := range r.Lost {
		chinese(t, strings.ReplaceAll(lost, "A%2FB", "甲"))
	}
	return r
}

func TestRescueOfAWholeLedger(t *testing.T) {
	path := workedOn(t)
	to := filepath.Join(t.TempDir(), "新.juesuan")
	r, err := store.Rescue(path, to)
	must(t, err)
	if len(r.Lost) > 0 || len(r.Years) != 2 || r.Years[0].Year != 2022 || r.Years[0].State != store.Finalised || r.Years[0].Rows < 50 {
		t.Errorf("rescued is %+v", r)
	}
	a, b := open(t, path), open(t, to)
	years, history := ledgerDump(t, a)
	newYears, newHistory := ledgerDump(t, b)
	if years != newYears || !slices.Equal(history, newHistory) {
		t.Error("the new ledger is not the old one")
	}
	_, err = store.Rescue(path, to)
	sentence(t, err, "已经存在，没有覆盖")
	_, err = store.Rescue(filepath.Join(t.TempDir(), "没有"), to+"2")
	sentence(t, err, "找不到")
	_, err = store.Rescue(t.TempDir(), to+"2")
	sentence(t, err, "不是普通文件")
}

// Page after page is overwritten: what is rescued is right, or told.
func TestRescueOfEveryPage(t *testing.T) {
	path := workedOn(t)
	b, want := read(t, path), contents(t, path)
	const page = 4096
	all, whole, none := 0, 0, 0
	for at := 0; at < len(b); at += page {
		if at > 10*page && at/page%4 > 0 {
			continue // the long texts fill many
		}
		all++
		broken := slices.Clone(b)
		copy(broken[at:at+page], bytes.Repeat([]byte{0xa5}, page))
		r := rescued(t, broken, want)
		switch {
		case r == nil:
			none++
		case len(r.Lost) == 0:
			whole++
		}
	}
	if none > 0 || whole == all {
		t.Errorf("of %d damaged pages %d left nothing to rescue, %d no trace", all, none, whole)
	}
}

// Rows whose page is gone come back from the history.
func TestRescueFromTheHistory(t *testing.T) {
	path := workedOn(t)
	b, want := read(t, path), contents(t, path)
	root := rootOf(t, path, "expenditure")
	copy(b[(root-1)*4096:], bytes.Repeat([]byte{0}, 4096))
	dir := t.TempDir()
	from, to := filepath.Join(dir, "坏.juesuan"), filepath.Join(dir, "新.juesuan")
	must(t, os.WriteFile(from, b, 0o600))
	r, err := store.Rescue(from, to)
	must(t, err)
	text := strings.Join(r.Lost, "\n")
	for _, part := range []string{"“支出”有 1 处读不出", "2022 年度 支出/2010301/一般公共预算财政拨款/基本支出：这一行没有了，照历史补了回来"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q lacks %q", text, part)
		}
	}
	have := contents(t, to)[2022]
	if d := store.Diff(want[2022], have); len(d) > 0 || have.State != store.Finalised {
		t.Errorf("not all came back: %v", d)
	}
}

// A value that was changed behind the program's back is put right.
func TestRescueOfAnAlteredYear(t *testing.T) {
	path := workedOn(t)
	want := contents(t, path)
	foreign(t, path, `UPDATE expenditure SET actual = actual + 1 WHERE code = '2010301'`, `DELETE FROM fiscal_year WHERE year = 2021`)
	r := rescued(t, read(t, path), want)
	text := strings.Join(r.Lost, "\n")
	if !strings.Contains(text, "2022 年度 支出/2010301/一般公共预算财政拨款/基本支出：这一行照历史改正了") {
		t.Errorf("told is %s", text)
	}
}

// Without the end of the history the years are kept as far as their digest
// proves them, and the history as far as it goes.
func TestRescueWithoutTheEndOfTheHistory(t *testing.T) {
	path := workedOn(t)
	want := contents(t, path)
	foreign(t, path, `PRAGMA foreign_keys = 0`, `DELETE FROM history WHERE step >= 3`, `DELETE FROM step WHERE id >= 3`, `DELETE FROM income`)
	to := filepath.Join(t.TempDir(), "新.juesuan")
	r, err := store.Rescue(path, to)
	must(t, err)
	text := strings.Join(r.Lost, "\n")
	for _, part := range []string{"2022 年度的数无法证明是完整的", "2022 年度原来已定稿，改回了“填报中”"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q lacks %q", text, part)
		}
	}
	have := contents(t, to)[2022]
	for _, d := range store.Diff(want[2022], have) {
		if !strings.HasPrefix(d.Addr, "收入/") {
			t.Errorf("differs: %+v", d)
		}
	}
	foreign(t, path, `DELETE FROM step`)
	r = rescued(t, read(t, path), nil)
	if r == nil || len(r.Years) != 2 {
		t.Errorf("rescued %+v", r)
	}
}

// A ledger of an older version is rescued into one of the present version.
func TestRescueOfOlderVersions(t *testing.T) {
	for _, name := range []string{"schema-1", "schema-2"} {
		b := read(t, filepath.Join("testdata", name+".juesuan"))
		path := filepath.Join(t.TempDir(), name+".juesuan")
		must(t, os.WriteFile(path, b, 0o600))
		must(t, open(t, path).Close()) // upgraded, to compare with
		want := contents(t, path)
		if r := rescued(t, b, want); r == nil || len(r.Lost) > 0 {
			t.Errorf("%s: rescued %+v", name, r)
		}
		for at := 4096; at < len(b); at += 3 * 4096 {
			broken := slices.Clone(b)
			copy(broken[at:at+4096], make([]byte, 4096))
			rescued(t, broken, want)
		}
	}
}

// rootOf is the first page of a table.
func rootOf(t *testing.T, path, table string) (n int) {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	must(t, l.DB().QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, table).Scan(&n))
	return n
}

func TestRescueOfFlipsAndCuts(t *testing.T) {
	path := workedOn(t)
	b, want := read(t, path), contents(t, path)
	random := rand.New(rand.NewPCG(5, 5))
	for range 25 {
		broken := slices.Clone(b)
		broken[random.IntN(len(b))] ^= byte(1 << random.IntN(8))
		rescued(t, broken, want)
	}
	for range 10 {
		rescued(t, b[:random.IntN(len(b))], want)
	}
	if r := rescued(t, b[:4096], want); r != nil {
		t.Errorf("rescued %+v from the first page alone", r)
	}
	rescued(t, []byte("不是账本"), want)
}

// FuzzRescue: no bytes make the rescue panic or run on.
func FuzzRescue(f *testing.F) {
	b, err := os.ReadFile(workedOn(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b[:5*4096], 5000, byte(1))
	f.Fuzz(func(_ *testing.T, b []byte, at int, change byte) {
		if at >= 0 && at < len(b) {
			b = slices.Clone(b)
			b[at] ^= change
		}
		store.ReadPages(b)
	})
}
