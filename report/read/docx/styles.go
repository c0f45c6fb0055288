package docx

import (
	"strconv"
	"strings"

	"juesuan/report/read/ooxml"
)

// format is what a paragraph or its style says: the level of a heading and
// the number before it. Zero values are what is not said.
type format struct {
	style string
	level int // 1 to 9; body is 10, which a style's level does not overrule
	num   place
	entry bool // of the contents; only a style says so
}

const body = 10

// place is a place in a list: level 0 is the first; list is "" without one.
type place struct {
	list  string
	level int
}

// paragraphFormat reads the w:pPr that starts here.
func (r *reader) paragraphFormat() format { return readFormat(r.Scanner) }

func readFormat(s *ooxml.Scanner) format {
	var f format
	s.Each(func() {
		switch s.Start() {
		case "pStyle":
			f.style = s.Attr("val")
		case "outlineLvl":
			f.level = number(s.Attr("val")) + 1
		case "ilvl":
			f.num.level = number(s.Attr("val"))
		case "numId":
			f.num.list = s.Attr("val")
		case "rPr", "pPrChange":
			s.Skip()
		}
	})
	return f
}

// number reads a small number; what is none, or not small, is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

type style struct {
	format
	basedOn string
}

// styles are the paragraph styles by ID; that without an ID is the default.
type styles map[string]style

func readStyles(p *ooxml.Package, part string) (styles, error) {
	all := styles{}
	if part == "" || !p.Has(part) {
		return all, nil
	}
	err := p.Scan(part, func(s *ooxml.Scanner) error {
		for s.Next() {
			if !s.Starts("style") || s.Attr("type") != "paragraph" {
				continue
			}
			id, standard := s.Attr("styleId"), s.Attr("default") == "1"
			var st style
			s.Each(func() {
				switch s.Start() {
				case "name":
					name := strings.ToLower(s.Attr("val"))
					if rest, ok := strings.CutPrefix(name, "heading "); ok && st.level == 0 {
						st.level = number(rest)
					}
					st.entry = reEntryStyle.MatchString(name)
				case "basedOn":
					st.basedOn = s.Attr("val")
				case "pPr":
					named := st.format
					if st.format = readFormat(s); st.level == 0 {
						st.level = named.level
					}
					st.entry = named.entry
				case "rPr":
					s.Skip()
				}
			})
			all[id] = st
			if standard {
				all[""] = st
			}
		}
		return s.Err()
	})
	return all, err
}

// resolve adds to a paragraph's own format what its style says.
func (all styles) resolve(f format) format {
	id := f.style
	for range len(all) + 1 {
		st, ok := all[id]
		if !ok {
			break
		}
		if f.level == 0 {
			f.level = st.level
		}
		f.entry = f.entry || st.entry
		if f.num.list == "" {
			f.num.list = st.num.list
			f.num.level = max(f.num.level, st.num.level)
		}
		if st.basedOn == "" {
			break
		}
		id = st.basedOn
	}
	if f.level >= body {
		f.level = 0
	}
	return f
}
