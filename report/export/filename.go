package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"juesuan/store"
)

const maxName = 200 // bytes; most systems allow 255 with the extension

// FileName makes a name that every file system takes.
func FileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r): // turns the reading direction, or cannot be seen
			return -1
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == utf8.RuneError, strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		}
		return r
	}, title)
	name = trimmed(cut(trimmed(name)))
	switch {
	case name == "":
		return "部门决算"
	case store.Device(name):
		return "_" + name
	}
	return name
}

// trimmed drops what Windows drops from the end of a name, and what hides a
// file, looks odd or like an option at its beginning.
func trimmed(name string) string {
	end := func(r rune) bool { return r == '.' || unicode.IsSpace(r) }
	return strings.TrimLeftFunc(strings.TrimRightFunc(name, end), func(r rune) bool { return r == '-' || end(r) })
}

// cut shortens a name to whole characters.
func cut(name string) string {
	if len(name) <= maxName {
		return name
	}
	end := maxName
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end]
}
