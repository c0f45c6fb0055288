package store_test

import (
	"fmt"
	"slices"
	"testing"

	"juesuan/store"
)

// differences are written as a person reads them.
func differences(list []store.Difference) []string {
	out := []string{}
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s：%s→%s", d.Addr, d.Old, d.New))
	}
	return out
}

func since(t *testing.T, l *store.Ledger, publication int64) *store.Since {
	t.Helper()
	s, err := l.SincePublished(publication)
	must(t, err)
	return s
}

func wantDifferences(t *testing.T, what string, list []store.Difference, want ...string) {
	t.Helper()
	if got := differences(list); !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func undo(t *testing.T, l *store.Ledger, year int) {
	t.Helper()
	_, err := l.Undo(year)
	must(t, err)
}

// What is different from what was published is told of the year and of the
// year before, whose figures it prints: as it was then and is now, whatever
// happened in between, and whatever the clock showed.
func TestSincePublished(t *testing.T) {
	l := newLedger(t)
	must(t, l.Copy(2022, 2021, "复制"))
	must(t, l.Set(2021, "填", set("三公数量/保有量=1", "三公数量/出国团组=4")...))
	undo(t, l, 2021)
	must(t, l.Set(2021, "填", set("三公数量/保有量=2")...))
	l.SetClock(clock("2099-01-01 00:00"))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	s := since(t, l, 1)
	wantDifferences(t, "nothing changed", s.Own)
	wantDifferences(t, "nothing changed the year before", s.Before)
	if !s.HadBefore || !s.HasBefore {
		t.Errorf("the year before: %+v", s)
	}

	l.SetClock(clock("2024-01-01 00:00")) // set back
	must(t, l.Set(2021, "改", set("三公数量/保有量=9")...))
	must(t, l.Set(2021, "改", set("三公数量/保有量=7", "内设机构/1/名称=办公室")...))
	must(t, l.Set(2021, "改", set("三公数量/出国团组=3")...))
	undo(t, l, 2021)
	s = since(t, l, 1)
	wantDifferences(t, "the year", s.Own)
	wantDifferences(t, "the year before", s.Before, "内设机构/1：→有", "内设机构/1/名称：→办公室", "三公数量/保有量：2→7")

	must(t, l.Unlock(2022, "改"))
	must(t, l.Set(2022, "改", set("三公数量/保有量=5")...))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	wantDifferences(t, "since the first", since(t, l, 1).Own, "三公数量/保有量：0→5")
	wantDifferences(t, "since the second", append(since(t, l, 2).Own, since(t, l, 2).Before...))

	_, err := l.RemoveYear(2021, "删去")
	must(t, err)
	s = since(t, l, 2)
	wantDifferences(t, "the year before was removed", s.Before, "单位概况/名称：某局→", "内设机构/1：有→", "内设机构/1/名称：办公室→", "三公数量/保有量：7→0")
	if !s.HadBefore || s.HasBefore {
		t.Errorf("the year before was removed: %+v", s)
	}
	_, err = l.SincePublished(7)
	sentence(t, err, "没有编号为 7 的定稿")
}

// The year before came only after the finalisation; the ledger's own figures
// now stand where typed ones stood.
func TestYearBeforeCameLater(t *testing.T) {
	l := newLedger(t)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	if s := since(t, l, 1); s.HadBefore || s.HasBefore || len(s.Before) > 0 {
		t.Errorf("no year before: %+v", s)
	}
	must(t, l.Copy(2022, 2021, "复制"))
	s := since(t, l, 1)
	wantDifferences(t, "it came", s.Before, "单位概况/名称：→某局")
	if s.HadBefore || !s.HasBefore {
		t.Errorf("it came: %+v", s)
	}
}

// A history that was altered tells nothing.
func TestSincePublishedProvesTheHistory(t *testing.T) {
	l := newLedger(t)
	must(t, l.Copy(2022, 2021, "复制"))
	must(t, l.Set(2021, "填", set("三公数量/保有量=3")...))
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "决算.pdf"}))
	_, err := l.DB().Exec(`UPDATE history SET new = '4' WHERE new = '3'`)
	must(t, err)
	_, err = l.SincePublished(1)
	sentence(t, err, "2021 年度“填”", "和它的指纹对不上")
	as[*store.DamagedError](t, err)
}
