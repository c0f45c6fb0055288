package ooxml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"juesuan/report/read/raw"
)

// Scanner walks through a part, element by element.
type Scanner struct {
	dec     *xml.Decoder
	nesting int
	depth   int
	start   *xml.StartElement
	end     string
	text    []byte
	err     error
}

func newScanner(r io.Reader, nesting int) *Scanner {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	return &Scanner{dec: d, nesting: nesting}
}

// Next goes on to the next start, end or text; it returns false at the end of
// the part and at an error.
func (s *Scanner) Next() bool {
	s.start, s.end, s.text = nil, "", nil
	for s.err == nil {
		tok, err := s.dec.Token()
		if err != nil {
			s.err = err
			break
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if s.depth++; s.depth > s.nesting {
				s.err = raw.TooMany("文件内部的嵌套层数", s.nesting)
				break
			}
			s.start = &tok
			return true
		case xml.EndElement:
			s.depth--
			s.end = tok.Name.Local
			return true
		case xml.CharData:
			s.text = tok
			return true
		}
	}
	return false
}

// Err is what stopped Next; nil at the end of the part.
func (s *Scanner) Err() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}

// Start is the name, without its namespace, of the element that starts here.
func (s *Scanner) Start() string {
	if s.start == nil {
		return ""
	}
	return s.start.Name.Local
}

// Space is the namespace of the element that starts here.
func (s *Scanner) Space() string {
	if s.start == nil {
		return ""
	}
	return s.start.Name.Space
}

// Depth is how many elements are open, with the one that starts here.
func (s *Scanner) Depth() int { return s.depth }

// Each calls visit at every start and text within the element that starts
// here, and stops after its end.
func (s *Scanner) Each(visit func()) {
	for outer := s.depth; s.Next() && s.depth >= outer; {
		if s.end == "" {
			visit()
		}
	}
}

// Fail makes an error of the caller's stop the scanner.
func (s *Scanner) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// Starts and Ends tell whether an element of that name starts or ends here.
func (s *Scanner) Starts(name string) bool { return s.start != nil && s.start.Name.Local == name }

// Ends is the other of the two.
func (s *Scanner) Ends(name string) bool { return s.end == name }

// End is the name of the element that ends here.
func (s *Scanner) End() string { return s.end }

// Text is the text here; it is valid until the next Next.
func (s *Scanner) Text() []byte { return s.text }

// Attr returns an attribute of the element that starts here, "" without it.
func (s *Scanner) Attr(name string) string {
	v, _ := s.Lookup(name)
	return v
}

// Lookup returns an attribute and whether it is there.
func (s *Scanner) Lookup(name string) (string, bool) {
	if s.start != nil {
		for _, a := range s.start.Attr {
			if a.Name.Local == name {
				return a.Value, true
			}
		}
	}
	return "", false
}

// On tells a switch of OOXML: an element that is there is on unless it says
// otherwise.
func (s *Scanner) On() bool {
	switch v, _ := s.Lookup("val"); strings.ToLower(v) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// Skip goes past the end of the element that starts here.
func (s *Scanner) Skip() {
	for depth := s.depth; s.depth >= depth && s.Next(); {
		continue
	}
	s.start, s.end, s.text = nil, "", nil
}
