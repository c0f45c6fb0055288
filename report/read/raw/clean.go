package raw

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean trims a line, drops what does not show and writes characters as people
// type them; tabs within stay, they part cells.
func Clean(line string) string {
	line = strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return Plain(r)
	}, line)
	return strings.TrimSpace(line)
}

// Plain is the character that looks the same and that people type. Browsers
// save 门 and 金 in a PDF as the radicals ⻔ and ⾦; old fonts have ideographs
// that are there for compatibility only.
func Plain(r rune) rune {
	if r < 0x2E80 || r > 0x2FDF && r < 0xF900 || r > 0xFAFF {
		return r
	}
	if p, ok := radicals[r]; ok {
		return p
	}
	if p := []rune(norm.NFKC.String(string(r))); len(p) == 1 {
		return p[0]
	}
	return r
}

// radicals are those of the supplement that look like a whole character, which
// normalisation leaves alone (EquivalentUnifiedIdeograph of Unicode), and two
// it makes traditional.
var radicals = pairs("⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼月⺽臼" +
	"⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⼾户⾭青")

func pairs(s string) map[rune]rune {
	m := map[rune]rune{}
	in := []rune(s)
	for i := 0; i+1 < len(in); i += 2 {
		m[in[i]] = in[i+1]
	}
	return m
}
