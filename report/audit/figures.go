package audit

import (
	"iter"

	"juesuan/report"
)

// figures are the numbers of the text that were understood, in order, each with
// its paragraph.
func (r *Report) figures() iter.Seq2[*report.Figure, *report.Paragraph] {
	return func(yield func(*report.Figure, *report.Paragraph) bool) {
		for _, b := range r.read.Document.Blocks {
			p, ok := b.(*report.Paragraph)
			for i := 0; ok && i < len(p.Runs); i++ {
				if f := p.Runs[i].Figure; f != nil && !yield(f, p) {
					return
				}
			}
		}
	}
}
