package store

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// publishedFormats are the extensions that a published file may have.
var publishedFormats = []string{".pdf", ".docx", ".xlsx", ".html"}

const longestName = 255 // bytes, on most systems

// BadFileName says why a name cannot be that of a published file, "" if it can.
// A ledger comes from elsewhere at times, and the names in it become names of
// files: they must be those of documents, and mean the same on every system.
func BadFileName(name string) string {
	ext := strings.ToLower(path.Ext(name))
	stem := strings.TrimSuffix(name, path.Ext(name))
	switch {
	case strings.TrimSpace(name) == "":
		return "是空的"
	case !utf8.ValidString(name), strings.ContainsFunc(name, unwritable):
		return "里有不能用的字符"
	case strings.HasPrefix(name, "-"), strings.HasPrefix(name, "."), strings.TrimSpace(name) != name, strings.TrimSpace(stem) == "":
		return "的开头或结尾是不能用的字符"
	case !slices.Contains(publishedFormats, ext):
		return "的扩展名不是公开文件的"
	case len(name) > longestName:
		return "太长"
	case Device(name):
		return "在有的系统上是设备的名称"
	}
	return ""
}

// unwritable reports whether a character must not stand in a file's name: it
// has a meaning of its own, is not seen, or turns the direction of reading.
func unwritable(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || strings.ContainsRune(`<>:"/\|?*`, r)
}

// Device reports whether Windows takes a file's name for a device.
func Device(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch base = strings.TrimRight(base, " "); base {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	device := strings.TrimRight(base, "0123456789")
	return len(base) == 4 && (device == "COM" || device == "LPT")
}
