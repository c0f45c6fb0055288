package store

import (
	"encoding/binary"
	"unicode/utf16"
)

// encodingAt is where the header says how texts are written.
const encodingAt = 56

// findWide finds out how the file's texts are written. This program writes
// UTF-8, but SQLite keeps what a foreign program chose. The schema knows it
// better than the header, of which a bit may be wrong.
func (f *pageFile) findWide() {
	orders := []binary.ByteOrder{nil, binary.LittleEndian, binary.BigEndian}
	for _, f.wide = range orders {
		for _, r := range f.readTree(1, map[int]bool{}).rows {
			if len(r.values) > 0 && r.values[0] == "table" {
				return
			}
		}
	}
	f.wide = nil
	if len(f.bytes) >= headerLength {
		if n := binary.BigEndian.Uint32(f.bytes[encodingAt:]); n == 2 || n == 3 {
			f.wide = orders[n-1]
		}
	}
}

// narrow makes UTF-8 of the texts of a row.
func (f *pageFile) narrow(values []any) {
	if f.wide == nil {
		return
	}
	for i, v := range values {
		if s, ok := v.(string); ok {
			units := make([]uint16, len(s)/2)
			for j := range units {
				units[j] = f.wide.Uint16([]byte(s[2*j:]))
			}
			values[i] = string(utf16.Decode(units))
		}
	}
}
