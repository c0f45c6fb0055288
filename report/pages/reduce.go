package pages

import "image"

// Below the scale small a table's rules, which are drawn a pixel wide at least,
// would make it black: pictures are drawn larger and reduced.
const (
	small     = 0.4
	reduction = 4
)

// reduced returns a picture of white paper reduced by [reduction]: each pixel is
// the mean of those that it stands for.
func reduced(img *image.RGBA) *image.RGBA {
	w, h := img.Rect.Dx()/reduction, img.Rect.Dy()/reduction
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sum [3]int
			for v := y * reduction; v < (y+1)*reduction; v++ {
				row := img.Pix[v*img.Stride+4*x*reduction:]
				for u := range reduction {
					for c := range sum {
						sum[c] += int(row[4*u+c])
					}
				}
			}
			at := out.Pix[y*out.Stride+4*x:]
			for c := range sum {
				at[c] = uint8(sum[c] / (reduction * reduction))
			}
			at[3] = 255
		}
	}
	return out
}
