// Package html writes a disclosure as one self-contained page for a
// government site: semantic tables, anchors, a print stylesheet, no script and
// nothing loaded from elsewhere. It shows what the document says and nothing
// of how it was computed.
package html

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"juesuan/report"
)

//go:embed style.css
var style string

//go:embed page.tmpl
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// Write writes the document as a page in UTF-8. The same document gives the
// same bytes. The only errors are those of w, within a Chinese sentence.
func Write(w io.Writer, d *report.Document) error {
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, newPage(d)); err != nil {
		return fmt.Errorf("网页没有生成：%w", err)
	}
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("网页文件没有写完：%w。请检查磁盘空间和文件夹权限后重新导出", err)
	}
	return nil
}
