package docx

import (
	"strings"
	"unicode"

	"juesuan/report/read/ooxml"
)

// numbering sets the numbers before paragraphs that Word counts itself.
type numbering struct {
	kinds  map[string]map[int]level // by the abstract list's ID and level
	lists  map[string]list          // by the list's ID
	counts map[string]*[9]int       // by the abstract list's ID
	used   map[string]bool          // lists whose own start was taken
}

// level says how one level of a list counts.
type level struct {
	start  int
	format string // chineseCounting
	text   string // （%1）
	legal  bool   // all numbers are Arabic
}

// list is a list of a kind; starts are its own first numbers by level.
type list struct {
	kind   string
	starts map[int]int
}

func readNumbering(p *ooxml.Package, part string) (*numbering, error) {
	n := &numbering{map[string]map[int]level{}, map[string]list{}, map[string]*[9]int{}, map[string]bool{}}
	if part == "" || !p.Has(part) {
		return n, nil
	}
	return n, p.Scan(part, func(s *ooxml.Scanner) error {
		for s.Next() {
			switch s.Start() {
			case "abstractNum":
				id := s.Attr("abstractNumId")
				n.kinds[id] = map[int]level{}
				s.Each(func() {
					if s.Starts("lvl") {
						at := number(s.Attr("ilvl"))
						n.kinds[id][at] = readLevel(s)
					}
				})
			case "num":
				id := s.Attr("numId")
				n.lists[id] = readList(s)
			}
		}
		return s.Err()
	})
}

func readLevel(s *ooxml.Scanner) level {
	l := level{start: 1, format: "decimal"}
	s.Each(func() {
		switch s.Start() {
		case "start":
			l.start = number(s.Attr("val"))
		case "numFmt":
			l.format = s.Attr("val")
		case "lvlText":
			l.text = s.Attr("val")
		case "isLgl":
			l.legal = s.On()
		case "pPr", "rPr":
			s.Skip()
		}
	})
	return l
}

func readList(s *ooxml.Scanner) list {
	l := list{starts: map[int]int{}}
	at := 0
	s.Each(func() {
		switch s.Start() {
		case "abstractNumId":
			l.kind = s.Attr("val")
		case "lvlOverride":
			at = number(s.Attr("ilvl"))
		case "startOverride":
			l.starts[at] = number(s.Attr("val"))
		}
	})
	return l
}

// next counts a paragraph and returns the number before it, "" without one.
func (n *numbering) next(p place) string {
	l, ok := n.lists[p.list]
	kind := n.kinds[l.kind]
	if !ok || p.level > 8 || kind == nil {
		return ""
	}
	counts := n.counts[l.kind]
	if counts == nil {
		counts = new([9]int)
		for i := range counts {
			counts[i] = kind[i].start - 1
		}
		n.counts[l.kind] = counts
	}
	if !n.used[p.list] {
		n.used[p.list] = true
		for at, start := range l.starts {
			if at < len(counts) {
				counts[at] = start - 1
			}
		}
	}
	counts[p.level]++
	for i := p.level + 1; i < len(counts); i++ {
		counts[i] = kind[i].start - 1
	}
	for i := range p.level { // a level that was left out counts as its first
		counts[i] = max(counts[i], kind[i].start)
	}
	return label(kind, counts, p.level)
}

// label fills the level's text; a blank parts it from what follows where it
// would run into it.
func label(kind map[int]level, counts *[9]int, at int) string {
	l := kind[at]
	if l.format == "bullet" {
		return ""
	}
	s := l.text
	for i := range counts {
		format := kind[i].format
		if l.legal {
			format = "decimal"
		}
		s = strings.ReplaceAll(s, "%"+string(rune('1'+i)), counted(counts[i], format))
	}
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if last := []rune(s)[len([]rune(s))-1]; last < unicode.MaxASCII && last != '.' && last != ')' || unicode.IsLetter(last) {
		s += " "
	}
	return s
}
