package check

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// goal is a target, or an actual value, as the numbers that it allows: ≥90%.
type goal struct {
	op       string          // ≥ ≤ = > <; "-" between two numbers; "" where none is written
	num, top decimal.Decimal // the number, and a range's upper end
	unit     string
	date     bool // the numbers are days, or the whole month where no day is written
	yearless bool
}

// dateUnit is the unit of dates.
const dateUnit = "日期"

var (
	goalSigns = strings.NewReplacer("至少", "至少", "至多", "至多", "≧", "≥", "≦", "≤", ">=", "≥", "＞＝", "≥", "<=", "≤", "＜＝", "≤", "＞", ">", "＜", "<", "＝", "=", "％", "%",
		" ", "", "　", "", "（含）", "", "(含)", "", "~", "-", "～", "-", "—", "-", "–", "-", "－", "-", "至", "-")
	reThousands = regexp.MustCompile(`(\d)[,，](\d{3})`)
	reGoalRange = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)([^\d.-]*)-(\d+(?:\.\d+)?)([^\d]*)$`)
	reGoalOne   = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)([^\d]*)$`)
	reYearEnd   = regexp.MustCompile(`^(\d{4})年(?:年?底|年?末)`)
	reGoalDate  = regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|(底|末|份)?)(前|之前|以前)?(?:完成)?$`)
)

// goalWords are the operators in words before a number, longer ones first.
var goalWords = []struct{ word, op string }{
	{"大于等于", "≥"}, {"大于或等于", "≥"}, {"小于等于", "≤"}, {"小于或等于", "≤"}, {"不低于", "≥"}, {"不少于", "≥"}, {"不小于", "≥"}, {"至少", "≥"},
	{"不超过", "≤"}, {"不超", "≤"}, {"不高于", "≤"}, {"不大于", "≤"}, {"不多于", "≤"}, {"至多", "≤"}, {"控制在", "≤"}, {"大于", ">"}, {"高于", ">"}, {"超过", ">"},
	{"多于", ">"}, {"小于", "<"}, {"低于", "<"}, {"少于", "<"}, {"等于", "="}, {"≥", "≥"}, {"≤", "≤"}, {"=", "="}, {">", ">"}, {"<", "<"}, {"达到", ""}, {"达", ""}, {"完成", ""},
}

// goalEnds are those behind it.
var goalEnds = []struct{ word, op string }{
	{"及以上", "≥"}, {"或以上", "≥"}, {"以上", "≥"}, {"及以下", "≤"}, {"或以下", "≤"}, {"以下", "≤"}, {"以内", "≤"}, {"之内", "≤"},
}

// parseGoal reads a target or an actual value; false if it is words, or has
// numbers in a way that is not read.
func parseGoal(s string) (g goal, ok bool) {
	s = goalSigns.Replace(strings.TrimRight(strings.TrimSpace(s), "。；;"))
	for reThousands.MatchString(s) {
		s = reThousands.ReplaceAllString(s, "$1$2")
	}
	for _, w := range goalWords {
		if rest, found := strings.CutPrefix(s, w.word); found {
			g.op, s = w.op, rest
			break
		}
	}
	for _, w := range goalEnds {
		if rest, found := strings.CutSuffix(s, w.word); found {
			g.op, s = w.op, rest
			break
		}
	}
	s = reYearEnd.ReplaceAllString(s, "${1}年12月底")
	if m := reGoalDate.FindStringSubmatch(s); m != nil {
		return g.dated(m)
	}
	if m := reGoalRange.FindStringSubmatch(s); m != nil && (m[2] == "" || m[2] == m[4]) {
		g.op, g.unit = "-", m[4]
		g.num, g.top = decimal.RequireFromString(m[1]), decimal.RequireFromString(m[3])
	} else if m := reGoalOne.FindStringSubmatch(s); m != nil && !strings.ContainsAny(m[2], ".-左右约余多") {
		g.num, g.unit = decimal.RequireFromString(m[1]), m[2]
	} else {
		return goal{}, false
	}
	for _, m := range []struct {
		word  string
		shift int32
	}{{"万", 4}, {"亿", 8}} {
		if rest, found := strings.CutPrefix(g.unit, m.word); found {
			g.unit, g.num, g.top = rest, g.num.Shift(m.shift), g.top.Shift(m.shift)
		}
	}
	return g, true
}

// dated reads a date: a day, or the first to the last of a month.
func (g goal) dated(m []string) (goal, bool) {
	n := func(s string) int64 { v, _ := strconv.ParseInt(s, 10, 64); return v }
	year, month, day := n(m[1]), n(m[2]), n(m[3])
	if month < 1 || month > 12 || day > 31 {
		return goal{}, false
	}
	g.date, g.yearless, g.unit = true, year == 0, dateUnit
	first := (year*12 + month) * 100
	switch {
	case m[5] != "" && day > 0, m[4] == "底", m[4] == "末":
		if day == 0 {
			day = 31
		}
		g.num = decimal.NewFromInt(first + day)
		if g.op = "≤"; m[5] == "" {
			g.op = ""
		}
	case m[5] != "": // 12月前：the month itself is left open
		g.op, g.num, g.top = "<", decimal.NewFromInt(first+1), decimal.NewFromInt(first+31)
	case day > 0:
		g.num = decimal.NewFromInt(first + day)
	default:
		g.op, g.num, g.top = "-", decimal.NewFromInt(first+1), decimal.NewFromInt(first+31)
	}
	return g, true
}

// inYear gives a date without a year one.
func (g goal) inYear(year int) goal {
	if g.yearless {
		by := decimal.NewFromInt(int64(year) * 1200)
		g.num, g.top, g.yearless = g.num.Add(by), g.top.Add(by), false
	}
	return g
}

// reach is how an actual value stands to a target.
type reach int

const (
	unclear reach = iota // its numbers reach it in part
	reached
	missed
)

// met tells whether an actual value reaches a target. More than a range allows
// is not judged: it may be better or worse.
func (g goal) met(actual goal) reach {
	low, high := actual.num, actual.num
	openLow, openHigh := false, false // without an end
	switch actual.op {
	case "-":
		high = actual.top
	case "≥", ">":
		openHigh = true
	case "≤", "<":
		openLow = true
	}
	if g.unit == "%" && actual.unit == "" && !high.GreaterThan(decimal.New(1, 0)) {
		return unclear // 0.95 may be 95%
	}
	judge := func(all, none bool) reach {
		switch {
		case all:
			return reached
		case none:
			return missed
		}
		return unclear
	}
	end := g.num
	op := g.op
	if op == "" && (g.date || g.num.IsZero()) || g.date && op == "-" {
		if op = "≤"; g.date && !g.top.IsZero() {
			end = g.top
		}
	}
	switch op {
	case "≤":
		return judge(!openHigh && high.LessThanOrEqual(end), !openLow && low.GreaterThan(end))
	case "<":
		if g.date { // an actual value within the month is not judged
			return judge(!openHigh && high.LessThan(end), !openLow && low.GreaterThan(g.top))
		}
		return judge(!openHigh && high.LessThan(end), !openLow && !low.LessThan(end))
	case ">":
		return judge(!openLow && (low.GreaterThan(end) || actual.op == ">" && low.Equal(end)), !openHigh && !high.GreaterThan(end))
	case "=":
		same := low.Equal(end) && high.Equal(end) && !openLow && !openHigh
		return judge(same, !openLow && low.GreaterThan(end) || !openHigh && high.LessThan(end))
	case "-":
		in := !openLow && !openHigh && low.GreaterThanOrEqual(end) && high.LessThanOrEqual(g.top)
		return judge(in, !openHigh && high.LessThan(end))
	}
	return judge(!openLow && low.GreaterThanOrEqual(end), !openHigh && high.LessThan(end))
}

// alike reports whether two values have one unit. Words behind a unit, such as
// 个项目全部完成, do not make it another.
func (g goal) alike(h goal) bool {
	a, b := g.unit, h.unit
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || a != "" && strings.HasPrefix(b, a) && len([]rune(b)) > 3
}

// spans are units of time in the smallest of their kind.
var spans = map[string]struct {
	kind   string
	length int64
}{
	"分钟": {"分钟", 1}, "小时": {"分钟", 60}, "个小时": {"分钟", 60}, "天": {"分钟", 24 * 60}, "日": {"分钟", 24 * 60}, "周": {"分钟", 7 * 24 * 60},
	"个月": {"个月", 1}, "月": {"个月", 1}, "年": {"个月", 12},
}

// inOneUnit gives two values of time one unit: 24小时 and 1天.
func inOneUnit(a, b goal) (goal, goal) {
	x, y := spans[a.unit], spans[b.unit]
	if a.unit == b.unit || a.date || b.date || x.kind == "" || x.kind != y.kind {
		return a, b
	}
	return a.times(x.length, x.kind), b.times(y.length, y.kind)
}

func (g goal) times(n int64, unit string) goal {
	by := decimal.NewFromInt(n)
	g.num, g.top, g.unit = g.num.Mul(by), g.top.Mul(by), unit
	return g
}

// single reports whether a value is one number, or one with a sign before it.
func (g goal) single() bool { return !g.date && g.op != "-" }

// reCounted are numbers in characters before a measure: 三个.
var reCounted = regexp.MustCompile(`百分之|[一二三四五六七八九十百千两]+(个|次|人|项|家|件|台|套|条|批|名|场|期)`)

// figured reports whether words have numbers in them.
func figured(s string) bool {
	return strings.ContainsAny(s, "0123456789０１２３４５６７８９") || reCounted.MatchString(s)
}
