package flow

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Lines breaks a plain text of the usual size into the lines that fit a width,
// as paragraphs are broken: points begin no line.
func Lines(th fyne.Theme, text string, bold bool, width float32) string {
	b := newBreaker(th, width).breakUp(Paragraph{Pieces: []Piece{{Text: text, Bold: bold}}})
	lines := make([]string, b.lines)
	for _, f := range b.fragments {
		lines[f.line] += f.text
	}
	return strings.Join(lines, "\n")
}
