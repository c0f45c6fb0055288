package html

import (
	"fmt"
	"strings"
	"unicode"
)

// anchors gives out IDs of elements: no white space in them, none twice.
type anchors map[string]bool

func newAnchors() anchors { return anchors{} }

// unique returns the ID as an anchor.
func (a anchors) unique(id string) string {
	base := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(id, "-"))
	if base == "" {
		base = "节"
	}
	name := base
	for n := 2; a[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	a[name] = true
	return name
}
