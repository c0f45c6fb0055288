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
	for _, statement := range []string{
		`UPDATE step SET at = '2024-03-05T16:j7:08.009Z'`,
		`UPDATE accepted_finding SET at = '2024-03-05T16:j7:08.009Z'`,
	} {
		if _, err := l.DB().Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	_, err := l.History(2022, "")
	sentence(t, err, "对不上", "juesuan verify")
	_, err = l.Accepted(2022)
	sentence(t, err, "对不上", "juesuan verify")
	_, _, err = l.LastChange()
	sentence(t, err, "历史里的时间读不通")
}
