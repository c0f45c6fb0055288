package report

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"juesuan/store/storetest"
)

// difference says where two values differ, or "". Decimals are compared by
// their value; nothing else is left out.
func difference(a, b any) string { return differ(reflect.ValueOf(a), reflect.ValueOf(b)) }

func differ(a, b reflect.Value) string {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return fmt.Sprintf(": %v and %v", a, b)
	}
	if !a.IsValid() {
		return ""
	}
	if a.Type() == reflect.TypeFor[decimal.Decimal]() {
		x, y := a.Interface().(decimal.Decimal), b.Interface().(decimal.Decimal)
		if !x.Equal(y) {
			return fmt.Sprintf(": %s and %s", x, y)
		}
		return ""
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !a.IsNil() && !b.IsNil() {
			if a.Kind() == reflect.Pointer && a.Pointer() == b.Pointer() {
				return ""
			}
			return differ(a.Elem(), b.Elem())
		}
		if a.IsNil() != b.IsNil() {
			return fmt.Sprintf(": %v and %v", a, b)
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if d := differ(a.Field(i), b.Field(i)); d != "" {
				return "." + a.Type().Field(i).Name + d
			}
		}
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return fmt.Sprintf(": %d and %d elements: %v and %v", a.Len(), b.Len(), a, b)
		}
		for i := range a.Len() {
			if d := differ(a.Index(i), b.Index(i)); d != "" {
				return fmt.Sprintf("[%d]%s", i, d)
			}
		}
	case reflect.Map:
		if a.Len() != b.Len() {
			return fmt.Sprintf(": %d and %d keys", a.Len(), b.Len())
		}
		for _, k := range a.MapKeys() {
			if d := differ(a.MapIndex(k), b.MapIndex(k)); d != "" {
				return fmt.Sprintf("[%s]%s", k, d)
			}
		}
	default:
		if !a.Equal(b) {
			return fmt.Sprintf(": %v and %v", a, b)
		}
	}
	return ""
}

// bookDifference compares two Books: all but the previous year, of which only
// what was asked for is there.
func bookDifference(a, b *Book) string {
	parts := func(b *Book) []any {
		return []any{b.Year, b.Department, b.Unit, b.Tables, b.Notices, b.facts, b.order, b.cells, b.grids, b.ids, b.Facts()}
	}
	return difference(parts(a), parts(b))
}

func TestDifferenceSeesEverything(t *testing.T) {
	book := func(spoil func(b *Book)) *Book {
		b := derived(t, storetest.Sample(), nil, "")
		spoil(b)
		return b
	}
	same := book(func(*Book) {})
	for name, spoil := range map[string]func(b *Book){
		"amount": func(b *Book) { b.cells["03/合计/项目支出"].Amount = zeroAmount },
		"text":   func(b *Book) { b.cells["03/合计/项目支出"].Text = "" },
		"fact":   func(b *Book) { b.facts["三公数量/保有量"].Exact = decimal.NewFromInt(77) },
		"order":  func(b *Book) { b.order[0], b.order[1] = b.order[1], b.order[0] },
		"notice": func(b *Book) { b.Notices = append(b.Notices, "x") },
		"figure": func(b *Book) {
			for _, r := range b.Table(assessmentID).Rows {
				for i := range r.Cells {
					if r.Cells[i].Figure != nil {
						r.Cells[i].Figure.Formula += "x"
					}
				}
			}
		},
	} {
		if bookDifference(same, book(spoil)) == "" {
			t.Errorf("%s: no difference seen", name)
		}
	}
	if d := bookDifference(same, book(func(*Book) {})); d != "" {
		t.Error(d)
	}
}
