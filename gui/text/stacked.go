package text

import (
	"fyne.io/fyne/v2"

	"juesuan/gui/part"
)

// stacked puts objects below each other, each as high as it needs to be at its
// width; one takes what is left, and the last has at most a third if its
// height is given. Where that leaves too little, the last is not seen.
type stacked struct {
	grows int
	foot  float32
}

// Heights below which what grows, and what stands last, are of no use.
const leastGrown, leastFoot = 120, 60

func (*stacked) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 120) }

func (l *stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heights := make([]float32, len(objects))
	left := size.Height
	for i, o := range objects {
		switch {
		case i == len(objects)-1 && l.foot > 0:
			foot := min(l.foot, size.Height*0.34, left-leastGrown)
			part.Show(o, foot >= leastFoot)
			if o.Visible() {
				heights[i] = foot
			}
		case i == l.grows || !o.Visible():
			continue
		default:
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
			heights[i] = o.MinSize().Height
		}
		left -= heights[i]
	}
	heights[l.grows] = max(left, 0)
	y := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, heights[i]))
		y += heights[i]
	}
}
