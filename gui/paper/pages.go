package paper

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/report/pages"
	"juesuan/report/pdf"
)

// Pages are the widgets that show a document, for a screen to lay out: the
// strip, the column of pages, and the two halves of the bar over it.
type Pages struct {
	Strip, Column, Zoom, Search fyne.CanvasObject

	strip *strip
	view  *view
	bar   *bar
	note  *part.Words // in place of the pages while there are none
	wait  *widget.ProgressBarInfinite
	ring  *canvas.Rectangle // around the pages that have the keyboard

	opt    Options
	doc    *Document
	loader *loader
}

// Options are what a screen wants, and what tests choose.
type Options struct {
	Aside  func(work, done func())              // runs work aside, then done on the main goroutine
	Draw   Drawing                              // nil: [pages.Document.Render]
	Failed func(error)                          // a page cannot be drawn
	Under  func(p *pdf.Place)                   // something else is framed, or nothing
	Pick   func(p *pdf.Place, at fyne.Position) // something was clicked; at is on the canvas
}

// Drawing draws a page, as [pages.Document.Render] does.
type Drawing func(ctx context.Context, d *pages.Document, page int, scale float64) (*image.RGBA, error)

// Render is the Drawing that shows the page.
func Render(ctx context.Context, d *pages.Document, page int, scale float64) (*image.RGBA, error) {
	return d.Render(ctx, page, scale)
}

// StripWidth is the room the strip wants.
const StripWidth = thumbWidth + 36

// New returns widgets that show nothing yet.
func New(opt Options) *Pages {
	if opt.Draw == nil {
		opt.Draw = Render
	}
	p := &Pages{view: newView(), strip: newStrip(), opt: opt}
	p.bar = newBar(p.view)
	p.view.onPage = func(page int) {
		p.strip.read(page)
		p.bar.refresh()
	}
	p.view.onZoom = p.bar.refresh
	p.view.onUnder = opt.Under
	p.view.onPick = opt.Pick
	p.view.onFocus = p.showFocus
	p.strip.onPage = p.view.goToPage
	p.note = part.Text("")
	p.note.Alignment = fyne.TextAlignCenter
	p.wait = widget.NewProgressBarInfinite()
	p.ring = canvas.NewRectangle(nil)
	p.ring.StrokeWidth = 2
	empty := container.NewCenter(part.Wide(320, container.NewVBox(p.note, p.wait)))
	p.Strip, p.Zoom, p.Search = p.strip, p.bar.zoom, p.bar.search
	p.Column = container.NewStack(part.On(theme.ColorTotal, p.view.scroll), empty, p.ring)
	p.showFocus()
	return p
}

// Show shows another document, as far down as the one before, and closes that.
func (p *Pages) Show(d *Document) {
	first := p.doc == nil
	p.drop()
	p.Say("", false)
	p.doc, p.loader = d, newLoader(d.File, p.opt.Draw, p.opt.Aside)
	p.loader.ready = func(page int) {
		p.view.Refresh()
		p.strip.RefreshItem(page)
	}
	p.loader.failed = p.opt.Failed
	p.view.show(d, p.loader)
	p.strip.show(d, p.loader)
	p.strip.read(p.view.page)
	if p.bar.words.Text != "" {
		at := p.view.scroll.Offset
		p.bar.find()
		if !first {
			p.view.scrollTo(at)
		}
	}
	p.bar.refresh()
}

// Clear shows a sentence instead of a document.
func (p *Pages) Clear(why string) {
	p.drop()
	p.strip.show(nil, nil)
	p.view.show(nil, nil)
	p.Say(why, false)
}

// Say shows a sentence where there are no pages.
func (p *Pages) Say(text string, waiting bool) {
	p.note.SetText(text)
	if waiting {
		p.wait.Show()
		p.wait.Start()
	} else {
		p.wait.Stop()
		p.wait.Hide()
	}
}

// Document is what is shown, or nil.
func (p *Pages) Document() *Document { return p.doc }

// GoTo shows the place of an address and frames it; false if it has none.
func (p *Pages) GoTo(addr string) bool {
	if p.doc == nil {
		return false
	}
	t := p.doc.Place(addr)
	if t == nil {
		return false
	}
	p.view.reveal(t.Page, t.X, t.Y, t.W, t.H)
	p.view.frame(t)
	return true
}

// GoToPage shows a page from its upper edge.
func (p *Pages) GoToPage(page int) { p.view.goToPage(page) }

// Focus gives the pages the keyboard.
func (p *Pages) Focus(c fyne.Canvas) { c.Focus(p.view) }

// Next shows the next of the places that were looked for.
func (p *Pages) Next() { p.bar.step(1) }

// Framed is what the pointer or the keyboard is on, or nil.
func (p *Pages) Framed() *pdf.Place { return p.view.under }

// Page is the page that is read.
func (p *Pages) Page() int { return p.view.page }

// Middle is where the middle of a place stands on the canvas.
func (p *Pages) Middle(t *pdf.Place) fyne.Position {
	b := p.view.box(t.Page, t.X, t.Y, t.W, t.H)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(p.view).AddXY(b.x+b.w/2, b.y+b.h/2)
}

// Look searches for words, as if they were typed.
func (p *Pages) Look(words string) { p.bar.words.SetText(words) }

// Found is how many places were found.
func (p *Pages) Found() int { return len(p.view.hits) }

// Note is the sentence that stands where there are no pages.
func (p *Pages) Note() string { return p.note.Text }

// Dots is how many pixels of the screen a logical pixel has.
func (p *Pages) Dots() float32 { return p.view.dots() }

// Close closes what is shown.
func (p *Pages) Close() {
	if p.loader != nil {
		p.loader.close()
	}
}

func (p *Pages) drop() {
	p.Close()
	p.doc, p.loader = nil, nil
}

// showFocus shows whether the pages have the keyboard.
func (p *Pages) showFocus() {
	p.ring.StrokeColor = part.Color(theme.ColorAccent)
	p.ring.Hidden = !p.view.focused
	p.ring.Refresh()
}
