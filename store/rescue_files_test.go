package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"juesuan/store"
)

// filesOf rescues a ledger and returns the contents of all published files of
// some years by their names, as the new ledger hands them out.
func filesOf(t *testing.T, path string, years ...int) (lost string, files map[string]string, l *store.Ledger) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "新.juesuan")
	r, err := store.Rescue(path, to)
	must(t, err)
	lost = strings.Join(r.Lost, "\n")
	l = open(t, to)
	report, err := l.Verify()
	must(t, err)
	if !report.Whole() {
		t.Errorf("the new ledger is not whole: %q\n%s", report.Problems, lost)
	}
	files = map[string]string{}
	for _, y := range years {
		pubs, err := l.Publications(y)
		must(t, err)
		for _, p := range pubs {
			list, err := l.PublishedFiles(p.ID)
			must(t, err)
			for _, f := range list {
				files[f.Name] = string(f.Content)
			}
		}
	}
	return lost, files, l
}

// The row of a publication is lost and the step that made it is damaged: the
// steps around it and the files say what both were.
func TestRescueOfAPublicationWithoutItsRow(t *testing.T) {
	path := publishedTwice(t)
	want := historyIn(t, path)
	foreign(t, path, `PRAGMA foreign_keys = 0`, `DELETE FROM publication`,
		`UPDATE history SET new = '已公开' WHERE field = '' AND step = (SELECT min(step) FROM history WHERE page = '定稿')`)
	lost, have := keeping(t, path)
	if len(have) != len(want) || strings.Contains(lost, "没有收") || strings.Contains(lost, " 0 年度") {
		t.Errorf("the history has %d entries, had %d; told is\n%s", len(have), len(want), lost)
	}
}

// Files that are what their SHA-256 says stay, though nobody knows any more what
// they were published with.
func TestRescueOfFilesAlone(t *testing.T) {
	path := publishedTwice(t)
	foreign(t, path, `PRAGMA foreign_keys = 0`, `DELETE FROM publication`, `DELETE FROM history`, `DELETE FROM step`,
		`UPDATE published_file SET name = '2019年度丙.docx' WHERE name = '丙.docx'`, `UPDATE published_file SET publication = 9 WHERE name LIKE '2019%'`,
		`UPDATE published_file SET content = x'78' WHERE name = '甲.pdf'`)
	lost, files, l := filesOf(t, path, 2019, 2022)
	if len(files) != 2 || files["2019年度丙.docx"] != "丙的内容" || files["乙.pdf"] != "乙的内容" {
		t.Errorf("kept are %v; told is\n%s", files, lost)
	}
	if pubs, err := l.Publications(2019); err != nil || len(pubs) != 1 || !strings.Contains(pubs[0].Action, "存疑") {
		t.Errorf("of 2019 there are %v, %v", pubs, err)
	}
	for _, part := range []string{"编号 9 的定稿保存的 2019 年度读不出了", "现在也没有这个年度", "照这个年度现在的数写", "编号 1 的定稿的文件“甲.pdf”无法证明是当时的文件，没有收"} {
		if !strings.Contains(lost, part) {
			t.Errorf("%q is not told:\n%s", part, lost)
		}
	}
	if strings.Contains(lost, " 0 年度") {
		t.Errorf("told is\n%s", lost)
	}
	if years, err := l.Years(); err != nil || len(years) != 1 || years[0] != 2022 {
		t.Errorf("the years are %v, %v", years, err)
	}
	must(t, l.Close())

	path = publishedTwice(t) // what was kept is not what the history says, nor can it be told again
	foreign(t, path, `PRAGMA foreign_keys = 0`, `UPDATE publication SET snapshot = replace(snapshot, '电话一二三四', '电话一二三五') WHERE id = 1`,
		`DELETE FROM history WHERE step = (SELECT id FROM step WHERE action = '填甲')`)
	lost, files, l = filesOf(t, path, 2022)
	if len(files) != 3 || files["甲.pdf"] != "甲的内容" {
		t.Errorf("kept are %v; told is\n%s", files, lost)
	}
	must(t, l.Close())
}

// Files that a whole history knows nothing of are not this ledger's.
func TestRescueOfForeignFiles(t *testing.T) {
	path := publishedTwice(t)
	foreign(t, path, `PRAGMA foreign_keys = 0`, `INSERT INTO published_file SELECT 9, '假.pdf', sha256, content FROM published_file WHERE name = '甲.pdf'`,
		`INSERT INTO publication SELECT 9, year, at, action, snapshot FROM publication WHERE id = 1`,
		`INSERT INTO published_file SELECT 8, '假2.pdf', sha256, content FROM published_file WHERE name = '甲.pdf'`)
	lost, files, l := filesOf(t, path, 2022)
	if len(files) != 3 || files["假.pdf"] != "" || !strings.Contains(lost, "编号 9 的定稿") || !strings.Contains(lost, "假2.pdf") {
		t.Errorf("kept are %v; told is\n%s", files, lost)
	}
	must(t, l.Close())
}
