package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/check"
)

// The rules know one form. What follows takes back what is only another
// place's custom: its own words, its own outline, what it never prints.

// doubtPlace takes back what differs from the form without contradicting
// anything.
func (r *Report) doubtPlace() {
	r.doubtRates()
	r.doubtDecimals()
	r.doubtBudgets()
	r.doubtWholes()
	r.doubtOutline()
	r.doubtNumbers()
	r.doubtGlued()
	r.doubtWords()
	r.doubtAssessed()
	r.doubtTotals()
	r.doubtEmpty()
}

// doubtRates takes back that changes stand without their rate, which contradicts
// nothing, and that rates increase where the form lets them grow, where a place
// does so throughout; once it is a note, since nothing is wrong with the number.
func (r *Report) doubtRates() {
	r.takeBack("P08", "有的变动没有写增减率", func(f *check.Finding) bool { return strings.Contains(f.Message, "却没有写增减率") })
	n := 0
	otherVerb := func(f *check.Finding) bool { return f.Rule == "P08" && strings.Contains(f.Message, "百分比应写") }
	every(r.Result.Findings, func(f *check.Finding) {
		if otherVerb(f) {
			n++
		}
	})
	r.takeBack("P08", "", func(f *check.Finding) bool { return n > 1 && otherVerb(f) })
	every(r.Result.Findings, func(f *check.Finding) {
		if otherVerb(f) {
			f.Severity = check.Info
		}
	})
}

// figure is the number of the text at an address, or nil.
func (r *Report) figure(addr string) *report.Figure {
	for f := range r.figures() {
		if f.Addr == addr {
			return f
		}
	}
	return nil
}

var reWholePercent = regexp.MustCompile(`^(\d+)%$`)

// doubtDecimals takes back that a percentage has fewer decimals than others
// where none of it is left out: 0%, 50%, 100%.
func (r *Report) doubtDecimals() {
	r.doubtTrimmed()
	r.takeBack("P09", "", func(f *check.Finding) bool {
		m := reWholePercent.FindStringSubmatch(f.Printed)
		if m == nil || len(f.Places) == 0 {
			return false
		}
		if m[1] == "0" || m[1] == "100" {
			return true
		}
		x := r.figure(f.Places[0].Addr)
		if x == nil || len(x.Facts) != 2 {
			return false
		}
		if x.Kind == report.GrowthFigure {
			return r.growsWhole(x)
		}
		a, b := r.read.Book.Fact(x.Facts[0]), r.read.Book.Fact(x.Facts[1])
		return a != nil && b != nil && a.Printed.Shift(2).Equal(b.Printed.Mul(x.Value))
	})
}

// growsWhole reports whether nothing of a rate is left out: it is that of the
// change told with it.
func (r *Report) growsWhole(x *report.Figure) bool {
	now := r.read.Book.Fact(x.Facts[0])
	if now == nil {
		return false
	}
	for d := range r.figures() {
		if d.Kind != report.DifferenceFigure || !slices.Equal(d.Facts, x.Facts) {
			continue
		}
		for _, base := range []decimal.Decimal{now.Printed.Add(d.Value), now.Printed.Sub(d.Value)} {
			if d.Value.Shift(2).Equal(base.Mul(x.Value)) {
				return true
			}
		}
	}
	return false
}

// reDecimals is a percentage with decimals.
var reDecimals = regexp.MustCompile(`^\d+\.\d+%$`)

// doubtTrimmed takes back that a percentage has more decimals than the others
// where the document leaves out the zeros at the end: 4%, 12.5%, 33.33%.
func (r *Report) doubtTrimmed() {
	places := map[int]bool{}
	zeros := 0
	for f := range r.figures() {
		number, ok := strings.CutSuffix(f.Text, "%")
		if !ok {
			continue
		}
		_, decimals, _ := strings.Cut(number, ".")
		places[len(decimals)] = true
		if strings.HasSuffix(decimals, "0") {
			zeros++
		}
	}
	r.takeBack("P09", "", func(f *check.Finding) bool { return len(places) > 1 && zeros == 0 && reDecimals.MatchString(f.Printed) })
}

// doubtBudgets takes back that sentences on “三公” name another budget than
// the table, which calls its own only 预算数.
func (r *Report) doubtBudgets() {
	r.takeBack("C35", "", func(f *check.Finding) bool {
		if len(f.Places) < 2 {
			return false
		}
		t := r.read.Book.Table(tableOf(f.Places[1].Addr))
		return t != nil && strings.Contains(f.Places[1].Addr, "/预算数/") && !says(t, "全年预算", "调整预算", "调整后预算")
	})
}

// says reports whether a table has words in its title, its head or its notes.
func says(t *report.Table, words ...string) bool {
	text := t.Title + strings.Join(t.Notes, "")
	for _, row := range t.Head {
		for i := range row {
			text += row[i].Text
		}
	}
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// doubtWholes takes back that a part of a table is measured by the table's own
// total where the section has another: such a share is right as it says.
func (r *Report) doubtWholes() {
	r.takeBack("P02", "", func(f *check.Finding) bool {
		if len(f.Places) == 0 {
			return false
		}
		x := r.figure(f.Places[0].Addr)
		return x != nil && len(x.Facts) == 2 && (tableOf(x.Facts[0]) == tableOf(x.Facts[1]) || tableOf(x.Facts[0]) == "预算" || tableOf(x.Facts[0]) == "基本支出") && strings.HasPrefix(x.Facts[1], tableOf(x.Facts[1])+"/合计/")
	})
}

// outlines are the parts that the form has, with words of headings and of
// sentences that other places have for them.
var outlines = map[string][]string{
	"部门职责":   {"职责", "职能"},
	"机构设置":   {"机构设置", "机构情况", "内设", "单位构成", "决算单位"},
	"总体情况说明": {"收支总计", "收、支总计", "收入总计", "收入决算", "总体情况"},
	"名词解释":   {"名词解释", "名词说明"},
}

// doubtOutline takes back that a part is missing which the document has under
// another name, and that numbers of headings do not count on where a heading
// of another kind stands between.
func (r *Report) doubtOutline() {
	text := r.wholeText()
	r.takeBack("D12", "", func(f *check.Finding) bool {
		return slices.ContainsFunc(outlines[f.Expected], func(w string) bool { return strings.Contains(text, w) })
	})
}

// reHeadingNumber is the number of a heading, with the kind of its writing.
var reHeadingNumber = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|[（(]\d+[）)])`)

// doubtNumbers takes back that a heading does not count on where it is numbered
// in another way than those before, or where paragraphs begin with the numbers
// between.
func (r *Report) doubtNumbers() {
	r.takeBack("D13", "", func(f *check.Finding) bool {
		printed := reHeadingNumber.FindString(f.Printed)
		if printed == "" || len(f.Places) == 0 {
			return false
		}
		custom := styleOf(printed) != styleOf(f.Expected) || r.numbersBefore(f.Places[0].Addr, f.Expected)
		if custom { // and those after it count on
			f.Consequences = slices.DeleteFunc(f.Consequences, func(c check.Finding) bool { return c.Rule == "D13" })
		}
		return custom
	})
}

// reCounted is what a number counts with.
var reCounted = regexp.MustCompile(`[一二三四五六七八九十]+|\d+`)

// styleOf is a number's way of writing.
func styleOf(number string) string {
	return reCounted.ReplaceAllStringFunc(strings.NewReplacer("(", "（", ")", "）", "．", ".").Replace(number), func(s string) string {
		if s[0] < 0x80 {
			return "1"
		}
		return "一"
	})
}

// numbersBefore reports whether a paragraph between a heading and the one
// before begins with a number.
func (r *Report) numbersBefore(heading, number string) bool {
	seen := false
	for _, b := range r.read.Document.Blocks {
		switch x := b.(type) {
		case *report.Heading:
			if x.ID == heading {
				return seen
			}
			seen = false
		case *report.Paragraph:
			seen = seen || strings.HasPrefix(bareName(strings.NewReplacer("(", "（", ")", "）").Replace(x.Text())), number)
		}
	}
	return false
}

// wholeText is everything the document says, without gaps.
func (r *Report) wholeText() string {
	var out strings.Builder
	for _, b := range r.read.Document.Blocks {
		switch x := b.(type) {
		case *report.Heading:
			out.WriteString(bareName(x.Text) + "\n")
		case *report.Paragraph:
			out.WriteString(bareName(x.Text()) + "\n")
		}
	}
	return out.String()
}

var (
	reNoOperating = regexp.MustCompile(`(?:无|没有|未|不涉及|不存在|不属于|不发生|不安排|不使用|不纳入|非)[^，。；]{0,30}机关运行经费|机关运行经费[^，。；0-9]{0,20}(?:为零|为0|0万元|0元|无)`)
	rePartOfList  = regexp.MustCompile(`(?:包括|用于|包含|是)[^。；]*等(?:支出|费用|经费|方面|项目|各项)*[，。；]?`)
)

// reAnyList announces a list of subjects.
var reAnyList = regexp.MustCompile(`包括|用于|包含|列支`)

// doubtWords takes back that a section lacks what it says in other words.
func (r *Report) doubtWords() {
	text := r.wholeText()
	assessed := strings.Contains(text, "自评") || strings.Contains(text, "绩效评价")
	r.takeBack("D11", "", func(f *check.Finding) bool {
		return assessed && (strings.Contains(f.Message, "自评") || strings.Contains(f.Message, "绩效"))
	})
	r.takeBack("D09", "", func(*check.Finding) bool { return reNoOperating.MatchString(text) })
	r.takeBack("D06", "", func(f *check.Finding) bool { // compared with it is enough
		return len(f.Places) > 0 && strings.Contains(f.Expected, "预算数") && strings.Contains(r.sectionText(f.Places[0].Section), "预算")
	})
	r.takeBack("C15", "", func(f *check.Finding) bool {
		m := reLacking.FindStringSubmatch(f.Message)
		if strings.Contains(f.Message, "万元") || len(f.Places) > 0 && !reAnyList.MatchString(r.sectionText(f.Places[0].Section)) {
			return true // with the amounts, which are checked themselves, or no list at all
		}
		return m != nil && len(f.Places) > 0 && rePartOfList.MatchString(r.sectionText(f.Places[0].Section))
	})
}

// doubtAssessed takes back that a self-assessment covers less than all money
// where it is that of the treasury, and that a row without an actual has one of
// another kind than its target.
func (r *Report) doubtAssessed() {
	r.takeBack("C25", "自评表只填财政拨款", func(f *check.Finding) bool {
		for _, addr := range []string{"04/本年支出合计/合计", "05/合计/小计", "05/合计/合计", "04/收入总计"} {
			if x := r.read.Book.Fact(addr); x != nil && len(f.Places) > 0 && strings.ReplaceAll(f.Places[0].Printed, ",", "") == x.Printed.StringFixed(2) {
				return true
			}
		}
		return false
	})
	r.takeBack("Q10", "", func(f *check.Finding) bool { return strings.Contains(f.Message, "实际“”") })
}

// doubtTotals takes back that a total is wrong which the table does not print.
func (r *Report) doubtTotals() {
	for _, rule := range []string{"A06", "A09", "A13", "A16", "A18"} {
		r.takeBack(rule, "表里没有印合计", func(f *check.Finding) bool {
			if len(f.Places) == 0 || !strings.Contains(f.Places[0].Addr, "合计") {
				return false
			}
			_, printed := r.read.Spots[f.Places[0].Addr]
			return !printed
		})
	}
}

// doubtGlued takes back that a subject has another name where it has words of
// its line or of the next page's head behind it: plain text has no cells.
func (r *Report) doubtGlued() {
	if r.Format != "txt" {
		return
	}
	for _, rule := range []string{"A23", "A24"} {
		r.takeBack(rule, "有的名称和旁边的字连在一起，没有读准", func(f *check.Finding) bool {
			return f.Expected != "" && strings.HasPrefix(f.Printed, f.Expected)
		})
	}
}

// doubtEmpty takes back that a table without data says nothing of it where it
// prints its zeros.
func (r *Report) doubtEmpty() {
	r.takeBack("D03", "", func(f *check.Finding) bool {
		if len(f.Places) == 0 {
			return false
		}
		t := r.read.Book.Table(tableOf(f.Places[0].Addr))
		if t == nil { // its rows could not be read
			return true
		}
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; c.Amount != nil && strings.Trim(c.Text, "0.０．") == "" && c.Text != "" {
					return true
				}
			}
		}
		return false
	})
}
