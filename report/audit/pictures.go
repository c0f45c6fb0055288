package audit

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html/template"
	"image/png"
	"maps"
	"os"
	"slices"

	"juesuan/report/check"
	"juesuan/report/read/source"
)

// dotsPerInch is how fine pages are drawn: enough to read them on a screen.
const dotsPerInch = 110

// drawn is the page of a place that the report draws, or 0.
func drawn(r *Report, p check.Place) int {
	if r.Format != "pdf" {
		return 0
	}
	return p.Page
}

// pictures draws the pages that findings are on, with a mark at each place.
func (r *Report) pictures(ctx context.Context, src *source.Opener, file string) ([]shownPage, error) {
	marks := map[int][]shownMark{}
	for _, f := range r.Result.Findings {
		for _, p := range f.Places {
			if s := r.Spot(p.Addr); s.Page > 0 {
				marks[s.Page] = append(marks[s.Page], shownMark{s.X0 - 1, s.Y0 - 1, s.X1 - s.X0 + 2, s.Y1 - s.Y0 + 2, f.Severity, f.Message})
			}
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("文件 %s 又读不出来了，审核报告没有写。请检查磁盘或网络位置", file)
	}
	var out []shownPage
	for _, n := range slices.Sorted(maps.Keys(marks)) {
		img, err := src.Picture(ctx, data, n, dotsPerInch)
		if err != nil {
			return nil, fmt.Errorf("第 %d 页没有画成：%w", n, err)
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			return nil, fmt.Errorf("第 %d 页没有画成：%w", n, err)
		}
		size := img.Bounds()
		p := shownPage{Number: n, Marks: marks[n], Picture: template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()))}
		p.Width, p.Height = float64(size.Dx())*72/dotsPerInch, float64(size.Dy())*72/dotsPerInch
		out = append(out, p)
	}
	return out, nil
}
