package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
)

// gopdf has no call for some operators. Emit leaves a placeholder, a dash
// pattern nobody would use, and finish puts the operators in its place.
const (
	rawStart = "[32109.00 "
	rawEnd   = ".00] 0.00 d\n"
)

// rawOps are the operators that stand for the placeholders, in order.
type rawOps []string

// raw leaves a placeholder for operators.
func (e *emitter) raw(ops string) {
	e.pdf.SetCustomLineType([]float64{32109, float64(len(e.ops))}, 0)
	e.ops = append(e.ops, ops)
}

// contents puts the operators into the pages' contents and compresses them.
func (f *file) contents(ops rawOps) error {
	start := []byte(">>\nstream\n")
	for i, o := range f.objects {
		if !bytes.HasPrefix(o, []byte("<<\n/Length ")) {
			continue
		}
		_, body, ok := bytes.Cut(o, start)
		body, end := bytes.CutSuffix(body, []byte("endstream\n"))
		if !ok || !end {
			return errLayout
		}
		body, err := replaceRaw(body, ops)
		if err != nil {
			return err
		}
		f.objects[i] = stream(body)
	}
	return nil
}

func replaceRaw(body []byte, ops rawOps) ([]byte, error) {
	if !bytes.Contains(body, []byte(rawStart)) {
		return body, nil
	}
	out := make([]byte, 0, len(body)+1024)
	for {
		before, after, ok := bytes.Cut(body, []byte(rawStart))
		out = append(out, before...)
		if !ok {
			return out, nil
		}
		n, rest, ok := bytes.Cut(after, []byte(rawEnd))
		k, err := strconv.Atoi(string(n))
		if !ok || err != nil || k >= len(ops) {
			return nil, errLayout
		}
		out = append(out, ops[k]...)
		body = rest
	}
}

// compressors are kept: one takes 800 kB and a document needs one a page.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// stream returns a compressed stream object.
func stream(body []byte) []byte {
	var z bytes.Buffer
	zw := compressors.Get().(*zlib.Writer)
	defer compressors.Put(zw)
	zw.Reset(&z)
	_, _ = zw.Write(body) // a bytes.Buffer never fails
	_ = zw.Close()
	out := fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d>>\nstream\n", z.Len())
	out = append(out, z.Bytes()...)
	return append(out, "\nendstream\n"...)
}
