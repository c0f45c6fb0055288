package pdf

import (
	"fmt"
	"slices"
	"sync"

	"github.com/signintech/gopdf"
)

// substitutes are the characters of a document that no face has. Each is
// drawn as a box, with a character of its own hidden under it whose entry in
// the file's ToUnicode table says what it stands for, so that it is found by
// a search and copied as itself.
type substitutes struct{ runes []rune }

// hiddenFont is song once more, under a name of its own, for the hidden
// characters.
const hiddenFont = "JSHIDE+SongTi"

// hidden holds the hidden font once a document has needed it.
var hidden = sync.OnceValues(func() (*gopdf.FontContainer, error) {
	ft, err := fonts[song]()
	if err != nil {
		return nil, err
	}
	var c gopdf.FontContainer
	if err := c.AddTTFFontData(hiddenFont, ft.data.bytes); err != nil {
		return nil, fmt.Errorf("解析内置字体 %s 失败：%w", faceFile[song], err)
	}
	return &c, nil
})

// firstCarrier starts the row of characters that hide under boxes; song has
// all of U+4E00–4E5F that it needs, and the hidden font is never shown.
const firstCarrier = '一'

func (s *substitutes) add(r rune) {
	if !slices.Contains(s.runes, r) {
		s.runes = append(s.runes, r)
	}
}

// carriers returns the hidden character for each missing one, in order.
// Beyond the number of song's characters the last is used again.
func (s *substitutes) carriers(ft *font) map[rune]rune {
	out := make(map[rune]rune, len(s.runes))
	c := rune(firstCarrier)
	for _, r := range s.runes {
		for c < '龥' {
			if _, ok := ft.metric(c); ok {
				break
			}
			c++
		}
		out[r] = c
		if c < '龥' {
			c++
		}
	}
	return out
}
