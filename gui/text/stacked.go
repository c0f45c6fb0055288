package text

import "fyne.io/fyne/v2"

// stacked puts objects below each other, each as high as it needs to be at its
// width; one takes what is left, and the last has at most a third if its
// height is given.
type stacked struct {
	grows int
	foot  float32
}

func (*stacked) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 120) }

func (l *stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heights := make([]float32, len(objects))
	left := size.Height
	for i, o := range objects {
		switch {
		case i == l.grows || !o.Visible():
			continue
		case i == len(objects)-1 && l.foot > 0:
			heights[i] = min(l.foot, size.Height*0.34)
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
