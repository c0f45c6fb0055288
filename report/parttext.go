package report

import "strings"

// Explanation returns the text of the part that explains the figures (情况说明)
// as plain lines, headings and paragraphs.
func (d *Document) Explanation() string {
	var b strings.Builder
	for _, bl := range d.Blocks[min(d.explanation[0], len(d.Blocks)):min(d.explanation[1], len(d.Blocks))] {
		switch bl := bl.(type) {
		case *Heading:
			b.WriteString(bl.Text + "\n")
		case *Paragraph:
			b.WriteString(bl.Text() + "\n")
		}
	}
	return b.String()
}
