package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	case reserved(name):
		return "_" + name
	}
	return name
}

// trimmed drops what Windows drops from the end of a name, and what hides a
// file or looks odd at its beginning.
func trimmed(name string) string { return strings.Trim(name, " .\u3000\u00a0") }

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

// reserved reports whether Windows takes the name for a device.
func reserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch base {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	device := strings.TrimRight(base, "0123456789")
	return len(base) == 4 && (device == "COM" || device == "LPT")
}
