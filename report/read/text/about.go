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
	return hasAnySuffix(before, "约", "近", "大概", "大致", "接近", "几乎") && !hasAnySuffix(before, "最近", "节约", "集约", "附近") ||
		hasAnyPrefix(bare(par.plain[n.end:min(n.end+4, len(par.plain))]), "左右", "上下", "余，", "余。", "多，", "多。", "有余")
}

// approximation places a number that is said to be about right: where it is not
// right as printed there is nothing to compare it with.
func (par *paragraph) approximation(n *number) (*report.Figure, string, string) {
	par.about = true
	defer func() { par.about = false }()
	f, text, why := par.claim(n)
	if f == nil || par.isRight(n, f) {
		return f, text, why
	}
	return nil, "", whyAbout
}

// isRight reports whether a number is its facts' own, as far as it is printed.
func (par *paragraph) isRight(n *number, f *report.Figure) bool {
	a := par.book.Fact(f.Facts[0])
	if a == nil {
		return par.isZeroRow(f.Facts[0]) && f.Value.IsZero()
	}
	if len(f.Facts) == 1 {
		return f.Value.Equal(a.Printed)
	}
	pair := [2]string{f.Facts[0], f.Facts[1]}
	d := par.differenceOf(pair)
	switch {
	case d == nil:
		return false
	case f.Kind == report.DifferenceFigure:
		return d.Equal(f.Value)
	case f.Kind == report.GrowthFigure:
		base := par.book.Fact(pair[1]).Printed.Abs()
		return !base.IsZero() && percentOf(*d, base, n.places).Equal(f.Value.Abs())
	}
	return par.isRatio(n, pair[0], pair[1])
}

func percentOf(part, whole decimal.Decimal, places int32) decimal.Decimal {
	return part.Shift(2).DivRound(whole, places)
}
