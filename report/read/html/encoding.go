package html

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// encodingOf is a page's encoding: what its bytes show goes before what it says,
// since old pages say nothing, or another than that they were saved in.
func encodingOf(data []byte) encoding.Encoding {
	named, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], "text/html")
	if certain {
		return named
	}
	switch name {
	case "utf-8", "windows-1252", "gbk", "gb18030":
	default:
		return named
	}
	faults, wide := utf8Faults(data)
	switch {
	case faults == 0 && wide > 0:
		return unicode.UTF8
	case name == "windows-1252", name == "utf-8" && faults > wide:
		return simplifiedchinese.GB18030
	}
	return named
}

// utf8Faults counts the bytes that are no UTF-8, and the characters beyond ASCII.
func utf8Faults(data []byte) (faults, wide int) {
	for len(data) > 0 {
		at := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
		if at < 0 {
			break
		}
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			faults++
		} else {
			wide++
		}
		data = data[at+n:]
	}
	return faults, wide
}
