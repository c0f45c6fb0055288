package text

import (
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/store"
)

// GoTo shows a number of the text (文字/五/3), a section (文字/五), the words at
// an entry, or a section's own template (改写/五/模板).
func (s *Screen) GoTo(addr string) bool {
	if addr == "文字" || addr == desk.TextPage {
		return true
	}
	parts := store.SplitAddress(addr)
	d := s.year.Document()
	for _, b := range d.Blocks {
		p, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Runs {
			switch r := &p.Runs[i]; {
			case r.Figure != nil && r.Figure.Addr == addr:
				s.choose(p.Section)
				s.text.Reveal(figureAt{addr})
				s.text.Focus()
				return true
			case r.Entry == addr || r.Entry != "" && r.Entry == addr+"/内容":
				s.choose(p.Section)
				s.openTarget(wordsAt{r.Entry})
				return true
			}
		}
	}
	if len(parts) >= 2 && (parts[0] == "文字" || parts[0] == "改写") {
		for _, x := range s.sections {
			if x.id == parts[1] {
				s.choose(x.id)
				if parts[0] == "改写" {
					s.startRewriting()
				}
				return true
			}
		}
		if s.heading(parts[1]) {
			return true
		}
		// Words that no sentence asks for now: the section they are named after.
		if at := strings.Split(parts[1], "/"); len(at) > 1 {
			id, _, _ := strings.Cut(at[1], "（")
			if slices.ContainsFunc(s.sections, func(x section) bool { return x.id == id }) {
				s.choose(id)
				return true
			}
		}
		return false
	}
	return s.heading(addr)
}

// heading shows the section that a heading stands over.
func (s *Screen) heading(id string) bool {
	found := false
	for _, b := range s.year.Document().Blocks {
		switch b := b.(type) {
		case *report.Heading:
			found = found || b.ID == id || b.Text == id
		case *report.Paragraph:
			if found {
				s.choose(b.Section)
				return true
			}
		}
	}
	return false
}

// choose reads another section.
func (s *Screen) choose(id string) {
	if id == "" || id == s.section {
		return
	}
	s.commit()
	if s.rewrite != nil {
		s.rewrite.save()
		s.endRewriting()
	}
	s.panel.outside.end()
	s.section = id
	s.panel.first = 0
	s.refresh()
	s.text.Top()
	s.contents.Reveal(chosen{id})
}

// neighbour goes by sections.
func (s *Screen) neighbour(by int) {
	i := slices.IndexFunc(s.sections, func(x section) bool { return x.id == s.section }) + by
	if i >= 0 && i < len(s.sections) {
		s.choose(s.sections[i].id)
	}
}

// openTarget shows a number's card, or the field of words.
func (s *Screen) openTarget(t any) {
	switch t := t.(type) {
	case figureAt:
		s.card(t)
	case wordsAt:
		if s.rewrite == nil && s.panel.focusOn(t.entry) {
			return
		}
		if s.rewrite == nil {
			s.frame.GoTo(t.entry)
		}
	case gapAt:
		if s.rewrite == nil {
			s.fill(elsewhere(t.what, ""))
		}
	}
}

// fill goes to where a place is filled.
func (s *Screen) fill(p place) {
	if p.link || !s.panel.focusOn(p.addr) {
		s.frame.GoTo(p.addr)
	}
}

// nextGap goes to the next gap in the section, or to the next section with one.
func (s *Screen) nextGap() {
	if s.rewrite == nil && s.panel.nextGap() {
		return
	}
	i := slices.IndexFunc(s.sections, func(x section) bool { return x.id == s.section })
	for n := range s.sections {
		x := s.sections[(i+1+n)%len(s.sections)]
		if x.gaps > 0 && x.id != s.section {
			s.choose(x.id)
			s.panel.nextGap()
			return
		}
	}
	s.frame.Tell("没有别的要填写的地方了。")
}
