package store_test

import (
	"slices"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

// behindTheOpening are kinds of damage that an opening by itself does not look for.
// Each has what is said of it.
var behindTheOpening = map[string][2]string{
	"an old value":         {`UPDATE history SET old = '777' WHERE new = '7' AND field = '保有量'`, "和它的指纹对不上"},
	"a file":               {`UPDATE published_file SET content = CAST('abd' AS BLOB)`, "定稿的文件“决算文件.pdf”和它的 SHA-256 对不上"},
	"a file and its sum":   {`UPDATE published_file SET content = CAST('abd' AS BLOB), sha256 = unhex('` + sumOfAbd + `')`, "和历史里记的不一样"},
	"a file's name":        {`UPDATE published_file SET name = '别的文件'`, "和历史里记的不一样"},
	"a file that is gone":  {`DELETE FROM published_file`, "不见了，历史里没有删去它"},
	"a published year":     {`UPDATE publication SET snapshot = replace(snapshot, '"保有量":7', '"保有量":8')`, "编号 1 的定稿保存的 2022 年度和历史对不上"},
	"a year in the bin":    {`UPDATE bin SET snapshot = replace(snapshot, '"保有量":7', '"保有量":8')`, "回收站里编号 1 的 2023 年度和历史对不上"},
	"a bin that was taken": {`DELETE FROM bin`, "不见了，历史里没有删去它"},
	"an added publication": {`INSERT INTO publication SELECT 9, 2031, at, action, snapshot FROM publication`, "编号 9 的定稿保存的 2031 年度和历史对不上"},
}

// sumOfAbd is the SHA-256 of “abd”.
const sumOfAbd = "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"

// damagedBetweenBackups is a ledger that has today's backup already and was
// damaged after it.
func damagedBetweenBackups(t *testing.T, statement string) string {
	t.Helper()
	l := sampleLedger(t)
	must(t, l.Set(2022, "改", set("三公数量/保有量=7")...))
	must(t, l.Copy(2022, 2023, "复制"))
	must(t, l.Copy(2022, 2021, "复制"))
	_, err := l.RemoveYear(2023, "删去")
	must(t, err)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算文件.pdf", Content: []byte("abc")}))
	_, err = l.DailyBackup()
	must(t, err)
	must(t, l.Close())
	before := read(t, l.Path())
	must(t, storetest.Behind(l.Path(), statement))
	if slices.Equal(read(t, l.Path()), before) {
		t.Fatalf("%s changes nothing", statement)
	}
	return l.Path()
}

// A ledger whose kept files, bin or history are damaged is not written to,
// also if there was a good backup of the day: the first change waits for the
// proof. It can be read.
func TestFirstChangeWaitsForTheProof(t *testing.T) {
	for name, kind := range behindTheOpening {
		path := damagedBetweenBackups(t, kind[0])
		damaged := read(t, path)
		l, err := store.Open(path)
		must(t, err)
		yearOf(t, l, 2021)
		for range 2 {
			err = l.Set(2021, "改", set("三公数量/保有量=1")...)
			sentence(t, err, "账本“"+path+"”已经损坏", kind[1], "每日.juesuan”是完好的", "本次没有改动它")
			as[*store.DamagedError](t, err)
		}
		must(t, l.Close())
		if !slices.Equal(read(t, path), damaged) {
			t.Errorf("%s: the damaged ledger was written to", name)
		}
	}
}

// A window that asks for the backup of the day is told of the damage even if
// none is due.
func TestDailyBackupTellsOfTheProof(t *testing.T) {
	path := damagedBetweenBackups(t, behindTheOpening["a file"][0])
	l, err := store.OpenWith(path, store.Options{BackupLater: true})
	must(t, err)
	defer l.Close()
	b, err := l.DailyBackup()
	as[*store.DamagedError](t, err)
	sentence(t, err, "决算文件", "SHA-256")
	if b != nil {
		t.Errorf("a backup besides the error: %+v", b)
	}
}

// Many openings and closings, and changes from several sides at once, go on as
// ever.
func TestProofHindersNothing(t *testing.T) {
	path := damagedBetweenBackups(t, `VACUUM`)
	for range 20 {
		must(t, open(t, path).Close())
	}
	l := open(t, path)
	done := make(chan error)
	for i := range 4 {
		go func() { done <- l.Set(2021, "改", set("三公数量/保有量="+string(rune('1'+i)))...) }()
	}
	for range 4 {
		must(t, <-done)
	}
	whole(t, l)
	must(t, l.Close())
}
