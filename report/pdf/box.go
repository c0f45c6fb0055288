package pdf

// box draws the box for a character no face has, with its lower left corner
// at x on the base line y, over the hidden character that stands for it.
func (e *emitter) box(x, y, em float64, r rune) {
	if c, ok := e.carriers[r]; ok {
		e.font(hiddenFont, em)
		e.ink(white)
		e.check(e.pdf.SetCharSpacing(0))
		e.pdf.SetXY(x, y)
		e.check(e.pdf.Text(string(c)))
	}
	// The white ground covers all of the hidden character.
	e.pdf.SetFillColor(255, 255, 255)
	e.pdf.RectFromUpperLeftWithStyle(x, y-0.88*em, em, em, "F")

	left, right, top, bottom := x+0.1*em, x+0.9*em, y-0.76*em, y+0.04*em
	e.pdf.SetStrokeColor(0, 0, 0)
	e.pdf.SetLineWidth(0.05 * em)
	e.pdf.RectFromUpperLeft(left, top, right-left, bottom-top)
	switch r {
	case '☐':
	case '☑', '✓', '✔':
		e.pdf.Line(x+0.24*em, y-0.38*em, x+0.44*em, y-0.14*em)
		e.pdf.Line(x+0.44*em, y-0.14*em, x+0.80*em, y-0.64*em)
	default:
		e.pdf.SetLineWidth(0.03 * em)
		e.pdf.Line(left, top, right, bottom)
		e.pdf.Line(left, bottom, right, top)
	}
}
