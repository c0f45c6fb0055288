package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writeJSON writes a value as a program reads it.
func writeJSON(w io.Writer, v any) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return writeEscaped(w, b.String())
}

// writeEscaped writes JSON with those control characters escaped that JSON
// allows as they are: the output would replace them.
func writeEscaped(w io.Writer, text string) error {
	for text != "" {
		i := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) })
		if i < 0 {
			_, err := io.WriteString(w, text)
			return err
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if _, err := fmt.Fprintf(w, `%s\u%04x`, text[:i], r); err != nil {
			return err
		}
		text = text[i+size:]
	}
	return nil
}
