package store_test

import (
	"strings"
	"testing"

	"juesuan/store"
)

// keptLedger has two published files, one of them published twice, and a year
// in the bin.
func keptLedger(t *testing.T) *store.Ledger {
	t.Helper()
	l := sampleLedger(t)
	must(t, l.Copy(2022, 2023, "复制"))
	for _, content := range []string{"甲", "乙"} {
		must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决 算.pdf", Content: []byte(content)},
			store.PublishedFile{Name: "表.xlsx", Content: []byte(content)}))
		must(t, l.Unlock(2022, "改"))
	}
	_, err := l.RemoveYear(2023, "删去")
	must(t, err)
	return l
}

// keptDamage is what is done to what is kept, and what is said of it.
var keptDamage = map[string]string{
	// 甲 with the SHA-256 of 甲 in the place of 乙
	`UPDATE published_file SET content = (SELECT content FROM published_file WHERE publication = 1), sha256 = (SELECT sha256 FROM published_file WHERE publication = 1) WHERE publication = 2 AND name = '表.xlsx'`: "2022 年度的“定稿/2/表.xlsx”和历史里记的不一样",
	`UPDATE published_file SET name = '附表.xlsx' WHERE publication = 2 AND name = '表.xlsx'`:                                                                                                                         "定稿/2/附表.xlsx”和历史里记的不一样",
	`DELETE FROM published_file WHERE publication = 2 AND name = '表.xlsx'`:                                                                                                                                         "2022 年度的“定稿/2/表.xlsx”不见了",
	`DELETE FROM published_file WHERE publication = 2`:                                                                                                                                                             "2022 年度的“定稿/2/表.xlsx”不见了",
	`DELETE FROM published_file; DELETE FROM publication`:                                                                                                                                                          "2022 年度的“定稿/1”不见了",
	`DELETE FROM bin`: "2023 年度的“回收站/1”不见了",
	`INSERT INTO bin SELECT 2, year, at, action, state, snapshot FROM bin`:                               "2023 年度的“回收站/2”和历史里记的不一样",
	`INSERT INTO published_file SELECT 2, '多的.pdf', sha256, content FROM published_file WHERE rowid = 1`: "定稿/2/多的.pdf”和历史里记的不一样",
}

func TestKeptIsInTheChain(t *testing.T) {
	l := keptLedger(t)
	whole(t, l)
	for statement, want := range keptDamage {
		l := keptLedger(t)
		_, err := l.DB().Exec(statement)
		must(t, err)
		r, err := l.Verify()
		must(t, err)
		if got := strings.Join(r.Problems, "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %q lacks %q", statement, got, want)
		}
		if strings.Contains(statement, "UPDATE published_file") {
			_, err := l.PublishedFiles(2)
			sentence(t, err, "编号 2 的定稿", "和历史里的不一致")
		}
	}
	_, err := l.RestoreYear(1, "恢复")
	must(t, err)
	whole(t, l)
	_, err = l.RemoveYear(2023, "又删去") // the number is given again
	must(t, err)
	whole(t, l)
}

// A rescue leaves out what is not proven, lists it, and makes a whole ledger.
func TestRescueLeavesOutBadKept(t *testing.T) {
	for statement, want := range map[string]string{
		`UPDATE published_file SET content = x'00' WHERE publication = 2 AND name = '表.xlsx'`: "编号 2 的定稿的文件“表.xlsx”和历史里的 SHA-256 对不上，没有收",
		`DELETE FROM published_file WHERE publication = 2 AND name = '表.xlsx'`:                "2022 年度的 定稿/2/表.xlsx 没有收",
		`DELETE FROM bin`: "回收站里编号 1 的 2023 年度坏了，照历史改正了",
		`UPDATE bin SET snapshot = replace(snapshot, '年度账', '年度')`:             "回收站里编号 1 的 2023 年度坏了，照历史改正了",
		`UPDATE publication SET snapshot = '' WHERE id = 1`:                    "编号 1 的定稿保存的 2022 年度坏了，照历史改正了",
		`INSERT INTO bin SELECT 2, year, at, action, state, snapshot FROM bin`: "回收站里编号 2 的 2023 年度和历史对不上",
	} {
		l := keptLedger(t)
		must(t, l.Close())
		path := l.Path()
		l, err := store.OpenWith(path, store.Options{BackupLater: true})
		must(t, err)
		_, err = l.DB().Exec(statement)
		must(t, err)
		must(t, l.Close())
		to := path + " 新"
		r, err := store.Rescue(path, to)
		must(t, err)
		if got := strings.Join(r.Lost, "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: lost is %q, want %q", statement, got, want)
		}
		l = open(t, to)
		whole(t, l)
		pubs, err := l.Publications(2022)
		must(t, err)
		for _, p := range pubs {
			_, err := l.PublishedFiles(p.ID)
			must(t, err)
		}
	}
}
