package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// unequal describes a comparison that does not hold, or only as a tail.
func (p *probe) unequal(_ *formula, c *comparison, l, r *side) Finding {
	op := c.op
	if l.literal() { // what is found is the other side's
		l, r, op = r, l, mirrored[op]
	}
	out := Finding{Printed: p.write(l), Expected: p.write(r), Difference: difference(l.q.printed, r.q.printed)}
	unit := ""
	if p.counts(l) || p.counts(r) {
		out.Difference, unit = apart(l.q.printed, r.q.printed), p.measured(l, r)
	}
	if same := l.q.printed.Equal(r.q.printed); op == "≠" || same && (l.q.exact.Equal(r.q.exact) || unit != "" || !l.q.known || !r.q.known) {
		out.Difference = "" // nothing that it could be
	} else if same {
		out.Printed, out.Expected = l.q.exact.StringFixed(2)+"元", r.q.exact.StringFixed(2)+"元"
		out.Difference = difference(l.q.exact, r.q.exact) + "元"
	}
	if l.q.known && r.q.known {
		d := l.q.exact.Sub(r.q.exact).Abs()
		out.exact = &d
	}
	out.Places, out.unnamed = p.placesOf(l, r), unnamed(l, r)
	right, off := p.name(r), out.Difference+unit
	relation := demands[op]
	verb := "印"
	if !l.number.IsZero() || l.lessened() {
		verb = "是"
	}
	printed, expected := p.said(l, out.Printed), p.said(r, out.Expected)
	switch {
	case op == "≠", relation != "" && out.Difference == "":
		out.Message = fmt.Sprintf("%s%s %s，%s%s %s", p.name(l), verb, printed, relation, right, expected)
	case relation != "":
		out.Message = fmt.Sprintf("%s%s %s，%s%s %s，相差 %s", p.name(l), verb, printed, relation, right, expected, off)
	case r.literal():
		out.Message = fmt.Sprintf("%s%s %s，应是 %s，相差 %s", p.name(l), verb, printed, expected, off)
	default:
		out.Message = fmt.Sprintf("%s%s %s，%s是 %s，相差 %s", p.name(l), verb, printed, right, expected, off)
	}
	if !r.literal() && op != "≠" {
		out.Cause = p.cause(l, r)
	}
	return out
}

// demands are the operators, but those of equations, as what a number has to be.
var demands = map[string]string{"≤": "不应大于", "≥": "不应小于", "<": "应小于", ">": "应大于", "≠": "不应等于"}

// mirrored is what an operator becomes where the sides change places.
var mirrored = map[string]string{"≈": "≈", "=": "=", "≠": "≠", "≤": "≥", "≥": "≤", "<": ">", ">": "<"}

// untied describes a ⇒ or ⇔ that does not hold.
func (p *probe) untied(f *formula, sides []side, when bool) Finding {
	var out Finding
	var parts []string
	for i := range sides {
		s := &sides[i]
		if len(s.items) == 0 {
			continue // a number
		}
		out.Places = append(out.Places, p.placesOf(s, nil)...)
		if part := p.name(s) + "是 " + p.write(s); !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	n := 2 * len(f.when)
	a, b := p.condition(f.when, sides[:n]), p.condition(f.then, sides[n:])
	if !when {
		a, b = b, a
	}
	out.Printed, out.Expected = strings.Join(parts, "，"), b
	out.Message = fmt.Sprintf("%s；%s时，%s才对", out.Printed, a, b)
	return out
}

// relations are the operators in words.
var relations = map[string]string{"≈": "等于", "=": "等于", "≠": "不等于", ">": "大于", "<": "小于", "≤": "不大于", "≥": "不小于"}

// condition says comparisons in words: 公开07表“合计”的“小计”没有数.
func (p *probe) condition(list []comparison, sides []side) string {
	var out []string
	for i := range list {
		l, r := &sides[2*i], &sides[2*i+1]
		switch op := list[i].op; {
		case len(r.items) > 0:
			out = append(out, p.name(l)+relations[op]+p.name(r))
		case r.q.printed.IsZero() && (op == "≠" || op == ">"):
			out = append(out, p.name(l)+"有数")
		case r.q.printed.IsZero() && op == "=":
			out = append(out, p.name(l)+"没有数")
		default:
			out = append(out, p.name(l)+relations[op]+" "+r.q.printed.String())
		}
	}
	return strings.Join(out, "，")
}

// entered is how a message calls what stands in no table: the page that it was
// entered on, which somebody else's document does not have.
func (p *probe) entered(page string) string {
	if p.PrintedOnly {
		return page + "的"
	}
	return "“" + page + "”页"
}

// spot is the place of an address in the clerk's words: a subject that the
// table lacks has its name all the same, a number that stands in no table the
// page it was entered on.
func (p *probe) spot(addr string) Place {
	rest, prior := strings.CutPrefix(addr, priorPrefix)
	pl := p.place(rest)
	table, entry, _ := strings.Cut(rest, "/")
	row, col, deep := strings.Cut(entry, "/")
	switch g := p.grids[table]; {
	case g == nil && isTable(table) && (pl.Table == "" || pl.Table == "账本"):
		pl.Table, pl.Row, pl.Column = "公开"+table+"表", row, col
	case g == nil && pl.Table == "账本":
		pl.Table, pl.Row, pl.Column = p.entered(table), row, col
		if f := p.Book.Fact(rest); deep && strings.Trim(row, "0123456789") == "" && f.Name != "" {
			pl.Row = f.Name // what stands in the row, which has no name there
		}
	case g != nil && pl.Row == row && codeLevel(row) > 0 && p.Catalogue != nil:
		find := p.Catalogue.Function
		if table == p.rule.layout.table("06") {
			find = p.Catalogue.Economic
		}
		if s, ok := find(row, p.Book.Year); ok {
			pl.Row = s.Name + "（" + row + "）"
		}
	case g == nil && pl.Table == "":
		pl.Table, pl.Row, pl.Column = p.entered(table), row, col
	}
	if prior {
		pl.Addr, pl.Printed, pl.exact, pl.Table = addr, "", "", "上一年度的"+pl.Table
		if f := p.Book.Fact(addr); f != nil {
			pl.Printed, pl.exact = p.print(p.ofFact(f), f.Kind), p.exactly(f.Exact)
		}
	}
	return pl
}

// lacking says that there is nothing at an address.
func (p *probe) lacking(addr string) string {
	pl := p.spot(addr)
	table := tableOf(strings.TrimPrefix(addr, priorPrefix))
	switch {
	case strings.HasPrefix(addr, priorPrefix):
		return "没有" + pl.String()
	case p.grids[table] != nil:
		return pl.Table + "没有“" + pl.Column + "”这一栏"
	case isTable(table):
		return "没有表" + table
	}
	return "没有" + pl.String() + "的数"
}

// unquoted says that a section does not state the number at an address.
func (p *probe) unquoted(section, addr string) string {
	return "文字“" + section + "”里没有写" + p.spot(addr).String()
}

func (p *probe) write(s *side) string {
	if s.literal() {
		return s.number.String()
	}
	if o := s.only(); o != nil && s.number.IsZero() {
		if o.claim != nil {
			return o.claim.text()
		}
		if f := p.Book.Fact(o.place()); f != nil {
			return p.print(s.q, f.Kind)
		}
	}
	if p.counts(s) {
		return s.q.printed.String()
	}
	return s.q.printed.StringFixed(2)
}

// said is what was written of a side, in the words of the text where it is a
// number of that.
func (p *probe) said(s *side, written string) string {
	if o := s.only(); o != nil && o.claim != nil && s.number.IsZero() && o.claim.text() == written {
		return o.claim.said(p.unit)
	}
	return written
}

// measured is the word that follows the counts of a comparison, after a blank.
func (p *probe) measured(l, r *side) string {
	for _, s := range []*side{l, r} {
		for i := range s.items {
			o := &s.items[i]
			fact := o.place()
			if o.claim != nil {
				fact = o.claim.figure.Facts[0]
			}
			if w := measureOf(fact); w != "" {
				return " " + w
			}
		}
	}
	return ""
}

// apart is how far two counts, or two scores, are apart: nobody writes them with
// decimals that they do not have.
func apart(a, b decimal.Decimal) string { return a.Sub(b).Abs().String() }

// counts reports whether a side is of things, or of points, and not of money.
func (p *probe) counts(s *side) bool {
	for i := range s.items {
		o := &s.items[i]
		switch f := p.Book.Fact(o.place()); {
		case o.claim != nil && o.claim.figure.Kind != report.CountFigure && o.claim.figure.Kind != report.ScoreFigure, o.claim == nil && (f == nil || f.Kind != report.CountFact):
			return false
		}
	}
	return len(s.items) > 0
}

// name calls a side by its place, or by how it was added up, with the numbers
// that the rule adds.
func (p *probe) name(s *side) string {
	switch {
	case s.literal():
		return ""
	case !s.number.IsZero() && !slices.ContainsFunc(s.items, func(o operand) bool { return !o.minus }):
		return s.number.String() + " 减" + p.nameOf(s)
	case s.number.IsPositive():
		return p.nameOf(s) + "加 " + s.number.String() + " "
	case s.number.IsNegative():
		return p.nameOf(s) + "减 " + s.number.Neg().String() + " "
	}
	return p.nameOf(s)
}

func (p *probe) nameOf(s *side) string {
	o := s.only()
	switch {
	case o != nil && o.claim != nil:
		return "文字“" + o.claim.section + "”"
	case s.quoted() && s.lessened():
		return "文字“" + s.items[0].claim.section + "”里各数加减"
	case s.quoted():
		return "文字“" + s.items[0].claim.section + "”里各数相加"
	case o != nil:
		return p.spot(o.place()).String()
	case s.words != "" && !s.lessened():
		return s.words
	}
	var added, taken []string
	for i := range s.items {
		list := &added
		if s.items[i].minus {
			list = &taken
		}
		switch n := len(*list); {
		case n < 4:
			*list = append(*list, p.spot(s.items[i].place()).String())
		case n == 4:
			*list = append(*list, "…")
		}
	}
	name := strings.Join(added, "、")
	if len(added) > 1 || len(taken) == 0 {
		name += "合起来"
	}
	if len(added) > 0 && len(taken) > 0 {
		name += "减"
	}
	return name + strings.Join(taken, "、")
}

// maxPlaces is more than the form has rows: a sum names all its addends but
// those of the longest lists.
const maxPlaces = 64

// unnamed are the addresses of both sides that placesOf leaves out.
func unnamed(l, r *side) []string {
	if len(l.items)+len(r.items) <= maxPlaces {
		return nil
	}
	return slices.Concat(l.places(), r.places())[maxPlaces:]
}

// placesOf lists the places of both sides, those that print something first.
func (p *probe) placesOf(l, r *side) []Place {
	var out []Place
	for _, s := range []*side{l, r} {
		if s == nil {
			continue
		}
		n := len(out)
		for i := range s.items {
			o := &s.items[i]
			if len(out) == maxPlaces {
				return out
			}
			if o.claim != nil {
				out = append(out, claimPlace(o.claim))
				continue
			}
			if pl := p.spot(o.place()); len(s.items) == 1 || pl.Printed != "" {
				out = append(out, pl)
			}
		}
		if len(out) == n && len(s.items) > 0 { // all of it is blank
			out = append(out, p.spot(s.first()))
		}
	}
	return out
}
