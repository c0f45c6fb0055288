package docx

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// clean drops the characters that XML 1.0 cannot hold, and carriage returns.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000:
			return r
		}
		return -1
	}, s)
}

// escape makes a string fit for element text and attributes.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(clean(s))) // a buffer takes everything
	return b.String()
}

// oneLine is a text without line feeds and tabs, for titles.
func oneLine(s string) string { return breaksToBlanks.Replace(strings.TrimSpace(s)) }

var breaksToBlanks = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ")

// look is how a run differs from its paragraph's style.
type look struct {
	bold bool
	gap  bool // something a person still has to supply
}

func (l look) properties(text string) string {
	s := ""
	// Quotation marks, dashes and the like are in both alphabets; the hint
	// makes them Chinese, of full width.
	if strings.ContainsFunc(text, func(r rune) bool { return r > 0x7F }) {
		s += `<w:rFonts w:hint="eastAsia"/>`
	}
	if l.bold {
		s += `<w:b/><w:bCs/>`
	}
	if l.gap {
		s += `<w:highlight w:val="yellow"/>`
	}
	if s == "" {
		return ""
	}
	return `<w:rPr>` + s + `</w:rPr>`
}

// run is text as a run; line feeds and tabs become what Word has for them.
func run(text string, l look) string {
	text = clean(text)
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<w:r>` + l.properties(text))
	for text != "" {
		plain := text
		if i := strings.IndexAny(text, "\n\t"); i >= 0 {
			plain = text[:i]
		}
		if plain != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escape(plain) + `</w:t>`)
		}
		text = text[len(plain):]
		if text != "" {
			b.WriteString(map[byte]string{'\n': `<w:br/>`, '\t': `<w:tab/>`}[text[0]])
			text = text[1:]
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

func plain(text string) string { return run(text, look{}) }

// field is a field with the result it has until it is updated.
func field(instruction, result string) string {
	return fieldBegin(instruction) + plain(result) + fieldEnd
}

func fieldBegin(instruction string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:instrText xml:space="preserve"> ` + escape(instruction) + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
}

const fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
