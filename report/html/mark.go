package html

import (
	"fmt"
	"html/template"
	"strings"
)

// markStyle prints the mark in the margin of every page. A style sheet has no
// way to ask the page for it, so it stands there as a string in which every
// character is an escape and none can end it.
func markStyle(mark string) template.CSS {
	if mark == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`@page { @top-center { content: "`)
	for _, r := range mark {
		fmt.Fprintf(&b, `\%06x`, r)
	}
	b.WriteString("\"; color: #8c1515; font: bold 14pt sans-serif; } }\n")
	b.WriteString("@page :first { @top-center { content: none; } }\n") // the cover has the banner
	return template.CSS(b.String())
}
