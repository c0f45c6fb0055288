package table

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/report/read/raw"
)

// seed is the published example as a reader of plain text gives it.
func seed(t testing.TB) *raw.File {
	t.Helper()
	b, err := os.ReadFile("../testdata/disclosure-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := &raw.File{Format: "txt", GridsLost: true}
	for _, s := range strings.Split(string(b), "\n") {
		f.Blocks = append(f.Blocks, &raw.Line{Text: s})
	}
	return f
}

func TestSeed(t *testing.T) {
	r, err := Read(seed(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(r.Year, r.Department, r.Unit, len(r.Lines))
	for _, x := range r.Tables {
		t.Log(x.ID, x.Title, x.Label, x.Unit, x.Year, x.HasRuler, len(x.Rows), countAmounts(x), x.Notes)
		for _, row := range x.Rows {
			s := row.Key + ": "
			for _, c := range row.Cells {
				s += c.Text + "|"
			}
			t.Log(s)
		}
	}
	for _, u := range r.Unread {
		t.Log("UNREAD", u.Where, u.Text, u.Why)
	}
	for _, u := range r.Impossible {
		t.Log("IMPOSSIBLE", u.Table, u.Printed)
	}
}

// TestStrayNumber: the four numbers of table 09 add up as a purchase of 3.00,
// which the text denies.
func TestStrayNumber(t *testing.T) {
	r, err := Read(seed(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Impossible) != 0 || len(r.open) != 1 {
		t.Fatalf("impossible %+v, open %d", r.Impossible, len(r.open))
	}
	text := map[string]string{"09/预算数/公务用车": "3.00", "09/预算数/公务接待": "1.00", "09/决算数/合计": "0.00"}
	r.Settle(func(addr string) (decimal.Decimal, bool) {
		s, ok := text[addr]
		if !ok {
			return decimal.Zero, false
		}
		return decimal.RequireFromString(s), true
	})
	if len(r.Impossible) != 1 || r.Impossible[0].Printed != "4.00 4.00 3.00 1.00" {
		t.Errorf("impossible %+v", r.Impossible)
	}
	if len(r.Tables) != 10 {
		t.Errorf("%d tables", len(r.Tables))
	}
}
