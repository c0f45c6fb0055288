package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// in returns the field's value of a row.
func (f *Field) in(row reflect.Value) reflect.Value { return row.FieldByIndex(f.index) }

// text returns the field's value of a row as it stands in addresses, in the
// history and in [Change.Value]: amounts as 1234.50, unknown amounts as the
// empty string, flags as 是 and 否. [Field.set] reads it back.
func (f *Field) text(row reflect.Value) string {
	v := f.in(row)
	switch f.Kind {
	case AmountValue:
		if y := amountIn(v); y != nil {
			return y.String()
		}
		return ""
	case CountValue:
		return strconv.FormatInt(v.Int(), 10)
	case FlagValue:
		if v.Bool() {
			return "是"
		}
		return "否"
	}
	return v.String()
}

// set reads a value as a person types it into the field of a row. The error is
// a Chinese sentence without the place.
func (f *Field) set(row reflect.Value, s string) error {
	v := f.in(row)
	switch f.Kind {
	case AmountValue:
		return f.setAmount(v, s)
	case CountValue:
		n, err := parseCount(s)
		if err != nil {
			return err
		}
		v.SetInt(n)
	case FlagValue:
		b, ok := flags[strings.TrimSpace(s)]
		if !ok {
			return fmt.Errorf("“%s”不是“是”或“否”，请改填其中一个", clip(s))
		}
		v.SetBool(b)
	case ChoiceValue:
		s, err := f.choose(strings.TrimSpace(s))
		if err != nil {
			return err
		}
		v.SetString(s)
	default:
		v.SetString(newlines.Replace(s))
	}
	return nil
}

func (f *Field) setAmount(v reflect.Value, s string) error {
	if f.Nullable && strings.TrimSpace(s) == "" {
		v.SetZero()
		return nil
	}
	y, err := ParseYuan(s)
	if err != nil {
		return err
	}
	if f.Nullable {
		v.Set(reflect.ValueOf(&y))
	} else {
		v.Set(reflect.ValueOf(y))
	}
	return nil
}

// flags are the spellings of a yes or no; blank is no.
var flags = map[string]bool{"是": true, "true": true, "1": true, "否": false, "false": false, "0": false, "": false}

// newlines makes the line ends of pasted text one.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// parseCount reads a whole number as ParseYuan reads amounts; blank is 0.
func parseCount(s string) (int64, error) {
	y, err := ParseYuan(s)
	if err != nil || !y.IsInteger() || strings.ContainsAny(s, "元￥¥") {
		return 0, fmt.Errorf("“%s”不是整数，请只填数字，例如 12", clip(s))
	}
	return y.IntPart(), nil
}

// choose returns the option that s is, or is short for: the only one that
// begins with s, else the only one that contains it. Blank stays blank where
// the field is no key.
func (f *Field) choose(s string) (string, error) {
	if s == "" && !f.Key {
		return "", nil
	}
	var begin, within []string
	for _, o := range f.Options {
		switch {
		case o == s:
			return o, nil
		case s == "":
		case strings.HasPrefix(o, s):
			begin = append(begin, o)
		case strings.Contains(o, s):
			within = append(within, o)
		}
	}
	switch {
	case len(begin) == 1:
		return begin[0], nil
	case len(begin) == 0 && len(within) == 1:
		return within[0], nil
	}
	if n := len(begin) + len(within); n > 1 {
		return "", fmt.Errorf("%s“%s”可以是%s，请写全", f.Name, clip(s), listed(append(begin, within...)))
	}
	return "", fmt.Errorf("没有叫“%s”的%s，可以填%s", clip(s), f.Name, listed(f.Options))
}

// listed joins names as 甲、乙、丙.
func listed(names []string) string { return strings.Join(names, "、") }

// amountIn returns the amount in a Yuan or *Yuan field; nil is unknown.
func amountIn(v reflect.Value) *Yuan {
	if v.Kind() == reflect.Pointer {
		y, _ := v.Interface().(*Yuan)
		return y
	}
	y, _ := v.Addr().Interface().(*Yuan)
	return y
}

// column returns the field's value as the database holds it: whole 分, whole
// numbers, 0 or 1, text; NULL for an unknown amount.
func (f *Field) column(row reflect.Value) any {
	v := f.in(row)
	switch f.Kind {
	case AmountValue:
		if y := amountIn(v); y != nil {
			return y.Fen()
		}
		return nil
	case CountValue:
		return v.Int()
	case FlagValue:
		if v.Bool() {
			return int64(1)
		}
		return int64(0)
	}
	return v.String()
}

// scanner returns where database/sql puts the field's column of a row.
func (f *Field) scanner(row reflect.Value) any {
	switch to := f.in(row).Addr().Interface().(type) {
	case *Yuan:
		return fen{known: to}
	case **Yuan:
		return fen{unknown: to}
	default:
		return to
	}
}

// fen scans whole 分 into an amount that is always known, or one that need not be.
type fen struct {
	known   *Yuan
	unknown **Yuan
}

var _ sql.Scanner = fen{}

// Scan implements [sql.Scanner].
func (f fen) Scan(src any) error {
	n, ok := src.(int64)
	switch {
	case src == nil && f.unknown != nil:
		*f.unknown = nil
	case !ok:
		return errors.New("金额不是整数分")
	case f.unknown != nil:
		y := Fen(n)
		*f.unknown = &y
	default:
		*f.known = Fen(n)
	}
	return nil
}
