package store_test

import (
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// whole asks that nothing is wrong with a ledger.
func whole(t *testing.T, l *store.Ledger) {
	t.Helper()
	r, err := l.Verify()
	must(t, err)
	if !r.Whole() {
		t.Errorf("the ledger has %d problems: %q", len(r.Problems), r.Problems)
	}
}

func TestVerify(t *testing.T) {
	l := sampleLedger(t)
	must(t, l.Set(2022, "改", set("三公数量/保有量=2")...))
	must(t, l.Accept(2022, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
	must(t, l.SetState(2022, store.Finalised, "定稿"))
	r, err := l.Verify()
	must(t, err)
	if !r.Whole() || !slices.Equal(r.Years, []int{2022}) || r.Steps != 5 || r.Changes < 400 || r.Files != 0 || len(r.Found) != 0 {
		t.Errorf("report is %+v", r)
	}
}

// Whatever is changed behind the program's back is said, and where; a year
// that was touched is not read.
func TestVerifyNotices(t *testing.T) {
	altered := "2022 年度的数和账本自己的记录对不上"
	for statement, want := range map[string][]string{
		`UPDATE expenditure SET actual = actual + 1 WHERE code = '2010301'`: {altered, "2022 年度 支出/2010301/一般公共预算财政拨款/基本支出/决算数：历史里最后是“244746.50”，账本里是“244746.51”"},
		`UPDATE expenditure SET code = '2010302' WHERE code = '2010301'`:    {altered, "支出/2010302/一般公共预算财政拨款/基本支出：历史里最后是“”，账本里是“有”"},
		`DELETE FROM income`:                                                                         {altered, "收入/"},
		`INSERT INTO duty VALUES (2022, 5, '添上的')`:                                                   {altered, "部门职责/5/内容"},
		`INSERT INTO duty VALUES (2022, 9, '隔开的')`:                                                   {altered},
		`UPDATE duty SET seq = 9 WHERE seq = 4`:                                                      {altered},
		`UPDATE fiscal_year SET state = '已公开'`:                                                       {altered, "2022 年度的状态：历史里最后是“填报中”，账本里是“已公开”"},
		`UPDATE fiscal_year SET digest = zeroblob(32)`:                                               {altered},
		`UPDATE accepted_finding SET reason = '别的理由'`:                                                {altered, "检查/A09/03/理由：历史里最后是“尾差”，账本里是“别的理由”"},
		`UPDATE prior_totals SET income = NULL`:                                                      {altered, "上年数/收入总计"},
		`UPDATE history SET new = '1.00' WHERE new = '2' AND field = '保有量'`:                          {"历史的第 3 步", "2022 年度“改”", "和它的指纹对不上", "接不上"},
		`UPDATE history SET old = '别的理由' WHERE field = '理由'`:                                         {"历史的第 4 步", "和它的指纹对不上"},
		`DELETE FROM history WHERE step = 3`:                                                         {"历史的第 3 步", "和它的指纹对不上", "指纹对不上"},
		`UPDATE step SET action = '没有的事' WHERE id = 3`:                                               {"历史的第 3 步", "2022 年度“没有的事”", "和它的指纹对不上"},
		`UPDATE step SET at = '2000-01-01T00:00:00.000Z' WHERE id = 3`:                               {"历史的第 3 步（2000-01-01", "和它的指纹对不上"},
		`UPDATE step SET digest = zeroblob(32) WHERE id = 3`:                                         {"历史的第 3 步", "之后，2022 年度的指纹对不上"},
		`UPDATE step SET undo_top = 0 WHERE id = 4`:                                                  {"历史的第 4 步"},
		`PRAGMA foreign_keys = 0; DELETE FROM step WHERE id = 3`:                                     {"找不到了", "历史的第 4 步"},
		`PRAGMA foreign_keys = 0; DELETE FROM step WHERE id = 4; DELETE FROM history WHERE step = 4`: {"检查/A09/03", altered},
		`PRAGMA foreign_keys = 0; DELETE FROM fiscal_year`:                                           {"找不到了", "2022 年度不见了"},
		`PRAGMA foreign_keys = 0; DELETE FROM step; DELETE FROM history`:                             {"2022 年度没有任何历史"},
	} {
		l := sampleLedger(t)
		must(t, l.Set(2022, "改", set("三公数量/保有量=2", "上年数/收入总计=5", "支出/2010301/一般公共/基本/决算数=244746.50")...))
		must(t, l.Accept(2022, store.AcceptedFinding{Rule: "A09", Place: "03", Reason: "尾差"}))
		_, err := l.DB().Exec(statement)
		must(t, err)
		r, err := l.Verify()
		must(t, err)
		text := strings.Join(r.Problems, "\n")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q lacks %q", statement, text, w)
			}
		}
		if len(want) == 0 || r.Whole() {
			t.Errorf("%s is not noticed", statement)
		}
		for _, p := range r.Problems {
			chinese(t, strings.ReplaceAll(p, "检查/A09", ""))
		}
		if want[0] == altered {
			_, err := l.Year(2022)
			sentence(t, err, altered)
			as[*store.AlteredError](t, err)
			as[*store.DamagedError](t, err)
			as[*store.AlteredError](t, l.Put("导入", storetest.Sample()))
		}
	}
}

// What a change replaces is taken out of the digest as it is in the file: an
// altered value that is changed again stays noticed.
func TestAlteredValueIsNotLaundered(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "填", set("三公数量/保有量=1", "三公数量/出国团组=1")...))
	_, err := l.DB().Exec(`UPDATE three_public_count SET vehicles_held = 7`)
	must(t, err)
	must(t, l.Set(2022, "填", set("三公数量/保有量=3")...))
	_, err = l.Year(2022)
	as[*store.AlteredError](t, err)
}

// An older state of a year, put back together with its digest of then, is not
// shown either: the year's last step knows better.
func TestTakenBackFigureIsNotShown(t *testing.T) {
	const older = `UPDATE three_public_count SET vehicles_held = 1;
		UPDATE fiscal_year SET digest = (SELECT digest FROM step WHERE action = '填')`
	for _, statement := range []string{
		older,
		`PRAGMA foreign_keys = 0; DELETE FROM step; DELETE FROM history`,
	} {
		l := newLedger(t)
		must(t, l.Set(2022, "填", set("三公数量/保有量=1")...))
		must(t, l.Set(2022, "改", set("三公数量/保有量=2")...))
		_, err := l.DB().Exec(statement)
		must(t, err)
		_, err = l.Year(2022)
		sentence(t, err, "2022 年度的数和账本自己的记录对不上")
		as[*store.DamagedError](t, err)
	}
}

func TestVerifyCapsItsList(t *testing.T) {
	l := sampleLedger(t)
	_, err := l.DB().Exec(`DELETE FROM text; DELETE FROM duty; DELETE FROM indicator; DELETE FROM expenditure`)
	must(t, err)
	r, err := l.Verify()
	must(t, err)
	if n := len(r.Problems); n != 51 || !strings.HasPrefix(r.Problems[50], "还有 ") {
		t.Errorf("%d problems, the last %q", n, r.Problems[n-1])
	}
}

func TestVerifyComparesPublishedFiles(t *testing.T) {
	l := newLedger(t)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf", Content: []byte("abc")},
		store.PublishedFile{Name: "决算.docx", Content: []byte("abc")}))
	whole(t, l)
	_, err := l.DB().Exec(`UPDATE published_file SET content = CAST('abd' AS BLOB) WHERE name = '决算.docx'`)
	must(t, err)
	r, err := l.Verify()
	must(t, err)
	if r.Files != 2 || !slices.Equal(r.Problems, []string{"定稿的文件“决算.docx”和它的 SHA-256 对不上"}) {
		t.Errorf("report is %+v", r)
	}
}

// An altered ledger is not opened to be written, nor taken for a good backup;
// its other years can be read.
func TestAlteredLedgerIsNotWritten(t *testing.T) {
	l := sampleLedger(t)
	must(t, l.Copy(2022, 2023, "复制"))
	path := l.Path()
	for _, statement := range []string{
		`UPDATE duty SET text = '改了' WHERE year = 2023 AND seq = 1`,
		`UPDATE duty SET text = '' WHERE year = 2023 AND seq = 1; UPDATE step SET digest = zeroblob(32) WHERE year = 2023`,
	} {
		_, err := l.DB().Exec(statement)
		must(t, err)
		must(t, l.Close())
		err = untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "已经损坏", "2023 年度的数和账本自己的记录对不上")
		as[*store.DamagedError](t, err)
		as[*store.DamagedError](t, store.ProveBackup(path))
		l, err = store.OpenReadOnly(path)
		must(t, err)
		yearOf(t, l, 2022)
		_, err = l.Year(2023)
		as[*store.DamagedError](t, err)
		must(t, l.Close())
		l = sampleLedger(t)
		must(t, l.Copy(2022, 2023, "复制"))
		path = l.Path()
	}
}
