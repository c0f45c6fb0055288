package store_test

import (
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// unsafeNames must not become names of files outside.
var unsafeNames = []string{
	"", " ", ".", "..", "我局.juesuan", "我局", ".bashrc", ".pdf", " .pdf", "-rf", "-rf.pdf", "a.pdf:ads", "a:b.pdf", "a\nb.pdf", "a\x00.pdf", "a\u202efdp.html",
	"a/b.pdf", `..\b.pdf`, "a.pdf ", " a.pdf", "a.exe", "con.pdf", strings.Repeat("长", 100) + ".pdf", "\xff.pdf",
}

func TestBadFileName(t *testing.T) {
	for _, name := range unsafeNames {
		if why := store.BadFileName(name); why == "" {
			t.Errorf("%q is taken", name)
		} else {
			chinese(t, why)
		}
	}
	for _, name := range []string{"2022年度某局部门决算.pdf", "决 算（公开表）.xlsx", "甲.乙.DOCX", "部门决算.html", "con决算.pdf"} {
		if why := store.BadFileName(name); why != "" {
			t.Errorf("%q %s", name, why)
		}
	}
}

// A ledger that was made elsewhere may hold names that become something else
// outside: its files are not handed out, and verifying tells.
func TestFilesWithUnsafeNamesStayInside(t *testing.T) {
	l := newLedger(t)
	for _, name := range unsafeNames {
		_, err := l.Finalise(yearOf(t, l, 2022), "定稿", store.PublishedFile{Name: name})
		sentence(t, err, "公开文件的名称“")
	}
	back := store.AnyFileName(t)
	p, err := l.Finalise(yearOf(t, l, 2022), "定稿", store.PublishedFile{Name: "好.pdf"}, store.PublishedFile{Name: "我局.juesuan"})
	must(t, err)
	back()
	if _, err := l.Publications(2022); err != nil {
		t.Errorf("the list: %v", err)
	}
	_, err = l.PublishedFiles(p.ID)
	sentence(t, err, "“我局.juesuan”的扩展名不是公开文件的", "没有取出")
	r, err := l.Verify()
	must(t, err)
	if !r.Whole() || len(r.Found) != 1 || !strings.Contains(r.Found[0], "“我局.juesuan”") {
		t.Errorf("the report is %+v", r)
	}
	must(t, l.Unlock(2022, "改"))
	must(t, l.Put("导入", storetest.Sample()))
}
