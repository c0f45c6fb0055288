package xls

import (
	"math"

	"juesuan/report/read/raw"
	"juesuan/report/read/sheet"
)

// grid reads a sheet; nil is one that shows nothing.
func (b *book) grid(at sheetAt) (*raw.Grid, error) {
	s := &sheetReader{book: b, Sheet: sheet.New(at.name, b.cells)}
	r := &reader{data: b.data, at: at.at}
	depth := 0 // charts have records of their own within the sheet's
	for n := 0; ; n++ {
		if n%1000 == 0 {
			if err := raw.Late(b.ctx); err != nil {
				return nil, err
			}
		}
		rec, ok := r.next()
		if !ok {
			break
		}
		switch rec.id {
		case recBOF:
			depth++
		case recEOF:
			depth--
		default:
			if depth == 1 {
				if err := s.record(rec); err != nil {
					return nil, err
				}
			}
		}
		if depth <= 0 {
			break
		}
	}
	// Only the end of the sheet says whether it hides zeros.
	for _, n := range s.numbers {
		if err := s.PutNumber(n.row, n.col, n.value, b.format(n.style), b.date1904); err != nil {
			return nil, err
		}
	}
	return s.Grid()
}

// sheetReader reads one sheet.
type sheetReader struct {
	*book
	*sheet.Sheet
	numbers []number
	formula *place // a formula whose text follows
}

// place is where a cell stands and how it looks.
type place struct{ row, col, style int }

type number struct {
	place
	value float64
}

func placeOf(d []byte) place {
	return place{int(le.Uint16(d)), int(le.Uint16(d[2:])), int(le.Uint16(d[4:]))}
}

func (s *sheetReader) record(rec record) error {
	need := map[uint16]int{
		recLabelSST: 10, recLabel: 9, recRString: 9, recNumber: 14, recRK: 10, recMulRK: 6, recFormula: 14,
		recBoolErr: 8, recRow: 16, recColInfo: 10, recWindow2: 2, recMergeCells: 2, recString: 3,
	}[rec.id]
	if need == 0 {
		return nil
	}
	d, err := rec.body(need)
	if err != nil {
		return err
	}
	switch rec.id {
	case recLabelSST:
		return s.shared(placeOf(d), int(le.Uint32(d[6:])))
	case recLabel, recRString:
		return s.text(placeOf(d), rec.cursor(6))
	case recString:
		if s.formula != nil {
			p := *s.formula
			s.formula = nil
			return s.text(p, rec.cursor(0))
		}
	case recNumber:
		return s.number(placeOf(d), math.Float64frombits(le.Uint64(d[6:])))
	case recRK:
		return s.number(placeOf(d), rk(le.Uint32(d[6:])))
	case recMulRK:
		return s.row(d)
	case recFormula:
		return s.stored(d)
	case recBoolErr:
		return s.boolErr(placeOf(d), d[6], d[7] != 0)
	case recRow:
		s.HiddenRows[int(le.Uint16(d))] = d[12]&0x20 != 0
	case recColInfo:
		if d[8]&1 != 0 {
			for c := int(le.Uint16(d)); c <= min(int(le.Uint16(d[2:])), sheet.MaxCols); c++ {
				s.HiddenCols[c] = true
			}
		}
	case recWindow2:
		s.HideZeros = d[0]&0x10 == 0
	case recMergeCells:
		return s.merges(d)
	}
	return nil
}

func (s *sheetReader) shared(p place, i int) error {
	if i < 0 || i >= len(s.texts) {
		return nil
	}
	return s.Put(p.row, p.col, s.format(p.style).Text(s.texts[i]), false)
}

func (s *sheetReader) text(p place, c *cursor) error {
	t, err := c.text(2)
	if err != nil {
		return err
	}
	return s.Put(p.row, p.col, s.format(p.style).Text(t), false)
}

func (s *sheetReader) number(p place, v float64) error {
	if s.numbers = append(s.numbers, number{p, v}); len(s.numbers) > s.lim.Cells {
		return raw.TooMany("工作表的单元格", s.lim.Cells)
	}
	return nil
}

// row reads a row of RK numbers.
func (s *sheetReader) row(d []byte) error {
	p := place{row: int(le.Uint16(d)), col: int(le.Uint16(d[2:]))}
	for d = d[4:]; len(d) >= 8; d = d[6:] { // the last column follows
		p.style = int(le.Uint16(d))
		if err := s.number(p, rk(le.Uint32(d[2:]))); err != nil {
			return err
		}
		p.col++
	}
	return nil
}

// stored reads a formula's stored value.
func (s *sheetReader) stored(d []byte) error {
	p := placeOf(d)
	if le.Uint16(d[12:]) != 0xFFFF {
		return s.number(p, math.Float64frombits(le.Uint64(d[6:])))
	}
	switch d[6] {
	case 0:
		s.formula = &p
	case 1:
		return s.boolErr(p, d[8], false)
	case 2:
		return s.boolErr(p, d[8], true)
	}
	return nil
}

func (s *sheetReader) boolErr(p place, code byte, isErr bool) error {
	text := "FALSE"
	if code != 0 {
		text = "TRUE"
	}
	if isErr {
		text = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}[code]
	}
	return s.Put(p.row, p.col, text, false)
}

func (s *sheetReader) merges(d []byte) error {
	n := int(le.Uint16(d))
	for d = d[2:]; n > 0 && len(d) >= 8; d = d[8:] {
		n--
		if err := s.Merge(int(le.Uint16(d)), int(le.Uint16(d[4:])), int(le.Uint16(d[2:])), int(le.Uint16(d[6:]))); err != nil {
			return err
		}
	}
	return nil
}

// rk is a number in four bytes: the high half of a double or a whole number,
// either of them hundredths.
func rk(v uint32) float64 {
	f := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}
