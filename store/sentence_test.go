package store_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// quoted is what a message repeats from the user, a path or a suggestion, and
// what addresses escape.
var quoted = regexp.MustCompile(`“[^”]*”|%2F|%25`)

// formats are the only words of Latin letters a message may have.
var formats = []string{"JSON", "null", "true", "false", "juesuan", "UTF", "GBK", "MB", "SHA", "dump", "unlock", "year", "reason", "copy", "remove", "bin", "verify"}

var latin = regexp.MustCompile(`[A-Za-z]+`)

// sentence asks that an error is a Chinese sentence that has all the parts.
func sentence(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("no error; want one with %q", parts)
		return
	}
	text := err.Error()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("message %q lacks %q", text, p)
		}
	}
	chinese(t, text)
}

// chinese asks that every line of a message is Chinese and has no English.
func chinese(t *testing.T, text string) {
	t.Helper()
	for line := range strings.SplitSeq(quoted.ReplaceAllString(text, "“”"), "\n") {
		if strings.IndexFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
			t.Errorf("message %q is not Chinese", line)
		}
		for _, word := range latin.FindAllString(line, -1) {
			if !slices.Contains(formats, word) {
				t.Errorf("message %q has the English word %q", line, word)
			}
		}
	}
}
