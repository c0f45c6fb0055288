package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"reflect"
	"strconv"
)

// digest is a fingerprint of a set of rows: the sum mod 2²⁵⁶ of their
// SHA-256, the least significant word first. A changed row costs two hashes,
// however many rows there are; no row is 0.
type digest [4]uint64

// digestOf reads the 32 bytes of a digest, the most significant first.
func digestOf(b []byte) (d digest) {
	for i := range d {
		d[i] = binary.BigEndian.Uint64(b[8*(3-i):])
	}
	return d
}

func (d digest) bytes() []byte {
	b := make([]byte, 0, 32)
	for i := range d {
		b = binary.BigEndian.AppendUint64(b, d[3-i])
	}
	return b
}

func (d digest) plus(e digest) digest {
	var carry uint64
	for i := range d {
		d[i], carry = bits.Add64(d[i], e[i], carry)
	}
	return d
}

func (d digest) minus(e digest) digest {
	var borrow uint64
	for i := range d {
		d[i], borrow = bits.Sub64(d[i], e[i], borrow)
	}
	return d
}

// encoder writes texts and numbers one after the other so that no two lists
// of them are the same bytes.
type encoder []byte

func (e *encoder) text(s string) {
	*e = binary.AppendUvarint(*e, uint64(len(s)))
	*e = append(*e, s...)
}

func (e *encoder) number(n int64) { *e = binary.AppendVarint(*e, n) }

func (e encoder) digest() digest {
	h := sha256.Sum256(e)
	return digestOf(h[:])
}

// digest is the digest of a year's row. No row has none, nor has a single
// page's row before something is filled in.
func (p *Page) digest(year int, key []string, row reflect.Value) digest {
	if !row.IsValid() {
		return digest{}
	}
	d, _ := p.digestWith(nil, year, position(p, key), row)
	return d
}

// digestWith is digest with the space of e. It takes in the row's place in an
// ordered list, from 1, and every field that is not blank, so that a field
// that a later schema adds changes no digest before it is filled in.
func (p *Page) digestWith(e encoder, year, place int, row reflect.Value) (digest, encoder) {
	e = e[:0]
	e.number(int64(year))
	e.text(p.Name)
	if p.Ordered {
		e.number(int64(place))
	}
	start := len(e)
	for i := range p.Fields {
		f := &p.Fields[i]
		if v, blank := f.canonical(row); !blank {
			e.text(f.Column)
			e.text(v)
		}
	}
	if p.Single && len(e) == start {
		return digest{}, e
	}
	return e.digest(), e
}

// canonical is the field's value in a digest: whole 分, numbers, texts. An
// unknown amount is blank; 0 where it could be unknown is not.
func (f *Field) canonical(row reflect.Value) (s string, blank bool) {
	v := f.in(row)
	switch f.Kind {
	case AmountValue:
		y := amountIn(v)
		if y == nil || y.IsZero() && !f.Nullable {
			return "", true
		}
		return strconv.FormatInt(y.Fen(), 10), false
	case CountValue:
		return strconv.FormatInt(v.Int(), 10), v.IsZero()
	case FlagValue:
		return "1", v.IsZero()
	}
	return v.String(), v.IsZero()
}

// stateDigest is the digest of a year's state; a year that is not there has none.
func stateDigest(year int, s State) digest {
	if s == "" {
		return digest{}
	}
	var e encoder
	e.number(int64(year))
	e.text(statePage)
	e.text(string(s))
	return e.digest()
}

// digest is the digest of a year with the findings that are accepted in it.
func (y *Year) digest(accepted []reflect.Value) digest {
	sum := stateDigest(y.Year, y.State)
	var e encoder
	add := func(p *Page, rows []reflect.Value) {
		for i, row := range rows {
			var d digest
			d, e = p.digestWith(e, y.Year, i+1, row)
			sum = sum.plus(d)
		}
	}
	for _, p := range pages {
		add(p, p.rows(y))
	}
	add(acceptedPage, accepted)
	return sum
}
