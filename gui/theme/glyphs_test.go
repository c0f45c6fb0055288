package theme

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"

	"fyne.io/fyne/v2"
)

// A character that the faces lack comes from wherever it is found on the
// machine, or is a box: so no text of the window may have one.
func TestTheFacesHaveEveryCharacterOfTheWindow(t *testing.T) {
	faces := map[string]*font.Face{}
	for _, r := range []fyne.Resource{regular(), bold()} {
		f, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(err)
		}
		faces[r.Name()] = f
	}
	texts := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), "../"+path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			texts++
			for _, c := range s {
				for name, f := range faces {
					if _, has := f.NominalGlyph(c); !has && c >= ' ' {
						t.Errorf("gui/%s: %q of %q is not in %s", path, c, s, name)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if texts < 50 {
		t.Errorf("only %d texts were looked at", texts)
	}
}
