package pdf

import (
	"encoding/binary"
	"fmt"
	"sync"

	"github.com/signintech/gopdf"
)

// face is one of the bundled faces.
type face uint8

const (
	song face = iota
	songb
	hei
	kai
	fang
	faces
	noFace face = faces // a character no face has
)

// faceFile and faceName are the files in assets and the names in the PDF; a
// subset's name starts with six letters and a plus sign (ISO 32000-1, 9.6.4).
var (
	faceFile = [faces]string{"song", "songb", "hei", "kai", "fang"}
	faceName = [faces]string{
		"JSSONG+SongTi", "JSSONB+SongTi-Bold", "JSHEIT+HeiTi", "JSKAIT+KaiTi", "JSFANG+FangSong",
	}
)

// font is a parsed face: once for measuring, once in the container gopdf
// copies it from.
type font struct {
	data      *fontData
	subset    gopdf.SubsetFontObj
	container gopdf.FontContainer
}

// fonts parse each face once in the life of the process.
var fonts = func() (f [faces]func() (*font, error)) {
	for i := range f {
		f[i] = sync.OnceValues(func() (*font, error) { return loadFont(face(i)) })
	}
	return f
}()

func loadFont(f face) (*font, error) {
	ft, err := parseFont(f)
	if err != nil {
		return nil, fmt.Errorf("读取内置字体 %s 失败：%w", faceFile[f], err)
	}
	return ft, nil
}

func parseFont(f face) (*font, error) {
	data, err := openFont(f)
	if err != nil {
		return nil, err
	}
	ft := &font{data: data}
	if err := ft.subset.SetTTFData(data.bytes); err != nil {
		return nil, err
	}
	if err := ft.container.AddTTFFontData(faceName[f], data.bytes); err != nil {
		return nil, err
	}
	ft.outline(0) // every subset has the glyph of missing characters
	return ft, nil
}

// outline reads a glyph's outline, and those it is composed of.
func (ft *font) outline(glyph uint) []byte {
	ttf := ft.subset.GetTTFParser()
	if glyph+1 >= uint(len(ttf.LocaTable)) {
		return nil
	}
	glyf := ttf.GetTables()["glyf"].Offset
	o := ft.data.outline(glyph, glyf+ttf.LocaTable[glyph], glyf+ttf.LocaTable[glyph+1])
	for _, part := range components(o) {
		if part != glyph {
			ft.outline(part)
		}
	}
	return o
}

// metric is how a character stands in a face, in thousandths of its size.
type metric struct {
	face        face
	advance     float64
	left, right float64 // blank on either side of the ink
}

// metrics measures characters, with fallback for those a face lacks. It
// belongs to one Write.
type metrics struct {
	fonts   [faces]*font
	cache   [faces]map[rune]metric
	missing *substitutes
}

func newMetrics() (*metrics, error) {
	m := &metrics{missing: &substitutes{}}
	for f := range faces {
		go func() { _, _ = fonts[f]() }() // the first time, all at once
	}
	for f := range faces {
		ft, err := fonts[f]()
		if err != nil {
			return nil, err
		}
		m.fonts[f] = ft
		m.cache[f] = map[rune]metric{}
	}
	return m, nil
}

// of returns the metric of a character wanted in a face: Latin letters and
// digits of the written faces are song's, and a character the face lacks
// comes from song, then hei.
func (m *metrics) of(r rune, want face) metric {
	if v, ok := m.cache[want][r]; ok {
		return v
	}
	order := [...]face{want, song, hei}
	if (want == kai || want == fang) && isLatin(r) {
		order[0] = song
	}
	v := metric{face: noFace, advance: 1000}
	for _, f := range order {
		if got, ok := m.fonts[f].metric(r); ok {
			v = got
			v.face = f
			break
		}
	}
	if v.face == noFace {
		m.missing.add(r)
	} else {
		v = fullWidth(r, v)
	}
	m.cache[want][r] = v
	return v
}

// fullWidth gives quotation marks their full width where a face has narrow ones,
// and the dash its full length.
func fullWidth(r rune, v metric) metric {
	if v.advance >= 1000 {
		return v
	}
	more := 1000 - v.advance
	switch r {
	case '“', '‘':
		v.left += more
	case '”', '’':
		v.right += more
	default:
		return v
	}
	v.advance = 1000
	return v
}

// metric reads a character's advance and the blank beside its ink.
func (ft *font) metric(r rune) (metric, bool) {
	gid, err := ft.subset.CharCodeToGlyphIndex(r)
	if err != nil || gid == 0 {
		return metric{}, false
	}
	v := metric{advance: float64(ft.subset.GlyphIndexToPdfWidth(gid))}
	// The outline is read for all: the subset in the file takes it.
	if o := ft.outline(gid); len(o) >= 10 && (isOpening(r) || isClosing(r)) {
		v.left = float64(int16(binary.BigEndian.Uint16(o[2:])))
		v.right = v.advance - float64(int16(binary.BigEndian.Uint16(o[6:])))
	}
	return v, true
}

// isLatin reports whether a character is set in song inside 仿宋 and 楷体.
func isLatin(r rune) bool { return r > ' ' && r < 0x250 && r != '·' && r != '×' && r != '÷' }
