package shell

import (
	"context"
	"crypto/sha256"
	"path/filepath"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/report/export"
	"juesuan/store"
)

// compareWithKept tells where the pages that a sealed year makes now are not
// the ones that went out: with another pack, page style or version of the
// program. It is found out aside.
func (s *Shell) compareWithKept(y *desk.Year) {
	list, err := s.desk.Ledger().Publications(y.Number())
	if err != nil || len(list) == 0 {
		return // nothing was kept to compare with
	}
	kept := list[len(list)-1]
	document := y.Document() // stands still: a sealed year does not change
	same := true
	s.desk.Aside(func() { same = madeAlike(document, kept) }, func() {
		if s.year == y && !same {
			s.Tell("现在生成的页面和定稿时的文件不同（模板包、版式或程序版本换过）。定稿时的文件在“历史”的“定稿和公开”里，可以原样取出。")
		}
	})
}

// madeAlike reports whether a document's PDF is, byte for byte, the one that
// was kept; also where none was kept or none can be made.
func madeAlike(d *report.Document, kept *store.Publication) bool {
	for _, k := range kept.Files {
		if filepath.Ext(k.Name) != ".pdf" {
			continue
		}
		files, err := export.Render(context.Background(), d, export.Options{Formats: []export.Format{export.PDF}})
		return err != nil || sha256.Sum256(files[0].Content) == k.SHA256
	}
	return true
}
