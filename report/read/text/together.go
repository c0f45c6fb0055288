package text

import (
	"slices"
	"strings"
)

// together keeps the items that a clause names besides its first: …（类）…（款）…（项）、
// …（项）：支出决算分别为9.00万元、16.00万元.
func (par *paragraph) together(s string, first itemName) {
	par.state.items = nil
	list, last := []*subject{par.state.subject}, first
	for rest := s[first.end:]; ; {
		joined := withoutJoints(rest)
		name, ok := parseItem(joined)
		if joined == rest || !ok || name.code != "" {
			break
		}
		if name.class == "" {
			name.class = last.class
			if name.section == "" {
				name.section = last.section
			}
		}
		list, last, rest = append(list, par.item(name)), name, joined[name.end:]
	}
	if len(list) > 1 {
		par.state.items = list
	}
}

// isTogether reports whether a clause is of several items at once, and starts
// the queue of those that 分别 gives amounts to.
func (par *paragraph) isTogether(s string) bool {
	words := s[len(reNumber.FindString(s)):]
	words = words[len(reSection.FindString(words)):]
	if first, ok := parseItem(words); ok {
		was := par.state.subject
		par.state.subject = par.item(first)
		par.together(words, first)
		par.state.subject = was
	} else if len(par.lex.mentions(par.topic, words)) > 0 {
		par.state.items = nil
	}
	list := par.state.items
	if len(list) > 0 && strings.Contains(s, "分别") && !slices.Contains(list, nil) {
		par.state.queue = slices.Clone(list)
	}
	return len(list) > 0
}
