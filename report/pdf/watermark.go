package pdf

import (
	"fmt"
	"math"
	"strings"
)

// watermark returns the operators that draw a mark, large and pale, across a
// page of a size, behind its content.
func watermark(mark string, w, h float64) (string, error) {
	ft, err := fonts[hei]()
	if err != nil {
		return "", err
	}
	var paths []string
	for _, r := range mark {
		if p := ft.path(r); p != "" {
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		return "", nil
	}
	size := math.Min(150, 0.7*math.Hypot(w, h)/float64(len(paths)))
	angle := math.Atan2(h, w)
	cos, sin := math.Cos(angle), math.Sin(angle)
	var b strings.Builder
	fmt.Fprintf(&b, "q\n%.3f g\n", 0.94)
	fmt.Fprintf(&b, "%.5f %.5f %.5f %.5f %.2f %.2f cm\n", cos, sin, -sin, cos, w/2, h/2)
	x := -size * float64(len(paths)) / 2
	for _, p := range paths {
		fmt.Fprintf(&b, "q\n%.5f 0 0 %.5f %.2f %.2f cm\n%sf\nQ\n", size/1000, size/1000, x, -0.38*size, p)
		x += size
	}
	b.WriteString("Q\n")
	return b.String(), nil
}

// addWatermarks puts each page's mark behind its content: one stream a page
// size, shared by the pages.
func (f *file) addWatermarks(pages []*page, kids []int) error {
	type key struct {
		mark string
		w, h float64
	}
	streams := map[key]int{}
	for i, p := range pages {
		if p.mark == "" {
			continue
		}
		k := key{p.mark, p.w, p.h}
		id, ok := streams[k]
		if !ok {
			ops, err := watermark(p.mark, p.w, p.h)
			if err != nil {
				return err
			}
			if ops != "" {
				id = f.append(stream([]byte(ops)))
			}
			streams[k] = id
		}
		if id == 0 {
			continue
		}
		if err := f.putBehind(kids[i], id); err != nil {
			return err
		}
	}
	return nil
}

// putBehind makes a stream the first of a page's contents.
func (f *file) putBehind(page, stream int) error {
	before, after, ok := strings.Cut(string(f.objects[page-1]), "/Contents ")
	own, rest, end := strings.Cut(after, "\n")
	if !ok || !end {
		return errLayout
	}
	f.objects[page-1] = fmt.Appendf(nil, "%s/Contents [%d 0 R %s]\n%s", before, stream, strings.TrimSpace(own), rest)
	return nil
}
