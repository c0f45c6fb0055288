package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/flow"
)

// Words is a text of several lines. The toolkit breaks lines at blanks, or else
// anywhere, so that points and closing marks would begin them; Words breaks
// them as Chinese is broken.
type Words struct{ widget.Label }

// Text is a text of several lines in the usual size.
func Text(text string) *Words {
	w := &Words{}
	w.Text, w.Wrapping = text, fyne.TextWrapWord
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer is for the toolkit.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	r := &wordsRenderer{WidgetRenderer: w.Label.CreateRenderer(), words: w}
	r.text = r.Objects()[0].(*widget.RichText).Segments[0].(*widget.TextSegment)
	return r
}

// wordsRenderer is the label's, which gets a text with its lines already broken.
type wordsRenderer struct {
	fyne.WidgetRenderer
	words *Words
	text  *widget.TextSegment
}

// Layout breaks the lines for a width.
func (r *wordsRenderer) Layout(size fyne.Size) {
	r.breakUp(size.Width)
	r.WidgetRenderer.Layout(size)
}

// Refresh breaks them anew: the label has just put the whole text back.
func (r *wordsRenderer) Refresh() {
	r.breakUp(r.words.Size().Width)
	r.WidgetRenderer.Refresh()
}

func (r *wordsRenderer) breakUp(width float32) {
	th := r.words.Theme()
	const slack = 2 // tokens are measured one by one
	room := width - 2*th.Size(theme.SizeNameInnerPadding) - slack
	text := r.words.Text
	if room > th.Size(theme.SizeNameText) {
		text = flow.Lines(th, text, r.words.SizeName, r.words.TextStyle.Bold, room)
	}
	if text != r.text.Text {
		r.text.Text = text
		r.Objects()[0].(*widget.RichText).Refresh()
	}
}
