package check

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"juesuan/report"
)

var (
	reDigits = regexp.MustCompile(`[0-9]{11,19}[Xx]?`)
	// rePublicNumber is before the number of something that is published.
	rePublicNumber = regexp.MustCompile(`(?:索引号|信用代码|文号|备案号)[:： ]*$`)
	reSecret       = regexp.MustCompile(`(绝密|机密|秘密)(★|级)|内部(资料|文件)|不得外传|注意保存`)
)

// ruleD17 finds numbers of identity cards, mobile phones and bank cards, and
// marks of secrecy. Figures are amounts, however long.
func ruleD17(p *probe) {
	for _, b := range p.Document.Blocks {
		par, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		p.tested++
		var own strings.Builder
		for _, r := range par.Runs {
			if r.Figure != nil {
				own.WriteString("□")
				continue
			}
			own.WriteString(r.Text)
		}
		if m, what := personal(own.String()); m != "" {
			p.find(Finding{Places: []Place{{Section: par.Section, Sentence: around(p.text(par), m)}}, Printed: m, Message: fmt.Sprintf("文字“%s”里的“%s”像是%s", par.Section, m, what)})
		}
	}
}

// personal finds the first number or mark that must not be published.
func personal(text string) (found, what string) {
	if strings.Contains(text, "密") || strings.Contains(text, "内部") || strings.Contains(text, "不得外传") || strings.Contains(text, "注意保存") {
		if m := reSecret.FindString(text); m != "" {
			return m, "密级或内部文件的标志"
		}
	}
	for _, at := range reDigits.FindAllStringIndex(text, -1) {
		m := text[at[0]:at[1]]
		if part := strings.TrimRight(text[:at[0]], "0123456789,."); part != text[:at[0]] || strings.HasPrefix(text[at[1]:], ".") {
			continue // a piece of an amount
		}
		switch {
		case isIdentity(m):
			return m, "身份证号"
		case len(m) == 11 && m[0] == '1' && m[1] >= '3':
			return m, "手机号"
		case len(m) >= 16 && isCard(m) && !rePublicNumber.MatchString(text[:at[0]]):
			return m, "银行卡号"
		}
	}
	return "", ""
}

// isIdentity checks the date and the check digit of an identity card's number
// (GB 11643—1999).
func isIdentity(s string) bool {
	if len(s) != 18 {
		return false
	}
	born, err := time.Parse("20060102", s[6:14])
	if err != nil || born.Year() < 1900 {
		return false
	}
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * weight
	}
	return strings.ToUpper(s[17:]) == "10X98765432"[sum%11:sum%11+1]
}

// isCard checks a bank card's number by its last digit (Luhn).
func isCard(s string) bool {
	sum := 0
	for i := range len(s) {
		n := int(s[len(s)-1-i] - '0')
		if n < 0 || n > 9 {
			return false
		}
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
