package preview

import (
	"context"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"juesuan/gui/desk"
	"juesuan/gui/desk/desktest"
	"juesuan/gui/guitest"
	"juesuan/gui/paper"
	"juesuan/gui/printing"
	"juesuan/gui/screen"
	"juesuan/report/pages"
	"juesuan/store"
	"juesuan/store/storetest"
)

func TestMain(m *testing.M) { guitest.Main(m) }

// frame is a window around the screen that remembers what it was asked.
type frame struct {
	w       fyne.Window
	went    []string
	status  string
	told    []string
	refused []error
	at      []string // of jobs
	prefs   fyne.Preferences
	cancel  bool // jobs are cancelled before they begin
}

func (f *frame) Window() fyne.Window                     { return f.w }
func (f *frame) GoTo(addr string)                        { f.went = append(f.went, addr) }
func (f *frame) Status(text string)                      { f.status = text }
func (f *frame) Tell(text string)                        { f.told = append(f.told, text) }
func (f *frame) Refuse(err error)                        { f.refused = append(f.refused, err) }
func (f *frame) Ask(_, _, _ string, do func())           { do() }
func (f *frame) AskText(_, _, _ string, do func(string)) { do("因为") }
func (f *frame) Preferences() fyne.Preferences           { return f.prefs }
func (f *frame) Run(_ string, job screen.Job, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if f.cancel {
		cancel()
	}
	done(job(ctx, func(_ float64, what string) { f.at = append(f.at, what) }))
}

// shown is the screen of a year in a window, and the frame around it. All that
// happens aside happens at once.
type shown struct {
	*Preview
	frame  *frame
	opened []string
	jobs   []printing.Job
	list   []printing.Printer
	files  [][]byte // what was printed
}

var usual = fyne.NewSize(1150, 640) // what the window leaves at 1366 × 768

func show(t *testing.T, years ...*store.Year) *shown {
	t.Helper()
	return showYear(t, desktest.Year(t, years...), usual, blank)
}

// drawn is the example's screen with real pictures; elsewhere they are blank.
func drawn(t *testing.T, size fyne.Size) *shown {
	t.Helper()
	return showYear(t, desktest.Sample(t), size, paper.Render)
}

func blank(context.Context, *pages.Document, int, float64) (*image.RGBA, error) {
	return image.NewRGBA(image.Rect(0, 0, 8, 8)), nil
}

func showYear(t *testing.T, y *desk.Year, size fyne.Size, how paper.Drawing) *shown {
	t.Helper()
	s := &shown{frame: &frame{prefs: test.NewTempApp(t).Preferences()}}
	s.frame.prefs.SetString(keepFolder, "/home/财务/决算/公开") // no test writes there
	fyne.SetCurrentApp(guitest.App)
	s.frame.w = guitest.Window(t, nil, size)
	s.list = []printing.Printer{{Name: "财务室打印机", Default: true, Copies: true, Sides: true}, {Name: "PDF", Copies: true, Stopped: true}}
	s.Preview = newWith(s.frame, y, options{
		aside: func(work, done func()) { work(); done() },
		later: func(_ time.Duration, f func()) { f() },
		draw:  how,
		open:  func(path string) error { s.opened = append(s.opened, path); return nil },
		print: printers{
			list:  func(context.Context) ([]printing.Printer, error) { return s.list, nil },
			print: s.take,
		},
	})
	s.frame.w.SetContent(s.Object())
	s.Focus()
	t.Cleanup(s.Close)
	return s
}

func sample(t *testing.T) *shown { return show(t, storetest.Sample()) }
