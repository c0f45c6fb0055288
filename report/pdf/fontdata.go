package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"juesuan/assets"
)

// fontData is a face's file in memory. Of its outlines, most of its size,
// only those are read that a document needs: reading all five faces whole
// would take longer than setting the document.
type fontData struct {
	bytes []byte // the whole file's length; outlines not yet read are zero

	mu   sync.Mutex
	src  io.ReaderAt
	read map[uint]bool // outlines that were read, by glyph
}

var errFont = errors.New("文件损坏")

func openFont(f face) (*fontData, error) {
	file, err := assets.FS.Open("fonts/" + faceFile[f] + ".ttf")
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	src, ok := file.(io.ReaderAt)
	if !ok {
		return nil, errFont
	}
	d := &fontData{bytes: make([]byte, info.Size()), src: src, read: map[uint]bool{}}
	return d, d.readTables()
}

// readTables reads the table directory and all tables but the outlines.
func (d *fontData) readTables() error {
	if err := d.fill(0, 12); err != nil {
		return err
	}
	n := int(binary.BigEndian.Uint16(d.bytes[4:]))
	if err := d.fill(12, 16*n); err != nil {
		return err
	}
	for i := range n {
		entry := d.bytes[12+16*i:]
		if string(entry[:4]) == "glyf" {
			continue
		}
		if err := d.fill(int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))); err != nil {
			return fmt.Errorf("%s：%w", entry[:4], err)
		}
	}
	return nil
}

// fill reads n bytes of the file at an offset.
func (d *fontData) fill(at, n int) error {
	if at < 0 || n < 0 || at+n > len(d.bytes) {
		return errFont
	}
	_, err := d.src.ReadAt(d.bytes[at:at+n], int64(at))
	return err
}

// outline returns the outline of a glyph, which lies at [from, to).
func (d *fontData) outline(glyph, from, to uint) []byte {
	if from >= to || int(to) > len(d.bytes) {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.read[glyph] {
		if d.fill(int(from), int(to-from)) != nil {
			return nil
		}
		d.read[glyph] = true
	}
	return d.bytes[from:to]
}

// components returns the glyphs a composite outline is made of.
func components(o []byte) []uint {
	if len(o) < 10 || int16(binary.BigEndian.Uint16(o)) >= 0 {
		return nil
	}
	const words, scale, more, xyScale, twoByTwo = 0x1, 0x8, 0x20, 0x40, 0x80
	var out []uint
	for at := 10; at+4 <= len(o); {
		flags := binary.BigEndian.Uint16(o[at:])
		out = append(out, uint(binary.BigEndian.Uint16(o[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return out
}
