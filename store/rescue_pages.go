package store

import (
	"encoding/binary"
	"errors"
	"math"
)

// pageFile reads a SQLite file page by page, without SQLite, which gives up a
// table at its first damaged page. The format is described in
// https://www.sqlite.org/fileformat2.html; the numbers are from there.
type pageFile struct {
	bytes []byte
	size  int              // of a page
	wide  binary.ByteOrder // of the texts if they are UTF-16; nil if they are UTF-8
}

// The kinds of pages: inner and outer nodes of tables with a rowid, and of
// tables without one.
const (
	tableInner = 0x05
	tableLeaf  = 0x0d
	indexInner = 0x02
	indexLeaf  = 0x0a
)

var errPage = errors.New("store: unreadable page")

// newPageFile takes the bytes of a file. Where the header is gone, or its page
// size makes no sense, it is the one that SQLite uses.
func newPageFile(b []byte) *pageFile {
	size := 4096
	if len(b) >= headerLength {
		switch n := int(binary.BigEndian.Uint16(b[16:])); {
		case n == 1: // it has no room for what this stands for
			size = 65536
		case n >= 512 && n&(n-1) == 0:
			size = n
		}
	}
	f := &pageFile{bytes: b, size: size}
	if size != 4096 {
		if t := f.readTree(1, map[int]bool{}); len(t.rows) == 0 || len(t.bad) > 0 || t.torn > 0 {
			f.size = 4096
		}
	}
	f.findWide()
	return f
}

// count counts the pages, a cut one, too.
func (f *pageFile) count() int { return (len(f.bytes) + f.size - 1) / f.size }

// page is page n, from 1; nil if it is not in the file. What is missing of a
// cut page is zero.
func (f *pageFile) page(n int) []byte {
	if n < 1 || n > f.count() {
		return nil
	}
	p := f.bytes[(n-1)*f.size : min(n*f.size, len(f.bytes))]
	if len(p) < f.size {
		p = append(p[:len(p):len(p)], make([]byte, f.size-len(p))...)
	}
	return p
}

// node is a page of a table's tree.
type node struct {
	kind  byte
	page  []byte
	cells []int // offsets
	last  int   // the child after all cells of an inner node
}

// node reads the head of page n.
func (f *pageFile) node(n int) (*node, error) {
	p := f.page(n)
	if p == nil {
		return nil, errPage
	}
	at := 0
	if n == 1 {
		at = headerLength
	}
	return parseNode(p, at)
}

// parseNode reads a page whose head is at an offset.
func parseNode(p []byte, at int) (*node, error) {
	out := &node{kind: p[at], page: p}
	count := int(binary.BigEndian.Uint16(p[at+3:]))
	start := at + 8
	switch out.kind {
	case tableInner, indexInner:
		out.last = int(binary.BigEndian.Uint32(p[at+8:]))
		start += 4
	case tableLeaf, indexLeaf:
	default:
		return nil, errPage
	}
	if start+2*count > len(p) {
		return nil, errPage
	}
	for i := range count {
		out.cells = append(out.cells, int(binary.BigEndian.Uint16(p[start+2*i:])))
	}
	return out, nil
}

// row is a row as it is stored: what kind of values, in the order on the disk.
type row struct {
	id     int64 // the rowid, if the table has one
	values []any // nil, int64, float64, string or []byte
	place  cellPlace
}

// cellPlace is where a row lies: the page, and which of its cells it is.
type cellPlace struct{ page, cell int }

// cell reads a cell of a node: the child before it, if the node is an inner
// one, and its row, if it has one.
func (f *pageFile) cell(n *node, at int) (child int, r *row, err error) {
	p := n.page
	if at < 8 || at+4 > len(p) {
		return 0, nil, errPage
	}
	if n.kind == tableInner || n.kind == indexInner {
		child = int(binary.BigEndian.Uint32(p[at:]))
		at += 4
	}
	if n.kind == tableInner {
		return child, nil, nil
	}
	length, at := varint(p, at)
	r = &row{}
	if n.kind == tableLeaf {
		r.id, at = varint(p, at)
	}
	payload, err := f.payload(p, at, length, n.kind == tableLeaf)
	if err != nil {
		return child, nil, err
	}
	r.values, err = record(payload)
	f.narrow(r.values)
	return child, r, err
}

// payload puts a cell's bytes together, of which only the first may lie in the
// page itself.
func (f *pageFile) payload(p []byte, at int, length int64, table bool) ([]byte, error) {
	if at < 0 || length < 0 || length > int64(len(f.bytes)) {
		return nil, errPage
	}
	most, least := (f.size-12)*64/255-23, (f.size-12)*32/255-23
	if table {
		most = f.size - 35
	}
	local := int(length)
	if local > most {
		local = least + (int(length)-least)%(f.size-4)
		if local > most {
			local = least
		}
	}
	if at+local > len(p) {
		return nil, errPage
	}
	out := append([]byte(nil), p[at:at+local]...)
	if local == int(length) {
		return out, nil
	}
	if at+local+4 > len(p) {
		return nil, errPage
	}
	next := int(binary.BigEndian.Uint32(p[at+local:]))
	for len(out) < int(length) { // every page adds to it, so it ends
		over := f.page(next)
		if over == nil {
			return nil, errPage
		}
		out = append(out, over[4:min(f.size, 4+int(length)-len(out))]...)
		next = int(binary.BigEndian.Uint32(over))
	}
	return out, nil
}

// record takes a row's values apart.
func record(b []byte) ([]any, error) {
	head, at := varint(b, 0)
	if at < 0 || head < int64(at) || head > int64(len(b)) {
		return nil, errPage
	}
	var out []any
	body := int(head)
	for at < int(head) {
		var kind int64
		if kind, at = varint(b[:head], at); at < 0 {
			return nil, errPage
		}
		v, n, ok := value(b[body:], kind)
		if !ok {
			return nil, errPage
		}
		out = append(out, v)
		body += n
	}
	return out, nil
}

// value reads a value of a kind and tells how many bytes it took.
func value(b []byte, kind int64) (v any, n int, ok bool) {
	widths := [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}
	switch {
	case kind < 0 || kind == 10 || kind == 11:
		return nil, 0, false
	case kind < int64(len(widths)):
		n = widths[kind]
	default:
		if (kind-12)/2 > int64(len(b)) {
			return nil, 0, false
		}
		n = int(kind-12) / 2
	}
	if n > len(b) {
		return nil, 0, false
	}
	switch b = b[:n]; kind {
	case 0:
		return nil, n, true
	case 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), n, true
	case 8, 9:
		return kind - 8, n, true
	case 1, 2, 3, 4, 5, 6:
		i := int64(int8(b[0]))
		for _, c := range b[1:] {
			i = i<<8 | int64(c)
		}
		return i, n, true
	}
	if kind%2 == 0 {
		return append([]byte(nil), b...), n, true
	}
	return string(b), n, true
}

// varint reads SQLite's variable-length integer; next is -1 if it does not end.
func varint(b []byte, at int) (v int64, next int) {
	if at < 0 {
		return 0, -1
	}
	for i := range 9 {
		if at+i >= len(b) {
			return 0, -1
		}
		c := b[at+i]
		if i == 8 {
			return v<<8 | int64(c), at + 9
		}
		v = v<<7 | int64(c&0x7f)
		if c < 0x80 {
			return v, at + i + 1
		}
	}
	return 0, -1
}
