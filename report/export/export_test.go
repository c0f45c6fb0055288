package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf8"

	"juesuan/report"
	"juesuan/store"
	"juesuan/store/storetest"
)

// quick are the formats that take no time.
var quick = []Format{XLSX, HTML}

// small is a document that is written in no time.
func small() *report.Document {
	return &report.Document{
		Title: "2022年度某局部门决算", Department: "某局", Year: 2022, Unit: report.Wan, Style: report.Default,
		Blocks: []report.Block{
			&report.Heading{Level: 1, Text: "第一部分", ID: "h1"},
			&report.Paragraph{Runs: []report.Run{{Text: "正文。"}}},
			&report.TableBlock{ID: "t1", Table: &report.Table{
				ID: "01", Title: "表", Columns: []report.Column{{Name: "项目", Key: "项目"}},
				Head: [][]report.Cell{{{Text: "项目", ColSpan: 1, RowSpan: 1}}},
				Rows: []report.Row{{Cells: []report.Cell{{Text: "甲", ColSpan: 1, RowSpan: 1}}}},
			}},
		},
	}
}

// listed are the names in a folder.
func listed(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkNames asks that a folder holds the document's files in the formats and
// nothing else.
func checkNames(t *testing.T, dir string, d *report.Document, formats []Format) {
	t.Helper()
	var want []string
	for _, f := range formats {
		want = append(want, FileName(d.Title)+"."+string(f))
	}
	slices.Sort(want)
	if got := listed(t, dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestAllFormatsInOrder(t *testing.T) {
	d := composed(t, storetest.Sample(), nil)
	dir := filepath.Join(t.TempDir(), "一", "二")
	var told []string
	files, err := Write(t.Context(), d, dir, Options{Progress: func(p Progress) {
		told = append(told, fmt.Sprintf("%d/%d %s", p.Done, p.Total, filepath.Base(p.File)))
	}})
	if err != nil {
		t.Fatal(err)
	}
	checkNames(t, dir, d, Formats)
	name := FileName(d.Title)
	want := []string{"0/4 " + name + ".pdf", "1/4 " + name + ".docx", "2/4 " + name + ".xlsx", "3/4 " + name + ".html", "4/4 ."}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	for i, magic := range []string{"%PDF-", "PK", "PK", "<!DOCTYPE html>"} {
		if got := read(t, files[i]); !strings.HasPrefix(strings.ToUpper(got[:20]), strings.ToUpper(magic)) {
			t.Errorf("%s begins with %q", files[i], got[:20])
		}
		if st, err := os.Stat(files[i]); err != nil || st.Mode().Perm() != 0o644 {
			t.Errorf("%s: %v, %v", files[i], st.Mode(), err)
		}
	}
}

func TestOverwritesAnEarlierExport(t *testing.T) {
	dir := t.TempDir()
	d := small()
	first, err := Write(t.Context(), d, dir, Options{Formats: quick})
	if err != nil {
		t.Fatal(err)
	}
	before := read(t, first[1])
	d.Blocks[1].(*report.Paragraph).Runs[0].Text = "改过。"
	again, err := Write(t.Context(), d, dir, Options{Formats: quick})
	if err != nil {
		t.Fatal(err)
	}
	if after := read(t, again[1]); after == before || !strings.Contains(after, "改过。") {
		t.Error("the page is the old one")
	}
	checkNames(t, dir, d, quick)
}

// failure asks that an error is a sentence that names the path and unwraps to
// the system's.
func failure(t *testing.T, err, want error, words ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Path == "" {
		t.Fatalf("%T %v is no failed export", err, err)
	}
	if want != nil && !errors.Is(err, want) {
		t.Errorf("%v does not unwrap to %v", err, want)
	}
	for _, w := range append(words, e.Path, "没有改动") {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%v lacks %s", err, w)
		}
	}
}

func TestTargetsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "文件")
	if err := os.WriteFile(file, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), small(), file, Options{Formats: quick})
	failure(t, err, nil, "已有同名的文件")
	_, err = Write(t.Context(), small(), filepath.Join(file, "下级"), Options{Formats: quick})
	failure(t, err, syscall.ENOTDIR, "已有同名的文件")
	if got := read(t, file); got != "旧" {
		t.Errorf("the file holds %q", got)
	}
	if got := listed(t, dir); !slices.Equal(got, []string{"文件"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestFolderInAFilesPlace: the second file has a folder in its place, so the
// first, already placed, is taken back.
func TestFolderInAFilesPlace(t *testing.T) {
	d := small()
	for _, old := range []string{"", "旧"} {
		dir := t.TempDir()
		first := filepath.Join(dir, FileName(d.Title)+".xlsx")
		if old != "" {
			if err := os.WriteFile(first, []byte(old), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(filepath.Join(dir, FileName(d.Title)+".html"), 0o755); err != nil {
			t.Fatal(err)
		}
		before := listed(t, dir)
		files, err := Write(t.Context(), d, dir, Options{Formats: quick})
		failure(t, err, nil, "已有同名", ".html")
		if len(files) != 0 {
			t.Errorf("files %q besides the error", files)
		}
		if got := listed(t, dir); !slices.Equal(got, before) {
			t.Errorf("the folder holds %q, want %q", got, before)
		}
		if old != "" && read(t, first) != old {
			t.Error("the first file is not the old one")
		}
	}
}

// TestFailuresLeaveTheOldFiles lets each rename fail in turn.
func TestFailuresLeaveTheOldFiles(t *testing.T) {
	for _, c := range []struct {
		err   error
		words string
	}{
		{fs.ErrPermission, "没有写入权限"}, {syscall.EROFS, "没有写入权限"}, {syscall.ENOSPC, "磁盘已满"}, {syscall.EDQUOT, "磁盘已满"},
		{syscall.EISDIR, "已有同名"}, {fs.ErrNotExist, "文件夹不存在"}, {syscall.EIO, "系统拒绝"},
	} {
		for at := range 3 {
			d := small()
			dir := t.TempDir()
			olds := map[string]string{}
			for _, f := range []Format{DOCX, HTML} { // there was no xlsx
				path := filepath.Join(dir, FileName(d.Title)+"."+string(f))
				olds[path] = "旧" + string(f)
				if err := os.WriteFile(path, []byte(olds[path]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			calls := 0
			rename := func(from, to string) error {
				if calls++; calls > at {
					return &os.LinkError{Op: "rename", Old: from, New: to, Err: c.err}
				}
				return os.Rename(from, to)
			}
			_, err := Write(t.Context(), d, dir, Options{Formats: []Format{DOCX, XLSX, HTML}, rename: rename})
			failure(t, err, c.err, c.words)
			checkNames(t, dir, d, []Format{DOCX, HTML})
			for path, old := range olds {
				if got := read(t, path); got != old {
					t.Errorf("rename %d fails: %s holds %.20q", at+1, filepath.Base(path), got)
				}
			}
		}
	}
}

func TestWriterThatRefuses(t *testing.T) {
	d := small()
	d.Blocks = d.Blocks[:2] // no table: no workbook
	dir := t.TempDir()
	_, err := Write(t.Context(), d, dir, Options{Formats: []Format{HTML, XLSX}})
	if err == nil || !strings.Contains(err.Error(), "没有表格") {
		t.Errorf("%v", err)
	}
	if got := listed(t, dir); len(got) != 0 {
		t.Errorf("the folder holds %q", got)
	}
}

// TestCancel cancels before the first file, between two and after the last:
// nothing is placed.
func TestCancel(t *testing.T) {
	for stop := range len(quick) + 1 {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if stop == 0 {
			cancel()
		}
		dir := t.TempDir()
		files, err := Write(ctx, small(), dir, Options{Formats: quick, Progress: func(p Progress) {
			if p.Done == stop-1 {
				cancel()
			}
		}})
		if err == nil || !strings.Contains(err.Error(), "已取消") || len(files) != 0 {
			t.Errorf("stopped after %d: %q, %v", stop, files, err)
		}
		if got := listed(t, dir); len(got) != 0 {
			t.Errorf("the folder holds %q", got)
		}
	}
}

func TestParseFormats(t *testing.T) {
	for in, want := range map[string][]Format{
		"": Formats, "  ": Formats, "pdf": {PDF}, "PDF, html": {PDF, HTML}, "xlsx，docx": {XLSX, DOCX}, "pdf,pdf": {PDF},
	} {
		got, err := ParseFormats(in)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"doc", "pdf,", "pdf html", ",", "../pdf"} {
		_, err := ParseFormats(in)
		if err == nil || !strings.Contains(err.Error(), "不认识的格式“") || !strings.Contains(err.Error(), "pdf、docx、xlsx、html") {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"2022年度某局部门决算":          "2022年度某局部门决算",
		"":                      "部门决算",
		" . ":                   "部门决算",
		"..":                    "部门决算",
		"../../etc/passwd":      "_.._etc_passwd",
		`a\b:c*d?e"f<g>h|i`:     "a_b_c_d_e_f_g_h_i",
		"甲\n乙\t丙\x00丁\x7f":      "甲_乙_丙_丁_",
		".hidden":               "hidden",
		"con":                   "_con",
		"NUL.x":                 "_NUL.x",
		"COM1":                  "_COM1",
		"COMMON":                "COMMON",
		"甲\u202e乙\u200b丙":       "甲乙丙",
		"甲\xff乙":                "甲_乙",
		"-rf 甲":                 "rf 甲",
		" - . -甲- ":             "甲-",
		"\u2003甲\u2003":         "甲",
		"　甲　":                   "甲",
		strings.Repeat("甲", 90): strings.Repeat("甲", 66),
	} {
		if got := FileName(in); got != want {
			t.Errorf("%q is called %q, want %q", in, got, want)
		}
	}
	if got := FileName(strings.Repeat("长", 1<<20)); len(got) > maxName {
		t.Errorf("%d bytes", len(got))
	}
}

// TestLongTitle writes a document of a title that no file name can hold.
func TestLongTitle(t *testing.T) {
	d := small()
	d.Title = strings.Repeat("长/", 4000)
	dir := t.TempDir()
	if _, err := Write(t.Context(), d, dir, Options{Formats: []Format{HTML}}); err != nil {
		t.Fatal(err)
	}
	checkNames(t, dir, d, []Format{HTML})
}

// FuzzFileName: a name is short, whole characters, and one name only.
func FuzzFileName(f *testing.F) {
	for _, s := range []string{"2022年度某局部门决算", "../x", "a\x00b", "\xff\xfe", strings.Repeat("👪", 90), "con", ". .", "a/."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		name := FileName(title)
		switch {
		case name == "" || len(name)+len(".docx") > 255, !utf8.ValidString(name):
			t.Errorf("%q is called %q", title, name)
		case strings.ContainsAny(name, `<>:"/\|?*`), strings.ContainsFunc(name, unicode.IsControl), filepath.Base(name) != name:
			t.Errorf("%q is called %q", title, name)
		case strings.HasPrefix(name, "."), strings.HasSuffix(name, "."), strings.HasSuffix(name, " "), FileName(name) != name && !strings.HasPrefix(FileName(name), "_"):
			t.Errorf("%q is called %q", title, name)
		case store.BadFileName(name+".pdf") != "":
			t.Errorf("%q is called %q, which %s", title, name, store.BadFileName(name+".pdf"))
		}
	})
}

// TestFormatsDoNotDependOnEachOther: one format alone has the bytes it has
// among all.
func TestFormatsDoNotDependOnEachOther(t *testing.T) {
	d := composed(t, storetest.Sample(), nil)
	all, err := Write(t.Context(), d, t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range Formats {
		alone := written(t, d, f, false)
		if !bytes.Equal([]byte(read(t, all[i])), []byte(read(t, alone))) {
			t.Errorf("%s alone differs", f)
		}
	}
}
