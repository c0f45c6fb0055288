package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"juesuan/store/storetest"
)

// packTexts are the files of a pack that are not templates of sections.
var packTexts = []string{
	"pack.toml", "tables.toml", "self-assessment.toml", "glossary.md",
	"01-支出.tsv", "01-收入.tsv", "04-支出.tsv", "04-收入.tsv", "06-左.tsv", "06-中.tsv", "06-右.tsv",
}

// FuzzPack puts whatever comes in the place of one file of a user's pack, or
// of a part of it: the pack is refused with a sentence that names the file, or
// it makes a document or says why not.
func FuzzPack(f *testing.F) {
	for i, name := range packTexts {
		f.Add(uint(i), uint(0), uint(1<<20), packFile(f, name))
		f.Add(uint(i), uint(40), uint(10), "= 类\t../../x\n[[")
		f.Add(uint(i), uint(200), uint(0), `{{.年度}}'"]`)
	}
	f.Add(uint(4), uint(0), uint(1<<20), "没有类的行\t其他\n") // once a panic
	f.Fuzz(func(t *testing.T, file, from, length uint, text string) {
		name := packTexts[file%uint(len(packTexts))]
		whole := packFile(t, name)
		from = min(from, uint(len(whole)))
		length = min(length, uint(len(whole))-from)
		p, err := loadWith(t, map[string]string{name: whole[:from] + text + whole[from+length:]})
		if err != nil {
			saysSo(t, err)
			return
		}
		y := storetest.Sample()
		b, err := Derive(p, testCatalogue(t), y, nil, "")
		if err == nil {
			_, err = Compose(p, b, y, Options{})
		}
		if err != nil {
			saysSo(t, err)
		}
	})
}

// saysSo asks that an error is a Chinese sentence in UTF-8.
func saysSo(t *testing.T, err error) {
	t.Helper()
	text := err.Error()
	if !utf8.ValidString(text) || !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%q is not a Chinese sentence", text)
	}
}
