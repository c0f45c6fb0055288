package grid

import "strings"

// Separate puts separators into an amount's digits: 1234567.5 becomes
// 1,234,567.5. A text that is no plain amount stays as it is.
func Separate(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	whole, frac, dot := strings.Cut(digits, ".")
	if strings.Trim(whole+frac, "0123456789") != "" || len(whole) < 4 {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if dot {
		b.WriteString("." + frac)
	}
	return b.String()
}
