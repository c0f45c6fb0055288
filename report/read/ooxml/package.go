// Package ooxml opens the zip packages of Word and Excel (ISO/IEC 29500) part
// by part, as a stream and within limits. External parts and entities are
// never followed: encoding/xml knows neither.
package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"juesuan/report/read/raw"
)

// Package is an open package.
type Package struct {
	ctx   context.Context
	lim   raw.Limits
	files map[string]*zip.File // by lower-case path without the leading slash
	left  int64                // bytes that may still be unpacked
}

// Open opens a package. An error is a *raw.Error: Broken, TooLarge.
func Open(ctx context.Context, data []byte, lim raw.Limits) (*Package, error) {
	// zip.NewReader lists all parts at once, whatever their number.
	if bytes.Count(data, []byte("PK\x01\x02")) > lim.Parts {
		return nil, raw.TooMany("压缩包里的部件", lim.Parts)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken(err)
	}
	p := &Package{ctx: ctx, lim: lim, files: map[string]*zip.File{}, left: lim.Unpacked}
	for _, f := range z.File {
		p.files[key(f.Name)] = f
	}
	return p, nil
}

// Has tells whether a part is there.
func (p *Package) Has(name string) bool { return p.files[key(name)] != nil }

// HasFolder tells whether a folder with parts is there.
func (p *Package) HasFolder(name string) bool {
	for n := range p.files {
		if strings.HasPrefix(n, key(name)+"/") {
			return true
		}
	}
	return false
}

// Limits are those the package was opened with.
func (p *Package) Limits() raw.Limits { return p.lim }

func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

func broken(err error) error {
	if e := (*raw.Error)(nil); errors.As(err, &e) {
		return e
	}
	return raw.Refuse(raw.Broken, "文件已损坏，读不完整（%w）。请重新下载，或用 Office、WPS 打开后另存一次再试", err)
}

// part is the content of a part; what it unpacks counts for the package.
type part struct {
	p *Package
	r io.ReadCloser
}

func (t *part) Read(b []byte) (int, error) {
	if err := raw.Late(t.p.ctx); err != nil {
		return 0, err
	}
	n, err := t.r.Read(b)
	if t.p.left -= int64(n); t.p.left < 0 {
		return 0, raw.TooMany("解压以后的字节数", int(t.p.lim.Unpacked))
	}
	return n, err
}

// Scan opens a part and calls visit with a scanner at its start. A part that
// is not there is Broken.
func (p *Package) Scan(name string, visit func(*Scanner) error) error {
	f := p.files[key(name)]
	if f == nil {
		return raw.Refuse(raw.Broken, "文件不完整，缺少部件 %s。请重新下载，或用 Office、WPS 打开后另存一次再试", name)
	}
	if f.UncompressedSize64 > uint64(max(0, p.left)) {
		return raw.TooMany("解压以后的字节数", int(p.lim.Unpacked))
	}
	r, err := f.Open()
	if err != nil {
		return broken(err)
	}
	defer func() { _ = r.Close() }() // only read
	if err := visit(newScanner(&part{p, r}, p.lim.Nesting)); err != nil {
		return broken(err)
	}
	return nil
}

// Relations returns the targets of a part's relations by their ID, as paths in
// the package, and by the last word of their type (styles, worksheet). External
// ones are left out; a part without relations has none.
func (p *Package) Relations(of string) (byID, byType map[string]string, err error) {
	byID, byType = map[string]string{}, map[string]string{}
	dir, base := path.Split(of)
	rels := dir + "_rels/" + base + ".rels"
	if !p.Has(rels) {
		return byID, byType, nil
	}
	err = p.Scan(rels, func(s *Scanner) error {
		for s.Next() {
			if s.Starts("Relationship") && !strings.EqualFold(s.Attr("TargetMode"), "External") {
				target := s.Attr("Target")
				if !strings.HasPrefix(target, "/") {
					target = path.Join(dir, target)
				}
				byID[s.Attr("Id")] = target
				byType[path.Base(s.Attr("Type"))] = target
			}
		}
		return s.Err()
	})
	return byID, byType, err
}

// Main is the path of the part a package is about: the document or workbook.
func (p *Package) Main() (string, error) {
	_, byType, err := p.Relations("")
	if err != nil {
		return "", err
	}
	if main := byType["officeDocument"]; main != "" {
		return main, nil
	}
	return "", raw.Refuse(raw.Broken, "文件不完整，没有指明正文在哪里。请重新下载，或用 Office、WPS 打开后另存一次再试")
}
