package text

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"juesuan/gui/flow"
	own "juesuan/gui/theme"
	"juesuan/report"
	"juesuan/store"
)

// The targets of the text.
type (
	figureAt struct{ addr string }  // a number, by its address (文字/五/3)
	wordsAt  struct{ entry string } // the office's words, or a gap for them
	gapAt    struct {               // a gap that no single entry fills
		what string
		n    int
	}
)

// prose lays a section out as it will be printed, with what is being typed in
// the places of the words it will become.
func prose(blocks []report.Block, drafts map[string]string) []flow.Paragraph {
	var out []flow.Paragraph
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *report.Heading:
			p := flow.Paragraph{Before: 12, Pieces: []flow.Piece{{Text: b.Text, Bold: true}}}
			if b.Level == 2 {
				p.Size = theme.SizeNameSubHeadingText
			}
			out = append(out, p)
		case *report.Paragraph:
			p := flow.Paragraph{First: 2, Before: 6}
			for i := range b.Runs {
				n++
				p.Pieces = append(p.Pieces, piece(&b.Runs[i], drafts, n))
			}
			out = append(out, p)
		}
	}
	return out
}

// piece is the n-th run of a text as it is shown.
func piece(r *report.Run, drafts map[string]string, n int) flow.Piece {
	text, gap := r.Text, r.Gap
	if r.Entry != "" {
		if draft, typing := drafts[r.Entry]; typing {
			text = asPrinted(r.Entry, draft)
			if gap = text == ""; gap {
				text = "（请填写" + what(r.Entry) + "）"
			}
		}
	}
	switch {
	case gap:
		p := flow.Piece{Text: "＿＿" + text, Color: own.ColorWarning, Ground: own.ColorGap, Target: gapAt{meant(text), n}}
		if r.Entry != "" {
			p.Target = wordsAt{r.Entry}
		}
		return p
	case r.Figure != nil:
		return flow.Piece{Text: text, Color: own.ColorAccent, Whole: true, Target: figureAt{r.Figure.Addr}}
	case r.Entry != "" && store.SplitAddress(r.Entry)[0] != "单位概况":
		return flow.Piece{Text: text, Target: wordsAt{r.Entry}}
	}
	return flow.Piece{Text: text}
}

// asPrinted is what a text prints in its sentence, which has its own point.
func asPrinted(entry, text string) string {
	text = strings.TrimSpace(text)
	if isReason(entry) {
		text = strings.TrimRight(text, "。")
	}
	return text
}

func isReason(entry string) bool {
	parts := store.SplitAddress(entry)
	return parts[0] == "文字" && len(parts) > 1 && strings.HasPrefix(parts[1], "原因/")
}

// what a gap for an entry asks for.
func what(entry string) string {
	if isReason(entry) {
		return "原因"
	}
	parts := store.SplitAddress(entry)
	if parts[0] == "文字" && len(parts) > 1 {
		return strings.TrimPrefix(parts[1], "文字/")
	}
	return parts[0]
}

// meant is what a gap asks for in its own words.
func meant(gap string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(gap, "（请填写"), "（请"), "）")
}
