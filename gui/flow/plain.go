package flow

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Lines breaks a plain text into the lines that fit a width, as paragraphs are
// broken: points begin no line. An empty size is the usual one.
func Lines(th fyne.Theme, text string, size fyne.ThemeSizeName, bold bool, width float32) string {
	b := newBreaker(th, width).breakUp(Paragraph{Pieces: []Piece{{Text: text, Bold: bold}}, Size: size})
	lines := make([]string, b.lines)
	for _, f := range b.fragments {
		lines[f.line] += f.text
	}
	return strings.Join(lines, "\n")
}
