package flow

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Piece is a run of a paragraph in one look.
type Piece struct {
	Text   string
	Color  fyne.ThemeColorName // of the text; "" is the usual one
	Ground fyne.ThemeColorName // behind it; "" is none
	Bold   bool
	Whole  bool // a number: it is not broken
	Target any  // what a click or Enter on it means; nil: nothing. It is comparable.
}

// Paragraph is one paragraph, or a heading.
type Paragraph struct {
	Pieces []Piece
	Right  []Piece             // at the right end of the first line
	Size   fyne.ThemeSizeName  // of the text; "" is the usual one
	First  float32             // indent of the first line, in characters
	Left   float32             // indent of all lines, in characters
	Before float32             // space above, in pixels
	Ground fyne.ThemeColorName // behind the whole; "" is none
	Rule   bool                // a quiet line above
}

func (p *Paragraph) size() fyne.ThemeSizeName {
	if p.Size == "" {
		return theme.SizeNameText
	}
	return p.Size
}

func (p *Paragraph) equal(q *Paragraph) bool {
	return p.Size == q.Size && p.First == q.First && p.Left == q.Left && p.Before == q.Before && p.Ground == q.Ground && p.Rule == q.Rule &&
		slices.Equal(p.Pieces, q.Pieces) && slices.Equal(p.Right, q.Right)
}

// piece returns the i-th of the pieces, those at the right end last.
func (p *Paragraph) piece(i int) *Piece {
	if i < len(p.Pieces) {
		return &p.Pieces[i]
	}
	return &p.Right[i-len(p.Pieces)]
}

func (p *Paragraph) count() int { return len(p.Pieces) + len(p.Right) }

// fragment is the part of a piece that stands in one line.
type fragment struct {
	piece       int
	line        int
	text        string
	x, width    float32
	top, height float32 // of its line, from the paragraph's top
}

// broken is a paragraph in lines of one width.
type broken struct {
	Paragraph
	fragments  []fragment
	lines      int
	top        float32 // from the text's top
	height     float32 // with the space above
	textHeight float32
}

// touches reports whether some of it is between two heights.
func (b *broken) touches(from, to float32) bool { return b.top < to && b.top+b.height > from }
