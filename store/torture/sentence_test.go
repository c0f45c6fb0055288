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

// sentence asks that an error is one that a clerk can read: Chinese, and
// nothing English but quotes and commands.
func sentence(t testing.TB, err error) {
	t.Helper()
	text := plain.ReplaceAllString(err.Error(), "")
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || english.MatchString(text) {
		t.Errorf("%q is not a Chinese sentence", err)
	}
}
