package raw

import "testing"

func TestPart(t *testing.T) {
	at := func(x, n float64) []float64 {
		var out []float64
		for i := range int(n) {
			out = append(out, x+10*float64(i))
		}
		return out
	}
	l := &Line{
		Text: "共 418.81万元", Spot: Spot{Page: 3, X0: 100, Y0: 5, X1: 240, Y1: 17},
		Words: []Word{
			{Text: "共", Spot: Spot{X0: 100, X1: 110}, At: at(100, 1)},
			{Text: "418.81万元", Spot: Spot{X0: 160, X1: 240}, At: at(160, 8)},
		},
	}
	for _, c := range []struct {
		from, to int
		x0, x1   float64
	}{{0, 1, 100, 110}, {2, 8, 160, 220}, {8, 10, 220, 240}, {0, 10, 100, 240}, {20, 30, 100, 240}} {
		if got := l.Part(c.from, c.to); got != (Spot{Page: 3, X0: c.x0, Y0: 5, X1: c.x1, Y1: 17}) {
			t.Errorf("%d to %d is %+v", c.from, c.to, got)
		}
	}
	l.Words[1].At = nil
	if got := l.Part(2, 8); got != l.Spot {
		t.Errorf("without places of characters it is %+v", got)
	}
	if got := (&Line{Text: "甲乙", Spot: Spot{Page: 1, X1: 9}}).Part(0, 1); got != (Spot{Page: 1, X1: 9}) {
		t.Errorf("without words it is %+v", got)
	}
}
