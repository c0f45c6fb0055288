package audit

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"strings"

	"juesuan/report/read/docx"
	"juesuan/report/read/html"
	"juesuan/report/read/pdf"
	"juesuan/report/read/raw"
	"juesuan/report/read/txt"
	"juesuan/report/read/xlsx"
)

// Source opens files of every format. It may open several side by side; Close
// it in the end.
type Source struct {
	pdf *pdf.Engine
	lim raw.Limits
}

// NewSource returns a Source that reads within the limits.
func NewSource(lim raw.Limits) *Source { return &Source{pdf.NewEngine(lim), lim} }

// Close frees what the reader of PDF holds.
func (s *Source) Close() error { return s.pdf.Close() }

// Open reads a file by what is in it, whatever its name says. An error is a
// *raw.Error.
func (s *Source) Open(ctx context.Context, path string) (*raw.File, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, raw.Refuse(raw.Unreadable, "文件 %s 打不开（%w）。请检查路径和权限", path, err)
	}
	if st.Size() > s.lim.File {
		return nil, raw.TooMany("文件的字节数", int(s.lim.File))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, raw.Refuse(raw.Unreadable, "文件 %s 打不开（%w）。请检查路径和权限", path, err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.lim.Time)
	defer cancel()
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			for _, p := range z.File {
				if strings.HasPrefix(p.Name, "xl/") {
					return xlsx.Read(ctx, data, s.lim)
				}
			}
		}
		return docx.Read(ctx, data, s.lim)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return s.pdf.Read(ctx, data, s.lim)
	case bytes.Contains(bytes.ToLower(data[:min(len(data), 2048)]), []byte("<html")):
		return html.Read(ctx, data, s.lim)
	}
	return txt.Read(ctx, data, s.lim)
}
