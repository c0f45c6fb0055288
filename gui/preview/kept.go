package preview

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"juesuan/gui/desk"
	"juesuan/report/export"
	"juesuan/report/pages"
	"juesuan/report/pdf"
	"juesuan/store"
)

// keptStyle is the style of a sealed year that stands first: none, but the
// files that went out.
const keptStyle = "定稿时的文件"

// keptFiles returns the function that reads the files a sealed year went out
// with; nil for a year in work, and where no PDF was kept.
func keptFiles(y *desk.Year) func() ([]store.PublishedFile, error) {
	if y.State() == store.Drafting {
		return nil
	}
	list, err := y.Desk().Ledger().Publications(y.Number())
	if err != nil || len(list) == 0 {
		return nil
	}
	last := list[len(list)-1]
	if !slices.ContainsFunc(last.Files, func(f store.PublishedFile) bool { return filepath.Ext(f.Name) == ".pdf" }) {
		return nil
	}
	l := y.Desk().Ledger()
	return func() ([]store.PublishedFile, error) { return l.PublishedFiles(last.ID) }
}

// makeKept opens the PDF that went out. If the one that would be made now is
// the same, byte for byte, it also knows where every number comes from.
func (s source) makeKept(ctx context.Context) (*made, error) {
	files, err := s.kept()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(files, func(f store.PublishedFile) bool { return filepath.Ext(f.Name) == ".pdf" })
	content := files[i].Content
	if now, err := s.now(ctx); err == nil && bytes.Equal(now.file.Bytes, content) {
		return now.opened(ctx)
	}
	m := &made{title: files[i].Name[:len(files[i].Name)-len(".pdf")], file: &pdf.File{Bytes: content}, other: true}
	if m, err = m.opened(ctx); err != nil {
		return nil, err
	}
	for i := range m.pages.Len() {
		size := m.pages.Size(i)
		p := pdf.Page{W: size.W, H: size.H}
		chars, err := m.pages.Chars(ctx, i)
		if err != nil {
			m.pages.Close()
			return nil, err
		}
		for _, c := range chars {
			p.Chars = append(p.Chars, pdf.Char{R: c.R, X: c.X, Y: c.Y, W: c.W, H: c.H})
		}
		m.file.Pages = append(m.file.Pages, p)
	}
	return m, nil
}

// opened opens the file to look at.
func (m *made) opened(ctx context.Context) (*made, error) {
	open, err := pages.Open(ctx, m.file.Bytes)
	if err != nil {
		return nil, err
	}
	m.pages = open
	return m, nil
}

// keptAs are the kept files of some formats, in the formats' order.
func keptAs(files []store.PublishedFile, list []export.Format) ([]export.File, error) {
	var out []export.File
	for _, f := range list {
		i := slices.IndexFunc(files, func(k store.PublishedFile) bool { return filepath.Ext(k.Name) == "."+string(f) })
		if i < 0 {
			return nil, fmt.Errorf("定稿时没有存 %s。请去掉这一种，或在“版式”里选一种版式重新生成", formatNames[f])
		}
		out = append(out, export.File{Name: files[i].Name, Content: files[i].Content})
	}
	return out, nil
}

// place writes the kept files of some formats into a folder.
func (s source) place(dir string, list []export.Format) ([]string, error) {
	kept, err := s.kept()
	if err != nil {
		return nil, err
	}
	files, err := keptAs(kept, list)
	if err != nil {
		return nil, err
	}
	return export.Place(dir, files)
}
