package report

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func decimals(list string) []decimal.Decimal {
	var out []decimal.Decimal
	for s := range strings.FieldsSeq(list) {
		out = append(out, decimal.RequireFromString(s))
	}
	return out
}

func printed(list []decimal.Decimal) string {
	var out []string
	for _, d := range list {
		out = append(out, d.StringFixed(2))
	}
	return strings.Join(out, " ")
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		name, parts, whole    string
		balanced, independent string
	}{
		{"the example's classes", "349.18 29.20 6.53 18.45 15.45", "418.81", "83.37 6.97 1.56 4.41 3.69", "83.37 6.97 1.56 4.41 3.69"},
		{"thirds miss 0.01", "1 1 1", "3", "33.33 33.33 33.34", "33.33 33.33 33.33"},
		{"sixths are 0.02 over", "1 1 1 1 1 1", "6", "16.67 16.67 16.67 16.67 16.66 16.66", "16.67 16.67 16.67 16.67 16.67 16.67"},
		{"a zero at the end gets nothing", "1 1 1 0", "3", "33.33 33.33 33.34 0.00", "33.33 33.33 33.33 0.00"},
		{"half up", "1 1999", "2000", "0.05 99.95", "0.05 99.95"},
		{"half a step up, and one back", "0.01 199.99", "200", "0.01 99.99", "0.01 100.00"},
		{"one part", "5", "5", "100.00", "100.00"},
		{"all of almost nothing", "0.01", "0.01", "100.00", "100.00"},
		{"parts that print as nothing", "99.984 0.004 0.004 0.004 0.004", "100", "99.99 0.00 0.00 0.00 0.01", "99.98 0.00 0.00 0.00 0.00"},
		{"money taken back", "120 -20", "100", "120.00 -20.00", "120.00 -20.00"},
		{"more taken back than spent", "-1 -1 -1", "-3", "", ""},
		{"parts that are not all", "10 20", "100", "10.00 20.00", "10.00 20.00"},
		{"no parts", "", "100", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole := decimal.RequireFromString(c.whole)
			if got := printed(Shares(decimals(c.parts), whole, 2, true)); got != c.balanced {
				t.Errorf("balanced %s, want %s", got, c.balanced)
			}
			if got := printed(Shares(decimals(c.parts), whole, 2, false)); got != c.independent {
				t.Errorf("independent %s, want %s", got, c.independent)
			}
		})
	}
	if got := Shares(decimals("0 0"), decimal.Zero, 2, true); got != nil {
		t.Errorf("shares of nothing: %v", got)
	}
}

// TestSharesProperty divides random wholes, from 1 分 to 10¹² 元, into up to
// 300 parts: balanced shares come to 100 exactly, none is negative or more than
// a step off its own rounding; independent ones are the roundings.
func TestSharesProperty(t *testing.T) {
	r := rand.New(rand.NewPCG(20220101, 7))
	for range 3000 {
		parts, whole := randomParts(r)
		places := int32(r.IntN(5))
		unit := decimal.New(1, -places)
		balanced, own := Shares(parts, whole, places, true), Shares(parts, whole, places, false)
		sum := decimal.Zero
		for i, s := range balanced {
			sum = sum.Add(s)
			if want := parts[i].Mul(hundred).DivRound(whole, places); !own[i].Equal(want) {
				t.Fatalf("share %s of %s is %s, want %s", parts[i], whole, own[i], want)
			}
			if s.IsNegative() || s.Sub(own[i]).Abs().GreaterThan(unit) || parts[i].IsZero() && !s.IsZero() {
				t.Fatalf("share %s of %s is %s, alone %s", parts[i], whole, s, own[i])
			}
		}
		if !sum.Equal(hundred) {
			t.Fatalf("%d shares of %s sum to %s (%d places)", len(parts), whole, sum, places)
		}
		if moved := firstMoved(balanced, own); moved >= 0 && !sameSteps(balanced[moved:], own[moved:], parts[moved:]) {
			t.Fatalf("the steps are not at the end: %v, alone %v", balanced, own)
		}
	}
}

func randomParts(r *rand.Rand) (parts []decimal.Decimal, whole decimal.Decimal) {
	bound := int64(1)
	for range r.IntN(14) {
		bound *= 10
	}
	for range 1 + r.IntN(300) {
		n := r.Int64N(bound + 1)
		if r.IntN(3) == 0 {
			n = 0
		}
		parts = append(parts, decimal.New(n, -2))
		whole = whole.Add(decimal.New(n, -2))
	}
	if whole.IsZero() {
		parts[0], whole = decimal.New(1, -2), decimal.New(1, -2)
	}
	return parts, whole
}

func firstMoved(balanced, own []decimal.Decimal) int {
	for i := range balanced {
		if !balanced[i].Equal(own[i]) {
			return i
		}
	}
	return -1
}

// sameSteps reports whether, from the first moved share on, all that are not
// zero moved; where zeros had to move too, the order is theirs.
func sameSteps(balanced, own, parts []decimal.Decimal) bool {
	for i := range balanced {
		if own[i].IsZero() && !balanced[i].IsZero() {
			return true
		}
	}
	return !slices.ContainsFunc(zip(balanced, own), func(p [2]decimal.Decimal) bool { return p[0].Equal(p[1]) && !p[1].IsZero() }) && len(parts) > 0
}

func zip(a, b []decimal.Decimal) [][2]decimal.Decimal {
	out := make([][2]decimal.Decimal, len(a))
	for i := range a {
		out[i] = [2]decimal.Decimal{a[i], b[i]}
	}
	return out
}
