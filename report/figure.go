package report

import "github.com/shopspring/decimal"

// Figure is a number in a sentence: an expression over facts, computed from
// the printed figures in the printed unit, so that a reader with a pocket
// calculator gets the same.
type Figure struct {
	Addr    string // 文字/五/3: the third number of section 五
	Kind    FigureKind
	Text    string          // as printed, with % where it is a percentage, without a unit
	Value   decimal.Decimal // the printed value; a percentage in percent
	Formula string          // 05/201/小计 ÷ 05/合计/小计 × 100%
	Facts   []string        // addresses of the facts it was computed from
	Written string          // as a document that was read has it, where that is in another unit than the tables': 211.38元
}

// FigureKind is what kind of statement a figure is.
type FigureKind string

// The kinds of figures.
const (
	AmountFigure     FigureKind = "金额"
	CountFigure      FigureKind = "数量"
	ShareFigure      FigureKind = "占比"
	CompletionFigure FigureKind = "完成率"
	DifferenceFigure FigureKind = "增减额"
	GrowthFigure     FigureKind = "增减率"
	YearFigure       FigureKind = "年度"
	ScoreFigure      FigureKind = "分数"
)
