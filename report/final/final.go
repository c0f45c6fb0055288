// Package final finalises a year: it finds what stands in the way, makes the
// document as it goes out, and keeps its files in the ledger.
package final

import (
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
	return strings.HasPrefix(f.Printed, "（请填写") && len(f.Places) == 1 && inGap[f.Places[0].Section]
}

// Compose makes the document of a year as it will be when it is finalised:
// without 未定稿.
func Compose(p *report.Pack, b *report.Book, y *store.Year, o report.Options) (*report.Document, error) {
	year := *y
	year.State = store.Finalised
	return report.Compose(p, b, &year, o)
}

// Keep keeps the files in the ledger and seals the year, and writes the same
// bytes into dir where one is named: both or neither. y is the year that the
// files were made from. Besides the publication it returns the paths of what
// was written.
func Keep(l *store.Ledger, y *store.Year, action string, files []export.File, dir string) (*store.Publication, []string, error) {
	kept := make([]store.PublishedFile, len(files))
	for i, f := range files {
		kept[i] = store.PublishedFile{Name: f.Name, Content: f.Content}
	}
	placed := &export.Placed{}
	if dir != "" {
		var err error
		if placed, err = export.Place(dir, files); err != nil {
			return nil, nil, err
		}
	}
	p, err := l.Finalise(y, action, kept...)
	if err != nil {
		placed.Undo()
		return nil, nil, err
	}
	placed.Keep()
	return p, placed.Paths, nil
}
