package report

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// loadTexts reads and checks every section's template: text/<id>.tmpl, or the
// file itself where a part names one (glossary.md).
func (p *Pack) loadTexts() error {
	for _, part := range p.Parts {
		for _, id := range part.Sections {
			file := "text/" + id + ".tmpl"
			if strings.Contains(id, ".") {
				file = id
			}
			text, shown, err := p.files.read(file)
			if err != nil {
				return err
			}
			if p.texts[id], err = parseTemplate(id, shown, text); err != nil {
				return err
			}
		}
	}
	return nil
}
