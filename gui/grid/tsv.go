package grid

import "strings"

// Excel and WPS put a block on the clipboard as lines of tab-separated cells;
// a cell with a tab, a line end or a quote stands in quotes. encoding/csv does
// not fit: it drops empty lines, which are rows here, and refuses a text that
// begins with a quote and is not quoted.

// formatBlock writes a block for the clipboard, each row with a line end.
func formatBlock(block [][]string) string {
	var b strings.Builder
	for _, row := range block {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(quoted(cell))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func quoted(cell string) string {
	if strings.ContainsAny(cell, "\t\n\r") || strings.HasPrefix(cell, `"`) {
		return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	return cell
}

// parseBlock reads a block from the clipboard. Every row gets as many cells as
// the longest. An empty text is no block.
func parseBlock(text string) [][]string {
	if text == "" {
		return nil
	}
	var block [][]string
	var row []string
	width := 0
	for {
		var cell string
		cell, text = nextCell(text)
		row = append(row, cell)
		if strings.HasPrefix(text, "\t") {
			text = text[1:]
			continue
		}
		width = max(width, len(row))
		block = append(block, row)
		row = nil
		if text = cutLineEnd(text); text == "" {
			break
		}
	}
	for i, row := range block {
		block[i] = append(row, make([]string, width-len(row))...)
	}
	return block
}

// nextCell takes one cell off the text; what follows is a tab, a line end or
// nothing.
func nextCell(text string) (cell, rest string) {
	if cell, rest, ok := quotedCell(text); ok {
		return cell, rest
	}
	if end := strings.IndexAny(text, "\t\r\n"); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// quotedCell takes a cell in quotes off the text; ok is false if it does not
// begin with one that is closed before a tab, a line end or the end.
func quotedCell(text string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for rest = text[1:]; ; {
		part, after, closed := strings.Cut(rest, `"`)
		if !closed {
			return "", "", false
		}
		b.WriteString(part)
		rest = after
		if !strings.HasPrefix(rest, `"`) {
			break
		}
		b.WriteByte('"')
		rest = rest[1:]
	}
	if rest != "" && !strings.ContainsRune("\t\r\n", rune(rest[0])) {
		return "", "", false
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n"), rest, true
}

func cutLineEnd(text string) string {
	text, cr := strings.CutPrefix(text, "\r")
	if rest, lf := strings.CutPrefix(text, "\n"); lf || cr {
		return rest
	}
	return text
}
