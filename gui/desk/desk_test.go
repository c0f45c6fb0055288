package desk_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/report/check"
	"juesuan/store"
	"juesuan/store/storetest"
)

const item = "支出/2010301/一般公共预算财政拨款/基本支出/决算数"

func set(t testing.TB, y *desk.Year, addr, value string) {
	t.Helper()
	if err := y.Set("录入", store.Change{Addr: addr, Value: value}); err != nil {
		t.Fatal(err)
	}
}

// wantSame checks that the year is what its file says, and its findings what
// opening the file anew finds.
func wantSame(t testing.TB, y *desk.Year) {
	t.Helper()
	inFile, err := y.Desk().Ledger().Year(y.Number())
	if err != nil {
		t.Fatal(err)
	}
	if d := store.Diff(y.Data(), inFile); len(d) > 0 {
		t.Errorf("the year and its file differ: %v", d)
	}
	wantSamePack(t, y, "")
}

func ids(r *check.Result) []string {
	var out []string
	for i := range r.Findings {
		out = append(out, r.Findings[i].Rule+" "+r.Findings[i].ID()+" "+r.Findings[i].Accepted)
	}
	return out
}

func TestAChangeIsInTheFileTheTablesAndTheFindings(t *testing.T) {
	y := desktest.Sample(t)
	var events []desk.Event
	stop := y.Listen(func(e desk.Event) { events = append(events, e) })
	before := len(y.Result().Of(check.Error))
	set(t, y, item, "2,000,000")
	if got := y.Book().Fact("03/2010301/基本支出").Printed.String(); got != "200" {
		t.Errorf("table 03 prints %s", got)
	}
	if got := len(y.Result().Of(check.Error)); got <= before {
		t.Errorf("%d errors, %d before", got, before)
	}
	if len(events) != 1 || !events[0].Findings || !slices.Equal(events[0].Addrs, []string{item}) {
		t.Errorf("told %+v", events)
	}
	wantSame(t, y)
	stop()
	set(t, y, item, "1")
	if len(events) != 1 {
		t.Error("told after it stopped to listen")
	}
}

func TestUndoAndRedo(t *testing.T) {
	y := desktest.Sample(t)
	if _, ok := y.CanRedo(); ok {
		t.Error("there is something to redo")
	}
	set(t, y, item, "1.00")
	set(t, y, "支出/2010302/一般公共预算财政拨款/项目支出/决算数", "5.00") // a new row
	if err := y.Remove("删除", "内设机构/2"); err != nil {
		t.Fatal(err)
	}
	if err := y.Insert("插入", "部门职责/1", store.Change{Addr: "部门职责/1/内容", Value: "新的职责"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"插入", "删除", "录入", "录入"} {
		if name, ok := y.CanUndo(); !ok || name != want {
			t.Errorf("can undo %q %v, want %q", name, ok, want)
		}
		if got, err := y.Undo(); err != nil || got != want {
			t.Errorf("undid %q, want %q: %v", got, want, err)
		}
		wantSame(t, y)
	}
	if d := store.Diff(y.Data(), storetest.Sample()); len(d) > 0 {
		t.Errorf("after undoing everything: %v", d)
	}
	for range 4 {
		if _, err := y.Redo(); err != nil {
			t.Fatal(err)
		}
		wantSame(t, y)
	}
	if y.Data().Duties[0].Text != "新的职责" || len(y.Data().Sections) != 3 {
		t.Error("redo has not done it again")
	}
}

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	y := desktest.Sample(t)
	told := 0
	y.Listen(func(desk.Event) { told++ })
	for _, c := range []store.Change{{Addr: item, Value: "12a"}, {Addr: item, Value: "-5"}, {Addr: "支出/201/一般公共预算财政拨款/基本支出/决算数", Value: "1"}} {
		err := y.Set("录入", store.Change{Addr: "机关运行经费/决算数", Value: "1"}, c)
		if len(store.Problems(err)) == 0 {
			t.Errorf("%v: %v", c, err)
		}
	}
	if d := store.Diff(y.Data(), storetest.Sample()); len(d) > 0 || told > 0 {
		t.Errorf("told %d times, changed %v", told, d)
	}
}

func TestSpellingsThatOnlyTheFileUnderstands(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, "支出/2010301/一般公共/基本/决算数", "7")
	set(t, y, "支出/2010301/一般公共/基本/收回", "1")
	if r := y.Data().Expenditure[0]; r.Actual.String() != "7.00" || !r.Recovered {
		t.Errorf("%+v", r)
	}
	wantSame(t, y)
}

func TestASealedYearIsRefused(t *testing.T) {
	sealed := storetest.Sample()
	y := desktest.Year(t, sealed)
	if y.Locked() != "" {
		t.Fatal(y.Locked())
	}
	if err := y.Desk().Ledger().SetState(2022, store.Published, "公开"); err != nil {
		t.Fatal(err)
	}
	var told bool
	y.Listen(func(e desk.Event) { told = told || e.State })
	if err := y.Desk().Changed(); err != nil {
		t.Fatal(err)
	}
	if y.State() != store.Published || !told || !strings.Contains(y.Locked(), "已公开") {
		t.Errorf("%s, told %v, locked: %s", y.State(), told, y.Locked())
	}
	if err := y.Set("录入", store.Change{Addr: item, Value: "1"}); err == nil || !strings.Contains(err.Error(), "解锁") {
		t.Errorf("changed all the same: %v", err)
	}
	if _, err := y.Undo(); err == nil {
		t.Error("undone all the same")
	}
}

// A ledger that was made a moment ago has its backups where the user wants them.
func TestNewLedgerBacksUpIntoTheFolder(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(t.TempDir(), "某局.juesuan")
	d, err := desk.Create(path, "某局", 2022, desk.Options{Store: store.Options{Backups: folder}})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Ledger().Backup(store.Manual); err != nil {
		t.Fatal(err)
	}
	for where, want := range map[string]int{folder: 1, "": 0} {
		if list, err := store.Backups(path, where); err != nil || len(list) != want {
			t.Errorf("“%s” holds %v, %v", where, list, err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	y := desktest.Sample(t)
	d, err := desk.Open(y.Desk().Path(), desk.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if !d.ReadOnly() {
		t.Error("it is not for reading only")
	}
	if _, err := desk.Open(y.Desk().Path(), desk.Options{}); err == nil {
		t.Error("opened twice for writing")
	} else if busy := (*store.BusyError)(nil); !errors.As(err, &busy) {
		t.Errorf("%T %v", err, err)
	}
	if _, err := desk.Open(filepath.Join(t.TempDir(), "没有.juesuan"), desk.Options{}); err == nil {
		t.Error("opened what is not there")
	}
}

func TestAcceptAndWithdraw(t *testing.T) {
	y := desktest.Sample(t)
	set(t, y, item, "2000000")
	found := y.Result().Of(check.Error)
	n := len(found)
	f := found[0]
	if err := y.Accept(&f, ""); err == nil {
		t.Error("accepted without a reason")
	}
	if err := y.Accept(&f, "财政批复如此"); err != nil {
		t.Fatal(err)
	}
	if got := len(y.Result().Of(check.Error)); got != n-1 {
		t.Errorf("%d errors, want %d", got, n-1)
	}
	wantSame(t, y)
	if err := y.Withdraw(&f); err != nil {
		t.Fatal(err)
	}
	if got := len(y.Result().Of(check.Error)); got != n {
		t.Errorf("%d errors, want %d", got, n)
	}
	if _, err := y.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := len(y.Result().Of(check.Error)); got != n-1 {
		t.Errorf("after undo %d errors, want %d", got, n-1)
	}
	wantSame(t, y)
}
