package sheet

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Format is a number format of Excel, 0.00;-0.00;;@, taken apart.
type Format struct {
	sections []section
	text     *section // for text; nil shows it as it is
}

// general is the format of a cell without one.
const general = "General"

// ParseFormat takes a format apart. What is not known in it shows as itself,
// so every string is a format.
func ParseFormat(code string) *Format {
	f := &Format{}
	const longest = 255 // that Excel takes; a longer one would make every cell long
	if code == "" || utf8.RuneCountInString(code) > longest {
		code = general
	}
	parts := splitSections(code)
	for i, p := range parts {
		s := parseSection(p)
		if s.isText || i == 3 {
			f.text = &s
			continue
		}
		f.sections = append(f.sections, s)
	}
	return f
}

// splitSections parts a format at the semicolons that are not literals.
func splitSections(code string) []string {
	var out []string
	quoted, from := false, 0
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '!':
			i++
		case c == ';':
			out = append(out, code[from:i])
			from = i + 1
		}
	}
	return append(out, code[from:])
}

// Text is a text as the format shows it.
func (f *Format) Text(s string) string {
	if f.text == nil {
		return s
	}
	var b strings.Builder
	for _, t := range f.text.tokens {
		if t.kind == textMark {
			b.WriteString(s)
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// Number is a number as the format shows it in a cell that is wide enough.
// date1904 says from when the workbook counts its days.
func (f *Format) Number(v float64, date1904 bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e300 {
		return ""
	}
	if len(f.sections) == 0 {
		return showGeneral(v)
	}
	s, negative := f.section(v)
	switch {
	case s.isDate:
		return s.date(v, date1904)
	case s.isGeneral:
		if v < 0 && !negative {
			v = -v
		}
		return s.around(showGeneral(v))
	}
	return s.number(exact(v), negative)
}

// section chooses the section of a number; negative says whether the minus of
// a number below zero is to be written: the sections for those bring their own.
func (f *Format) section(v float64) (s *section, negative bool) {
	for i := range f.sections {
		if s := &f.sections[i]; s.condition != nil && s.condition(v) {
			return s, v < 0
		}
	}
	n := len(f.sections)
	switch {
	case f.sections[0].condition != nil:
		return &f.sections[n-1], v < 0
	case v < 0 && n > 1:
		return &f.sections[1], false
	case v == 0 && n > 2:
		return &f.sections[2], false
	}
	return &f.sections[0], v < 0
}

// exact is the decimal number that a spreadsheet shows of a binary one: 15
// digits and no more.
func exact(v float64) decimal.Decimal {
	d := decimal.NewFromFloat(v)
	if over := len(d.Coefficient().String()) - 15; over > 0 && !d.IsZero() {
		d = d.Round(-d.Exponent() - int32(over))
	}
	return d
}

// showGeneral writes a number as the format General does: at most eleven
// characters, not counting the sign.
func showGeneral(v float64) string {
	d := exact(v)
	if a := math.Abs(v); a >= 1e11 || a < 1e-9 && a > 0 {
		return strings.Replace(trimScientific(v), "e", "E", 1)
	}
	whole := len(d.Abs().Truncate(0).String())
	return d.Round(int32(max(0, 10-whole))).String()
}
