package report

import "strings"

// SectionText returns a part's text as plain lines, headings and paragraphs,
// from the first heading of level 2 on: the third part is what `text` prints.
func (d *Document) SectionText(part int) string {
	var b strings.Builder
	at := 0
	for _, bl := range d.Blocks {
		switch bl := bl.(type) {
		case *Heading:
			if bl.Level == 1 {
				at++
				continue
			}
			if at == part {
				b.WriteString(bl.Text + "\n")
			}
		case *Paragraph:
			if at == part {
				b.WriteString(bl.Text() + "\n")
			}
		}
	}
	return b.String()
}
