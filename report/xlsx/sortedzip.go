package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// sortedZip writes the parts of a workbook in one order and with one time;
// excelize hands them over in the order of a map. The content types come
// first, as the format wants them to be found.
type sortedZip struct {
	zip   *zip.Writer
	date  time.Time
	parts map[string]*bytes.Buffer
}

func newSortedZip(w io.Writer, date time.Time) *sortedZip {
	return &sortedZip{zip: zip.NewWriter(w), date: date, parts: map[string]*bytes.Buffer{}}
}

// Create returns where a part is kept until Close.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	b := new(bytes.Buffer)
	z.parts[name] = b
	return b, nil
}

// AddFS is asked for by the interface; a workbook has no folders of files.
func (z *sortedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (z *sortedZip) Close() error {
	const first = "[Content_Types].xml"
	var names []string
	for n := range z.parts {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		switch {
		case a == first:
			return -1
		case b == first:
			return 1
		case a < b:
			return -1
		}
		return 1
	})
	for _, n := range names {
		h := &zip.FileHeader{Name: n, Method: zip.Deflate}
		if !z.date.IsZero() {
			h.Modified = z.date.UTC()
		}
		w, err := z.zip.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := z.parts[n].WriteTo(w); err != nil {
			return err
		}
	}
	return z.zip.Close()
}
