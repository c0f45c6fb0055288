package store_test

import (
	"testing"
	"time"

	"juesuan/store"
)

// A damaged time has the shape that the schema asks for, and is none.
func TestDamagedTimes(t *testing.T) {
	l := newLedger(t)
	must(t, l.Accept(2022, store.AcceptedFinding{Rule: "A09", Figures: "1", Reason: "跨年项目", At: time.Now()}))
	must(t, l.Copy(2022, 2023, "复制"))
	_, err := l.RemoveYear(2023, "删去")
	must(t, err)
	must(t, finalise2(l, yearOf(t, l, 2022), store.PublishedFile{Name: "甲.pdf"}))
	for _, statement := range []string{
		`UPDATE step SET at = '2024-03-05T16:j7:08.009Z'`,
		`UPDATE publication SET at = '2024-03-05T16:j7:08.009Z'`,
		`UPDATE bin SET at = '2024-03-05T16:j7:08.009Z'`,
		`UPDATE accepted_finding SET at = '2024-03-05T16:j7:08.009Z'`,
	} {
		if _, err := l.DB().Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	_, err = l.History(2022, "")
	sentence(t, err, "对不上", "juesuan verify")
	_, err = l.Accepted(2022)
	sentence(t, err, "对不上", "juesuan verify")
	_, _, err = l.LastChange()
	sentence(t, err, "历史里的时间读不通")
	_, err = l.Publications(2022)
	sentence(t, err, "已经损坏", "编号 1 的定稿，时间读不通")
	_, err = l.Bin()
	sentence(t, err, "已经损坏", "回收站里编号 1 的年度，时间读不通")
}
