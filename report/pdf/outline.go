package pdf

import (
	"fmt"

	"juesuan/report"
)

// bookmark is a node of the outline: parts with their sections and tables
// below them.
type bookmark struct {
	title    string
	page     int     // index of its page
	y        float64 // from the page's lower edge, as PDF counts
	children []*bookmark
}

// outlineOf returns the document's outline as a tree.
func outlineOf(d *report.Document, pages []*page) []*bookmark {
	type place struct {
		page int
		y    float64
	}
	places := map[string]place{}
	for i, p := range pages {
		for _, a := range p.anchors {
			places[a.id] = place{i, p.h - a.y}
		}
	}
	var roots []*bookmark
	var part *bookmark
	for _, e := range d.Outline() {
		at, ok := places[e.ID]
		if !ok {
			continue
		}
		b := &bookmark{title: e.Text, page: at.page, y: at.y}
		if e.Level > 1 && part != nil {
			part.children = append(part.children, b)
			continue
		}
		if e.Level <= 1 {
			part = b
		}
		roots = append(roots, b)
	}
	return roots
}

// addOutline adds the outline's objects and returns its root's number. Parts
// are shown open.
func (f *file) addOutline(roots []*bookmark, kids []int) int {
	root := f.append(nil)
	first, last, count := f.addBookmarks(roots, root, kids)
	f.objects[root-1] = fmt.Appendf(nil, "<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>\n", first, last, count)
	return root
}

// addBookmarks adds siblings with all that is below them.
func (f *file) addBookmarks(bs []*bookmark, parent int, kids []int) (first, last, count int) {
	first = len(f.objects) + 1
	for range bs {
		f.append(nil)
	}
	last = len(f.objects)
	count = len(bs)
	for i, b := range bs {
		body := fmt.Appendf(nil, "<<\n/Title %s\n/Parent %d 0 R\n/Dest [%d 0 R /XYZ null %.2f null]\n",
			textString(b.title), parent, kids[b.page], b.y)
		if i > 0 {
			body = fmt.Appendf(body, "/Prev %d 0 R\n", first+i-1)
		}
		if i < len(bs)-1 {
			body = fmt.Appendf(body, "/Next %d 0 R\n", first+i+1)
		}
		if len(b.children) > 0 {
			cf, cl, cn := f.addBookmarks(b.children, first+i, kids)
			body = fmt.Appendf(body, "/First %d 0 R\n/Last %d 0 R\n/Count %d\n", cf, cl, cn)
			count += cn
		}
		f.objects[first+i-1] = append(body, ">>\n"...)
	}
	return first, last, count
}
