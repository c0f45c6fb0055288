package raw

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Problem is why a file could not be read.
type Problem int

// The problems.
const (
	Unreadable Problem = iota // the system does not give the file
	Unknown                   // a format that is not read
	Broken                    // damaged or not what it says it is
	Encrypted                 // needs a password
	Scan                      // pictures of pages without text
	Empty                     // nothing in it
	TooLarge                  // beyond a limit of size
	TooSlow                   // beyond the limit of time
)

// Error says in a Chinese sentence why a file could not be read and what to do.
type Error struct {
	Problem Problem
	text    string
	err     error
}

// Refuse makes an Error; like fmt.Errorf it wraps an error given for %w. What a
// library said in brackets is left out of the sentence where it is no Chinese.
func Refuse(p Problem, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	text, cause := err.Error(), errors.Unwrap(err)
	if cause != nil && !strings.ContainsFunc(cause.Error(), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		text = strings.Replace(text, "（"+cause.Error()+"）", "", 1)
	}
	return &Error{p, text, cause}
}

func (e *Error) Error() string { return e.text }

// Unwrap returns what the system or a library said; nil if that is nothing.
func (e *Error) Unwrap() error { return e.err }

// Late returns the Error of a context that has ended, nil of one that has not.
func Late(ctx context.Context) error {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return Refuse(TooSlow, "读的时间超过了限度，没有读完：文件太大或内部结构异常。请拆成几份，或另存一次后再试")
	default:
		return err
	}
}

// TooMany is the Error of a file with more of something than the limit.
func TooMany(what string, limit int) error {
	return Refuse(TooLarge, "%s超过 %d，超出了读取的限度，没有读。请确认它是决算公开文件，必要时拆成几份", what, limit)
}
