// Package cfb opens the compound files of old Office (MS-CFB), whose streams
// are like files in a folder.
package cfb

import (
	"bytes"
	"errors"
	"io"

	"github.com/richardlehane/mscfb"

	"juesuan/report/read/raw"
)

// Signature begins every compound file.
const Signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// File is an open compound file.
type File struct{ r *mscfb.Reader }

// Open opens a compound file. An error is a *raw.Error, Broken.
func Open(data []byte) (*File, error) {
	// The last sector may be cut short in the file but not for the library.
	const sector = 4096
	r, err := mscfb.New(bytes.NewReader(append(data[:len(data):len(data)], make([]byte, sector)...)))
	if err != nil {
		return nil, broken(err)
	}
	return &File{r}, nil
}

func broken(err error) error {
	return raw.Refuse(raw.Broken, "文件已损坏，读不完整（%w）。请重新下载，或用 Excel、WPS 打开后另存一次再试", err)
}

// Has tells whether a stream is there.
func (f *File) Has(name string) bool { return f.find(name) != nil }

func (f *File) find(name string) *mscfb.File {
	for _, e := range f.r.File {
		if e.Name == name && len(e.Path) == 0 {
			return e
		}
	}
	return nil
}

// Stream returns a stream of at most limit bytes. An error is a *raw.Error:
// Broken, TooLarge.
func (f *File) Stream(name string, limit int64) ([]byte, error) {
	e := f.find(name)
	switch {
	case e == nil:
		return nil, broken(errors.New("缺少 " + name))
	case e.Size > limit:
		return nil, raw.TooMany("文件内容的字节数", int(limit))
	}
	b, err := io.ReadAll(io.LimitReader(e, limit))
	if err != nil {
		return nil, broken(err)
	}
	return b, nil
}
