package xls

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// The records that are read, of those of MS-XLS 2.3.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recColInfo    = 0x007D
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recWindow2    = 0x023E
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

var le = binary.LittleEndian

// errShort is a record that ends before what it should hold.
var errShort = errors.New("记录不完整")

// record is one record: its own bytes and those of the ones that continue it.
type record struct {
	id     uint16
	chunks [][]byte
}

// reader walks through the records of a stream.
type reader struct {
	data []byte
	at   int
}

// next returns the next record; ok is false at the end, or where the stream is
// cut off.
func (r *reader) next() (rec record, ok bool) {
	id, body, ok := r.one()
	if !ok {
		return record{}, false
	}
	rec = record{id: id, chunks: [][]byte{body}}
	for r.at+4 <= len(r.data) && le.Uint16(r.data[r.at:]) == recContinue {
		_, body, ok := r.one()
		if !ok {
			break
		}
		rec.chunks = append(rec.chunks, body)
	}
	return rec, true
}

func (r *reader) one() (id uint16, body []byte, ok bool) {
	if r.at < 0 || r.at+4 > len(r.data) {
		return 0, nil, false
	}
	id, n := le.Uint16(r.data[r.at:]), int(le.Uint16(r.data[r.at+2:]))
	if r.at+4+n > len(r.data) {
		return 0, nil, false
	}
	body = r.data[r.at+4 : r.at+4+n]
	r.at += 4 + n
	return id, body, true
}

// body is the record's own bytes, at least n of them.
func (r record) body(n int) ([]byte, error) {
	if len(r.chunks[0]) < n {
		return nil, errShort
	}
	return r.chunks[0], nil
}

// cursor reads what runs over the chunks of a record.
type cursor struct {
	chunks [][]byte
	chunk  int
	at     int
}

func (r record) cursor(at int) *cursor { return &cursor{chunks: r.chunks, at: at} }

// left is what the chunk still holds; it goes on to one that holds something.
func (c *cursor) left() int {
	for c.chunk < len(c.chunks) && c.at >= len(c.chunks[c.chunk]) {
		c.chunk++
		c.at = 0
	}
	if c.chunk >= len(c.chunks) {
		return 0
	}
	return len(c.chunks[c.chunk]) - c.at
}

// take returns the next n bytes.
func (c *cursor) take(n int) ([]byte, error) {
	if left := c.left(); n <= left {
		c.at += n
		return c.chunks[c.chunk][c.at-n : c.at], nil
	}
	var out []byte
	for len(out) < n {
		left := min(c.left(), n-len(out))
		if left == 0 {
			return nil, errShort
		}
		out = append(out, c.chunks[c.chunk][c.at:c.at+left]...)
		c.at += left
	}
	return out, nil
}

// skip passes over n bytes.
func (c *cursor) skip(n int) error {
	for n > 0 {
		left := min(c.left(), n)
		if left == 0 {
			return errShort
		}
		c.at += left
		n -= left
	}
	return nil
}

// text reads a string (XLUnicodeRichExtendedString) whose length takes so many
// bytes. Where it runs over into another chunk, that begins with a new flag.
func (c *cursor) text(lengthBytes int) (string, error) {
	head, err := c.take(lengthBytes + 1)
	if err != nil {
		return "", err
	}
	n := int(head[0])
	if lengthBytes == 2 {
		n = int(le.Uint16(head))
	}
	flags := head[lengthBytes]
	extra := 0
	if flags&8 != 0 { // formats of parts
		b, err := c.take(2)
		if err != nil {
			return "", err
		}
		extra += 4 * int(le.Uint16(b))
	}
	if flags&4 != 0 { // phonetic text
		b, err := c.take(4)
		if err != nil {
			return "", err
		}
		extra += int(le.Uint32(b))
	}
	units, err := c.units(n, flags&1 != 0)
	if err != nil {
		return "", err
	}
	return string(utf16.Decode(units)), c.skip(extra)
}

func (c *cursor) units(n int, wide bool) ([]uint16, error) {
	out := make([]uint16, 0, n)
	chunk := c.chunk
	for len(out) < n {
		if c.left() == 0 {
			return nil, errShort
		}
		if c.chunk != chunk {
			chunk = c.chunk
			wide = c.chunks[chunk][c.at]&1 != 0
			c.at++
			continue
		}
		size := 1
		if wide {
			size = 2
		}
		b, err := c.take(size)
		if err != nil {
			return nil, err
		}
		u := uint16(b[0])
		if wide {
			u = le.Uint16(b)
		}
		out = append(out, u)
	}
	return out, nil
}
