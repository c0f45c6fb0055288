package xlsx

import (
	"time"

	"github.com/xuri/excelize/v2"

	"juesuan/report"
)

// properties sets what a file manager shows of the document; its time is the
// publication date, never the clock.
func properties(f *excelize.File, d *report.Document) error {
	if err := f.SetDefaultFont(songFace); err != nil {
		return err
	}
	p := &excelize.DocProperties{
		Title: clean(d.Title), Creator: clean(d.Department), LastModifiedBy: clean(d.Department),
		Language: "zh-CN",
	}
	if !d.Date.IsZero() {
		p.Created = d.Date.UTC().Format(time.RFC3339)
		p.Modified = p.Created
	}
	if err := f.SetDocProps(p); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "juesuan", Company: clean(d.Department), DocSecurity: 0})
}
