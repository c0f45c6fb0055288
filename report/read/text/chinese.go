package text

import (
	"strings"

	"github.com/shopspring/decimal"
)

const chineseDigits = "零一二三四五六七八九"

// chinese reads 三, 十二, 一百零五, 两; false if the text is none.
func chinese(s string) (int, bool) {
	total, digit, any := 0, 0, false
	for _, c := range s {
		if c == '两' {
			c = '二'
		}
		if i := strings.IndexRune(chineseDigits, c); i >= 0 {
			if digit > 0 {
				return 0, false // 二三 is no number of this kind
			}
			digit, any = i/len("零"), true
			continue
		}
		unit := map[rune]int{'十': 10, '百': 100}[c]
		if unit == 0 {
			return 0, false
		}
		total, digit, any = total+max(digit, 1)*unit, 0, true
	}
	return total + digit, any
}

const chineseNumerals = chineseDigits + "两十百"

// chineseMeasures are those that a Chinese numeral counts with; others stand in
// ordinary words (一次, 一人).
var chineseMeasures = []string{"个项目", "个内设", "个科", "个处", "个单位", "个预算单位", "家单位", "家预算单位", "辆", "个批次", "批次", "人次"}

// chineseAt reads a count in Chinese numerals at i: 三个项目.
func chineseAt(r []rune, i int) (n number, next int, ok bool) {
	end := i
	for end < len(r) && strings.ContainsRune(chineseNumerals, r[end]) {
		end++
	}
	if end == i {
		return n, i + 1, false
	}
	v, ok := chinese(string(r[i:end]))
	if !ok || i > 0 && (r[i-1] == '第' || r[i-1] == '（') {
		return n, end, false
	}
	rest := string(r[end:min(end+6, len(r))])
	if !hasAnyPrefix(rest, chineseMeasures...) {
		return n, end, false
	}
	n = number{kind: bareNumber, from: i, to: end, end: end, value: decimal.NewFromInt(int64(v))}
	n.text = n.value.String()
	n.unitOf(r)
	return n, n.end, n.kind == countNumber
}
