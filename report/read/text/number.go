package text

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// numberKind is what a number's unit says it is.
type numberKind int

const (
	bareNumber   numberKind = iota // no unit: a count where the words before it say so
	amountNumber                   // 万元, 元, 亿元
	percentNumber
	countNumber // 个, 辆, 人次 …
	yearNumber
	pointsNumber // 分
)

// number is a number of a paragraph.
type number struct {
	kind     numberKind
	from, to int             // its runes, with the % sign
	end      int             // after its unit
	text     string          // in ASCII, with the % sign
	value    decimal.Decimal // as printed, in its own unit
	places   int32           // decimals
	unit     string
	more     bool // 420余万元, 420多万元
}

// amountUnits with what turns them into 元, as a power of ten.
var amountUnits = []struct {
	name  string
	shift int32
}{{"亿元", 8}, {"万元", 4}, {"元", 0}}

// measures are the units of counts, longer ones first. 量 is a frequent slip
// for 辆.
var measures = []string{"个批次", "台（套）", "台/套", "台套", "批次", "人次", "人·次", "人数", "个", "辆", "量", "台", "套", "家", "项", "批", "人", "名", "次", "户", "件"}

// numbersOf finds the numbers of a normal text, in order. Dates, numbering,
// numbers of forms and documents, and thresholds (100万元以上) are none.
func numbersOf(r []rune) []number {
	var out []number
	for i := 0; i < len(r); {
		n, next, ok := numberAt(r, i)
		if ok {
			out = append(out, n)
		}
		i = max(next, i+1)
	}
	for i := len(out) - 2; i >= 0; i-- { // 3.00、4.00万元
		n, after := &out[i], &out[i+1]
		if astray(n, after, r) {
			after.from = n.from
			out = slices.Delete(out, i, i+1)
			continue
		}
		if n.kind == bareNumber && n.places > 0 && after.kind == amountNumber && isLast(n, after, r) { // 较上年2.08减少0.03万元
			n.kind, n.unit = after.kind, after.unit
			continue
		}
		if n.kind == bareNumber && (after.kind == amountNumber || after.kind == percentNumber) && isJoint(r[n.end:after.from]) {
			n.kind, n.unit = after.kind, after.unit
			if after.kind == percentNumber {
				n.text += "%"
			}
		}
	}
	return out
}

// astray reports whether a comma stands in one amount rather than between two:
// 418,81万元, 41,8.81万元. What follows it is what the amount says then.
func astray(n, after *number, r []rune) bool {
	return n.kind == bareNumber && after.kind == amountNumber && n.places == 0 && string(r[n.end:after.from]) == "，" &&
		(after.places == 2 || after.places == 0 && len(after.text) == 2)
}

var (
	reLastYear = regexp.MustCompile(`(?:上年|去年|20\d\d年)(?:度)?(?:决算数?|支出|数)?$`)
	reChanges  = regexp.MustCompile(`^(?:增加|减少|增长|下降)了?$`)
)

// isLast reports whether a number without a unit is last year's, from which the
// next one tells the change.
func isLast(n, after *number, r []rune) bool {
	return reChanges.MatchString(bare(r[n.end:after.from])) && reLastYear.MatchString(bare(r[max(0, n.from-14):n.from]))
}

func isJoint(r []rune) bool {
	return slices.Contains([]string{"、", "，", "和", "与", "及", "/"}, strings.TrimSpace(string(r)))
}

// numberAt reads the number at i; next is where to go on.
func numberAt(r []rune, i int) (n number, next int, ok bool) {
	start := i
	if r[i] == '-' && i+1 < len(r) && isDigit(r[i+1]) && !(i > 0 && isDigit(r[i-1])) {
		i++
	}
	if !isDigit(r[i]) {
		return chineseAt(r, start)
	}
	end := i + digitsAt(r, i)
	for end+3 < len(r) && r[end] == ',' && (digitsAt(r, end+1) == 3 || isGap(r, end)) {
		end += 4
		if r[end-3] == ' ' {
			end++
		}
	}
	places := 0
	if end+1 < len(r) && r[end] == '.' && isDigit(r[end+1]) {
		places = digitsAt(r, end+1)
		end += 1 + places
	}
	n = number{from: start, to: end, end: end, text: strings.ReplaceAll(string(r[start:end]), " ", ""), places: int32(places)}
	v, err := decimal.NewFromString(strings.ReplaceAll(n.text, ",", ""))
	if err != nil {
		return n, end, false
	}
	n.value = v
	n.unitOf(r)
	if n.kind == bareNumber && places > 0 && start > 0 && r[start-1] == '占' && (end == len(r) || strings.ContainsRune("，。；、", r[end])) {
		n.kind, n.unit = percentNumber, "%" // the sign was left out
	}
	return n, max(n.end, end), !n.isLabel(r)
}

// unitOf reads the unit that follows the number.
func (n *number) unitOf(r []rune) {
	at := n.to
	for at < len(r) && r[at] == ' ' {
		at++
	}
	rest := string(r[at:min(at+6, len(r))])
	switch {
	case strings.HasPrefix(rest, "%"):
		n.kind, n.unit, n.text = percentNumber, "%", n.text+"%"
		n.to, n.end = at+1, at+1
		return
	case strings.HasPrefix(rest, "年") && n.value.Exponent() >= 0 && len(n.text) == 4:
		n.kind, n.unit, n.end = yearNumber, "年", at+1
		return
	case strings.HasPrefix(rest, "分") && !strings.HasPrefix(rest, "分别"):
		n.kind, n.unit, n.end = pointsNumber, "分", at+1
		return
	}
	if some := strings.TrimLeft(rest, "余多"); some != rest && hasAnyPrefix(some, "亿元", "万元", "元") {
		n.more, rest, at = true, some, at+1
	}
	for _, u := range amountUnits {
		if strings.HasPrefix(rest, u.name) {
			n.kind, n.unit, n.end = amountNumber, u.name, at+len([]rune(u.name))
			return
		}
	}
	if r := []rune(rest); len(r) > 0 && r[0] == '万' && (len(r) == 1 || strings.ContainsRune("，。；、（）", r[1])) { // 元 was left out
		n.kind, n.unit, n.end = amountNumber, "万元", at+1
		return
	}
	for _, m := range measures {
		if strings.HasPrefix(rest, m) && !strings.HasPrefix(rest, "个百分点") && !strings.HasPrefix(rest, "个月") {
			n.kind, n.unit, n.end = countNumber, m, at+len([]rune(m))
			return
		}
	}
}

// isLabel reports whether the number names something rather than counts it.
func (n *number) isLabel(r []rune) bool {
	before := strings.TrimRight(string(r[max(0, n.from-4):n.from]), " “")
	after := strings.TrimLeft(string(r[n.end:min(n.end+6, len(r))]), " ")
	switch {
	case n.kind == yearNumber:
		return !strings.HasPrefix(n.text, "20") && !strings.HasPrefix(n.text, "19")
	case n.kind == bareNumber && n.places == 2 && hasAnySuffix(before, "上年", "去年"):
		return false
	case hasAnySuffix(before, "第", "附件", "图", "公开", "财决", "〔", "[", "表", "年", "月", "—", "-", "."):
		return n.kind != amountNumber && n.kind != percentNumber
	case n.from == 0 && n.places == 0 && n.kind == bareNumber: // 1．, 2010301
		return true
	case n.kind == bareNumber && hasAnyPrefix(after, "年", "月", "日", "号", "表", "．", ".", "〕", "]", "-", "/", "时", "个月", "℃", "％"):
		return true
	case n.kind == bareNumber && n.from == 1 && r[0] == '（' && n.end < len(r) && r[n.end] == '）': // （1）
		return true
	case n.kind == bareNumber && isCode(n.text) && (hasAnyPrefix(after, "类", "款", "项") || n.text[0] == '2' && strings.HasSuffix(before, "（") && hasAnyPrefix(after, "）")): // 201类, 教育支出（205）
		return true
	case n.unit == "项" && len(n.text) == 7 && n.text[0] == '2' && strings.HasSuffix(before, "（"): // 培训支出（2050803项）
		return true
	case n.kind == bareNumber && n.places == 0 && len(n.text) >= 7: // codes, telephone numbers
		return true
	}
	return n.kind == amountNumber && n.isThreshold(r)
}

var (
	reThreshold = regexp.MustCompile(`^ *(?:（不?含(?:本数)?）)? *及?以[上下](.?)`)
	reThatToo   = regexp.MustCompile(`以[上下]（不?含$`) // 100万元以上（含100万元）
)

// isThreshold tells 100万元（含）以上设备 from 418.81万元以上，, which says how much
// something is.
func (n *number) isThreshold(r []rune) bool {
	if reThatToo.MatchString(string(r[max(0, n.from-5):n.from])) {
		return true
	}
	m := reThreshold.FindStringSubmatch(string(r[n.end:min(n.end+12, len(r))]))
	return m != nil && (n.places == 0 || m[1] != "" && !strings.ContainsAny(m[1], "，。；、）"))
}

func hasAnySuffix(s string, list ...string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.HasSuffix(s, x) })
}

func hasAnyPrefix(s string, list ...string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.HasPrefix(s, x) })
}
