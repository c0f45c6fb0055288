package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is what is not broken: a character with the points that stick to it, a
// word, a number.
type token struct {
	piece int
	text  string
	end   bool // of a line that the text itself ends
}

const (
	noStart = "。，、；：？！）〕】》〉”’…%％‰℃·—,.;:?!)]}" // never at the beginning of a line
	noEnd   = "（〔【《〈“‘([{"
)

// tokens splits pieces. A point at a piece's beginning is a token of its own
// that [breaker] keeps with what is before it.
func tokens(pieces []Piece) []token {
	var out []token
	for i := range pieces {
		if pieces[i].Whole {
			out = append(out, token{piece: i, text: pieces[i].Text})
			continue
		}
		for line, last := range lines(pieces[i].Text) {
			out = appendWords(out, i, line)
			if !last {
				out = append(out, token{piece: i, end: true})
			}
		}
	}
	return out
}

// lines yields the lines of a text and whether each is the last.
func lines(text string) func(func(string, bool) bool) {
	return func(yield func(string, bool) bool) {
		for {
			line, rest, more := strings.Cut(text, "\n")
			if !yield(line, !more) || !more {
				return
			}
			text = rest
		}
	}
}

func appendWords(out []token, piece int, text string) []token {
	for text != "" {
		n := word(text)
		out = append(out, token{piece: piece, text: text[:n]})
		text = text[n:]
	}
	return out
}

// word is the length of a text's first token.
func word(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if !narrow(r) {
		return n
	}
	for n < len(text) {
		next, k := utf8.DecodeRuneInString(text[n:])
		if !narrow(next) {
			break
		}
		n += k
	}
	return n
}

// narrow reports whether a character belongs to a word: Latin letters, digits
// and what stands in numbers and addresses.
func narrow(r rune) bool {
	return r < 0x2000 && !unicode.IsSpace(r) && !strings.ContainsRune(noEnd, r)
}

func startsWith(text, set string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.ContainsRune(set, r)
}

func endsWith(text, set string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && strings.ContainsRune(set, r)
}
