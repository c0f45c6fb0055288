package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// mendUnicode rewrites the tables that say which character a glyph is: in
// UTF-16 beyond U+FFFF, in blocks of at most a hundred, and for the hidden
// font with the characters its glyphs stand for.
func (f *file) mendUnicode(missing *substitutes) error {
	stands, err := missing.stands()
	if err != nil {
		return err
	}
	for _, o := range f.objects {
		if !bytes.Contains(o, []byte("/Subtype /Type0")) {
			continue
		}
		_, ref, ok := bytes.Cut(o, []byte("/ToUnicode "))
		ref, _, end := bytes.Cut(ref, []byte(" "))
		id, err := strconv.Atoi(string(ref))
		if !ok || !end || err != nil || id < 1 || id > len(f.objects) {
			return errLayout
		}
		table, err := readUnicode(f.objects[id-1])
		if err != nil {
			return err
		}
		if bytes.Contains(o, []byte("/BaseFont /"+hiddenFont+"\n")) {
			for i := range table {
				table[i].r = stands[table[i].r]
			}
		}
		f.objects[id-1] = unicodeStream(table)
	}
	return nil
}

// stands maps each hidden character to the one it stands for.
func (s *substitutes) stands() (map[rune]rune, error) {
	out := map[rune]rune{}
	if len(s.runes) == 0 {
		return out, nil
	}
	ft, err := fonts[song]()
	if err != nil {
		return nil, err
	}
	for r, c := range s.carriers(ft) {
		out[c] = r
	}
	return out, nil
}

// glyphRune says that a glyph is a character.
type glyphRune struct {
	glyph uint64
	r     rune
}

// readUnicode reads gopdf's table: lines <glyph><glyph><character>.
func readUnicode(body []byte) ([]glyphRune, error) {
	var out []glyphRune
	seen := map[uint64]bool{}
	for _, ln := range strings.Split(string(body), "\n") {
		if !strings.HasPrefix(ln, "<") || strings.Count(ln, "><") != 2 {
			continue
		}
		parts := strings.Split(strings.Trim(ln, "<>"), "><")
		g, err1 := strconv.ParseUint(parts[0], 16, 16)
		r, err2 := strconv.ParseInt(parts[2], 16, 32)
		if err1 != nil || err2 != nil {
			return nil, errLayout
		}
		if !seen[g] {
			seen[g] = true
			out = append(out, glyphRune{g, rune(r)})
		}
	}
	return out, nil
}

// unicodeStream writes the table as a compressed stream.
func unicodeStream(table []glyphRune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(table) > 0 {
		n := min(100, len(table))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, t := range table[:n] {
			fmt.Fprintf(&b, "<%04X> <%s>\n", t.glyph, utf16Hex([]rune{t.r}))
		}
		b.WriteString("endbfchar\n")
		table = table[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")

	return stream(b.Bytes())
}
