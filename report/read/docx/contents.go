package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// reEntryStyle is the name of a style for the lines of contents.
	reEntryStyle = regexp.MustCompile(`^(?:toc|contents|目录) ?[1-9]$`)
	// rePaged is a line that leads to a page.
	rePaged = regexp.MustCompile(`(?:\t|[.…·]{2,} *|  +)\d{1,4}$`)
)

// longEntry is how many characters a line of contents has at most.
const longEntry = 80

// isContents reports whether a paragraph is a line of the contents: it refers to
// the page at its end, or stands in Word's own table of contents, or looks so by
// its style.
func isContents(text string, f format, refers, within bool) bool {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) > longEntry || strings.ContainsAny(text, "。\n") {
		return false
	}
	return (refers || within) && rePaged.MatchString(text) || f.entry
}

// refersToPage reports whether a field's code starts here that prints the page
// of something.
func (r *reader) refersToPage() bool {
	if r.word("fldSimple") {
		return strings.Contains(r.Attr("instr"), "PAGEREF")
	}
	if !r.word("instrText") {
		return false
	}
	var code strings.Builder
	r.Each(func() { code.Write(r.Text()) })
	return strings.Contains(code.String(), "PAGEREF")
}

// gallery is the kind of building block whose properties start here.
func (r *reader) gallery() string {
	kind := ""
	r.Each(func() {
		if r.Starts("docPartGallery") {
			kind = r.Attr("val")
		}
	})
	return kind
}
