package text

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// whyAbout is why an approximation is not compared.
const whyAbout = "写的是约数，没有核对"

// isAbout reports whether words make a number an approximation: 约420万元,
// 420万元左右, 约增长30%.
func (par *paragraph) isAbout(n *number) bool {
	if n.kind != amountNumber && n.kind != percentNumber && n.kind != countNumber {
		return false
	}
	before := strings.TrimSuffix(bare(par.plain[max(0, n.from-6):n.from]), "为")
	for _, verb := range []string{"增长", "增加", "下降", "减少", "上升", "降低", "完成", "占"} {
		before = strings.TrimSuffix(before, verb)
	}
	return n.more || hasAnySuffix(before, "约", "近", "大概", "大致", "接近", "几乎") && !hasAnySuffix(before, "最近", "节约", "集约", "附近") ||
		hasAnyPrefix(bare(par.plain[n.end:min(n.end+4, len(par.plain))]), "左右", "上下", "余，", "余。", "多，", "多。", "有余")
}

// approximation places a number that is said to be about right. What the right
// number can be rounded to stands for it; what it cannot is told as printed.
func (par *paragraph) approximation(n *number) (*report.Figure, string, string) {
	par.about = true
	defer func() { par.about = false }()
	f, text, why := par.claim(n)
	if f == nil {
		return f, text, why
	}
	want, places := par.meantBy(n, f)
	switch {
	case want == nil:
		return nil, "", whyAbout
	case f.Value.Equal(*want), !par.roundsTo(n, f.Value, *want):
		return f, text, ""
	}
	f.Value, f.Text = *want, want.StringFixed(places)
	if n.kind == percentNumber {
		f.Text += "%"
	}
	return f, f.Text, ""
}

// roundsTo reports whether a number can be rounded, up or off, to another one
// that has the last digit before its zeros changed at most by one. To the last
// digit that tables print nothing is rounded.
func (par *paragraph) roundsTo(n *number, about, want decimal.Decimal) bool {
	last := -n.places
	for v := n.value.Shift(n.places); !v.IsZero() && v.Mod(ten).IsZero(); v = v.Shift(-1) {
		last++
	}
	if n.kind == amountNumber {
		last += par.shift(n)
	}
	far := about.Sub(want).Abs()
	return last > -2 && far.LessThan(decimal.New(1, last)) && far.LessThan(about.Abs().Div(two))
}

var two, ten = decimal.NewFromInt(2), decimal.NewFromInt(10)

// meantBy is the right number for what a figure says, with the decimals that it
// is printed with; nil where it is not known.
func (par *paragraph) meantBy(n *number, f *report.Figure) (*decimal.Decimal, int32) {
	a := par.book.Fact(f.Facts[0])
	if len(f.Facts) == 1 {
		places := int32(2)
		if f.Kind == report.CountFigure {
			places = 0
		}
		switch {
		case a != nil:
			return &a.Printed, places
		case par.isZeroRow(f.Facts[0]):
			return &decimal.Decimal{}, places
		}
		return nil, 0
	}
	b := par.book.Fact(f.Facts[1])
	if a == nil || b == nil {
		return nil, 0
	}
	part, whole := a.Printed, b.Printed
	switch f.Kind {
	case report.DifferenceFigure:
		d := part.Sub(whole).Abs()
		return &d, 2
	case report.GrowthFigure:
		part, whole = part.Sub(whole).Abs(), whole.Abs()
	}
	if whole.IsZero() {
		return nil, 0
	}
	v := percentOf(part, whole, max(2, n.places))
	return &v, max(2, n.places)
}

func percentOf(part, whole decimal.Decimal, places int32) decimal.Decimal {
	return part.Shift(2).DivRound(whole, places)
}
