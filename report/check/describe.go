package check

import (
	"fmt"
	"slices"
	"strings"
)

// unequal describes a comparison that does not hold, or only as a tail.
func (p *probe) unequal(f *formula, c *comparison, l, r *side) Finding {
	out := Finding{Printed: p.write(l), Expected: p.write(r), Difference: difference(l.q.printed, r.q.printed)}
	if l.q.known && r.q.known && l.q.printed.Equal(r.q.printed) {
		out.Printed, out.Expected = l.q.exact.StringFixed(2)+"元", r.q.exact.StringFixed(2)+"元"
		out.Difference = difference(l.q.exact, r.q.exact) + "元"
	}
	out.Places = p.placesOf(l, r)
	right := p.name(r)
	relation := "与"
	switch c.op {
	case "≤":
		relation = "不应大于"
	case "≥":
		relation = "不应小于"
	}
	out.Message = fmt.Sprintf("%s印 %s，%s%s %s，相差 %s", p.name(l), out.Printed, relation, right, out.Expected, out.Difference)
	if relation == "与" {
		out.Message = fmt.Sprintf("%s印 %s，%s是 %s，相差 %s", p.name(l), out.Printed, right, out.Expected, out.Difference)
	}
	out.Cause = p.cause(f, l, r)
	return out
}

// untied describes a ⇒ or ⇔ that does not hold.
func (p *probe) untied(f *formula, sides []side, when bool) Finding {
	var out Finding
	var parts []string
	for i := range sides {
		s := &sides[i]
		out.Places = append(out.Places, p.placesOf(s, nil)...)
		if len(s.places) > 0 {
			parts = append(parts, p.name(s)+"是 "+p.write(s))
		}
	}
	a, b := f.text, ""
	for _, arrow := range []string{"⇒", "⇔"} {
		if l, r, ok := strings.Cut(f.text, arrow); ok {
			a, b = strings.TrimSpace(l), strings.TrimSpace(r)
		}
	}
	if !when {
		a, b = b, a
	}
	out.Printed = strings.Join(parts, "；")
	out.Expected = b
	out.Message = fmt.Sprintf("%s；有“%s”就应有“%s”", out.Printed, a, b)
	return out
}

func (p *probe) write(s *side) string {
	if len(s.claims) == 1 && len(s.places) == 1 {
		return s.claims[0].text()
	}
	if len(s.places) == 1 {
		if f := p.Book.Fact(s.places[0]); f != nil {
			return p.print(s.q, f.Kind)
		}
	}
	return s.q.printed.StringFixed(2)
}

// name calls a side by its place, or by how it was added up.
func (p *probe) name(s *side) string {
	switch {
	case len(s.claims) > 0 && len(s.claims) == len(s.places):
		if len(s.claims) == 1 {
			return "文字“" + s.claims[0].section + "”"
		}
		return "文字“" + s.claims[0].section + "”里各数相加"
	case len(s.places) == 1:
		return p.place(s.places[0]).String()
	case s.words != "":
		return s.words
	}
	var names []string
	for _, a := range s.places {
		if len(names) == 4 {
			names = append(names, "…")
			break
		}
		names = append(names, p.place(a).String())
	}
	return strings.Join(names, "、") + "合起来"
}

// maxPlaces is more than the form has rows: a sum names all its addends but
// those of the longest lists.
const maxPlaces = 64

// placesOf lists the places of both sides, those that print something first.
func (p *probe) placesOf(l, r *side) []Place {
	var out []Place
	for _, s := range []*side{l, r} {
		if s == nil {
			continue
		}
		for _, a := range s.places {
			if len(out) == maxPlaces {
				return out
			}
			i := slices.IndexFunc(s.claims, func(c *claim) bool { return c.figure.Addr == a })
			if i >= 0 {
				out = append(out, claimPlace(s.claims[i]))
				continue
			}
			pl := p.place(a)
			if len(s.places) > 1 && pl.Printed == "" {
				continue
			}
			out = append(out, pl)
		}
	}
	if len(out) == 0 && len(l.places) > 0 {
		out = append(out, p.place(l.places[0]))
	}
	return out
}
