package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新.juesuan")
	l, err := store.Create(path, "某市某局", 2024)
	must(t, err)
	defer l.Close()
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode() != 0o600 {
		t.Errorf("mode is %v", info.Mode())
	}
	y := yearOf(t, l, 2024)
	if y.State != store.Drafting || y.Department.Name != "某市某局" {
		t.Errorf("the first year is %+v", y)
	}
	if l.Path() != path {
		t.Errorf("path is %s", l.Path())
	}
	must(t, l.Close())
	if names := namesBeside(path); names != "新.juesuan\n" {
		t.Errorf("files are %q", names)
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	existing := filepath.Join(dir, "有.juesuan")
	must(t, os.WriteFile(existing, []byte("别的内容"), 0o600))
	fresh := filepath.Join(dir, "新.juesuan")
	for _, c := range []struct {
		path, department string
		year             int
		want             string
	}{
		{existing, "某局", 2022, "已经存在，没有覆盖"},
		{dir, "某局", 2022, "已经存在"},
		{filepath.Join(dir, "没有的文件夹", "a.juesuan"), "某局", 2022, "找不到"},
		{filepath.Join(existing, "a.juesuan"), "某局", 2022, "有一段不是文件夹"},
		{filepath.Join(dir, strings.Repeat("长", 200)), "某局", 2022, "太长"},
		{filepath.Join(dir, "a\x00b"), "某局", 2022, "不能用的字符"},
		{fresh, " ", 2022, "没有单位名称"},
		{fresh, "某\x01局", 2022, "第 2 个字符是看不见的控制符"},
		{fresh, "某局", 1993, "1993 不是预算年度"},
		{fresh, "某局", 22, "应在 1994 到 2099 之间"},
	} {
		untouched(t, c.path, func() (*store.Ledger, error) { return store.Create(c.path, c.department, c.year) }, c.want)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	l := newLedger(t)
	ledger := read(t, l.Path())
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, b, 0o600))
		return path
	}
	patched := func(name string, at int, b ...byte) string {
		changed := slices.Clone(ledger)
		copy(changed[at:], b)
		return write(name, changed)
	}
	const version, application = 60, 68 // in the header
	missing := filepath.Join(dir, "没有.juesuan")
	loop := filepath.Join(dir, "圈.juesuan")
	must(t, os.Symlink(loop, loop))
	for _, c := range []struct{ path, want string }{
		{patched("newer.juesuan", version, 0, 0, 0, 9), fmt.Sprintf("是第 9 版，本程序只认识到第 %d 版", store.SchemaVersion)},
		{patched("negative.juesuan", version, 0xff, 0xff, 0xff, 0xff), "文件头读不通"},
		{patched("zero.juesuan", version, 0, 0, 0, 0), "文件头读不通"},
		{patched("other.sqlite", application, 1, 2, 3, 4), "文件头读不通"},
		{patched("none.sqlite", application, 0, 0, 0, 0), "文件头读不通"},
		{write("text.juesuan", []byte("SQLite 不是账本")), "不是本程序的账本"},
		{write("short.juesuan", ledger[:40]), "不是本程序的账本"},
		{write("document.xlsx", []byte(strings.Repeat("PK\x03\x04", 100))), "不是本程序的账本"},
		{write("empty.juesuan", nil), "空文件"},
		{dir, "是一个文件夹"},
		{"/dev/null", "不是普通文件"},
		{missing, "找不到"},
		{"", "找不到"},
		{filepath.Join(l.Path(), "a"), "有一段不是文件夹"},
		{loop, "绕回了自己"},
	} {
		for _, opened := range []func(string) (*store.Ledger, error){store.Open, store.OpenReadOnly} {
			err := untouched(t, c.path, func() (*store.Ledger, error) { return opened(c.path) }, c.want, "账本“"+c.path+"”")
			switch {
			case strings.Contains(c.path, "newer"):
				if e := as[*store.NewerError](t, err); e != nil && (e.Have != 9 || e.Know != store.SchemaVersion) {
					t.Errorf("versions are %d and %d", e.Have, e.Know)
				}
			case c.want == "文件头读不通":
				as[*store.DamagedError](t, err)
			default:
				as[*store.FileError](t, err)
			}
		}
	}
}

func TestWeirdPaths(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{
		"有 空格.juesuan", "a?mode=ro#b&c=d.juesuan", "100%.juesuan", "%2F.juesuan", "𠮷㛃.juesuan",
		`引"号'.juesuan`, "-rf.juesuan", ":memory:", "file:x.juesuan", "换\n行.juesuan", `反\斜.juesuan`, "./相对.juesuan",
	} {
		l, err := store.Create(name, "某局", 2022)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		must(t, l.Close())
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%q is not where it should be: %v", name, err)
		}
		ro, err := store.OpenReadOnly(name)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		yearOf(t, ro, 2022)
		must(t, ro.Close())
	}
	link := filepath.Join(dir, "链接.juesuan")
	must(t, os.Symlink("100%.juesuan", link))
	l := open(t, link)
	must(t, l.Set(2022, "试", store.Change{Addr: "三公数量/保有量", Value: "2"}))
	must(t, l.Close())
	if n := yearOf(t, open(t, "100%.juesuan"), 2022).Counts.VehiclesHeld; n != 2 {
		t.Errorf("a change through a link is not in the file: %d", n)
	}
}

func TestReadOnly(t *testing.T) {
	l := newLedger(t)
	before := read(t, l.Path())
	ro, err := store.OpenReadOnly(l.Path())
	must(t, err)
	defer ro.Close()
	sentence(t, ro.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "2"}), "是只读的")
	sentence(t, ro.Put("改", &store.Year{Year: 2023, State: store.Drafting, Department: store.Department{Name: "局"}}), "是只读的")
	sentence(t, ro.SetState(2022, store.Finalised, "定稿"), "是只读的")
	if !slices.Equal(before, read(t, l.Path())) {
		t.Error("the file was changed")
	}
	if years, err := ro.Years(); err != nil || !slices.Equal(years, []int{2022}) {
		t.Errorf("years are %v, %v", years, err)
	}
}

func TestNoYear(t *testing.T) {
	l := newLedger(t)
	_, err := l.Year(2021)
	sentence(t, err, "没有 2021 年度，已有的年度是 2022")
	if e := as[*store.NoYearError](t, err); e != nil && (e.Year != 2021 || !slices.Equal(e.Have, []int{2022})) {
		t.Errorf("error is %+v", e)
	}
	unchanged(t, l, func() error { return l.Set(2021, "改", store.Change{Addr: "三公数量/保有量", Value: "2"}) }, "没有 2021 年度")
	unchanged(t, l, func() error { return l.SetState(2021, store.Finalised, "定稿") }, "没有 2021 年度")
	sentence(t, &store.NoYearError{Year: 2021}, "还没有任何年度")
}
