package report

import (
	"slices"
	"strings"
)

// A section often tells of thousands of items in one loop. Each pass of it is a
// piece of its own (piece.passes): where words change within one, the section's
// template is run again without the other passes, and these keep their blocks.

// cut is what a pass printed in the text of a run.
type cut struct {
	piece    *piece
	from, to int // bytes
}

// followed reports whether somebody follows what is being made, a section.
func (c *composer) followed() bool { return c.piece != nil && c.piece != c.lines }

// beginPass begins a pass of an outer loop, which executes n nodes; false if
// nobody wants it.
func (c *composer) beginPass(n int) (bool, error) {
	if !c.followed() {
		return true, c.spend(n)
	}
	c.passes++
	if c.only != nil && !c.only[c.passes] {
		return false, nil
	}
	p := newPiece(c.piece.section)
	p.number, p.spent = c.passes, -c.spent
	c.cuts = append(c.cuts, cut{p, c.out.Len(), 0})
	c.outer, c.piece = c.piece, p
	return true, c.spend(n)
}

// endPass ends it.
func (c *composer) endPass() string {
	if c.followed() {
		c.cuts[len(c.cuts)-1].to = c.out.Len()
		c.piece.spent += c.spent
		c.piece = c.outer
	}
	return ""
}

// inPasses makes the blocks of a section that was run, and its passes, as far as
// they are paragraphs of their own.
func (c *composer) inPasses(p *piece, text string) {
	at, n := 0, 0
	p.ran, p.askedBy, p.toldBy = c.passes, map[*term][]*piece{}, map[string][]*piece{}
	for _, pass := range c.cuts {
		if !ended(text[at:pass.from]) || !ownParagraphs(text[pass.from:pass.to]) {
			p.merge(pass.piece)
			continue
		}
		n = c.blocks(p.section.id, text[at:pass.from], n)
		pass.piece.figures, pass.piece.from = n, len(c.doc.Blocks)
		n = c.blocks(p.section.id, text[pass.from:pass.to], n)
		pass.piece.to = len(c.doc.Blocks)
		p.passes = append(p.passes, pass.piece)
		p.enlist(pass.piece)
		at = pass.to
	}
	c.blocks(p.section.id, text[at:], n)
}

// ended reports whether a text that begins a paragraph ends one.
func ended(text string) bool {
	rest := strings.TrimRight(text, " \t\r")
	if rest == "" {
		return true
	}
	rest, ok := strings.CutSuffix(rest, "\n")
	rest = strings.TrimRight(rest, " \t\r")
	return ok && (rest == "" || strings.HasSuffix(rest, "\n"))
}

// ownParagraphs reports whether a pass printed whole paragraphs and no heading,
// which would be counted.
func ownParagraphs(text string) bool {
	if !ended(text) {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if headingLevel(strings.Trim(line, " \t\r")) > 0 {
			return false
		}
	}
	return true
}

// merge takes over what a pass asked.
func (p *piece) merge(pass *piece) {
	p.uses = append(p.uses, pass.uses...)
	for place, n := range pass.places {
		p.places[place] += n
	}
}

// enlist notes whom a pass asked.
func (p *piece) enlist(pass *piece) {
	for t := range pass.asked {
		if list := p.askedBy[t]; len(list) == 0 || list[len(list)-1] != pass {
			p.askedBy[t] = append(list, pass)
		}
	}
	for place := range pass.places {
		p.toldBy[place] = append(p.toldBy[place], pass)
	}
}

// asked yields the terms that a piece asked something of; some more than once.
func (p *piece) asked(yield func(*term) bool) {
	for i := range p.uses {
		u := &p.uses[i]
		terms := []*term{u.x, u.y}
		if u.shares != nil {
			terms = append(slices.Clone(u.shares.parts), u.shares.whole)
		}
		for _, t := range terms {
			if t != nil && !yield(t) {
				return
			}
		}
	}
}

// due are the passes that asked of terms that moved, or for words that changed,
// in their order.
func (p *piece) due(moved []*term, rewritten map[string][2]string) []*retold {
	var list []*piece
	for _, t := range moved {
		list = append(list, p.askedBy[t]...)
	}
	for place := range rewritten {
		list = append(list, p.toldBy[place]...)
	}
	slices.SortFunc(list, func(a, b *piece) int { return a.number - b.number })
	var out []*retold
	for _, pass := range slices.Compact(list) {
		out = append(out, &retold{piece: pass})
	}
	return out
}

// repass composes passes of a section anew, apart from the document; false if
// that fails, or one has other paragraphs or figures than before.
func (c *composer) repass(section *piece, list []*retold) bool {
	doc, spent := c.doc, c.spent
	c.doc, c.piece, c.only = &Document{}, newPiece(section.section), map[int]bool{}
	defer func() { c.doc, c.piece, c.only = doc, c.lines, nil }()
	for _, r := range list {
		c.only[r.piece.number] = true
		spent -= r.piece.spent
	}
	text, err := c.run(section.section)
	c.spent = spent
	if err != nil || len(c.cuts) != len(list) || c.passes != section.ran {
		return false
	}
	for i, r := range list {
		words := text[c.cuts[i].from:c.cuts[i].to]
		if !ownParagraphs(words) {
			return false
		}
		r.fresh = c.cuts[i].piece
		r.fresh.figures, r.fresh.from, r.fresh.to = r.piece.figures, r.piece.from, r.piece.to
		from := len(c.doc.Blocks)
		c.blocks(section.section.id, words, r.fresh.figures)
		r.blocks = c.doc.Blocks[from:]
		if !r.likeBefore(doc) {
			return false
		}
		c.spent += r.fresh.spent
	}
	return true
}

// renewPass puts a pass that was composed anew in the place of the old one.
func (p *piece) renewPass(r *retold) {
	old := r.piece
	isOld := func(x *piece) bool { return x == old }
	for t := range old.asked {
		p.askedBy[t] = slices.DeleteFunc(p.askedBy[t], isOld)
	}
	for place := range old.places {
		p.toldBy[place] = slices.DeleteFunc(p.toldBy[place], isOld)
	}
	p.passes[slices.Index(p.passes, old)] = r.fresh
	p.enlist(r.fresh)
	p.runs = nil // a figure made outside the loop may stand in the pass
}
