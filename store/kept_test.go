package store_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// What is kept of a published year and of one in the bin is what it was, or is
// not shown: one changed character of it is noticed.
func TestAlteredKeptYears(t *testing.T) {
	for statement, want := range map[string]string{
		`SELECT 1`: "",
		`UPDATE publication SET snapshot = replace(snapshot, '"保有量":2', '"保有量":3')`:                  "编号 1 的定稿保存的 2022 年度和历史对不上",
		`UPDATE publication SET at = '2000-01-01T00:00:00.000Z'`:                                     "编号 1 的定稿保存的 2022 年度和历史对不上",
		`UPDATE publication SET year = 2023`:                                                         "编号 1 的定稿保存的 2023 年度和历史对不上",
		`UPDATE bin SET snapshot = replace(snapshot, '"保有量":2', '"保有量":3')`:                          "回收站里编号 1 的 2023 年度和历史对不上",
		`UPDATE bin SET snapshot = replace(snapshot, '尾差', '差尾')`:                                    "回收站里编号 1 的 2023 年度和历史对不上",
		`UPDATE bin SET year = 2022`:                                                                 "回收站里编号 1 的 2022 年度和历史对不上",
		`UPDATE bin SET action = '别的'`:                                                               "回收站里编号 1 的 2023 年度和历史对不上",
		`UPDATE bin SET state = '已定稿'`:                                                               "回收站里编号 1 的 2023 年度和历史对不上",
		`UPDATE bin SET snapshot = replace(snapshot, '填报中', '已公开')`:                                  "回收站里编号 1 的 2023 年度和历史对不上",
		`UPDATE publication SET snapshot = replace(snapshot, '已定稿', '已公开')`:                          "编号 1 的定稿保存的 2022 年度和历史对不上",
		`UPDATE bin SET snapshot = (SELECT snapshot FROM publication), year = 2022`:                  "回收站里编号 1 的 2022 年度和历史对不上",
		`UPDATE publication SET snapshot = replace(snapshot, '"年度账"', '"已认可":[{"规则":"A09"}],"年度账"')`: "编号 1 的定稿保存的 2022 年度和历史对不上",
	} {
		l := sampleLedger(t)
		must(t, l.Set(2022, "填", set("三公数量/保有量=2")...))
		must(t, l.Accept(2022, store.AcceptedFinding{Rule: "C34", Place: "03", Reason: "先认可"}, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
		must(t, l.Withdraw(2022, "C34", "03"))
		must(t, l.Copy(2022, 2023, "复制"))
		must(t, l.Accept(2023, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
		must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}))
		must(t, l.Unlock(2022, "改"))
		must(t, l.Set(2022, "改", set("三公数量/保有量=5")...))
		_, err := l.RemoveYear(2023, "删去")
		must(t, err)
		before := rowsOf(t, l)
		_, err = l.DB().Exec(statement)
		must(t, err)
		if want != "" && rowsOf(t, l) == before {
			t.Errorf("%s changes nothing", statement)
		}

		r, err := l.Verify()
		must(t, err)
		if got := strings.Join(r.Problems, "\n"); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: verify says %q, want %q", statement, got, want)
		}
		published, errPublished := l.PublishedYear(1)
		back, errBack := l.RestoreYear(1, "恢复")
		for _, c := range []struct {
			y    *store.Year
			err  error
			here bool
		}{{published, errPublished, strings.HasPrefix(want, "编号")}, {back, errBack, strings.HasPrefix(want, "回收站")}} {
			switch {
			case c.here:
				sentence(t, c.err, want, "请改用备份")
				as[*store.FileError](t, c.err)
			case c.err != nil || c.y.Counts.VehiclesHeld != 2:
				t.Errorf("%s: %v", statement, c.err)
			}
		}
	}
}

// rowsOf is what is kept, as it stands.
func rowsOf(t *testing.T, l *store.Ledger) (all string) {
	t.Helper()
	must(t, l.DB().QueryRow(`SELECT group_concat(year || at || action || state || snapshot) FROM (SELECT year, at, action, '' AS state, snapshot
		FROM publication UNION ALL SELECT year, at, action, state, snapshot FROM bin)`).Scan(&all))
	return all
}

// The list of published files stands in the history, too: a name that is
// altered in one of them is not shown.
func TestAlteredListOfPublishedFiles(t *testing.T) {
	l := newLedger(t)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}))
	path := l.Path()
	must(t, l.Close())
	b := read(t, path)
	name := "甲.pdf"
	refused := 0
	for at := range len(b) - len(name) {
		if string(b[at:at+len(name)]) != name {
			continue
		}
		altered := slices.Clone(b)
		copy(altered[at:], "乙.pdf")
		must(t, os.WriteFile(path, altered, 0o600))
		l, err := store.OpenReadOnly(path)
		must(t, err)
		files, err := l.PublishedFiles(1)
		switch {
		case err != nil:
			refused++
			sentence(t, err)
		case len(files) != 1 || files[0].Name != name: // the index alone was altered
			t.Errorf("files are %+v", files)
		}
		must(t, l.Close())
	}
	if refused != 2 {
		t.Errorf("%d of the alterations are refused, want that of the table and that of the history", refused)
	}
}

// A rescue brings the bin and what was published along, and puts right what the
// history tells otherwise.
func TestRescueOfKeptYears(t *testing.T) {
	for statement, want := range map[string]string{
		`SELECT 1`: "",
		`UPDATE bin SET snapshot = replace(snapshot, '"保有量":2', '"保有量":3')`:         "回收站里编号 1 的 2023 年度坏了，照历史改正了",
		`UPDATE publication SET snapshot = replace(snapshot, '"保有量":2', '"保有量":3')`: "编号 1 的定稿保存的 2022 年度坏了，照历史改正了",
	} {
		l := sampleLedger(t)
		must(t, l.Set(2022, "填", set("三公数量/保有量=2")...))
		must(t, l.Copy(2022, 2023, "复制"))
		must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}))
		_, err := l.RemoveYear(2023, "删去")
		must(t, err)
		_, err = l.DB().Exec(statement)
		must(t, err)
		must(t, l.Close())
		to := l.Path() + " 新"
		r, err := store.Rescue(l.Path(), to)
		must(t, err)
		if got := strings.Join(r.Lost, "\n"); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: lost is %q, want %q", statement, got, want)
		}
		l = open(t, to)
		whole(t, l)
		was, err := l.PublishedYear(1)
		must(t, err)
		back, err := l.RestoreYear(1, "恢复")
		must(t, err)
		if was.Counts.VehiclesHeld != 2 || back.Counts.VehiclesHeld != 2 {
			t.Errorf("published %d, restored %d", was.Counts.VehiclesHeld, back.Counts.VehiclesHeld)
		}
	}
}

// Two actions of one name on one year may fall into the same millisecond, as
// under a clock that stands still: what each kept is told apart.
func TestKeptInTheSameInstant(t *testing.T) {
	l := newLedger(t)
	at := time.Date(2026, 3, 5, 8, 7, 6, 0, time.UTC)
	l.SetClock(func() time.Time { return at })
	must(t, l.Copy(2022, 2021, "复制"))
	for i := 1; i <= 3; i++ {
		held := set(fmt.Sprintf("三公数量/保有量=%d", i))
		must(t, l.Set(2022, "改", held...))
		must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}))
		must(t, l.Unlock(2022, "改"))
		must(t, l.Set(2021, "改", held...))
		b, err := l.RemoveYear(2021, "删去")
		must(t, err)
		whole(t, l)
		y, err := l.RestoreYear(b.ID, "恢复")
		must(t, err)
		if y.Counts.VehiclesHeld != i {
			t.Errorf("the year from the bin has %d, want %d", y.Counts.VehiclesHeld, i)
		}
	}
	for i := 1; i <= 3; i++ {
		y, err := l.PublishedYear(int64(i))
		must(t, err)
		if y.Counts.VehiclesHeld != i {
			t.Errorf("publication %d has %d", i, y.Counts.VehiclesHeld)
		}
	}
	whole(t, l)
}

// A list of what is kept tells nothing that the history does not, and leaves
// nothing out.
func TestAlteredListsOfKeptYears(t *testing.T) {
	for statement, want := range map[string]string{
		`UPDATE bin SET at = '2000-01-01T00:00:00.000Z'`:         "回收站里编号 3 的 2021 年度和历史对不上",
		`UPDATE bin SET action = '别的'`:                           "回收站里编号 3 的 2021 年度和历史对不上",
		`UPDATE bin SET state = '已公开'`:                           "回收站里编号 3 的 2021 年度和历史对不上",
		`UPDATE bin SET year = 2022`:                             "回收站里编号 3 的 2022 年度和历史对不上",
		`UPDATE bin SET id = 7`:                                  "回收站里编号 7 的 2021 年度和历史对不上",
		`DELETE FROM bin`:                                        "“回收站/3”不见了，历史里没有删去它",
		`UPDATE publication SET at = '2000-01-01T00:00:00.000Z'`: "编号 1 的定稿保存的 2022 年度和历史对不上",
		`UPDATE publication SET action = '别的'`:                   "编号 1 的定稿保存的 2022 年度和历史对不上",
		`UPDATE publication SET year = 2023`:                     "“定稿/1”不见了，历史里没有删去它",
		`UPDATE published_file SET name = '乙.pdf'`:               "编号 1 的定稿，文件的名单和历史里的不一致",
		`UPDATE published_file SET sha256 = zeroblob(32)`:        "编号 1 的定稿，文件的名单和历史里的不一致",
		`DELETE FROM published_file; DELETE FROM publication`:    "“定稿/1”不见了，历史里没有删去它",
	} {
		l := newLedger(t)
		must(t, l.Copy(2022, 2021, "复制"))
		must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf", Content: []byte("甲")}))
		for range 2 { // the third has the third number
			b, err := l.RemoveYear(2021, "删去")
			must(t, err)
			_, err = l.RestoreYear(b.ID, "恢复")
			must(t, err)
		}
		_, err := l.RemoveYear(2021, "删去")
		must(t, err)
		_, err = l.DB().Exec(statement)
		must(t, err)
		_, errBin := l.Bin()
		_, errPublished := l.Publications(2022)
		bad, good := errBin, errPublished
		if !strings.Contains(statement, "bin") {
			bad, good = good, bad
		}
		sentence(t, bad, want, "请改用备份")
		as[*store.FileError](t, bad)
		must(t, good)
	}
}
