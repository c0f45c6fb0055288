package sheet

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// kind is what a piece of a section stands for.
type kind int

const (
	literal  kind = iota
	digit         // text is 0, # or ?
	point         // the decimal point
	textMark      // @
	datePart      // text is yyyy, m, …
)

type token struct {
	kind kind
	text string
}

// section is one part of a format.
type section struct {
	tokens     []token
	condition  func(float64) bool // nil without one
	thousands  bool
	scale      int // of thousands
	percent    int // of signs
	isDate     bool
	isText     bool
	isGeneral  bool
	scientific bool
}

func parseSection(code string) section {
	var s section
	in := []rune(code)
	for i := 0; i < len(in); i++ {
		next := func() string {
			if i++; i < len(in) {
				return string(in[i])
			}
			return ""
		}
		switch c := in[i]; {
		case c == '"':
			from := i + 1
			for i++; i < len(in) && in[i] != '"'; i++ {
				continue
			}
			s.add(literal, string(in[from:min(i, len(in))]))
		case c == '\\' || c == '!':
			s.add(literal, next())
		case c == '_' || c == '*': // room, and a character that fills the cell
			next()
		case c == '[':
			from := i + 1
			for i++; i < len(in) && in[i] != ']'; i++ {
				continue
			}
			s.bracket(string(in[from:min(i, len(in))]))
		case c == '0' || c == '#' || c == '?':
			s.add(digit, string(c))
		case c == '.' && !s.isDate && !s.has(point):
			s.add(point, ".")
		case c == ',':
			s.comma(in[i+1:])
		case c == '%':
			s.percent++
			s.add(literal, "%")
		case c == '@':
			s.isText = true
			s.add(textMark, "@")
		case (c == 'E' || c == 'e') && s.has(digit) && i+1 < len(in) && (in[i+1] == '+' || in[i+1] == '-'):
			s.scientific = true
			for i++; i+1 < len(in) && strings.ContainsRune("0#?", in[i+1]); i++ {
				continue
			}
		case c == 'G' && strings.HasPrefix(string(in[i:]), general):
			s.isGeneral = true
			s.add(textMark, general)
			i += len(general) - 1
		case strings.ContainsRune("yYmMdDhHsS", c):
			from := i
			for i+1 < len(in) && (in[i+1]|0x20) == (c|0x20) {
				i++
			}
			s.isDate = true
			s.add(datePart, strings.ToLower(string(in[from:i+1])))
		default:
			s.add(literal, string(c))
		}
	}
	return s
}

func (s *section) add(k kind, text string) { s.tokens = append(s.tokens, token{k, text}) }

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

// comma parts thousands where digits follow; else it divides by a thousand.
func (s *section) comma(rest []rune) {
	switch {
	case !s.has(digit):
		s.add(literal, ",")
	case strings.ContainsAny(string(rest), "0#?") && !s.has(point):
		s.thousands = true
	default:
		s.scale++
	}
}

// bracket reads what stands in brackets: a currency, a condition; colours and
// the like show nothing.
func (s *section) bracket(in string) {
	if money, ok := strings.CutPrefix(in, "$"); ok {
		sign, _, _ := strings.Cut(money, "-")
		s.add(literal, sign)
		return
	}
	for _, op := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(in, op); ok {
			if limit, err := strconv.ParseFloat(rest, 64); err == nil {
				s.condition = compare(op, limit)
			}
			return
		}
	}
}

func compare(op string, limit float64) func(float64) bool {
	return func(v float64) bool {
		switch op {
		case "<=":
			return v <= limit
		case ">=":
			return v >= limit
		case "<>":
			return v != limit
		case "<":
			return v < limit
		case ">":
			return v > limit
		}
		return v == limit
	}
}

// around puts a number in place of the section's General.
func (s *section) around(number string) string {
	var b strings.Builder
	for _, t := range s.tokens {
		if t.kind == textMark {
			b.WriteString(number)
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// number shows a number; minus says that one below zero gets its sign.
func (s *section) number(v decimal.Decimal, minus bool) string {
	v = v.Shift(int32(2*s.percent - 3*s.scale))
	whole, places := s.places()
	if whole+places == 0 {
		return s.around("")
	}
	if s.scientific {
		return s.power(v, places)
	}
	v = v.Round(int32(places))
	sign := ""
	if minus && v.Sign() < 0 {
		sign = "-"
	}
	text := v.Abs().StringFixed(int32(places))
	before, after, _ := strings.Cut(text, ".")
	if strings.Trim(before, "0") == "" {
		before = ""
	}
	return sign + s.fill(before, after, whole)
}

// places counts the digits of the format before and after its point.
func (s *section) places() (whole, places int) {
	after := false
	for _, t := range s.tokens {
		switch {
		case t.kind == point:
			after = true
		case t.kind == digit && after:
			places++
		case t.kind == digit:
			whole++
		}
	}
	return whole, places
}

// fill puts digits in their places, from the point to the left and from the
// point to the right.
func (s *section) fill(before, after string, whole int) string {
	var b strings.Builder
	if whole == 0 {
		b.WriteString(before)
	}
	left, isAfter, at := whole, false, 0
	for _, t := range s.tokens {
		switch {
		case t.kind == point:
			isAfter = true
			b.WriteString(".")
		case t.kind == digit && isAfter:
			if t.text == "0" || strings.Trim(after[at:], "0") != "" {
				b.WriteByte(after[at])
			}
			at++
		case t.kind == digit:
			from := len(before) - left
			if left == whole && from > 0 { // digits the format has no place for
				for i := range from {
					s.write(&b, before[i], len(before)-i)
				}
			}
			switch {
			case from >= 0:
				s.write(&b, before[from], left)
			case t.text == "0":
				s.write(&b, '0', left)
			}
			left--
		case t.kind != textMark:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// write writes the digit that has so many, with itself, to the point.
func (s *section) write(b *strings.Builder, digit byte, left int) {
	b.WriteByte(digit)
	if s.thousands && left > 1 && left%3 == 1 {
		b.WriteByte(',')
	}
}

// power writes 1.23E+05.
func (s *section) power(v decimal.Decimal, places int) string {
	f, _ := v.Float64()
	text := strconv.FormatFloat(f, 'E', max(0, places), 64)
	return text
}

// trimScientific writes 1.2345e+15 with at most six digits.
func trimScientific(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
