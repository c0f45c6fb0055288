package ime

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
)

// isFigure reports whether a key gives a figure or a sign: text that no input
// method composes with.
func isFigure(key fyne.KeyName) bool {
	return len(key) == 1 && !isLetter(key) && key != fyne.KeySpace
}

// latinLetter reports whether a character is what a letter's key says.
func latinLetter(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }

// gives reports whether a character may be the text of a key. Figures and
// letters are their keys'; signs may be any key's (Shift, another layout,
// Chinese punctuation).
func gives(key fyne.KeyName, r rune) bool {
	if r >= '０' && r <= '９' {
		r += '0' - '０'
	}
	switch {
	case latinLetter(r):
		return strings.EqualFold(string(key), string(r))
	case r >= '0' && r <= '9':
		return string(key) == string(r)
	}
	return isFigure(key) && !unicode.Is(unicode.Han, r)
}

// written is how a key is told of.
func written(key fyne.KeyName) string {
	if isLetter(key) {
		return strings.ToLower(string(key))
	}
	return string(key)
}

// lost gathers text that has come where it does not belong.
type lost struct {
	text string
	last time.Time
}

func (l *lost) add(r rune) {
	if time.Since(l.last) > patience {
		l.text = ""
	}
	l.text += string(r)
	l.last = time.Now()
	Tell("刚才输入的“" + l.text + "”到得太晚，没有记入：它是在另一格里按的。请看看那一格是不是少了数字，补上再接着输。")
}
