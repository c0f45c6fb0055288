package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"juesuan/report"
)

// finish mends the file gopdf wrote: its ToUnicode tables are wrong beyond
// U+FFFF and for hidden characters, its outline is flat, its document
// information stands where the standard does not allow it, and it has no
// file identifier. The objects keep their numbers; new ones come after them.
func finish(raw []byte, ops rawOps, d *report.Document, pages []*page, missing *substitutes) ([]byte, error) {
	f, err := split(raw)
	if err != nil {
		return nil, err
	}
	if err := f.mendUnicode(missing); err != nil {
		return nil, err
	}
	if err := f.contents(ops); err != nil {
		return nil, err
	}
	kids, err := f.pageObjects()
	if err != nil {
		return nil, err
	}
	if err := f.addWatermarks(pages, kids); err != nil {
		return nil, err
	}
	catalog := "<<\n/Type /Catalog\n/Pages 2 0 R\n/Lang (zh-CN)\n/ViewerPreferences <</DisplayDocTitle true>>\n"
	if outline := outlineOf(d, pages); len(outline) > 0 {
		catalog += fmt.Sprintf("/PageMode /UseOutlines\n/Outlines %d 0 R\n", f.addOutline(outline, kids))
	}
	f.objects[0] = []byte(catalog + ">>\n")
	infoID := f.append(info(d))
	return f.write(infoID), nil
}

// file is a PDF file as its header and its objects' bodies, object 1 first.
type file struct {
	header  []byte
	objects [][]byte
}

var errLayout = errors.New("gopdf 写出的文件结构与预期不符")

// split takes the file apart by the cross-reference table at its end.
func split(raw []byte) (*file, error) {
	tail := bytes.LastIndex(raw, []byte("startxref\n"))
	if tail < 0 {
		return nil, errLayout
	}
	at, _, _ := bytes.Cut(raw[tail+len("startxref\n"):], []byte("\n"))
	xref, err := strconv.Atoi(string(at))
	if err != nil || xref <= 0 || xref >= tail {
		return nil, errLayout
	}
	lines := strings.Split(string(raw[xref:tail]), "\n")
	var offsets []int
	for _, ln := range lines {
		if n, ok := strings.CutSuffix(ln, " 00000 n "); ok {
			v, err := strconv.Atoi(n)
			if err != nil {
				return nil, errLayout
			}
			offsets = append(offsets, v)
		}
	}
	offsets = append(offsets, xref)
	f := &file{header: raw[:offsets[0]]}
	for i, from := range offsets[:len(offsets)-1] {
		to := offsets[i+1]
		if from >= to || to > len(raw) {
			return nil, errLayout
		}
		body, ok := bytes.CutPrefix(raw[from:to], fmt.Appendf(nil, "%d 0 obj\n", i+1))
		body, end := bytes.CutSuffix(body, []byte("endobj\n\n"))
		if !ok || !end {
			return nil, errLayout
		}
		f.objects = append(f.objects, body)
	}
	if len(f.objects) < 4 {
		return nil, errLayout
	}
	return f, nil
}

// append adds an object and returns its number.
func (f *file) append(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// pageObjects returns the numbers of the pages' objects in order.
func (f *file) pageObjects() ([]int, error) {
	_, kids, ok := strings.Cut(string(f.objects[1]), "/Kids [")
	kids, _, end := strings.Cut(kids, "]")
	if !ok || !end {
		return nil, errLayout
	}
	var out []int
	for i, w := range strings.Fields(kids) {
		if i%3 != 0 {
			continue
		}
		n, err := strconv.Atoi(w)
		if err != nil {
			return nil, errLayout
		}
		out = append(out, n)
	}
	return out, nil
}

// write puts the file together. Its identifier is a digest of its contents.
func (f *file) write(infoID int) []byte {
	size := len(f.header)
	for _, o := range f.objects {
		size += len(o) + 48
	}
	b := bytes.NewBuffer(make([]byte, 0, size+512))
	b.Write(f.header)
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n", i+1)
		b.Write(o)
		b.WriteString("endobj\n\n")
	}
	id := sha256.Sum256(b.Bytes())
	xref := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(b, "trailer\n<<\n/Size %d\n/Root 1 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, infoID, id[:16], id[:16], xref)
	return b.Bytes()
}

// info returns the document information dictionary. Its dates are the
// document's, never the clock's.
func info(d *report.Document) []byte {
	var b bytes.Buffer
	b.WriteString("<<\n")
	fmt.Fprintf(&b, "/Title %s\n/Author %s\n", textString(d.Title), textString(d.Department))
	fmt.Fprintf(&b, "/Creator %s\n/Producer (gopdf)\n", textString("决算"))
	if !d.Date.IsZero() {
		date := d.Date.Format("D:20060102150405-07'00'")
		fmt.Fprintf(&b, "/CreationDate (%s)\n/ModDate (%s)\n", date, date)
	}
	b.WriteString(">>\n")
	return b.Bytes()
}

// textString encodes a text string object: UTF-16BE with its mark.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	b.WriteString(utf16Hex([]rune(s)))
	b.WriteString(">")
	return b.String()
}

func utf16Hex(rs []rune) string {
	var b strings.Builder
	for _, u := range utf16.Encode(rs) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
