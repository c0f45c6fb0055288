package check

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// claim is a number that the text or an assessment states, with what it says
// it is computed from.
type claim struct {
	figure    *report.Figure
	section   string // 五
	paragraph *report.Paragraph
	index     int // of the paragraph's runs
	printed   decimal.Decimal
	readable  bool // the text is a number
}

// readClaims collects the figures of the document in reading order.
func (x *index) readClaims() {
	if x.Document == nil {
		return
	}
	for _, b := range x.Document.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		x.paragraphs[p.Section] = append(x.paragraphs[p.Section], p)
		x.texts[p] = textOf(p)
		for i := range p.Runs {
			f := p.Runs[i].Figure
			if f == nil {
				continue
			}
			c := claim{figure: f, section: p.Section, paragraph: p, index: i}
			c.printed, c.readable = number(p.Runs[i].Text)
			x.claims = append(x.claims, c)
		}
	}
	for i := range x.claims {
		c := &x.claims[i]
		if len(c.figure.Facts) != 1 {
			continue
		}
		fact := c.figure.Facts[0]
		if x.claimsOf[fact] == nil {
			x.facts = append(x.facts, fact)
		}
		x.claimsOf[fact] = append(x.claimsOf[fact], c)
		switch c.figure.Kind {
		case report.AmountFigure, report.CountFigure, report.ScoreFigure, report.YearFigure:
			key := c.section + "：" + fact
			x.quoted[key] = append(x.quoted[key], c)
		}
	}
}

func textOf(p *report.Paragraph) string { return runText(p.Runs) }

// runText is the text of runs, built in a buffer of its length.
func runText(runs []report.Run) string {
	n := 0
	for i := range runs {
		n += len(runs[i].Text)
	}
	var b strings.Builder
	b.Grow(n)
	for i := range runs {
		b.WriteString(runs[i].Text)
	}
	return b.String()
}

// number reads what a document prints: 1,234.56, 12.30%.
func number(s string) (decimal.Decimal, bool) {
	s = strings.TrimSuffix(strings.ReplaceAll(strings.TrimSpace(s), ",", ""), "%")
	v, err := decimal.NewFromString(s)
	return v, err == nil
}

// ofClaim is the number as the text prints it; nothing exact is known of it,
// unless it is written in 元.
func (x *index) ofClaim(c *claim) quantity {
	q := quantity{printed: c.printed}
	if c.figure.Kind == report.AmountFigure && x.unit != report.Yuan {
		q.loose = 1
		if n, unit := c.written(); unit == "元" && !x.printedOnly {
			q.exact, q.known = number(n)
		}
		return q
	}
	q.exact, q.known = c.printed, true
	return q
}

// claimPlace is where a claim stands.
func claimPlace(c *claim) Place {
	return Place{Addr: c.figure.Addr, Section: c.section, Sentence: c.sentence(), Printed: c.text()}
}

func (c *claim) text() string { return c.paragraph.Runs[c.index].Text }

// said is the number as the text has it; an amount in another unit than the
// document's with what that is: 211.38元（即 0.02 万元）.
func (c *claim) said(unit report.Unit) string {
	if c.figure.Written == "" {
		return c.text()
	}
	return c.figure.Written + "（即 " + c.text() + " " + string(unit) + "）"
}

// written is an amount that has another unit than the document's, and the unit.
func (c *claim) written() (n, unit string) {
	n = strings.TrimRight(c.figure.Written, "亿万元")
	return n, strings.TrimPrefix(c.figure.Written, n)
}

// wrongUnit begins the cause of an amount in another unit.
const wrongUnit = "金额单位写错"

// otherUnit tells that an amount is the one wanted but for its unit, or "".
func (c *claim) otherUnit(want decimal.Decimal, unit report.Unit) string {
	n, own := c.written()
	if v, ok := number(n); !ok || !v.Equal(want) {
		return ""
	}
	return wrongUnit + "：写的是" + own + "，应是" + string(unit)
}

// sentence is the one that the claim stands in.
func (c *claim) sentence() string {
	before, after := c.sentenceAhead(), c.behind()
	if i := strings.Index(after, "。"); i >= 0 {
		after = after[:i+len("。")]
	}
	if n, _ := c.written(); n != "" {
		return before + n + after
	}
	return before + c.text() + after
}

// ahead is the paragraph's text before the claim.
func (c *claim) ahead() string { return runText(c.paragraph.Runs[:c.index]) }

// sentenceAhead is the claim's sentence before it.
func (c *claim) sentenceAhead() string {
	before := c.ahead()
	if i := strings.LastIndex(before, "。"); i >= 0 {
		before = before[i+len("。"):]
	}
	return before
}

// behind is the paragraph's text after the claim.
func (c *claim) behind() string { return runText(c.paragraph.Runs[c.index+1:]) }

// clause is the text between the claim before this one and this one.
func (c *claim) clause() string {
	s := ""
	for i := c.index - 1; i >= 0; i-- {
		if c.paragraph.Runs[i].Figure != nil {
			break
		}
		s = c.paragraph.Runs[i].Text + s
	}
	return s
}
