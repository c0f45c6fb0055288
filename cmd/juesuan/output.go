package main

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
)

// errOutput says that standard output, a file above all, took no more.
var errOutput = errors.New("结果没有写完：输出的位置写不进去，可能是磁盘已满。请清出空间，或换一个位置再试")

// output is standard output or standard error. What could steer a terminal, out
// of a ledger from elsewhere or a file's name, does not get through: its cursor,
// its colours and its title are not theirs. It keeps its first error, so that
// commands need not ask after every line.
type output struct {
	w    io.Writer
	part []byte // of a character whose end is still to come
	err  error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	text := slices.Concat(o.part, p)
	end := len(text)
	for i := max(0, end-utf8.UTFMax+1); i < end; i++ {
		if utf8.RuneStart(text[i]) && !utf8.FullRune(text[i:]) {
			end = i
		}
	}
	o.part = slices.Clone(text[end:])
	if o.put(text[:end]) != nil {
		return 0, o.err
	}
	return len(p), nil
}

// end writes what is left, and returns the first error.
func (o *output) end() error {
	if o.err == nil && len(o.part) > 0 {
		_ = o.put(o.part)
	}
	return o.err
}

func (o *output) put(text []byte) error {
	if _, err := io.WriteString(o.w, harmless(string(text))); err != nil {
		o.err = errOutput
	}
	return o.err
}

// harmless is a text without what steers a terminal, but line ends and tabs.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// terminal is the terminal that a writer leads to, if it does: a progress line
// steers it.
func terminal(w io.Writer) (*os.File, bool) {
	if o, ok := w.(*output); ok {
		w = o.w
	}
	f, ok := w.(*os.File)
	return f, ok && isatty.IsTerminal(f.Fd())
}

// ended ends every line of a message as a sentence.
func ended(message string) string {
	lines := strings.Split(strings.TrimSpace(message), "\n")
	for i, l := range lines {
		if !strings.HasSuffix(l, "。") && !strings.HasSuffix(l, "？") && !strings.HasSuffix(l, "：") {
			lines[i] = l + "。"
		}
	}
	return strings.Join(lines, "\n")
}
