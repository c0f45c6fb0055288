package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"juesuan/report"
)

var reYear = regexp.MustCompile(`(20[0-9]{2})\s*年`)

// reMonth is a date, such as that of the publication in the year after.
var reMonth = regexp.MustCompile(`20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月`)

// reFurther is a comparison with an earlier year, which beside one with the year
// before is no slip.
var reFurther = regexp.MustCompile(`(?:比|较|与)20[0-9]{2}\s*年`)

// reYears are years beside each other, of which amounts are told in turn.
var reYears = regexp.MustCompile(`(?:20[0-9]{2}\s*年(?:度)?[、和至到])+20[0-9]{2}\s*年`)

// funds takes the names of funds from a heading, which are no budgets.
var funds = strings.NewReplacer("一般公共预算", "", "政府性基金预算", "", "国有资本经营预算", "")

// ruleC33 tests that every year is the one that its sentence means, and every
// year elsewhere is the document's, or in a comparison the one before it. What
// the office wrote in its own words may name others.
func ruleC33(p *probe) {
	if p.Book.Year == 0 {
		p.missing("文件里没有写年度")
		return
	}
	told := map[string]bool{} // years of the paragraph
	is := func(where Place, text string, prior bool) {
		if strings.Contains(where.Sentence, "比上年") || strings.Contains(where.Sentence, "较上年") {
			text = reFurther.ReplaceAllString(text, "")
		}
		for _, m := range reYear.FindAllStringSubmatch(reYears.ReplaceAllString(text, ""), -1) {
			p.tested++
			y, _ := strconv.Atoi(m[1])
			if y == p.Book.Year || prior && y == p.Book.Year-1 {
				continue
			}
			where.Printed, told[m[1]] = m[1], true
			p.find(Finding{Places: []Place{where}, Printed: m[1], Expected: strconv.Itoa(p.Book.Year),
				Message: fmt.Sprintf("%s写的是 %s 年，本文档是 %d 年度", where, m[1], p.Book.Year)})
		}
	}
	for i := range p.claims {
		c := &p.claims[i]
		if c.figure.Kind != report.YearFigure || len(c.figure.Facts) != 1 {
			continue
		}
		p.tested++
		if want, _, why := p.at(c.figure.Facts[0]); why == "" && (!c.readable || !c.printed.Equal(want.printed)) {
			p.find(Finding{Places: []Place{claimPlace(c)}, Printed: c.text(), Expected: want.printed.String(),
				Message: fmt.Sprintf("文字“%s”写的是 %s 年，应是 %s 年", c.section, c.text(), want.printed)})
		}
	}
	p.comparedYears()
	for _, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *report.Cover:
			is(Place{Section: "封面"}, reMonth.ReplaceAllString(strings.Join(b.Lines, "\n"), ""), false)
		case *report.Heading:
			text := b.Text
			if strings.Contains(funds.Replace(text), "预算") && !strings.Contains(text, "决算") { // the next year's budget may stand beside
				text = strings.ReplaceAll(text, strconv.Itoa(p.Book.Year+1), "")
			}
			is(Place{Section: b.Text}, text, strings.Contains(text, "比")) // 与2021年度决算对比情况
		case *report.TableBlock:
			where := Place{Addr: b.Table.ID, Table: tableName(b.Table), Row: "年度"}
			is(where, b.Table.Year, false)
			is(where, strings.Join(b.Table.Notes, "\n"), true)
		case *report.Paragraph:
			clear(told)
			for _, r := range b.Runs {
				if r.Entry != "" {
					continue
				}
				if r.Figure != nil && r.Figure.Kind == report.YearFigure {
					continue // the year that the sentence means is known
				}
				text := r.Text
				is(Place{Section: b.Section, Sentence: p.text(b)}, text, true)
			}
			p.asOfYear(b, told)
		}
	}
}

var (
	// reAsOf is the beginning of a sentence that says as of when, or of which year,
	// what it tells is: the document's, whoever wrote it.
	reAsOf = regexp.MustCompile(`^ *(?:截至|截止|截止到|至)? *(20[0-9]{2}) *年(?:度)?(?:12月31日|年?末，|期末|年?底，|(?:部门|单位|项目)(?:整体)?支出自评表|没有|无)`)
	// reOfYear are the form's own sentences that name the year elsewhere.
	reOfYear = regexp.MustCompile(`^ *(?:[我本](?:部门|单位|机关|委|局|厅|办|院|校|中心)) *(20[0-9]{2}) *年(?:度)?(?:没有|无)|对(20[0-9]{2})年(?:度)?[^，。；]{0,12}(?:项目|支出)[^，。；]{0,8}自评|^ *(20[0-9]{2}) *年(?:度)?共?接待`)
	// reUntil is the day as of which assets are told: the year's last.
	reUntil = regexp.MustCompile(`截[至止]到? *(20[0-9]{2}) *年 *([0-9]{1,2}) *月 *([0-9]{1,2}) *日[^。]*(?:车辆|设备|保有量|资产)`)
	// reCompared is the year that a change is against.
	reCompared = regexp.MustCompile(`[与比较同]于? *(20[0-9]{2}) *年(?:度)?(?:决算数|决算)?(?:相比|比较|增加|减少|增长|下降)`)
	// reTwoYears are the words of a sentence that may well begin with another year.
	reTwoYears = regexp.MustCompile(`与|比|较|上年|去年|结转|结余|因`)
)

// asOfYear finds sentences of the form's sections that are of another year.
func (p *probe) asOfYear(par *report.Paragraph, told map[string]bool) {
	if first := []rune(par.Section + " ")[0]; !strings.ContainsRune("一二三四五六七八九十", first) {
		return
	}
	own := strconv.Itoa(p.Book.Year)
	for sentence := range strings.SplitSeq(p.text(par), "。") {
		if !strings.Contains(sentence, "20") {
			continue
		}
		where := Place{Section: par.Section, Sentence: strings.TrimSpace(sentence) + "。"}
		if m := reUntil.FindStringSubmatch(sentence); m != nil && (par.Section == p.section("九") || par.Section == p.section("十二")) {
			p.tested++
			if day, last := m[1]+"年"+m[2]+"月"+m[3]+"日", own+"年12月31日"; day != last && !told[m[1]] {
				told[m[1]] = true
				where.Printed = day
				p.find(Finding{Places: []Place{where}, Printed: day, Expected: last,
					Message: fmt.Sprintf("%s写的是截至 %s，应是截至 %s", where, day, last)})
			}
			continue
		}
		year := ""
		for _, re := range []*regexp.Regexp{reAsOf, reOfYear} {
			if m := re.FindStringSubmatch(sentence); m != nil && year == "" {
				year = strings.Join(m[1:], "")
			}
		}
		if year == "" || year == own || told[year] || strings.Contains(sentence, own) || reTwoYears.MatchString(sentence) {
			continue
		}
		p.tested++
		told[year], where.Printed = true, year
		p.find(Finding{Places: []Place{where}, Printed: year, Expected: own,
			Message: fmt.Sprintf("%s写的是 %s 年，本文档是 %d 年度", where, year, p.Book.Year)})
	}
}

// comparedYears finds changes in the sections about totals that are against
// another year than the last, where nothing there is against that one.
func (p *probe) comparedYears() {
	for _, section := range []string{"一", "四", "五"} {
		section = p.section(section)
		prior := strconv.Itoa(p.Book.Year - 1)
		if p.says(section, "上年", "去年", prior) || !p.says(section, "20") {
			continue
		}
		text := p.sectionText(section)
		m := reCompared.FindStringSubmatch(text)
		if m == nil || slices.ContainsFunc(p.claims, func(c claim) bool {
			return c.figure.Kind == report.YearFigure && c.section == section && c.text() == m[1]
		}) {
			continue // that year is told as what it is
		}
		p.tested++
		if m[1] != strconv.Itoa(p.Book.Year) {
			where := Place{Section: section, Sentence: around(text, m[0]), Printed: m[1]}
			p.find(Finding{Places: []Place{where}, Printed: m[1], Expected: prior,
				Message: fmt.Sprintf("%s写的是与 %s 年相比，上年是 %s 年", where, m[1], prior)})
		}
	}
}
