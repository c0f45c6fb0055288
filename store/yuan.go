package store

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"
)

// Yuan is an amount of money in 元, exact to the 分. The zero value is 0.00.
//
// It is a decimal, never a float: the ledger stores it as whole 分 (INTEGER)
// and every sum is exact. Its JSON form is a string with two decimals.
type Yuan struct{ decimal.Decimal }

// MaxYuan bounds one entered amount (10¹³ 元): more is a slip of the keyboard,
// and sums of many entries still fit the 64-bit 分 of the database.
var MaxYuan = decimal.New(1, 13)

// Fen returns an amount of n 分.
func Fen(n int64) Yuan { return Yuan{decimal.New(n, -2)} }

// Fen returns the amount in whole 分.
func (y Yuan) Fen() int64 {
	if y.Exponent() == -2 { // as the database has it
		return y.CoefficientInt64()
	}
	return y.Shift(2).IntPart()
}

// String returns the amount in 元 with two decimals and no separators.
func (y Yuan) String() string { return y.StringFixed(2) }

// Format prints the amount as String does, whatever the verb: the decimal's own
// Format would drop trailing zeros.
func (y Yuan) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, y.String()) }

// MarshalJSON writes the amount as a string with two decimals.
func (y Yuan) MarshalJSON() ([]byte, error) { return []byte(`"` + y.String() + `"`), nil }

// UnmarshalJSON reads what MarshalJSON writes, a bare JSON number, and every
// spelling that ParseYuan understands.
func (y *Yuan) UnmarshalJSON(b []byte) error {
	s := string(b)
	if s == "null" {
		return nil
	}
	if strings.HasPrefix(s, `"`) {
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
	}
	v, err := ParseYuan(s)
	if err != nil {
		return err
	}
	*y = v
	return nil
}

// halfWidth maps what a Chinese keyboard or Word puts into a number to plain ASCII.
var halfWidth = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4",
	"５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"．", ".", "，", ",", "－", "-", "−", "-", "＋", "+", "￥", "¥",
	"　", " ", "\u00a0", " ", "\u2009", " ", "\u202f", " ",
)

// ParseYuan reads an amount in 元 as people type or paste it: full-width
// digits, thousands separators (commas or spaces) in their right places, a
// leading ￥ or a trailing 元 are accepted; blank means 0.00.
//
// The error is a Chinese sentence that says what is wrong: text in a number,
// separators that do not stand every three digits, more than two decimals,
// more than 10¹³ 元.
func ParseYuan(s string) (Yuan, error) { return parseAmount(s, 0) }

// ParseWan reads an amount in 万元, spelled as for ParseYuan but with up to six
// decimals and a trailing 万元: 24.4746 is 244746.00 元.
func ParseWan(s string) (Yuan, error) {
	s = strings.TrimSpace(s)
	if short, ok := strings.CutSuffix(s, "万元"); ok {
		s = short
	} else {
		s = strings.TrimSuffix(s, "万")
	}
	return parseAmount(s, 4)
}

// parseAmount reads an amount in 10^shift 元.
func parseAmount(s string, shift int32) (Yuan, error) {
	raw := s
	s = strings.TrimSpace(halfWidth.Replace(s))
	if s == "" {
		return Yuan{}, nil
	}
	sign, digits := bare(s)
	whole, frac, _ := strings.Cut(digits, ".")
	for _, separator := range []string{",", " "} {
		if !strings.Contains(whole, separator) {
			continue
		}
		if !thousands(whole, separator) {
			return Yuan{}, fmt.Errorf("“%s”里的千位分隔符位置不对，请改成 1,234.56 这样的写法或去掉分隔符", clip(raw))
		}
		digits = strings.ReplaceAll(whole, separator, "") + digits[len(whole):]
		break // the other separator beside it is text
	}
	if !plainNumber(digits) {
		return Yuan{}, fmt.Errorf("“%s”不是金额，请只填数字，例如 1234.56", clip(raw))
	}
	if n := len(strings.TrimRight(frac, "0")); shift > 0 && n > 2+int(shift) {
		return Yuan{}, fmt.Errorf("“%s”的小数多于六位，以万元填的金额只能精确到分，请改为六位小数以内", clip(raw))
	} else if shift == 0 && n > 2 {
		return Yuan{}, fmt.Errorf("“%s”的小数多于两位，金额只能精确到分，请改为两位小数", clip(raw))
	}
	d, err := decimal.NewFromString(sign + digits)
	if err != nil {
		return Yuan{}, fmt.Errorf("“%s”不是金额，请只填数字，例如 1234.56", clip(raw))
	}
	d = d.Shift(shift)
	if d.Abs().GreaterThan(MaxYuan) {
		return Yuan{}, fmt.Errorf("“%s”超过十万亿元（10¹³ 元），请检查单位是否填错", clip(raw))
	}
	return Yuan{d}, nil
}

// bare takes the sign, one ￥ before or after it, and the 元 at the end off an
// amount that is not blank.
func bare(s string) (sign, digits string) {
	s = strings.TrimSpace(strings.TrimSuffix(s, "元"))
	yen := strings.HasPrefix(s, "¥")
	s = strings.TrimSpace(strings.TrimPrefix(s, "¥"))
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], strings.TrimSpace(s[1:])
	}
	if !yen {
		s = strings.TrimSpace(strings.TrimPrefix(s, "¥"))
	}
	return sign, s
}

// thousands reports whether the separators of an integer part stand every
// three digits. “0,123” is none: there the comma is somebody's decimal point.
func thousands(s, separator string) bool {
	groups := strings.Split(s, separator)
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return s[0] != '0'
}

// plainNumber accepts digits[.digits] and nothing else (no exponent).
func plainNumber(s string) bool {
	digits, dots := 0, 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			dots++
		default:
			return false
		}
	}
	return digits > 0 && digits <= 40 && dots <= 1
}
