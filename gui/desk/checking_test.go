package desk_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/store"
	"juesuan/store/storetest"
)

// slow is a desk on which what happens aside waits until somebody lets it.
type slow struct {
	desk *desk.Desk
	work []func()
}

func newSlow(t *testing.T, y *store.Year, opts desk.Options) *slow {
	t.Helper()
	s := &slow{}
	path := filepath.Join(desktest.Dir(t), "账本.juesuan")
	var err error
	opts.Aside = func(work, done func()) { s.work = append(s.work, func() { work(); done() }) }
	s.desk, err = desk.Create(path, y.Department.Name, y.Year, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.desk.Close() })
	if err := s.desk.Ledger().Put("导入", y); err != nil {
		t.Fatal(err)
	}
	return s
}

// let lets what is due happen; it says how much that was.
func (s *slow) let() int {
	due := s.work
	s.work = nil
	for _, f := range due {
		f()
	}
	return len(due)
}

func TestChangesWhileTheYearIsChecked(t *testing.T) {
	s := newSlow(t, storetest.Sample(), desk.Options{Quick: time.Hour})
	y, err := s.desk.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	if !y.Checking() || len(y.Result().Findings) > 0 {
		t.Fatal("the findings are there before anybody looked")
	}
	set(t, y, item, "244746.01")
	if got := y.Data().Expenditure[0].Actual.String(); got != "244746.01" {
		t.Errorf("the sums wait for the findings: %s", got)
	}
	told := 0
	y.Listen(func(e desk.Event) {
		if e.Findings {
			told++
		}
	})
	s.let()
	if y.Checking() || told != 1 {
		t.Errorf("checking %v, told %d times", y.Checking(), told)
	}
	wantSame(t, y)
}

func TestRowsThatComeWhileTheYearIsChecked(t *testing.T) {
	s := newSlow(t, storetest.Sample(), desk.Options{Quick: time.Hour})
	y, err := s.desk.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	set(t, y, "支出/2010302/一般公共预算财政拨款/项目支出/决算数", "5.00")
	if err := y.Remove("删除", "内设机构/2"); err != nil {
		t.Fatal(err)
	}
	s.let()
	if !y.Checking() {
		t.Error("what was made of the old rows was taken")
	}
	s.let()
	wantSame(t, y)
}

func TestNothingHappensToAClosedYear(t *testing.T) {
	s := newSlow(t, storetest.Sample(), desk.Options{Quick: time.Hour})
	y, err := s.desk.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	y.Listen(func(desk.Event) { t.Error("told") })
	if err := s.desk.Close(); err != nil {
		t.Fatal(err)
	}
	if s.let() != 1 {
		t.Error("nothing was due")
	}
}

// The findings are made on another goroutine while somebody goes on typing,
// adding rows and changing words.
func TestTypingWhileTheFindingsAreMade(t *testing.T) {
	done := make(chan func(), 100)
	running := 0
	path := filepath.Join(desktest.Dir(t), "账本.juesuan")
	d, err := desk.Create(path, "某局", 2022, desk.Options{Quick: time.Nanosecond, Aside: func(work, then func()) {
		running++
		go func() {
			work()
			done <- then
		}()
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Ledger().Put("导入", storetest.Sample()); err != nil {
		t.Fatal(err)
	}
	y, err := d.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		switch i % 6 {
		case 0:
			set(t, y, fmt.Sprintf("支出/20103%02d/一般公共预算财政拨款/项目支出/决算数", 10+i%30), fmt.Sprint(1000*i))
		case 3:
			set(t, y, store.JoinAddress("文字", "原因/一", "内容"), fmt.Sprintf("第 %d 个原因", i))
		default:
			set(t, y, item, fmt.Sprint(200000+i*i*100))
		}
		select {
		case then := <-done:
			running--
			then()
		default:
		}
	}
	for running > 0 {
		then := <-done
		running--
		then()
	}
	if y.Checking() {
		t.Error("it is still checking")
	}
	wantSame(t, y)
}
