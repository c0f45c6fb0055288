package entry

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/grid"
	"juesuan/gui/guitest"
	"juesuan/gui/screen"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// frame is a window that only remembers what it is told.
type frame struct {
	screen.Frame // what a test does not expect is a panic
	window       fyne.Window
	prefs        fyne.Preferences
	status       string
	told         []string
	refused      []error
	went         []string
}

func (f *frame) Window() fyne.Window           { return f.window }
func (f *frame) GoTo(addr string)              { f.went = append(f.went, addr) }
func (f *frame) Status(text string)            { f.status = text }
func (f *frame) Tell(text string)              { f.told = append(f.told, text) }
func (f *frame) Refuse(err error)              { f.refused = append(f.refused, err) }
func (f *frame) Preferences() fyne.Preferences { return f.prefs }

// rig is an entry page in a window.
type rig struct {
	*Screen
	t     testing.TB
	frame *frame
}

// usual is a window of 1366×768 without what stands around the screen.
var usual = fyne.NewSize(1100, 640)

func newRig(t testing.TB, y *desk.Year, page string) *rig {
	t.Helper()
	f := &frame{window: guitest.Window(t, nil, usual), prefs: guitest.App.Preferences()}
	f.prefs.RemoveValue(UnitKey)
	return newRigIn(t, y, page, f)
}

func newRigIn(t testing.TB, y *desk.Year, page string, f *frame) *rig {
	t.Helper()
	r := &rig{t: t, frame: f}
	r.Screen = New(f, y, page).(*Screen)
	t.Cleanup(r.Close)
	f.window.SetContent(r.Object())
	f.window.Resize(usual)
	r.Focus()
	return r
}

func sampleRig(t testing.TB, page string) *rig {
	t.Helper()
	return newRig(t, desktest.Sample(t), page)
}

// emptyYear is the example department's year with nothing entered.
func emptyYear() *store.Year {
	s := storetest.Sample()
	return &store.Year{Year: s.Year, State: store.Drafting, Department: store.Department{Name: s.Department.Name}}
}

func (r *rig) press(script string) {
	r.t.Helper()
	guitest.Press(r.t, r.frame.window, script)
}

// write types a text that has blanks in it.
func (r *rig) write(text string) {
	r.t.Helper()
	for _, c := range text {
		guitest.Focused(r.t, r.frame.window).TypedRune(c)
	}
}

// goTo puts the cursor into the cell of an entry.
func (r *rig) goTo(addr string) {
	r.t.Helper()
	if !r.GoTo(addr) {
		r.t.Fatalf("no place %s", addr)
	}
}

// last puts the cursor into the line that asks for a new row.
func (r *rig) last() {
	r.t.Helper()
	p := r.now()
	p.grid.GoTo(grid.Place{Row: p.sheet.Rows() - 1})
	r.Focus()
}

// seen is the line of the cursor as it is shown.
func (r *rig) seen() string {
	p := r.now()
	return r.line(p.grid.Active().Row)
}

func (r *rig) line(row int) string {
	p := r.now()
	var out []string
	for col := range p.sheet.cols {
		c := p.sheet.Cell(grid.Place{Row: row, Col: col})
		out = append(out, c.Mark.Severity.Sign()+c.Text)
	}
	return strings.TrimRight(strings.Join(out, "|"), "|")
}

// lines are all lines as they are shown.
func (r *rig) lines() string {
	var out []string
	for row := range r.now().sheet.list {
		out = append(out, r.line(row))
	}
	return strings.Join(out, "\n")
}

// wantText checks what an entry is in the ledger.
func (r *rig) wantText(addr, want string) {
	r.t.Helper()
	inFile, err := r.year.Desk().Ledger().Year(r.year.Number())
	if err != nil {
		r.t.Fatal(err)
	}
	for _, y := range []*store.Year{inFile, r.year.Data()} {
		got := "没有这一行"
		a, err := store.ParseAddress(addr)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, row := range a.Page.Rows(y) {
			if row.Address().String() == rowOf(addr) {
				got = row.Text(a.Field)
			}
		}
		if got != want {
			r.t.Errorf("%s is %q, want %q", addr, got, want)
		}
	}
}

func (r *rig) wantSeen(want string) {
	r.t.Helper()
	if got := r.seen(); got != want {
		r.t.Errorf("the line is %q, want %q", got, want)
	}
}

// wantTold checks that the last sentence told has the words in it.
func (r *rig) wantTold(words string) {
	r.t.Helper()
	if n := len(r.frame.told); n == 0 || !strings.Contains(r.frame.told[n-1], words) {
		r.t.Errorf("told %q, want a sentence with %q", r.frame.told, words)
	}
}

// stripText is what the strip shows.
func (r *rig) stripText() string {
	var out []string
	for _, o := range r.strip.box.Objects {
		row := o.(*stripRow)
		out = append(out, row.sev.Sign()+row.what)
	}
	return strings.Join(out, "\n")
}

// rowsOf is the block of the lines from one code to another.
func (r *rig) rowsOf(first, last string) grid.Range {
	r.t.Helper()
	row := func(code string) int {
		sh := r.now().sheet
		for i := range sh.list {
			if sh.Input(grid.Place{Row: i}) == code {
				return i
			}
		}
		r.t.Fatalf("no line %s", code)
		return 0
	}
	return grid.Range{Top: row(first), Bottom: row(last), Right: len(r.now().sheet.cols) - 1}
}
