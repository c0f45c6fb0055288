package desk_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

// long opens a year of which testing everything takes long: it waits aside until
// somebody lets it.
func long(t *testing.T, y *store.Year, pack string) (*desk.Year, *slow) {
	t.Helper()
	s := newSlow(t, y, desk.Options{Pack: pack, Quick: time.Nanosecond})
	year, err := s.desk.Year(y.Year)
	if err != nil {
		t.Fatal(err)
	}
	s.all()
	return year, s
}

// all lets everything happen that is due, and what that asks for.
func (s *slow) all() {
	for s.let() > 0 {
	}
}

func finds(r *check.Result, rule string) bool {
	return slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Rule == rule })
}

// A sentence is turned, and so is a sum: what the sum comes to is found at once,
// what the words say aside.
func TestSumsAreFoundWhileWordsAreTestedAside(t *testing.T) {
	y, s := long(t, storetest.Sample(), "")
	set(t, y, item, "300000.00") // totals are no longer equal, as sentences say
	s.all()
	var told []desk.Event
	y.Listen(func(e desk.Event) { told = append(told, e) })
	e := y.Data().Expenditure[0]
	addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "年初预算数")
	set(t, y, addr, e.Actual.String()) // 持平 instead of a reason
	if !y.Checking() || len(told) != 1 || !told[0].Findings || len(told[0].Update.Reworded) == 0 {
		t.Fatalf("checking %v, told %+v", y.Checking(), told)
	}
	was := ids(y.Result())
	set(t, y, item, "99999999.00") // more than there is
	if !finds(y.Result(), "A05") || slices.Equal(ids(y.Result()), was) {
		t.Errorf("what the sums come to waits for the words: %v", ids(y.Result()))
	}
	s.all()
	if y.Checking() || len(told) < 3 {
		t.Errorf("checking %v, told %d times", y.Checking(), len(told))
	}
	wantSamePack(t, y, "")
}

// wantSamePack is wantSame for documents of a pack.
func wantSamePack(t testing.TB, y *desk.Year, pack string) {
	t.Helper()
	fresh, err := desk.Open(y.Desk().Path(), desk.Options{Pack: pack, ReadOnly: true, Aside: desktest.Options.Aside})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	f, err := fresh.Year(y.Number())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ids(y.Result()), ids(f.Result()); !slices.Equal(got, want) {
		t.Errorf("findings\n%v\nwant\n%v", got, want)
	}
}

// TestFindingsSettle changes amounts, words and rows at random, with what
// happens aside at any time: once it is done, the findings are a fresh run's.
func TestFindingsSettle(t *testing.T) {
	inventedYear, _ := storetest.Invented()
	for _, pack := range []string{"", "shanghai-2024"} {
		for name, data := range map[string]*store.Year{"sample": storetest.Sample(), "invented": inventedYear, "wide": storetest.Wide(40)} {
			t.Run(name+pack, func(t *testing.T) {
				t.Parallel()
				y, s := long(t, data, pack)
				r := rand.New(rand.NewPCG(1, 7))
				for i := range 40 {
					list := y.Data().Expenditure
					e := list[r.IntN(len(list))]
					addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), []string{"年初预算数", "决算数"}[r.IntN(2)])
					value := []string{e.InitialBudget.String(), e.Actual.String(), "0", fmt.Sprint(1 + r.IntN(9_000_000))}[r.IntN(4)]
					if r.IntN(5) == 0 {
						addr = store.JoinAddress("文字", []string{"文字/用途/", "原因/五（三）/"}[r.IntN(2)]+e.Code, "内容")
						value = []string{"", "用于2个项目，共5万元。", "新增三所学校"}[r.IntN(3)]
					}
					set(t, y, addr, value)
					if r.IntN(3) == 0 {
						s.let()
					}
					if i%10 == 9 {
						s.all()
						if y.Checking() {
							t.Fatal("it is still checking")
						}
						wantSamePack(t, y, pack)
					}
				}
			})
		}
	}
}

// Numbers in the office's own words are read in a copy of their paragraph: the
// findings quote what its other numbers are now.
func TestNumbersBesideOwnNumbersFollow(t *testing.T) {
	y, s := long(t, storetest.Sample(), "shanghai-2024")
	e := y.Data().Expenditure[0]
	set(t, y, store.JoinAddress("文字", "文字/用途/"+e.Code, "内容"), "用于2个项目，共5万元。")
	s.all()
	addr := store.JoinAddress("支出", e.Code, string(e.Fund), string(e.Nature), "决算数")
	for _, v := range []string{"123456.00", "654321.00"} {
		set(t, y, addr, v)
		s.all()
		wantSamePack(t, y, "shanghai-2024")
	}
}
