package store

import "strings"

// An address names one entry or one page's row: page, key values, field,
// joined by "/" (支出/2010301/一般公共预算财政拨款/基本支出/决算数). A "/" or "%"
// within a part is written %2F or %25, so that every address splits again into
// the parts it was joined from.

var (
	escapePart   = strings.NewReplacer("%", "%25", "/", "%2F")
	unescapePart = strings.NewReplacer("%2F", "/", "%2f", "/", "%25", "%")
)

// JoinAddress makes an address of its parts.
func JoinAddress(parts ...string) string {
	esc := make([]string, len(parts))
	for i, p := range parts {
		esc[i] = escapePart.Replace(p)
	}
	return strings.Join(esc, "/")
}

// SplitAddress returns the parts of an address.
func SplitAddress(addr string) []string {
	parts := strings.Split(addr, "/")
	for i, p := range parts {
		parts[i] = unescapePart.Replace(p)
	}
	return parts
}
