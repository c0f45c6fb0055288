package paper

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"juesuan/report/pdf"
)

// view shows the pages in a column and knows what stands under the pointer.
type view struct {
	widget.BaseWidget
	scroll *port
	port   fyne.Size // of the part that is seen

	doc    *Document // nil while there is none
	loader *loader
	zoom   zoom
	arr    arrangement
	page   int // the one that is read

	under   *pdf.Place // what is framed
	hits    []Hit
	hit     int // the one that is shown
	focused bool

	onFocus func()                               // the keyboard came or went
	onPage  func(page int)                       // another page is read
	onZoom  func()                               // zoom or scale has changed
	onUnder func(p *pdf.Place)                   // something else is framed
	onPick  func(p *pdf.Place, at fyne.Position) // it was clicked; at is on the canvas
}

func newView() *view {
	v := &view{hit: -1}
	v.ExtendBaseWidget(v)
	v.scroll = newPort(v)
	v.scroll.OnScrolled = func(fyne.Position) { v.scrolled() }
	return v
}

// show shows other pages, as far down as before.
func (v *view) show(d *Document, l *loader) {
	v.doc, v.loader, v.under, v.hits, v.hit = d, l, nil, nil, -1
	if d == nil {
		v.Refresh()
		return
	}
	at := v.scroll.Offset
	v.rearrange()
	v.scrollTo(at)
}

// rearrange places the pages anew.
func (v *view) rearrange() {
	if v.doc == nil || v.port.Width == 0 {
		return
	}
	v.arr = arrange(v.doc.sizes(), v.zoom, v.port.Width, v.dots())
	v.Resize(v.MinSize().Max(v.port))
	v.scroll.Refresh()
	v.scrolled()
	v.onZoom()
}

// dots is how many pixels of the screen a logical pixel has.
func (v *view) dots() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		return c.Scale()
	}
	return 1
}

// setZoom changes the zoom and keeps what stands at the top where it is.
func (v *view) setZoom(z zoom) {
	page, part := v.top()
	v.zoom = z
	v.rearrange()
	if page < len(v.arr.rects) {
		r := v.arr.rects[page]
		v.scrollTo(fyne.NewPos((v.arr.size.Width-v.port.Width)/2, r.y+part*r.h-pageGap))
	}
}

// zoomBy makes pages larger or smaller.
func (v *view) zoomBy(factor float32) {
	v.setZoom(zoom{fixed, min(max(v.arr.scale*factor, leastScale), mostScale)})
}

// top returns the page at the upper edge, and how much of it is above.
func (v *view) top() (page int, part float32) {
	y := v.scroll.Offset.Y + pageGap
	for i, r := range v.arr.rects {
		if r.y+r.h > y {
			return i, max(0, (y-r.y)/r.h)
		}
	}
	return 0, 0
}

// resized is told what room there is.
func (v *view) resized(port fyne.Size) {
	if port == v.port {
		return
	}
	page, part := v.top()
	v.port = port
	v.rearrange()
	if page < len(v.arr.rects) && v.scroll.Offset.Y > 0 {
		r := v.arr.rects[page]
		v.scrollTo(fyne.NewPos(v.scroll.Offset.X, r.y+part*r.h-pageGap))
	}
}

func (v *view) scrollTo(p fyne.Position) {
	p.X = max(0, min(p.X, v.arr.size.Width-v.port.Width))
	p.Y = max(0, min(p.Y, v.arr.size.Height-v.port.Height))
	v.scroll.ScrollToOffset(p)
	v.scrolled()
}

// scrolled brings up to date what depends on where one is.
func (v *view) scrolled() {
	if v.doc == nil {
		return
	}
	v.load()
	v.Refresh()
	if page := v.reading(); page != v.page {
		v.page = page
		v.onPage(page)
	}
}

// reading is the page that fills the upper half of what is seen.
func (v *view) reading() int {
	middle := v.scroll.Offset.Y + v.port.Height/3
	if v.scroll.Offset.Y <= 0 {
		middle = pageGap
	}
	for i, r := range v.arr.rects {
		if r.y+r.h+pageGap > middle {
			return i
		}
	}
	return max(0, len(v.arr.rects)-1)
}

// load asks for the pictures of what is seen, then of what is near.
func (v *view) load() {
	top, h := v.scroll.Offset.Y, v.port.Height
	var list []request
	seen := v.arr.between(top, top+h)
	for _, i := range seen {
		list = append(list, v.request(i))
	}
	for _, i := range v.arr.between(top-h/2, top+2*h) {
		if r := v.request(i); len(seen) > 0 && (i < seen[0] || i > seen[len(seen)-1]) {
			list = append(list, r)
		}
	}
	v.loader.want(list)
}

// request is the picture that fits a page's place dot by dot.
func (v *view) request(page int) request {
	return request{page, int(v.arr.rects[page].w*v.dots() + 0.5)}
}

// goToPage shows a page's upper edge.
func (v *view) goToPage(page int) {
	if page < len(v.arr.rects) {
		v.scrollTo(fyne.NewPos(v.scroll.Offset.X, v.arr.rects[page].y-pageGap))
	}
}

// reveal scrolls as little as needed until a box of a page is seen.
func (v *view) reveal(page int, x, y, w, h float64) {
	if page >= len(v.arr.rects) {
		return
	}
	b := v.box(page, x, y, w, h)
	at := v.scroll.Offset
	const room = 40
	if b.y < at.Y+room || b.y+b.h > at.Y+v.port.Height-room {
		at.Y = b.y - v.port.Height/3
	}
	if b.x < at.X || b.x+b.w > at.X+v.port.Width {
		at.X = b.x - v.port.Width/3
	}
	v.scrollTo(at)
}

// box is where a box of a page, in points, stands.
func (v *view) box(page int, x, y, w, h float64) rect {
	r, s := v.arr.rects[page], float64(v.arr.scale)
	return rect{r.x + float32(x*s), r.y + float32(y*s), float32(w * s), float32(h * s)}
}

// frame frames something, or nothing.
func (v *view) frame(p *pdf.Place) {
	if p == v.under {
		return
	}
	v.under = p
	v.Refresh()
	v.onUnder(p)
}

// at returns what stands at a position of the view.
func (v *view) at(p fyne.Position) *pdf.Place {
	if v.doc == nil {
		return nil
	}
	for i, r := range v.arr.rects {
		if r.contains(p) {
			return v.doc.at(i, float64((p.X-r.x)/v.arr.scale), float64((p.Y-r.y)/v.arr.scale))
		}
	}
	return nil
}

// MouseIn frames what the pointer comes to.
func (v *view) MouseIn(e *desktop.MouseEvent) { v.frame(v.at(e.Position)) }

// MouseMoved frames what the pointer comes to.
func (v *view) MouseMoved(e *desktop.MouseEvent) { v.frame(v.at(e.Position)) }

// MouseOut takes the frame away.
func (v *view) MouseOut() { v.frame(nil) }

// Cursor is a hand over what can be clicked.
func (v *view) Cursor() desktop.Cursor {
	if v.under != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped goes to where what was clicked comes from.
func (v *view) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	p := v.at(e.Position)
	v.frame(p)
	if p != nil {
		v.onPick(p, e.AbsolutePosition)
	}
}
