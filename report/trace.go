package report

import (
	"strings"

	"github.com/shopspring/decimal"
)

// piece is a part of a document that one run of a template made, with what the
// run asked of facts: enough to tell whether other figures give other words,
// and to compute its own figures again.
type piece struct {
	section  *section // nil for titles, notes and other single lines
	from, to int      // its blocks
	headings [2]int   // how many headings the document has before and after it
	spent    int      // steps it took, without its passes
	broken   bool     // a rewritten field of it is: other numbers may mend it
	titled   bool     // a heading of it has marked text, which keeps no figures
	uses     []use
	places   map[string]int // of the office's words: how often it printed them

	byTerm map[*term][]int    // uses of a term, made when first asked for
	runs   map[*Figure][]*Run // where a figure stands, likewise

	// The passes of the section's outer loops that are paragraphs of their own,
	// in their order, each with what it asked and its blocks among the section's.
	passes  []*piece
	askedBy map[*term][]*piece  // the passes that asked something of a term
	toldBy  map[string][]*piece // those that asked for the office's words at a place
	ran     int                 // how many passes the template came to, others too
	number  int                 // a pass's, from 1
	figures int                 // how many the section has before the pass
}

// use is one figure that a template printed of terms, one question it asked of
// them, or shares of a whole. y may be nil.
type use struct {
	x, y *term

	formula formula
	figure  *Figure

	question question
	answer   int

	shares *shareGroup
}

// shareGroup is parts of a whole with their shares, of which one may depend on
// all the others.
type shareGroup struct {
	parts    []*term
	whole    *term
	balanced bool
	figures  []*Figure // by part; empty if the whole has no shares
}

func (g *shareGroup) shares(places int32) []decimal.Decimal {
	parts := make([]decimal.Decimal, len(g.parts))
	for i, t := range g.parts {
		parts[i] = t.fact.Printed
	}
	return Shares(parts, g.whole.fact.Printed, places, g.balanced)
}

// follow makes the composer remember what its templates ask.
func (c *composer) follow() {
	c.terms, c.lines = map[string]*term{}, newPiece(nil)
	c.piece = c.lines
}

func newPiece(s *section) *piece { return &piece{section: s, places: map[string]int{}} }

// note remembers a use. A composer that nobody follows has no piece.
func (p *piece) note(u use) {
	if p != nil {
		p.uses = append(p.uses, u)
	}
}

// words remembers that the office's words at a place were asked for, and
// printed n times more.
func (p *piece) words(place string, n int) {
	if p != nil {
		p.places[place] += n
	}
}

// title remembers that a heading has marked text.
func (p *piece) title(text string) {
	if p != nil && strings.ContainsRune(text, markOpen) {
		p.titled = true
	}
}

// of returns the uses of a term.
func (p *piece) of(t *term) []int {
	if p.byTerm == nil {
		p.byTerm = make(map[*term][]int, len(p.uses))
		add := func(t *term, i int) {
			if t != nil {
				p.byTerm[t] = append(p.byTerm[t], i)
			}
		}
		for i, u := range p.uses {
			add(u.x, i)
			add(u.y, i)
			if u.shares != nil {
				for _, part := range u.shares.parts {
					add(part, i)
				}
				add(u.shares.whole, i)
			}
		}
	}
	return p.byTerm[t]
}
