package xls

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"testing"
	"unicode/utf16"

	"juesuan/report/read/cfb"
	"juesuan/report/read/raw"
	"juesuan/report/read/rawtest"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSample reads the sample's workbook as LibreOffice saved it.
func TestSample(t *testing.T) {
	f, err := Read(t.Context(), file(t, "sample.xls"), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if err := rawtest.Valid(f); err != nil {
		t.Error(err)
	}
	rawtest.Holds(t, f, rawtest.Documents(t)["sample henan-2022"])
}

// TestKinds reads one cell of every kind, saved by LibreOffice.
func TestKinds(t *testing.T) {
	f, err := Read(t.Context(), file(t, "kinds.xls"), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := `《支出决算表》
[支出决算表>4|·|·|·|||]
[𠮷祥社区\n服务中心|418.81|12.00|-96.98||1,234,567.89|0.10]
[|1,234,901.83|合计|#DIV/0!|TRUE|120.66%|2022年12月31日]
[||||||]
[末行||||||]
`
	if got := rawtest.Draw(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := f.Blocks[0].(*raw.Grid).Rows[1][1]; got.Spot.Name != "支出决算表!B2" || !got.Number {
		t.Errorf("cell %+v", got)
	}
}

func TestRK(t *testing.T) {
	for v, want := range map[uint32]float64{
		41881<<2 | 3:       418.81,
		12<<2 | 2:          12,
		0xFFFFFFFF:         -0.01,
		0x3FF00000:         1,
		0x3FF00000 | 1:     0.01,
		0x40790000:         400,
		(1<<29-1)<<2 | 2:   1<<29 - 1,
		0x80000000 | 2 | 1: -(1 << 29) / 100.0,
	} {
		if got := rk(v); got != want {
			t.Errorf("rk(%#x) = %v, want %v", v, got, want)
		}
	}
}

// stream puts records together.
type stream struct{ bytes.Buffer }

func (s *stream) record(id uint16, parts ...any) *stream {
	var body bytes.Buffer
	for _, p := range parts {
		_ = binary.Write(&body, le, p) // a buffer takes everything
	}
	_ = binary.Write(&s.Buffer, le, []uint16{id, uint16(body.Len())})
	_, _ = s.Write(body.Bytes())
	return s
}

func (s *stream) file() []byte { return compound("Workbook", s.Bytes()) }

// compound is a compound file with one stream.
func compound(name string, content []byte) []byte {
	const size, free, end, fat = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	content = append(content, make([]byte, max(0, 4096-len(content)))...) // below that it would be a ministream
	sectors := (len(content) + size - 1) / size
	fats := (sectors + 1 + 127) / 127
	table := make([]uint32, fats*128)
	for i := range table {
		switch {
		case i < fats:
			table[i] = fat
		case i == fats || i == fats+sectors:
			table[i] = end
		case i < fats+sectors:
			table[i] = uint32(i + 1)
		default:
			table[i] = free
		}
	}
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, le, v) }
	b.WriteString(cfb.Signature)
	put(make([]byte, 16))
	put([]uint16{0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0})
	put([]uint32{0, uint32(fats), uint32(fats), 0, 4096, end, 0, end, 0})
	for i := range 109 {
		if i < fats {
			put(uint32(i))
		} else {
			put(uint32(free))
		}
	}
	put(table)
	entry := func(name string, kind byte, child, start, size uint32) {
		var n [32]uint16
		copy(n[:], utf16.Encode([]rune(name)))
		put(n)
		put(uint16(2*len(name) + 2))
		put([]byte{kind, 1})
		put([]uint32{free, free, child})
		put(make([]byte, 36))
		put([]uint32{start, size, 0})
	}
	entry("Root Entry", 5, 1, end, 0)
	entry(name, 2, free, uint32(fats+1), uint32(len(content)))
	put(make([]byte, size-256))
	put(content)
	put(make([]byte, sectors*size-len(content)))
	return b.Bytes()
}

// workbook begins a stream with one sheet, whose records follow.
func workbook(globals func(*stream)) *stream {
	bof := []uint16{0x0600, 5, 0, 0, 0, 0, 0, 0}
	var before stream
	globals(&before)
	s := &stream{}
	s.record(recBOF, bof)
	at := s.Len() + before.Len() + 4 + 8 + 1 + 4
	s.record(recBoundSheet, uint32(at), []byte{0, 0, 1, 0, 'A'})
	_, _ = s.Write(before.Bytes())
	s.record(recEOF)
	return s.record(recBOF, bof)
}

func TestTextOverChunks(t *testing.T) {
	s := workbook(func(s *stream) {
		s.record(recSST, uint32(3), uint32(3), uint16(4), byte(0), []byte("ab"))
		s.record(recContinue, byte(1), []uint16{0x5408, 0x8BA1}, uint16(1), byte(8), uint16(1))
		s.record(recContinue, byte(0), byte('x'), uint32(0), uint16(2), byte(4), uint32(3), []byte("yz..."))
	})
	for i := range 3 {
		s.record(recLabelSST, []uint16{0, uint16(i), 0}, uint32(i))
	}
	f, err := Read(t.Context(), s.record(recEOF).file(), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rawtest.Draw(f), "《A》\n[ab合计|x|yz]\n"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

func TestHiddenAndZeros(t *testing.T) {
	s := workbook(func(*stream) {})
	s.record(recColInfo, []uint16{1, 1, 0, 0, 1, 0})
	s.record(recRow, []uint16{1, 0, 0, 0, 0, 0, 0x20, 0})
	for row := range uint16(3) {
		s.record(recNumber, []uint16{row, 0, 0}, float64(row))
		s.record(recRK, []uint16{row, 1, 0}, uint32(2))
		s.record(recMulRK, []uint16{row, 2, 0}, uint32(row)<<2|2, uint16(0), uint32(7<<2|2), uint16(3))
	}
	s.record(recWindow2, uint16(0))
	f, err := Read(t.Context(), s.record(recEOF).file(), raw.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rawtest.Draw(f), "《A》\n[||7]\n[2|2|7]\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestHostile(t *testing.T) {
	lim := raw.DefaultLimits()
	lim.Cells = 1000
	sample := file(t, "sample.xls")
	many := workbook(func(*stream) {})
	for i := range uint16(1001) {
		many.record(recNumber, []uint16{i, 0, 0}, 1.0)
	}
	none := workbook(func(*stream) {})
	none.record(recNumber, []uint16{0, 0, 0}, math.NaN())
	broken := func(id uint16, parts ...any) []byte {
		return workbook(func(*stream) {}).record(id, parts...).record(recEOF).file()
	}
	for name, c := range map[string]struct {
		data []byte
		want raw.Problem
	}{
		"cut off":             {sample[:2000], raw.Broken},
		"not a workbook":      {compound("WordDocument", nil), raw.Unknown},
		"Excel 5":             {compound("Workbook", []byte{9, 8, 4, 0, 0, 5, 5, 0}), raw.Unknown},
		"no records":          {compound("Workbook", nil), raw.Unknown},
		"password":            {workbook(func(s *stream) { s.record(recFilePass, make([]byte, 6)) }).file(), raw.Encrypted},
		"too many numbers":    {many.record(recEOF).file(), raw.TooLarge},
		"nothing to see":      {none.record(recEOF).file(), raw.Empty},
		"a short record":      {broken(recNumber, uint16(0)), raw.Broken},
		"a text cut off":      {broken(recLabel, []uint16{0, 0, 0, 60000}, byte(1), byte(1)), raw.Broken},
		"a text that is gone": {broken(recLabelSST, []uint16{0, 0, 0}, uint32(9)), raw.Empty},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Read(t.Context(), c.data, lim)
			rawtest.Refused(t, err, c.want)
			rawtest.Sound(t, f, err)
		})
	}
}

// FuzzRecords tries any records as the workbook's stream.
func FuzzRecords(f *testing.F) {
	s := workbook(func(s *stream) {
		s.record(recSST, uint32(1), uint32(1), uint16(2), byte(1), []uint16{0x5408, 0x8BA1})
	})
	s.record(recLabelSST, []uint16{0, 0, 0}, uint32(0)).record(recMergeCells, []uint16{1, 0, 1, 0, 1})
	s.record(recFormula, []uint16{1, 1, 0}, []uint16{0, 0, 0, 0xFFFF}, uint16(0)).record(recString, uint16(1), byte(0), byte('a'))
	f.Add(s.record(recEOF).Bytes())
	f.Fuzz(func(t *testing.T, records []byte) {
		lim := raw.DefaultLimits()
		lim.Cells = 10_000
		file, err := Read(t.Context(), compound("Workbook", records), lim)
		rawtest.Sound(t, file, err)
	})
}

// FuzzFile tries any bytes as the file.
func FuzzFile(f *testing.F) {
	f.Add(compound("Workbook", nil))
	data, err := os.ReadFile("testdata/kinds.xls")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		lim := raw.DefaultLimits()
		lim.Cells = 10_000
		file, err := Read(t.Context(), data, lim)
		rawtest.Sound(t, file, err)
	})
}
