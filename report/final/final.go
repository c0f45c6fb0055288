// Package final finalises a year: it finds what stands in the way, makes the
// document as it goes out, and keeps its files in the ledger.
package final

import (
	"fmt"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/export"
	"juesuan/store"
)

// Obstacles are what keeps a year from being finalised.
type Obstacles struct {
	Gaps   []report.Gap    // what nobody filled in yet
	Errors []check.Finding // that are not accepted and do not only repeat a gap
}

// None reports whether nothing stands in the way.
func (o Obstacles) None() bool { return len(o.Gaps)+len(o.Errors) == 0 }

// Find finds the obstacles of a document and its findings.
func Find(d *report.Document, res *check.Result) Obstacles {
	o := Obstacles{Gaps: d.Gaps()}
	inGap := map[string]bool{}
	for _, g := range o.Gaps {
		inGap[g.Section] = true
	}
	for _, f := range res.Of(check.Error) {
		if !isGap(&f, inGap) {
			o.Errors = append(o.Errors, f)
		}
	}
	return o
}

// isGap reports whether a finding only repeats a gap that is listed anyway.
func isGap(f *check.Finding, inGap map[string]bool) bool {
	gap := strings.HasPrefix(f.Printed, "（请填写") || report.Gap{Text: f.Printed}.Fault() != ""
	return gap && len(f.Places) == 1 && inGap[f.Places[0].Section]
}

// Compose makes the document of a year as it will be when it is finalised:
// without 未定稿.
func Compose(p *report.Pack, b *report.Book, y *store.Year, o report.Options) (*report.Document, error) {
	year := *y
	year.State = store.Finalised
	return report.Compose(p, b, &year, o)
}

// Keep keeps the files in the ledger and seals the year, and writes the same
// bytes into dir where one is named. y is the year that the files were made
// from. Besides the publication it returns the paths of what was written.
//
// Outside nothing looks finished before the year is sealed: the files wait in a
// hidden folder and get their names after the ledger has them. If that fails,
// the error is a [NotPlacedError], beside the publication.
func Keep(l *store.Ledger, y *store.Year, action string, files []export.File, dir string) (*store.Publication, []string, error) {
	kept := make([]store.PublishedFile, len(files))
	for i, f := range files {
		kept[i] = store.PublishedFile{Name: f.Name, Content: f.Content}
	}
	if dir == "" {
		p, err := l.Finalise(y, action, kept...)
		return p, nil, err
	}
	staged, err := stage(dir, files)
	if err != nil {
		return nil, nil, err
	}
	p, err := l.Finalise(y, action, kept...)
	if err != nil {
		staged.Drop()
		return nil, nil, err
	}
	paths, err := staged.Place()
	if err != nil {
		return p, nil, &NotPlacedError{p.Year, err}
	}
	return p, paths, nil
}

var stage = export.Stage // another in tests

// NotPlacedError says that a year is finalised and its files are in the ledger,
// but not in the folder that was named.
type NotPlacedError struct {
	Year int
	Err  error
}

func (e *NotPlacedError) Error() string {
	return fmt.Sprintf("%d 年度已定稿，文件都存进了账本，但是没有写到文件夹里：%s。请用“juesuan published”加“--out”再写一次", e.Year, strings.TrimRight(e.Err.Error(), "。"))
}

// Unwrap returns what hindered it.
func (e *NotPlacedError) Unwrap() error { return e.Err }
