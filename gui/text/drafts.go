package text

import (
	"slices"
	"strings"

	"juesuan/store"
)

// draft is called while somebody types.
func (s *Screen) draft(addr, text string) {
	if text == valueAt(s.year.Data(), addr) {
		delete(s.drafts, addr)
	} else {
		s.drafts[addr] = text
	}
	s.showText()
	s.still()
	s.still = s.pause(s.commit)
}

// commit puts everything that was typed into the ledger. What it refuses stays
// in its field.
func (s *Screen) commit() {
	s.still()
	for _, addr := range sortedKeys(s.drafts) {
		text, was := s.drafts[addr], valueAt(s.year.Data(), addr)
		parts := store.SplitAddress(addr)
		var err error
		switch {
		case text == was, text == "" && listPages[parts[0]] != "" && was == "":
		case strings.TrimSpace(text) == "" && listPages[parts[0]] != "":
			err = s.year.Remove("删去"+label(s.year, addr), store.JoinAddress(parts[:2]...))
		default:
			err = s.year.Set("填写"+label(s.year, addr), store.Change{Addr: addr, Value: text})
		}
		s.panel.refused(addr, err)
		if err != nil {
			s.frame.Refuse(err)
			continue
		}
		delete(s.drafts, addr)
	}
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
