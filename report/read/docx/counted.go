package docx

import (
	"strconv"
	"strings"
)

// counted writes a number in one of Word's formats; what is not known here is
// Arabic.
func counted(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chinese(n, []rune("零一二三四五六七八九"), "十", "百")
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return chinese(n, []rune("零壹贰叁肆伍陆柒捌玖"), "拾", "佰")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return mapDigits(n, []rune("〇一二三四五六七八九"))
	case "decimalFullWidth", "decimalFullWidth2":
		return mapDigits(n, []rune("０１２３４５６７８９"))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①')
	case "decimalEnclosedParen":
		return enclosed(n, '⑴')
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈')
	case "ideographTraditional":
		return nth(n, []rune("甲乙丙丁戊己庚辛壬癸"))
	case "ideographZodiac":
		return nth(n, []rune("子丑寅卯辰巳午未申酉戌亥"))
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// chinese counts up to 999 as one says it: 十二, 一百零三.
func chinese(n int, digits []rune, ten, hundred string) string {
	if n < 0 || n > 999 {
		return strconv.Itoa(n)
	}
	if n == 0 {
		return string(digits[0])
	}
	s := ""
	if h := n / 100; h > 0 {
		s = string(digits[h]) + hundred
		if n%100 > 0 && n%100 < 10 {
			s += string(digits[0])
		}
	}
	if t := n / 10 % 10; t > 0 {
		if t > 1 || n > 99 {
			s += string(digits[t])
		}
		s += ten
	}
	if u := n % 10; u > 0 {
		s += string(digits[u])
	}
	return s
}

func mapDigits(n int, digits []rune) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return digits[r-'0']
	}, strconv.Itoa(n))
}

// enclosed are the twenty characters from one on.
func enclosed(n int, one rune) string {
	if n < 1 || n > 20 {
		return strconv.Itoa(n)
	}
	return string(one + rune(n-1))
}

func nth(n int, of []rune) string {
	if n < 1 || n > len(of) {
		return strconv.Itoa(n)
	}
	return string(of[n-1])
}

// letters doubles the letter after z: aa, bb.
func letters(n int, a rune) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(a+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
