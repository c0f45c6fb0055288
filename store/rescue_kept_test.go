package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
)

// publishedTwice is a closed ledger with two publications, a year in the bin and a
// history that goes on after each.
func publishedTwice(t *testing.T) string {
	t.Helper()
	l := sampleLedger(t)
	must(t, l.Set(2022, "填甲", set("三公数量/保有量=2", "单位概况/联系方式=电话一二三四")...))
	must(t, l.Accept(2022, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲的内容")}))
	must(t, l.Unlock(2022, "改一处"))
	must(t, l.Set(2022, "填乙", set("三公数量/保有量=5", "文字/增减/内容=原来的话")...))
	must(t, l.Copy(2022, 2023, "复制"))
	must(t, l.Set(2023, "填丙", set("三公数量/保有量=7", "文字/增减/内容=后来的话")...))
	_, err := l.RemoveYear(2023, "删去")
	must(t, err)
	must(t, l.Set(2022, "填丁", set("文字/增减/内容=最后的话")...))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "乙.pdf", Content: []byte("乙的内容")}, store.PublishedFile{Name: "丙.docx", Content: []byte("丙的内容")}))
	must(t, l.Close())
	return l.Path()
}

// keeping rescues a ledger and asks that all that it kept is kept, and the
// years as they were. It returns what was told, and the new history.
func keeping(t *testing.T, path string) (lost string, history []store.HistoryEntry) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "新.juesuan")
	r, err := store.Rescue(path, to)
	must(t, err)
	lost = strings.Join(r.Lost, "\n")
	l := open(t, to)
	report, err := l.Verify()
	must(t, err)
	if !report.Whole() {
		t.Errorf("the new ledger is not whole: %q\n%s", report.Problems, lost)
	}
	pubs, err := l.Publications(2022)
	must(t, err)
	if len(pubs) != 2 {
		t.Fatalf("there are %d publications; told is\n%s", len(pubs), lost)
	}
	for i, want := range []map[string]string{{"甲.pdf": "甲的内容"}, {"乙.pdf": "乙的内容", "丙.docx": "丙的内容"}} {
		files, err := l.PublishedFiles(pubs[i].ID)
		must(t, err)
		if len(files) != len(want) {
			t.Errorf("publication %d has %d files", i, len(files))
		}
		for _, f := range files {
			if string(f.Content) != want[f.Name] {
				t.Errorf("%s is %q", f.Name, f.Content)
			}
		}
		y, err := l.PublishedYear(pubs[i].ID)
		must(t, err)
		if y.Counts.VehiclesHeld != []int{2, 5}[i] {
			t.Errorf("published were %d", y.Counts.VehiclesHeld)
		}
	}
	if y := yearOf(t, l, 2022); y.State != store.Finalised || y.Counts.VehiclesHeld != 5 {
		t.Errorf("2022 is %s with %d; told is\n%s", y.State, y.Counts.VehiclesHeld, lost)
	}
	if years, err := l.Years(); err != nil || len(years) != 1 {
		t.Errorf("the years are %v, %v", years, err)
	}
	for _, y := range []int{2023, 2022} {
		h, err := l.History(y, "")
		must(t, err)
		history = append(history, h...)
	}
	bin, err := l.Bin()
	must(t, err)
	if len(bin) != 1 || bin[0].Year != 2023 {
		t.Fatalf("the bin is %v; told is\n%s", bin, lost)
	}
	y, err := l.RestoreYear(bin[0].ID, "恢复")
	must(t, err)
	if a, err := l.Accepted(2022); err != nil || len(a) != 1 || y.Counts.VehiclesHeld != 7 {
		t.Errorf("back came %d; accepted are %v, %v", y.Counts.VehiclesHeld, a, err)
	}
	return lost, history
}

// historyIn reads the history of a file.
func historyIn(t *testing.T, path string) (out []store.HistoryEntry) {
	t.Helper()
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	for _, y := range []int{2023, 2022} {
		h, err := l.History(y, "")
		must(t, err)
		out = append(out, h...)
	}
	return out
}

// One wrong character of the history costs at most that character: what it says
// is known from the steps before and after, and everything else is whole.
func TestRescueMendsTheHistory(t *testing.T) {
	for _, c := range []struct {
		statement, told string
		exact           bool
	}{
		{`UPDATE history SET new = '电话一二三五' WHERE new = '电话一二三四' AND step = (SELECT id FROM step WHERE action = '填甲')`, "和它的指纹对得上", true},
		{`UPDATE history SET old = '4' WHERE page = '三公数量' AND new = '5' AND step = (SELECT id FROM step WHERE action = '填乙')`, "和它的指纹对得上", true},
		{`UPDATE history SET page = '三公数里' WHERE page = '三公数量' AND new = '5' AND step = (SELECT id FROM step WHERE action = '填乙')`, "和它的指纹对得上", true},
		{`UPDATE history SET new = '远来的话' WHERE new = '原来的话' AND step = (SELECT id FROM step WHERE action = '填乙')`, "和它的指纹对得上", true},
		{`DELETE FROM history WHERE page = '文字' AND new = '后来的话' AND step = (SELECT id FROM step WHERE action = '填丙')`, "和它的指纹对得上", true},
		{`UPDATE history SET new = '无' WHERE page = '定稿' AND step = (SELECT min(step) FROM history WHERE page = '定稿')`, "和它的指纹对得上", true},
		{`UPDATE history SET new = '无' WHERE page = '回收站'`, "和它的指纹对得上", true},
		{`UPDATE history SET new = '无' WHERE page = '状态' AND new = '填报中' AND step = (SELECT id FROM step WHERE action = '解锁：改一处')`, "和它的指纹对得上", true},
		{`UPDATE step SET digest = zeroblob(32) WHERE action = '填乙'`, "的指纹坏了", true},
		{`UPDATE step SET hash = zeroblob(32) WHERE action = '填乙'`, "的指纹坏了", true},
		{`UPDATE step SET action = '填己' WHERE action = '填甲'`, "存疑", false},
		{`UPDATE step SET at = '2000-01-01T00:00:00.000Z' WHERE action = '填乙'`, "存疑", false},
	} {
		path := publishedTwice(t)
		want := historyIn(t, path)
		foreign(t, path, c.statement)
		lost, have := keeping(t, path)
		if !strings.Contains(lost, c.told) || strings.Count(lost, "\n") > 0 {
			t.Errorf("%s: told is\n%s", c.statement, lost)
		}
		if len(have) != len(want) || c.exact != slices.Equal(have, want) {
			t.Errorf("%s: the history has %d entries, had %d", c.statement, len(have), len(want))
		}
		if !c.exact && !slices.ContainsFunc(have, func(e store.HistoryEntry) bool { return strings.Contains(e.Action, "存疑") }) {
			t.Errorf("%s: the history does not say what is in doubt", c.statement)
		}
	}
}

// Where the history cannot be mended, what was published and the bin stay all
// the same, marked as doubtful.
func TestRescueKeepsWhatTheHistoryLost(t *testing.T) {
	for _, action := range []string{"导入", "填甲", "填乙", "复制", "填丙", "填丁"} {
		path := publishedTwice(t)
		foreign(t, path, `PRAGMA foreign_keys = 0`, fmt.Sprintf(`DELETE FROM history WHERE step = (SELECT id FROM step WHERE action = '%s')`, action),
			fmt.Sprintf(`DELETE FROM step WHERE action = '%s'`, action))
		lost, _ := keeping(t, path)
		if !strings.Contains(lost, "乙.pdf") && !strings.Contains(lost, "存疑") {
			t.Errorf("%s: told is\n%s", action, lost)
		}
		if strings.Contains(lost, "没有收") && !strings.Contains(lost, "步没有收") {
			t.Errorf("%s: told is\n%s", action, lost)
		}
	}
	path := publishedTwice(t)
	foreign(t, path, `PRAGMA foreign_keys = 0`, `DELETE FROM history`, `DELETE FROM step`)
	b := read(t, path)
	if lost, _ := keeping(t, path); !bytes.Equal(b, read(t, path)) || !strings.Contains(lost, "存疑") {
		t.Errorf("told is\n%s", lost)
	}
}

// A wrong byte anywhere but in a published file itself loses no publication, no
// year in the bin and nothing of the history.
func TestRescueOfOneByteKeepsTheRest(t *testing.T) {
	path := publishedTwice(t)
	b, want := read(t, path), len(historyIn(t, path))
	random := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		at, bit := random.IntN(len(b)), byte(1<<random.IntN(8))
		broken := filepath.Join(t.TempDir(), "坏.juesuan")
		altered := slices.Clone(b)
		altered[at] ^= bit
		must(t, os.WriteFile(broken, altered, 0o600))
		lost, have := keeping(t, broken)
		if len(have) < want {
			t.Errorf("byte %d ^ %d: the history has %d entries, had %d; told is\n%s", at, bit, len(have), want, lost)
		}
	}
}

// A publication whose files are all lost does not stand in the way of others.
func TestRescueOfAPublicationWithoutFiles(t *testing.T) {
	path := publishedTwice(t)
	foreign(t, path, `DELETE FROM published_file WHERE publication = 1`)
	lost, files, l := filesOf(t, path, 2022)
	if len(files) != 2 || !strings.Contains(lost, "甲.pdf 没有收") {
		t.Errorf("kept are %v; told is\n%s", files, lost)
	}
	if y, err := l.PublishedYear(1); err != nil || y.Counts.VehiclesHeld != 2 {
		t.Errorf("published was %v, %v", y, err)
	}
	if list, err := l.PublishedFiles(1); err != nil || len(list) != 0 {
		t.Errorf("of the first are %v, %v", list, err)
	}
	must(t, l.Unlock(2022, "改"))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "丁.pdf", Content: []byte("丁")}))
	pubs, err := l.Publications(2022)
	must(t, err)
	if len(pubs) != 2 || pubs[1].Files[0].Name != "丁.pdf" {
		t.Errorf("there are %v", pubs)
	}
	must(t, l.Close())
	foreign(t, l.Path(), `PRAGMA foreign_keys = 0`, `DELETE FROM publication WHERE id = 1`) // a lost one is still missed
	l, err = store.OpenReadOnly(l.Path())
	must(t, err)
	defer l.Close()
	_, err = l.Publications(2022)
	sentence(t, err, "“定稿/1”不见了")
}
