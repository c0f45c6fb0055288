package torture

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	plain   = regexp.MustCompile(`“[^”]*”|juesuan( [a-z]+)*`) // quotes, and names of commands
	english = regexp.MustCompile(`[A-Za-z]{4,}`)
)

// sentence asks that an error is one that a clerk can read: Chinese, no longer
// than a screen, and nothing English but quotes, commands and what the user
// entered.
func sentence(t testing.TB, err error, entered ...string) {
	t.Helper()
	text := err.Error()
	for _, e := range entered {
		text = strings.ReplaceAll(text, e, "")
	}
	text = plain.ReplaceAllString(text, "")
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || english.MatchString(text) {
		t.Errorf("%.500q is not a Chinese sentence", err.Error())
	}
	if n := len(err.Error()); n > 2000 {
		t.Errorf("a message of %d bytes: %.100s…", n, err)
	}
}
