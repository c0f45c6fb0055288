package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// What a Chinese message may hold of other letters: quoted words of a pack,
// file names, the words of the template language, formats.
var (
	quotedRE  = regexp.MustCompile(`“[^”]*”|\{\{[^{}]*\}\}|[^\s：“”（），]*\.(toml|tmpl|tsv|md)`)
	allowedRE = regexp.MustCompile(`\b(TOML|UTF-8|MB|range|define|block|template|end|if)\b|[a-z]+-20\d\d`)
	englishRE = regexp.MustCompile(`[A-Za-z]+`)
)

// checkSentence asks that an error is a Chinese sentence with all the words.
func checkSentence(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("no error, want one with %q", words)
		return
	}
	msg := err.Error()
	for _, w := range words {
		if !strings.Contains(msg, w) {
			t.Errorf("%q lacks %q", msg, w)
		}
	}
	plain := allowedRE.ReplaceAllString(quotedRE.ReplaceAllString(msg, ""), "")
	if m := englishRE.FindString(plain); m != "" {
		t.Errorf("%q speaks English: %q", msg, m)
	}
	if !strings.ContainsFunc(msg, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || len(msg) > 4000 {
		t.Errorf("%.4000q is no sentence", msg)
	}
}

// lineNumber is the line of text that holds the mark, from 1.
func lineNumber(t *testing.T, text, mark string) int {
	t.Helper()
	at := strings.Index(text, mark)
	if at < 0 {
		t.Fatalf("%q is not in the text", mark)
	}
	return 1 + strings.Count(text[:at], "\n")
}
