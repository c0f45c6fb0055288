package history

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/grid"
	"juesuan/gui/guitest"
	"juesuan/gui/part"
	"juesuan/gui/screen/screentest"
	"juesuan/store"
)

func TestMain(m *testing.M) { guitest.Main(m) }

const vehicles = "三公数量/保有量"

func newHistory(t *testing.T, restore Restore) (*History, *screentest.Frame, *desk.Year) {
	t.Helper()
	frame := screentest.New(t, fyne.NewSize(1000, 600))
	y := desktest.Sample(t)
	h := New(frame, y.Desk(), 2022, "", restore)
	t.Cleanup(h.Close)
	frame.Show(h)
	return h, frame, y
}

func set(t *testing.T, y *desk.Year, value string) {
	t.Helper()
	if err := y.Set("录入", store.Change{Addr: vehicles, Value: value}); err != nil {
		t.Fatal(err)
	}
}

// shown is what can be read on an object.
func shown(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := guitest.Read(x); ok {
			out = append(out, text)
		}
	}
	return strings.Join(out, "\n")
}

func TestChangesOfAField(t *testing.T) {
	h, frame, y := newHistory(t, nil)
	set(t, y, "7")
	if !h.GoTo(vehicles) || h.changes.Rows() == 0 {
		t.Fatal("the field has no history")
	}
	got := func(col int) string { return h.changes.Cell(grid.Place{Col: col}).Text }
	if got(1) != "录入" || got(2) != "三公经费　三公数量　保有量" || got(4) != "7" {
		t.Errorf("the newest change is %s %s %s", got(1), got(2), got(4))
	}
	before := h.changes.Rows()
	set(t, y, "8")
	if h.changes.Rows() != before+1 || got(3) != "7" {
		t.Error("a change does not show at once")
	}
	h.changes.see()
	if len(frame.Went) != 1 || frame.Went[0] != vehicles {
		t.Errorf("went to %v", frame.Went)
	}
	if h.GoTo("没有这一页") || !strings.Contains(h.changes.count.Text, "没有这一页") {
		t.Errorf("a page that there is not: %q", h.changes.count.Text)
	}
}

// A row that is only counted is called by what stood in it when it was changed.
func TestRowsAreCalledAsTheyWere(t *testing.T) {
	h, _, y := newHistory(t, nil)
	do := func(addr, value string) {
		t.Helper()
		if err := y.Set("录入", store.Change{Addr: addr, Value: value}); err != nil {
			t.Fatal(err)
		}
	}
	do("内设机构/1/名称", "旧科")
	do("内设机构/1/名称", "新科")
	for place, wants := range map[string][]string{
		"内设机构":      {"第 1 行（新科）", "第 1 行（旧科）", "第 4 行（发展规划科）"},
		"内设机构/1/名称": {"第 1 行（新科）", "第 1 行（旧科）", "第 1 行（综合科（党建办公室））"},
	} {
		if !h.GoTo(place) {
			t.Fatalf("no history of %s", place)
		}
		for row, want := range wants {
			if got := h.changes.Cell(grid.Place{Row: row, Col: 2}).Text; !strings.Contains(got, want) {
				t.Errorf("%s: change %d is at %s, want %s", place, row, got, want)
			}
		}
	}
}

func TestEveryPartIsReachedByKeys(t *testing.T) {
	h, frame, _ := newHistory(t, nil)
	c := frame.Window().Canvas()
	c.Unfocus()
	for _, want := range []string{changesTab, backupsTab, publishedTab} {
		c.FocusNext()
		guitest.Press(t, frame.Window(), "Return")
		if h.tabs.Selected != want {
			t.Errorf("%s is shown, want %s", h.tabs.Selected, want)
		}
	}
}

func TestBackupsWithALookInside(t *testing.T) {
	restored := ""
	h, frame, y := newHistory(t, func(_, backup string) { restored = backup })
	h.tabs.SetSelected(backupsTab)
	h.backups.backUp()
	list, err := store.Backups(y.Desk().Path(), "")
	if err != nil || len(list) == 0 {
		t.Fatalf("%v, %v", list, err)
	}
	set(t, y, "9")
	h.backups.look(list[0])
	top := part.Top(frame.Window())
	if top == nil {
		t.Fatalf("no look inside: %v", frame.Refused)
	}
	if got := shown(frame.Window().Canvas().Overlays().Top()); !strings.Contains(got, "和现在有 1 处不同") {
		t.Errorf("it says %q", got)
	}
	top.Hide()
	h.backups.ask(list[0])
	if restored != list[0].Path || len(frame.Asked) != 1 {
		t.Errorf("restored %q after %v", restored, frame.Asked)
	}
}

func TestWhatWasFinalised(t *testing.T) {
	h, frame, y := newHistory(t, nil)
	h.tabs.SetSelected(publishedTab)
	if !strings.Contains(shown(h.published.list), "还没有定稿过") {
		t.Error("an unpublished year does not say so")
	}
	l := y.Desk().Ledger()
	data, err := l.Year(2022)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Finalise(data, "定稿", store.PublishedFile{Name: "决算.pdf", Content: []byte("印")})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Unlock(2022, "更正"); err != nil {
		t.Fatal(err)
	}
	if err := y.Desk().Changed(); err != nil {
		t.Fatal(err)
	}
	set(t, y, "3")
	if got := shown(h.published.list); !strings.Contains(got, "决算.pdf") {
		t.Errorf("it shows %q", got)
	}
	h.published.diff(p)
	top := part.Top(frame.Window())
	if top == nil {
		t.Fatalf("no differences: %v", frame.Refused)
	}
	defer top.Hide()
	if got := shown(frame.Window().Canvas().Overlays().Top()); !strings.Contains(got, "三公经费　三公数量　保有量：") || !strings.Contains(got, "→ 3") {
		t.Errorf("the differences are %q", got)
	}
}
