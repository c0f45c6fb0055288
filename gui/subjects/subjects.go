// Package subjects finds a subject as a clerk remembers it: by its code, by
// Chinese words of its name, or by pinyin, whole or the initials (jgyl for
// 机关事业单位基本养老保险缴费支出).
//
// Pinyin is that of mozillazg/go-pinyin: it knows the several readings of a
// character, has no dependencies and needs no segmenter, which initials do not
// ask for.
package subjects

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"

	"juesuan/store"
)

// Index is the subjects of one classification and year.
type Index struct {
	entries []entry
}

// entry is a subject, ready to be searched.
type entry struct {
	store.Subject
	name      []rune
	syllables [][]string // the readings of each character of the name
}

type indexKey struct {
	kind store.SubjectKind
	year int
}

var (
	indexes = map[indexKey]*Index{}
	guard   sync.Mutex
)

// Of returns the index of a classification in a year. It is made when first
// asked for.
func Of(cat *store.Catalogue, kind store.SubjectKind, year int) *Index {
	guard.Lock()
	defer guard.Unlock()
	k := indexKey{kind, year}
	if x := indexes[k]; x != nil {
		return x
	}
	list := cat.Functions(year)
	if kind == store.EconomicSubject {
		list = cat.Economics(year)
	}
	x := &Index{}
	for _, s := range list {
		x.entries = append(x.entries, entryOf(s))
	}
	indexes[k] = x
	return x
}

// With returns an index that has the office's own subjects, too, in the place
// of those of the same code.
func (x *Index) With(own []store.OwnSubject, kind store.SubjectKind) *Index {
	out := &Index{}
	renamed := map[string]bool{}
	for _, o := range own {
		if o.Kind == kind {
			renamed[o.Code] = true
			out.entries = append(out.entries, entryOf(store.Subject{Code: o.Code, Name: o.Name, Level: levelOf(kind, o.Code)}))
		}
	}
	if len(out.entries) == 0 {
		return x
	}
	for _, e := range x.entries {
		if !renamed[e.Code] {
			out.entries = append(out.entries, e)
		}
	}
	slices.SortFunc(out.entries, func(a, b entry) int { return strings.Compare(a.Code, b.Code) })
	return out
}

func levelOf(kind store.SubjectKind, code string) string {
	switch {
	case len(code) == 3:
		return "类"
	case len(code) == 5 || kind == store.EconomicSubject:
		return "款"
	}
	return "项"
}

func entryOf(s store.Subject) entry {
	e := entry{Subject: s, name: []rune(s.Name)}
	e.syllables = make([][]string, len(e.name))
	for i, r := range e.name {
		e.syllables[i] = readings(r)
	}
	return e
}

var known = map[rune][]string{} // guarded by guard, or made for own subjects on the main goroutine

// readings are the pinyin of a character without tones; of a letter itself.
func readings(r rune) []string {
	if out, ok := known[r]; ok {
		return out
	}
	args := pinyin.NewArgs()
	args.Heteronym = true
	var out []string
	for _, p := range pinyin.SinglePinyin(r, args) {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 && r < 0x80 {
		out = []string{strings.ToLower(string(r))}
	}
	known[r] = out
	return out
}

// Find returns at most the n best subjects for what was typed: of codes those
// that begin with it, else those whose name or pinyin has it, those that can
// be entered (the lowest level) first. Nothing finds nothing.
func (x *Index) Find(typed string, n int) []store.Subject {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return nil
	}
	type hit struct {
		s    store.Subject
		rank int
	}
	var hits []hit
	for i := range x.entries {
		if rank, ok := x.entries[i].match(typed); ok {
			hits = append(hits, hit{x.entries[i].Subject, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(b.s.Code), len(a.s.Code)),
			cmp.Compare(len(a.s.Name), len(b.s.Name)), cmp.Compare(a.s.Code, b.s.Code))
	})
	hits = hits[:min(n, len(hits))]
	out := make([]store.Subject, len(hits))
	for i, h := range hits {
		out[i] = h.s
	}
	return out
}

// The ranks of a match, best first.
const (
	exact = iota
	begins
	within
	spread    // in this order, the first at the beginning
	scattered // in this order
)

// match says how well an entry fits what was typed.
func (e *entry) match(typed string) (rank int, ok bool) {
	if typed[0] >= '0' && typed[0] <= '9' {
		switch {
		case e.Code == typed:
			return exact, true
		case strings.HasPrefix(e.Code, typed):
			return begins, true
		}
		return 0, false
	}
	if rank, ok := e.matchName(typed); ok {
		return rank, true
	}
	if strings.Trim(typed, "abcdefghijklmnopqrstuvwxyz'") != "" {
		return 0, false
	}
	return e.matchPinyin(strings.ReplaceAll(typed, "'", ""))
}

// matchName looks for the words in the name, and then for their characters in
// this order.
func (e *entry) matchName(typed string) (rank int, ok bool) {
	name := strings.ToLower(e.Name)
	switch at := strings.Index(name, typed); {
	case name == typed:
		return exact, true
	case at == 0:
		return begins, true
	case at > 0:
		return within, true
	}
	rest := []rune(typed)
	rank = scattered
	for i, r := range e.name {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
			if i == 0 {
				rank = spread
			}
		}
	}
	return rank, len(rest) == 0
}

// matchPinyin looks for characters that are read like this, one after the
// other, each by its initial or by more of its pinyin; and then for characters
// with these initials in this order, in their usual reading: the rare ones
// would find too much.
func (e *entry) matchPinyin(typed string) (rank int, ok bool) {
	for i := range e.syllables {
		if rest, all := e.read(i, typed); rest {
			switch {
			case i == 0 && all:
				return exact, true
			case i == 0:
				return begins, true
			}
			return within, true
		}
	}
	rest := typed
	rank = scattered
	for i, s := range e.syllables {
		if rest != "" && len(s) > 0 && s[0][0] == rest[0] {
			rest = rest[1:]
			if i == 0 {
				rank = spread
			}
		}
	}
	return rank, rest == ""
}

// read reports whether the characters from the i-th on are read as typed, and
// whether that is all of the name.
func (e *entry) read(i int, typed string) (ok, all bool) {
	if typed == "" {
		return true, i == len(e.syllables)
	}
	if i == len(e.syllables) {
		return false, false
	}
	for _, p := range e.syllables[i] {
		for n := common(p, typed); n > 0; n-- {
			if ok, all := e.read(i+1, typed[n:]); ok {
				return true, all
			}
		}
	}
	return false, false
}

// common is how many letters two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
