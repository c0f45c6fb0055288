package paper

import (
	"context"
	"image"
	"slices"

	"juesuan/report/pages"
)

// request is a picture of a page, so many pixels wide.
type request struct{ page, width int }

// loader draws the pages that are wanted, one after the other aside, the most
// urgent first, and keeps what was drawn within bounds. Its methods belong on
// the main goroutine.
type loader struct {
	doc    *pages.Document
	draw   Drawing
	aside  func(work, done func())
	ready  func(page int)
	failed func(error)

	urgent, later []request // what is to be seen, and what comes after
	have          map[request]*image.RGBA
	drawn         []request // in the order they were drawn
	bytes         int
	broken        map[int]bool // pages that cannot be drawn
	running       request
	cancel        context.CancelFunc // nil while nothing is drawn
	closed        bool
}

// keepBytes bounds the pictures that are kept: some 25 pages on a usual
// screen, and six on one of twice the dots.
const keepBytes = 96 << 20

func newLoader(doc *pages.Document, draw Drawing, aside func(work, done func())) *loader {
	return &loader{doc: doc, draw: draw, aside: aside, have: map[request]*image.RGBA{}, broken: map[int]bool{}}
}

// want says what is to be seen. What is being drawn and wanted no more is
// given up.
func (l *loader) want(list []request) {
	l.urgent = list
	l.next()
}

// wantLater asks for a picture that has time.
func (l *loader) wantLater(r request) {
	if !slices.Contains(l.later, r) {
		l.later = append(l.later, r)
	}
	l.next()
}

// picture returns the picture that was asked for, or else the page at the size
// nearest to it; nil if it was not drawn yet.
func (l *loader) picture(r request) *image.RGBA {
	if img := l.have[r]; img != nil {
		return img
	}
	var best request
	for have := range l.have {
		if have.page == r.page && (best.width == 0 || better(have.width, best.width, r.width)) {
			best = have
		}
	}
	return l.have[best]
}

// better reports whether width a serves one who wants w better than b: rather
// too large than too small.
func better(a, b, w int) bool {
	if (a >= w) != (b >= w) {
		return a >= w
	}
	if a >= w {
		return a < b
	}
	return a > b
}

// next draws what is most urgent.
func (l *loader) next() {
	if l.closed {
		return
	}
	if l.cancel != nil {
		if len(l.urgent) > 0 && !slices.Contains(l.urgent, l.running) && !slices.Contains(l.later, l.running) {
			l.cancel()
		}
		return
	}
	r, ok := l.missing()
	if !ok {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.running, l.cancel = r, cancel
	var img *image.RGBA
	var err error
	l.aside(func() {
		img, err = l.draw(ctx, l.doc, r.page, float64(r.width)/l.doc.Size(r.page).W)
	}, func() {
		gone := ctx.Err() != nil
		cancel()
		l.cancel = nil
		l.later = slices.DeleteFunc(l.later, func(x request) bool { return x == r })
		switch {
		case l.closed:
			return
		case err == nil:
			l.keep(r, img)
			l.ready(r.page)
		case !gone:
			l.broken[r.page] = true
			l.failed(err)
		}
		l.next()
	})
}

// missing returns the most urgent picture that is not there.
func (l *loader) missing() (request, bool) {
	for _, list := range [][]request{l.urgent, l.later} {
		for _, r := range list {
			if l.have[r] == nil && !l.broken[r.page] {
				return r, true
			}
		}
	}
	return request{}, false
}

// keep keeps a picture and drops the oldest ones that nobody looks at.
func (l *loader) keep(r request, img *image.RGBA) {
	l.have[r] = img
	l.drawn = append(l.drawn, r)
	l.bytes += len(img.Pix)
	l.drawn = slices.DeleteFunc(l.drawn, func(old request) bool {
		if l.bytes <= keepBytes || old == r || slices.Contains(l.urgent, old) {
			return false
		}
		l.bytes -= len(l.have[old].Pix)
		delete(l.have, old)
		return true
	})
}

// close ends the work; the document is closed when what is being drawn is done.
func (l *loader) close() {
	if l.closed {
		return
	}
	l.closed = true
	if l.cancel != nil {
		l.cancel()
	}
	l.have = nil
	l.aside(l.doc.Close, func() {})
}
