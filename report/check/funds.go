package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// itemDigits are those of the code of an item, 项.
const itemDigits = 7

// spokenOf are the tables that have a section of their own, by section.
var spokenOf = map[string]string{"七": "07", "八": "08"}

// ruleC16 compares 七 and 八 with tables 07 and 08; a table with amounts must be
// spoken of.
func ruleC16(p *probe) {
	for _, of := range keys(spokenOf) {
		own := struct{ section, table string }{of, spokenOf[of]} // as the form has them
		if !p.has(own.table) {
			continue
		}
		s := struct{ section, table string }{p.section(own.section), p.rule.layout.table(own.table)}
		quotes, items := 0, map[string][]*claim{}
		for i := range p.claims {
			c := &p.claims[i]
			if c.section == s.section && c.figure.Kind == report.AmountFigure && len(c.figure.Facts) == 1 && strings.HasPrefix(c.figure.Facts[0], s.table+"/") {
				quotes++
				if code := codeIn(c.figure.Facts[0]); code != "" {
					items[code] = append(items[code], c)
				}
				p.piece(func() { p.against(c, c.figure.Facts[0]) })
			}
		}
		p.tested++
		t := p.grids[s.table].table
		switch {
		case quotes == 0:
		case len(items) > 0:
			p.fundItems(own.table, s.section, items)
		case !p.PrintedOnly:
			p.withoutItems(own.table, s.section)
		}
		if quotes > 0 || !p.grids[s.table].prints() {
			continue
		}
		p.find(Finding{
			Places:  []Place{{Section: s.section, Sentence: p.sectionText(s.section)}, {Addr: s.table + "/合计", Table: tableName(t)}},
			Message: fmt.Sprintf("%s有数，文字“%s”却没有写", tableName(t), s.section),
		})
	}
}

// withoutItems warns of a section that has the table's totals and none of the
// items that make them up.
func (p *probe) withoutItems(table, section string) {
	g := p.grid(table)
	var at []Place
	for _, row := range g.rows {
		if c := p.spentOn(table, row); len(row) == itemDigits && c != nil && !c.Amount.Printed.IsZero() {
			at = append(at, p.spot(c.Addr))
		}
	}
	if len(at) > 0 {
		p.findAs(Warning, Finding{
			Places:  append([]Place{{Section: section, Sentence: p.sectionText(section)}}, at[:min(len(at), maxPlaces)]...),
			Message: fmt.Sprintf("%s有 %d 个项级科目的支出，文字“%s”只写了合计，没有逐项写", tableName(g.table), len(at), section),
		})
	}
}

// fundItems finds items of a fund with an amount that its section does not list
// beside others, and those that it lists twice.
func (p *probe) fundItems(table, section string, listed map[string][]*claim) {
	if !slices.ContainsFunc(keys(listed), func(code string) bool { return len(code) == itemDigits }) {
		return // by 款 or 类 only
	}
	for _, row := range p.grid(table).rows {
		c := p.spentOn(table, row)
		if len(row) != itemDigits || c == nil {
			continue
		}
		p.piece(func() {
			p.tested++
			at := p.spot(c.Addr)
			if listed[row] == nil && listed[row[:5]] == nil && p.ofCell(c).printed.IsZero() {
				return
			}
			places, times := []Place{at}, 0
			for _, q := range listed[row] {
				if q.figure.Facts[0] == c.Addr && strings.Contains(q.named(), "（项）") {
					places, times = append(places, claimPlace(q)), times+1
				}
			}
			switch {
			case listed[row] == nil && listed[row[:5]] == nil:
				places = append(places, Place{Section: section})
				p.find(Finding{Places: places, Printed: "0 次", Expected: "1 次",
					Message: fmt.Sprintf("%s有 %s，在文字“%s”里写了 0 次，应恰好 1 次", at, c.Text, section),
					lacks:   &omission{section: section, amounts: map[string]decimal.Decimal{"决算数": c.Amount.Printed}}})
			case times > 1:
				p.find(Finding{Places: places, Printed: fmt.Sprintf("%d 次", times), Expected: "1 次",
					Message: fmt.Sprintf("%s在文字“%s”里写了 %d 次，应恰好 1 次", at, section, times)})
			}
		})
	}
}

// spentOn is the cell of a subject's spending in a table of the form, or nil.
func (p *probe) spentOn(table, row string) *report.Cell {
	return p.cellOf(p.on(table + "/" + row + "/小计"))
}
