package preview

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/paper"
	"juesuan/gui/part"
	"juesuan/gui/screen"
	"juesuan/report/pdfium"
)

// Preview is the screen.
type Preview struct {
	frame screen.Frame
	year  *desk.Year
	opt   options

	paper *paper.Pages
	panel *panel
	room  *room
	all   *fyne.Container

	made    *made              // nil while nothing is made
	cancel  context.CancelFunc // of what is being made; nil while nothing is
	round   int                // counts what was begun
	stale   bool               // the year has changed since the last was begun
	pending string             // where to go once there are pages
	print   bool               // print once there are pages
	closed  bool
	stop    func()
}

// options are what tests choose.
type options struct {
	aside func(work, done func())     // runs work aside, then done on the main goroutine
	later func(time.Duration, func()) // runs a function on the main goroutine in a while
	draw  paper.Drawing
	open  func(path string) error // opens a file or folder with the system's program
	print printers
}

// patience is how long the year must rest before its pages are made anew.
const patience = 700 * time.Millisecond

// New returns the screen of a year. Its pages are made aside, which is as in
// desk.Options: nil for a goroutine of its own.
func New(frame screen.Frame, year *desk.Year, aside func(work, done func())) *Preview {
	if aside == nil {
		aside = screen.Aside
	}
	return newWith(frame, year, options{
		aside: aside,
		later: func(d time.Duration, f func()) { time.AfterFunc(d, func() { fyne.Do(f) }) },
		draw:  paper.Render,
		open:  openWithSystem,
		print: systemPrinters,
	})
}

// Warm prepares what draws the pages, in the background: the first time it
// takes seconds.
func Warm() { pdfium.Warm() }

func newWith(frame screen.Frame, year *desk.Year, opt options) *Preview {
	p := &Preview{frame: frame, year: year, opt: opt}
	p.paper = paper.New(paper.Options{Aside: opt.aside, Draw: opt.draw, Failed: frame.Refuse, Under: p.tell, Pick: p.pick})
	p.panel = newPanel(p)
	r := &room{
		strip: p.paper.Strip, pages: p.paper.Column, panel: p.panel.all, zoom: p.paper.Zoom, search: p.paper.Search,
		left: widget.NewSeparator(), right: widget.NewSeparator(),
	}
	output := part.NewButton("输出…", nil)
	r.output, output.OnTapped = output, func() { p.ask(!r.asked) }
	p.room, p.all = r, container.New(r, r.objects()...)
	p.stop = year.Listen(p.heard)
	p.remake()
	return p
}

// ask shows the panel or, where there is room for one only, the pages.
func (p *Preview) ask(panel bool) {
	p.room.asked = panel
	p.room.output.(*part.Button).SetText(map[bool]string{true: "‹ 页面", false: "输出…"}[panel])
	p.all.Refresh()
}

// Object is what is shown.
func (p *Preview) Object() fyne.CanvasObject { return p.all }

// Focus gives the keyboard to the pages, and brings them up to date.
func (p *Preview) Focus() {
	if p.stale {
		p.remake()
	}
	p.paper.Focus(p.frame.Window().Canvas())
}

// GoTo shows a cell of a table, a number of the text, or words of the office.
func (p *Preview) GoTo(addr string) bool {
	if p.made == nil || p.cancel != nil {
		p.pending = addr
		return true
	}
	return p.paper.GoTo(addr)
}

// Key steps through what was found with F3.
func (p *Preview) Key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyF3 {
		p.paper.Next()
		return true
	}
	return false
}

// Close ends the work on the pages.
func (p *Preview) Close() {
	p.closed = true
	p.stop()
	p.giveUp()
	p.paper.Close()
}

// heard makes the pages anew once the year has come to rest, if they are seen.
func (p *Preview) heard(e desk.Event) {
	if !e.State && len(e.Addrs) == 0 && !e.Update.All {
		return // findings only
	}
	p.stale = true
	p.panel.styles()
	p.panel.refresh()
	round := p.round
	p.opt.later(patience, func() {
		if p.stale && !p.closed && round == p.round && p.shown() {
			p.remake()
		}
	})
}

// shown reports whether the screen is on the window.
func (p *Preview) shown() bool {
	return fyne.CurrentApp().Driver().CanvasForObject(p.all) != nil
}

// giveUp ends what is being made.
func (p *Preview) giveUp() {
	if p.cancel != nil {
		p.cancel()
		p.cancel = nil
	}
	p.round++
}

// remake makes the pages anew, aside; until they are there the old ones stay.
func (p *Preview) remake() {
	p.giveUp()
	p.stale = false
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	round, src := p.round, sourceOf(p.year, p.panel.choice())
	if p.made == nil {
		p.paper.Say("正在排版…\n第一次打开要准备几秒，以后马上就好。", true)
	}
	var m *made
	var err error
	p.opt.aside(func() { m, err = src.make(ctx) }, func() {
		cancel()
		switch {
		case p.closed || round != p.round:
			if m != nil {
				p.opt.aside(m.pages.Close, func() {})
			}
		case err != nil && !errors.Is(err, context.Canceled):
			p.cancel = nil
			p.fail(err)
		case err == nil:
			p.cancel = nil
			p.show(m)
		}
	})
}

// fail says why there are no pages. Old ones would be wrong, so they go.
func (p *Preview) fail(err error) {
	p.made = nil
	p.paper.Clear(err.Error())
	p.panel.refresh()
}

// show shows pages that were made.
func (p *Preview) show(m *made) {
	p.made = m
	p.paper.Show(m.shown())
	p.panel.refresh()
	if addr := p.pending; addr != "" {
		p.pending = ""
		p.GoTo(addr)
	}
	if p.print {
		p.print = false
		p.Print()
	}
}
