package theme

import "fyne.io/fyne/v2"

// Severity is how grave something is that the window points out. The values
// are those of the checks, and two more that only a screen needs.
type Severity string

// The severities, gravest first.
const (
	Error     Severity = "error"
	Warning   Severity = "warning"
	Info      Severity = "info"
	Tail      Severity = "tail"     // 尾差: what rounding does, nobody's mistake
	Balanced  Severity = "balanced" // a tail that the pack distributes
	Unchecked Severity = "unchecked"
	Fine      Severity = "fine"
)

// Severities lists them in order.
func Severities() []Severity {
	return []Severity{Error, Warning, Info, Tail, Balanced, Unchecked, Fine}
}

// Sign is the severity's mark beside its colour; empty for no severity.
func (s Severity) Sign() string {
	switch s {
	case Error:
		return "●"
	case Warning:
		return "▲"
	case Info:
		return "○"
	case Tail, Balanced:
		return "≈"
	case Unchecked:
		return "–"
	case Fine:
		return "✓"
	}
	return ""
}

// Word names the severity for a heading or a tip.
func (s Severity) Word() string {
	switch s {
	case Error:
		return "错误"
	case Warning:
		return "警告"
	case Info:
		return "提示"
	case Tail:
		return "尾差"
	case Balanced:
		return "已调平"
	case Unchecked:
		return "不能检查"
	case Fine:
		return "通过"
	}
	return ""
}

// ColorName is the name of the severity's colour in the theme.
func (s Severity) ColorName() fyne.ThemeColorName {
	switch s {
	case Error, Warning, Info, Fine:
		return fyne.ThemeColorName(s)
	}
	return ColorQuiet
}
