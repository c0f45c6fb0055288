package store_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// someFiles are files of random bytes, the last one empty.
func someFiles(r *rand.Rand, n int) []store.PublishedFile {
	out := make([]store.PublishedFile, n)
	for i := range out {
		b := make([]byte, r.IntN(40_000)*min(1, n-1-i))
		for j := range b {
			b[j] = byte(r.Uint32())
		}
		out[i] = store.PublishedFile{Name: fmt.Sprintf("决算-%d.pdf", i+1), Content: b}
	}
	return out
}

// states is the history of the year's state, the oldest first.
func states(t *testing.T, l *store.Ledger, year int) (out []string) {
	t.Helper()
	h, err := l.History(year, "状态")
	must(t, err)
	for _, e := range slices.Backward(h) {
		out = append(out, fmt.Sprintf("%s %s→%s", e.Action, e.Old, e.New))
	}
	return out
}

// What was published comes back byte for byte, and its entries, whatever was
// done to the year later, and every later difference is told.
func TestPublishedStaysAsItWentOut(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 5))
		l := newLedger(t)
		y := storetest.Random(r, []int{1, 20, 60}[seed%3])
		y.State = store.Drafting
		must(t, l.Put("导入", y))
		var pubs []*store.Publication
		var kept [][]store.PublishedFile
		var entries []*store.Year
		for round := range 3 {
			now := yearOf(t, l, y.Year)
			files := someFiles(r, 1+r.IntN(4))
			p, err := l.Finalise(now, "定稿", files...)
			must(t, err)
			now.State = store.Finalised
			pubs, kept, entries = append(pubs, p), append(kept, files), append(entries, now)
			equal(t, "finalised", yearOf(t, l, y.Year), now)
			if round == 1 {
				must(t, l.Publish(y.Year, time.Date(2024, 9, 28, 0, 0, 0, 0, time.UTC)))
			}
			must(t, l.Unlock(y.Year, fmt.Sprintf("更正 %d", round)))
			again := storetest.Random(r, 10)
			again.Year, again.State = y.Year, store.Drafting
			must(t, l.Put("改", again))
		}
		list, err := l.Publications(y.Year)
		must(t, err)
		if len(list) != len(pubs) {
			t.Fatalf("%d publications, want %d", len(list), len(pubs))
		}
		for i, p := range pubs {
			if fmt.Sprintf("%+v", *list[i]) != fmt.Sprintf("%+v", *p) {
				t.Errorf("listed as %+v, was %+v", *list[i], *p)
			}
			got, err := l.PublishedFiles(p.ID)
			must(t, err)
			for j, f := range kept[i] {
				g := got[j]
				if g.Name != f.Name || !bytes.Equal(g.Content, f.Content) || g.SHA256 != sha256.Sum256(f.Content) || g.Size != int64(len(f.Content)) || p.Files[j].SHA256 != g.SHA256 {
					t.Errorf("file %d of publication %d is not what went out", j, i)
				}
			}
			was, err := l.PublishedYear(p.ID)
			must(t, err)
			equal(t, "snapshot", was, entries[i])
			if was.State != store.Finalised {
				t.Errorf("the snapshot's state is %s", was.State)
			}
		}
		want := []string{"新建 →填报中"}
		if y.Year != 2022 {
			want = []string{"导入 →填报中"}
		}
		want = append(want, "定稿 填报中→已定稿", "解锁：更正 0 已定稿→填报中", "定稿 填报中→已定稿", "公开：2024-09-28 已定稿→已公开",
			"解锁：更正 1 已公开→填报中", "定稿 填报中→已定稿", "解锁：更正 2 已定稿→填报中")
		if got := states(t, l, y.Year); !slices.Equal(got, want) {
			t.Errorf("states are %q, want %q", got, want)
		}
	}
}

func TestFinaliseRefuses(t *testing.T) {
	l := newLedger(t)
	y := storetest.Sample()
	y.State = store.Drafting
	must(t, l.Put("导入", y))
	file := store.PublishedFile{Name: "决算.pdf", Content: []byte("%PDF")}
	finalise := func(y *store.Year, files ...store.PublishedFile) func() error {
		return func() error {
			p, err := l.Finalise(y, "定稿", files...)
			if p != nil {
				t.Errorf("a publication besides the error: %+v", p)
			}
			return err
		}
	}
	unchanged(t, l, finalise(y), "没有公开文件，不能定稿")
	for _, name := range []string{"a/b", `..\b`, "../决算.pdf"} {
		unchanged(t, l, finalise(y, file, store.PublishedFile{Name: name}), "公开文件的名称“"+name+"”里有不能用的字符")
	}
	unchanged(t, l, finalise(y, file, file), "公开文件“决算.pdf”出现了两次")
	other := *y
	other.Year = 2019
	unchanged(t, l, finalise(&other, file), "账本里没有 2019 年度")
	stale := storetest.Sample()
	stale.Counts.VehiclesHeld++
	unchanged(t, l, finalise(stale, file), "2022 年度有 1 处改动（第一处是 三公数量/保有量），没有定稿")
	// The files are in; then the state cannot be set.
	_, err := l.DB().Exec(`CREATE TEMP TRIGGER no BEFORE UPDATE ON fiscal_year BEGIN SELECT raise(ABORT, 'no'); END`)
	must(t, err)
	unchanged(t, l, finalise(y, file), "本次没有改动")
	_, err = l.DB().Exec(`DROP TRIGGER no`)
	must(t, err)
	if list, err := l.Publications(2022); err != nil || len(list) != 0 {
		t.Errorf("refused finalisations left %v, %v", list, err)
	}
	must(t, finalise2(l, y, file))
	unchanged(t, l, finalise(y, file), "2022 年度已定稿，不能再改", "juesuan unlock 账本 --year 2022 --reason 原因")
}

func finalise2(l *store.Ledger, y *store.Year, files ...store.PublishedFile) error {
	_, err := l.Finalise(y, "定稿", files...)
	return err
}

func TestUnlockAndPublishRefuse(t *testing.T) {
	l := newLedger(t)
	day := time.Date(2023, 9, 28, 0, 0, 0, 0, time.UTC)
	unchanged(t, l, func() error { return l.Unlock(2022, "改错") }, "2022 年度是“填报中”，没有定稿", "不用解锁")
	unchanged(t, l, func() error { return l.Publish(2022, day) }, "没有定稿，不能公开。请先定稿")
	unchanged(t, l, func() error { return l.Unlock(2021, "改错") }, "账本里没有 2021 年度")
	unchanged(t, l, func() error { return l.Publish(2021, day) }, "账本里没有 2021 年度")
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	for _, reason := range []string{"", " \n　"} {
		unchanged(t, l, func() error { return l.Unlock(2022, reason) }, "解锁要写原因")
	}
	unchanged(t, l, func() error { return l.Unlock(2022, "改\x00错") }, "看不见的控制符")
	unchanged(t, l, func() error { return l.Unlock(2022, "改\xff错") }, "编码不对")
	l.SetClock(clock("2023-09-26 23:59"))
	unchanged(t, l, func() error { return l.Publish(2022, day) }, "公开日期 2023-09-28 还没有到（今天是 2023-09-26），没有改动")
	unchanged(t, l, func() error { return l.Publish(2022, day.AddDate(7000, 0, 0)) }, "公开日期 9023-09-28 还没有到")
	l.SetClock(clock("2023-09-27 00:00")) // another computer's clock may be ahead
	must(t, l.Publish(2022, day))
	unchanged(t, l, func() error { return l.Publish(2022, day) }, "已经公开过了")
	unchanged(t, l, func() error { return l.Accept(2022, store.AcceptedFinding{Rule: "A09", Reason: "无"}) }, "已公开，不能再改")
	must(t, l.Unlock(2022, "表五\n一处 写错"))
	if got := states(t, l, 2022); got[len(got)-1] != "解锁：表五 一处 写错 已公开→填报中" {
		t.Errorf("states are %q", got)
	}
}

// A kept file or snapshot that was changed behind the program's back is not
// shown as good.
func TestPublishedThatWasChangedIsRefused(t *testing.T) {
	l := newLedger(t)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}, store.PublishedFile{Name: "乙.pdf", Content: []byte("乙")}))
	_, err := l.DB().Exec(`UPDATE published_file SET content = x'00' WHERE name = '乙.pdf'`)
	must(t, err)
	files, err := l.PublishedFiles(1)
	sentence(t, err, "“乙.pdf”", "SHA-256 不一致")
	as[*store.FileError](t, err)
	if files != nil {
		t.Errorf("files besides the error: %v", files)
	}
	for _, text := range []string{"", "{}", `{"格式":"juesuan","版本":1,"年度账":[]}`, `{"格式":"juesuan","版本":1,"年度账":[],"已认可":[{"时间":"昨天"}]}`} {
		_, err = l.DB().Exec(`UPDATE publication SET snapshot = ?`, text)
		must(t, err)
		_, err = l.PublishedYear(1)
		sentence(t, err, "编号 1 的定稿保存的 2022 年度和历史对不上")
		as[*store.FileError](t, err)
	}
	_, err = l.PublishedYear(7)
	sentence(t, err, "没有编号为 7 的定稿")
}

func TestAccepted(t *testing.T) {
	l := newLedger(t)
	at := time.Date(2024, 3, 5, 8, 7, 6, 0, time.UTC)
	l.SetClock(func() time.Time { return at })
	unchanged(t, l, func() error { return l.Accept(2022, store.AcceptedFinding{Rule: "A09", Reason: " "}) }, "要写理由")
	unchanged(t, l, func() error { return l.Accept(2021, store.AcceptedFinding{Rule: "A09", Reason: "无"}) }, "没有 2021 年度")
	a := store.AcceptedFinding{Rule: "A09", Place: "01/收入总计", Figures: "A09|1", Reason: "财政批复如此"}
	b := store.AcceptedFinding{Rule: "A09", Place: "01/支出总计", Figures: "A09|2", Reason: "同上"}
	must(t, l.Accept(2022, b, a))
	a.Figures = "A09|3" // it came back and is accepted again
	must(t, l.Accept(2022, a))
	a.At, b.At = at, at
	got, err := l.Accepted(2022)
	must(t, err)
	if !slices.Equal(got, []store.AcceptedFinding{b, a}) { // 支 before 收
		t.Errorf("accepted are %+v", got)
	}
}
