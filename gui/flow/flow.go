package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Flow shows paragraphs, scrolled up and down. Its methods belong on the
// toolkit's main goroutine.
type Flow struct {
	widget.BaseWidget

	// OnTarget is called when a piece with a target is clicked, or Enter is
	// pressed on it.
	OnTarget func(target any)
	// OnMove is called when the keyboard's mark goes to another target.
	OnMove func(target any)
	// OnKey gets keys first and reports whether it used them; shift is held.
	OnKey func(key *fyne.KeyEvent, shift bool) bool
	// Margin is the room at the left and at the right.
	Margin float32
	// Ground is behind the text; "" is the window's.
	Ground fyne.ThemeColorName
	// Empty is what is said where there are no paragraphs.
	Empty string

	scroll  *container.Scroll
	outer   *fyne.Container
	breaker *breaker
	paras   []*broken
	targets []any // in reading order, each once
	at      any   // the keyboard's mark
	focused bool
	shift   bool
	over    any // the target under the pointer
	due     any // to be brought into view once there is a view
	height  float32
}

// New returns an empty text.
func New() *Flow {
	f := &Flow{Margin: 24}
	f.ExtendBaseWidget(f)
	f.scroll = container.NewVScroll(f)
	f.scroll.OnScrolled = func(fyne.Position) { f.Refresh() }
	f.outer = container.New(&fit{f}, f.scroll)
	return f
}

// Object is the text with its scroll bar.
func (f *Flow) Object() fyne.CanvasObject { return f.outer }

// Set shows other paragraphs. What they have in common with those before stays
// as it is, and so does the keyboard's mark where its target is still there.
func (f *Flow) Set(list []Paragraph) {
	old := f.paras
	if f.breaker != nil && f.breaker.theme != f.Theme() {
		old = nil
	}
	f.paras = make([]*broken, len(list))
	for i := range list {
		f.paras[i] = f.broken(list, i, old)
	}
	f.settle()
}

// broken breaks a paragraph up, or takes an old one that is the same: the one
// at its place, counted from the beginning or from the end.
func (f *Flow) broken(list []Paragraph, i int, old []*broken) *broken {
	for _, j := range []int{i, len(old) - len(list) + i} {
		if j >= 0 && j < len(old) && old[j] != nil && old[j].equal(&list[i]) {
			same := *old[j]
			return &same
		}
	}
	return f.breaks().breakUp(list[i])
}

func (f *Flow) breaks() *breaker {
	if f.breaker == nil || f.breaker.theme != f.Theme() {
		f.breaker = newBreaker(f.Theme(), max(f.Size().Width-2*f.Margin, 80))
	}
	return f.breaker
}

// settle stacks the paragraphs and finds the targets.
func (f *Flow) settle() {
	f.height, f.targets = 8, nil
	seen := map[any]bool{}
	for _, b := range f.paras {
		b.top = f.height
		f.height += b.height
		for i := range b.count() {
			if t := b.piece(i).Target; t != nil && !seen[t] {
				seen[t] = true
				f.targets = append(f.targets, t)
			}
		}
	}
	f.height += 8
	if f.at != nil && !seen[f.at] {
		f.at = nil
	}
	f.scroll.Refresh()
	f.Refresh()
}

// anew breaks everything for another width or theme.
func (f *Flow) anew(width float32) {
	f.breaker = newBreaker(f.Theme(), max(width-2*f.Margin, 80))
	for i, b := range f.paras {
		f.paras[i] = f.breaker.breakUp(b.Paragraph)
	}
	f.settle()
}

// MinSize is as high as the text.
func (f *Flow) MinSize() fyne.Size { return fyne.NewSize(80+2*f.Margin, f.height) }

// Refresh draws what is in view anew, in the theme of now.
func (f *Flow) Refresh() {
	if f.breaker != nil && f.breaker.theme != f.Theme() {
		f.anew(f.Size().Width) // which comes back here
		return
	}
	f.BaseWidget.Refresh()
}

// Height is how high all of the text is.
func (f *Flow) Height() float32 { return f.height }

// find calls do for every fragment of a target.
func (f *Flow) find(target any, do func(*broken, *fragment)) {
	for _, b := range f.paras {
		for i := range b.fragments {
			if g := &b.fragments[i]; b.piece(g.piece).Target == target {
				do(b, g)
			}
		}
	}
}

// Place is where a target stands in the window: its last line's, as a pop-up
// stands below it.
func (f *Flow) Place(target any) (at fyne.Position, size fyne.Size) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
	f.find(target, func(b *broken, g *fragment) {
		at = origin.AddXY(f.Margin+g.x, b.top+g.top)
		size = fyne.NewSize(g.width, g.height)
	})
	return at, size
}

// Reveal brings a target into view and puts the keyboard's mark on it. It
// reports whether the text has it.
func (f *Flow) Reveal(target any) bool {
	first, last := float32(-1), float32(0)
	f.find(target, func(b *broken, g *fragment) {
		if top := b.top + g.top; first < 0 || top < first {
			first = top
		}
		last = max(last, b.top+g.top+g.height)
	})
	if first < 0 {
		return false
	}
	f.mark(target)
	if f.scroll.Size().Height <= 0 {
		f.due = target
		return true
	}
	const below = 72 // what belongs to it mostly stands in the lines under it
	f.bring(first, max(last, min(last+below, first+f.scroll.Size().Height-48)))
	return true
}

// bring scrolls until everything between two heights is in view.
func (f *Flow) bring(from, to float32) {
	const around = 24
	view, y := f.scroll.Size().Height, f.scroll.Offset.Y
	switch {
	case from-around < y:
		y = from - around
	case to+around > y+view:
		y = to + around - view
	default:
		return
	}
	f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, f.height-view))))
	f.Refresh()
}

// Current is where the keyboard's mark is; nil if nowhere.
func (f *Flow) Current() any { return f.at }

// Top scrolls to the beginning.
func (f *Flow) Top() {
	f.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	f.Refresh()
}

// Focus gives the text the keyboard.
func (f *Flow) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		c.Focus(f)
	}
}

// fit gives the text its width before it is asked how high it is.
type fit struct{ flow *Flow }

func (l *fit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, 40) }

func (l *fit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if b := l.flow.breaker; b == nil || b.width != max(size.Width-2*l.flow.Margin, 80) {
		l.flow.anew(size.Width)
	}
	objects[0].Resize(size)
	if due := l.flow.due; due != nil && size.Height > 0 {
		l.flow.due = nil
		l.flow.Reveal(due)
	}
}

// hintSize is that of the words of an empty text.
const hintSize = theme.SizeNameText

// First is the first target; nil if there is none.
func (f *Flow) First() any {
	if len(f.targets) == 0 {
		return nil
	}
	return f.targets[0]
}

// Paragraphs is what is shown.
func (f *Flow) Paragraphs() []Paragraph {
	out := make([]Paragraph, len(f.paras))
	for i, b := range f.paras {
		out[i] = b.Paragraph
	}
	return out
}
