package report

import "strings"

// Gap is something a person still has to supply before the document may be
// published.
type Gap struct {
	Section string // where it stands (一), as in [Paragraph]
	Text    string // as it is printed: （请填写原因）
	Entry   string // address of the entry that fills it; empty if several would
	Context string // the words of its paragraph around it
}

// Fault says what is wrong with the field of a rewritten section that the gap
// stands for; empty if it stands for something else.
func (g Gap) Fault() string {
	fault, ok := strings.CutPrefix(g.Text, "（请"+faultHead)
	if !ok {
		return ""
	}
	return strings.TrimSuffix(fault, "）")
}

// Gaps lists the visible gaps of a document in reading order.
func (d *Document) Gaps() []Gap {
	var out []Gap
	for _, b := range d.Blocks {
		p, ok := b.(*Paragraph)
		if !ok {
			continue
		}
		for i, r := range p.Runs {
			if r.Gap {
				out = append(out, Gap{Section: p.Section, Text: r.Text, Entry: r.Entry, Context: p.around(i)})
			}
		}
	}
	return out
}

// around is a run with at most contextRunes of its paragraph before it, the
// run itself and the end of its sentence.
func (p *Paragraph) around(run int) string {
	const contextRunes = 30
	before := ""
	for _, r := range p.Runs[:run] {
		before += r.Text
	}
	if r := []rune(before); len(r) > contextRunes {
		before = "……" + string(r[len(r)-contextRunes:])
	}
	after := ""
	if run+1 < len(p.Runs) {
		if r := []rune(p.Runs[run+1].Text); len(r) > 0 && (r[0] == '。' || r[0] == '，' || r[0] == '；') {
			after = string(r[0])
		}
	}
	return before + p.Runs[run].Text + after
}
