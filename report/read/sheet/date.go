package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// date shows a number of days as a date, in the numbers of the format.
func (s *section) date(v float64, date1904 bool) string {
	if v < 0 || v > 2958465 { // the year 9999
		return showGeneral(v)
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60: // Excel counts a 29th of February 1900
		v++
	}
	days := int(v)
	at := first.AddDate(0, 0, days).Add(time.Duration((v-float64(days))*86400+0.5) * time.Second)
	var b strings.Builder
	for i, t := range s.tokens {
		if t.kind != datePart {
			b.WriteString(t.text)
			continue
		}
		b.WriteString(datePiece(at, t.text, s.near(i, -1) == 'h' || s.near(i, 1) == 's'))
	}
	return b.String()
}

// near is the first letter of the date part before or after token i.
func (s *section) near(i, step int) byte {
	for i += step; i >= 0 && i < len(s.tokens); i += step {
		if t := s.tokens[i]; t.kind == datePart {
			return t.text[0]
		}
	}
	return 0
}

func datePiece(at time.Time, text string, minutes bool) string {
	value := map[byte]int{'y': at.Year(), 'm': int(at.Month()), 'd': at.Day(), 'h': at.Hour(), 's': at.Second()}[text[0]]
	switch {
	case text[0] == 'y' && len(text) <= 2:
		return fmt.Sprintf("%02d", value%100)
	case text[0] == 'm' && minutes:
		value = at.Minute()
	case len(text) > 2 && text[0] == 'd':
		return "星期" + string([]rune("日一二三四五六")[at.Weekday()])
	}
	if len(text) == 2 {
		return fmt.Sprintf("%02d", value)
	}
	return strconv.Itoa(value)
}
