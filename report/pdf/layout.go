package pdf

import "juesuan/report"

// layout turns a document's blocks into pages.
type layout struct {
	doc        *report.Document
	style      report.Style
	metrics    *metrics
	pages      []*page
	story      story // text that waits for its pages
	contents   *report.Contents
	contentsAt int // where the contents' pages go
}

func newLayout(d *report.Document) (*layout, error) {
	m, err := newMetrics()
	if err != nil {
		return nil, err
	}
	st := d.Style
	if st == (report.Style{}) {
		st = report.Default
	}
	return &layout{doc: d, style: st, metrics: m}, nil
}

// run lays out the whole document. The contents come last, when the pages are
// known, and go to their place.
func (l *layout) run() []*page {
	for i, b := range l.doc.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			l.flush()
			l.cover(b)
		case *report.Contents:
			l.flush()
			l.contents, l.contentsAt = b, len(l.pages)
		case *report.Heading:
			if b.Level <= 1 {
				l.flush()
				l.part(b, l.beforeTable(i+1))
			} else {
				l.heading(b)
			}
		case *report.Paragraph:
			l.paragraph(b)
		case *report.TableBlock:
			l.flush()
			l.table(b)
		}
	}
	l.flush()
	l.number()
	return l.pages
}

// beforeTable reports whether the blocks from i on lead to a table with
// nothing but headings before it: their part's title has a page of its own.
func (l *layout) beforeTable(i int) bool {
	for _, b := range l.doc.Blocks[min(i, len(l.doc.Blocks)):] {
		switch b := b.(type) {
		case *report.TableBlock:
			return true
		case *report.Heading:
			if b.Level <= 1 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// number gives the pages after the contents (or the cover, where there are
// none) their numbers, sets the contents, and draws what every page has.
func (l *layout) number() {
	first := 0
	if l.contents != nil {
		first = l.contentsAt
	} else if len(l.pages) > 0 {
		if _, ok := l.doc.Blocks[0].(*report.Cover); ok {
			first = 1
		}
	}
	for i, p := range l.pages[first:] {
		p.number = i + 1
	}
	if l.contents != nil {
		front := l.contentsPages(l.contents)
		if l.contentsAt == 1 && len(front)%2 == 0 {
			// The cover's back: page 1 stands on a right-hand page.
			front = append([]*page{{geometry: portrait(l.style)}}, front...)
		}
		l.pages = append(l.pages[:first:first], append(front, l.pages[first:]...)...)
	}
	for i, p := range l.pages {
		l.furnish(p, i == 0)
	}
}

// newPage appends an empty page.
func (l *layout) newPage(g geometry) *page {
	p := &page{geometry: g}
	l.pages = append(l.pages, p)
	return p
}
