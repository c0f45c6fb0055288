package xlsx

import (
	"strconv"
	"strings"

	"juesuan/report/read/ooxml"
	"juesuan/report/read/raw"
	"juesuan/report/read/sheet"
)

// grid reads a sheet; nil is one that shows nothing, or only a chart.
func (b *book) grid(part sheetPart) (*raw.Grid, error) {
	r := &sheetReader{book: b, Sheet: sheet.New(part.name, b.cells)}
	if err := b.Scan(part.part, r.read); err != nil {
		return nil, err
	}
	g, err := r.Grid()
	if err != nil || g == nil {
		return nil, err
	}
	b.cells -= len(g.Rows) * len(g.Rows[0])
	return g, nil
}

// sheetReader reads one sheet. Rows and cells that do not say where they stand
// follow the one before.
type sheetReader struct {
	*book
	*sheet.Sheet
	row, col int
	err      error
}

func (r *sheetReader) read(s *ooxml.Scanner) error {
	r.row = -1
	for r.err == nil && s.Next() {
		switch s.Start() {
		case "sheetView":
			v, ok := s.Lookup("showZeros")
			r.HideZeros = ok && !isTrue(v)
		case "col":
			if isTrue(s.Attr("hidden")) {
				for c := atoi(s.Attr("min")); c <= min(atoi(s.Attr("max")), sheet.MaxCols); c++ {
					r.HiddenCols[c-1] = true
				}
			}
		case "row":
			r.row++
			if n := atoi(s.Attr("r")); n > 0 {
				r.row = n - 1
			}
			r.col = -1
			if isTrue(s.Attr("hidden")) && r.row < sheet.MaxRows {
				r.HiddenRows[r.row] = true
			}
		case "c":
			r.err = r.cell(s)
		case "mergeCell":
			r.err = r.merge(s.Attr("ref"))
		}
	}
	if r.err != nil {
		return r.err
	}
	return s.Err()
}

// cell reads the c that starts here.
func (r *sheetReader) cell(s *ooxml.Scanner) error {
	r.col++
	if row, col, ok := parseName(s.Attr("r")); ok {
		r.row, r.col = row, col
	}
	kind, style := s.Attr("t"), s.Attr("s")
	var value strings.Builder
	text := ""
	s.Each(func() {
		switch s.Start() {
		case "v":
			s.Each(func() { value.Write(s.Text()) })
		case "is":
			text = richText(s)
		case "f":
			s.Skip()
		}
	})
	v := value.String()
	switch kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n >= 0 && n < len(r.texts) {
			text = r.texts[n]
		}
	case "inlineStr":
	case "str", "e", "d":
		text = unescape(v)
	case "b":
		text = "FALSE"
		if isTrue(strings.TrimSpace(v)) {
			text = "TRUE"
		}
	default:
		n, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
		if err != nil {
			return r.Put(r.row, r.col, v, false)
		}
		return r.PutNumber(r.row, r.col, n, r.format(style), r.date1904)
	}
	return r.Put(r.row, r.col, r.format(style).Text(text), false)
}

// merge reads a range, A1:C2.
func (r *sheetReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	row0, col0, ok0 := parseName(from)
	row1, col1, ok1 := parseName(to)
	if !ok || !ok0 || !ok1 {
		return nil
	}
	return r.Merge(row0, col0, row1, col1)
}

// parseName reads a cell's name; it counts from 0.
func parseName(name string) (row, col int, ok bool) {
	name = strings.ReplaceAll(name, "$", "")
	i := 0
	for ; i < len(name) && i < 4; i++ {
		c := name[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		col = col*26 + int(c-'a') + 1
	}
	row, err := strconv.Atoi(name[i:])
	if i == 0 || err != nil || row < 1 {
		return 0, 0, false
	}
	return row - 1, col - 1, true
}

// atoi reads a number; what is none, or below zero, is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
