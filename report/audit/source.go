package audit

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"strings"

	"juesuan/report/read/docx"
	"juesuan/report/read/html"
	"juesuan/report/read/raw"
	"juesuan/report/read/txt"
	"juesuan/report/read/xlsx"
)

// open reads a file by what is in it, whatever its name says.
func open(ctx context.Context, path string, lim raw.Limits) (*raw.File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, raw.Refuse(raw.Unreadable, "文件 %s 打不开（%w）。请检查路径和权限", path, err)
	}
	ctx, cancel := context.WithTimeout(ctx, lim.Time)
	defer cancel()
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			for _, p := range z.File {
				if strings.HasPrefix(p.Name, "xl/") {
					return xlsx.Read(ctx, data, lim)
				}
			}
		}
		return docx.Read(ctx, data, lim)
	case bytes.Contains(bytes.ToLower(data[:min(len(data), 2048)]), []byte("<html")):
		return html.Read(ctx, data, lim)
	}
	return txt.Read(ctx, data, lim)
}
