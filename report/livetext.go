package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/store"
)

// refresh gives the terms of facts the values that the facts have now.
func (c *composer) refresh(b *Book, facts []string) {
	for _, a := range facts {
		if t := c.terms[a]; t != nil {
			t.fact = b.Fact(a)
		}
	}
}

// retold is what a piece of the text has to change.
type retold struct {
	piece   *piece
	figures []newFigure
	words   []newWords
	steps   int  // that the new words take more
	anew    bool // other words than figures change: it is composed anew
	fresh   *piece
	blocks  []Block
	passes  []*retold // of its passes those that change, where it is not composed anew itself
}

type newFigure struct {
	figure *Figure
	text   string
	value  decimal.Decimal
}

// newWords are words of the office that stand where others stood.
type newWords struct{ addr, text string }

// retell brings the text up to date after facts moved and the office's words
// at places changed; false if everything has to be composed anew. It changes
// the Document only when nothing can fail any more.
func (l *Live) retell(up *Update, places []string, undo *undoList) bool {
	c := l.text
	spent := c.spent
	undo.add(func() { c.spent = spent })
	rewritten := c.rewrite(l.rows.year, places, undo)
	var moved []*term
	for _, a := range up.Facts {
		if t := c.terms[a]; t != nil {
			moved = append(moved, t)
		}
	}
	var list []*retold
	for _, p := range append(slices.Clone(c.pieces), c.lines) {
		r := &retold{piece: p}
		if !r.follow(c, moved, rewritten) || p == c.lines && r.anew {
			return false
		}
		if r.changed() || len(r.passes) > 0 {
			list = append(list, r)
		}
	}
	if c.tooMuch() {
		return false
	}
	for _, r := range list {
		l.put(r, up)
	}
	slices.Sort(up.Words)
	up.Words = slices.Compact(up.Words)
	return true
}

// follow finds what a piece and its passes have to change, and composes anew
// what has other words; false if that fails or cannot be done apart.
func (r *retold) follow(c *composer, moved []*term, rewritten map[string][2]string) bool {
	if !r.ask(c.pack, moved) {
		return false
	}
	r.read(rewritten)
	var fresh []*retold
	for _, pass := range r.piece.due(moved, rewritten) {
		if r.anew {
			break
		}
		if !pass.ask(c.pack, moved) {
			return false
		}
		pass.read(rewritten)
		if pass.anew {
			fresh = append(fresh, pass)
		}
		if pass.changed() {
			r.passes = append(r.passes, pass)
		}
	}
	if !r.anew && len(fresh) > 0 && !c.repass(r.piece, fresh) {
		r.anew = true
	}
	if r.anew {
		r.passes = nil
		return r.piece.section == nil || c.again(r)
	}
	c.spent += r.steps
	for _, pass := range r.passes {
		if !pass.anew {
			c.spent += pass.steps
		}
	}
	return true
}

// changed reports whether a piece has anything to change, its passes aside.
func (r *retold) changed() bool { return r.anew || r.figures != nil || r.words != nil }

// put brings what changed into the document.
func (l *Live) put(r *retold, up *Update) {
	c := l.text
	if r.anew {
		up.Sections = append(up.Sections, r.piece.section.id)
		reworded, kept := r.keep(c.doc.Blocks[r.piece.from:r.piece.to])
		up.Reworded = append(up.Reworded, reworded...)
		up.Renewed = up.Renewed || !kept
		c.replace(r)
		return
	}
	r.putFigures(c.doc, up)
	for _, pass := range r.passes {
		if !pass.anew {
			pass.putFigures(c.doc, up)
			continue
		}
		if id := pass.piece.section.id; !slices.Contains(up.Sections, id) {
			up.Sections = append(up.Sections, id)
		}
		reworded, _ := pass.keep(c.doc.Blocks[pass.piece.from:pass.piece.to]) // they are like before
		up.Reworded = append(up.Reworded, reworded...)
		r.piece.renewPass(pass)
	}
}

// putFigures does so where only figures and whole words of the office changed.
func (r *retold) putFigures(doc *Document, up *Update) {
	for _, f := range r.figures {
		r.piece.print(doc, f)
		up.Figures = append(up.Figures, f.figure)
	}
	r.piece.spent += r.steps
	for _, w := range r.words {
		up.Reworded = append(up.Reworded, r.piece.reword(doc, w)...)
		up.Words = append(up.Words, w.addr)
	}
}

// ask asks a piece's questions about facts that moved once more, and computes
// its figures of them; false if one has no value and no question asked for it.
func (r *retold) ask(pack *Pack, moved []*term) bool {
	if r.piece.broken && len(moved) > 0 {
		return false
	}
	seen := map[int]bool{}
	whole := true
	for _, t := range moved {
		for _, i := range r.piece.of(t) {
			if seen[i] {
				continue
			}
			seen[i] = true
			switch u := &r.piece.uses[i]; {
			case u.question != nil:
				r.anew = r.anew || u.question(u.x.fact, u.y.of()) != u.answer
			case u.formula != nil:
				f, err := u.formula(pack, u.x.fact, u.y.of())
				whole = whole && err == nil
				r.compare(u.figure, f)
			default:
				for i, v := range u.shares.shares(pack.Numbers.PercentDecimals) {
					if i < len(u.shares.figures) { // or else there were none
						r.compare(u.shares.figures[i], pack.percentFigure(ShareFigure, v, ""))
					}
				}
			}
		}
	}
	return whole || r.anew
}

// compare notes a figure that has another value now.
func (r *retold) compare(old *Figure, now Figure) {
	if now.Text == old.Text && now.Value.Equal(old.Value) {
		return
	}
	switch {
	case old.Addr != "" || r.piece.section == nil:
		r.figures = append(r.figures, newFigure{old, now.Text, now.Value})
	case r.piece.titled: // it may stand in a heading, as plain text
		r.anew = true
	}
}

// read looks for words of the office that a piece asked for and that changed.
func (r *retold) read(rewritten map[string][2]string) {
	for place, text := range rewritten {
		n, asked := r.piece.places[place]
		old, now := officeWords(place, text[0]), officeWords(place, text[1])
		switch {
		case !asked || old == now:
		case old == "" || now == "" || strings.Contains(old+now, "\n") || r.piece.titled || r.piece.section == nil:
			r.anew = true
		default:
			r.steps += n * (wordSteps(now) - wordSteps(old))
			r.words = append(r.words, newWords{wordsAddr(place), now})
		}
	}
}

// rewrite takes the words at the places from the year, and returns the old and
// the new ones.
func (c *composer) rewrite(y *store.Year, places []string, undo *undoList) map[string][2]string {
	out := map[string][2]string{}
	for _, t := range y.Texts {
		if !slices.Contains(places, t.Place) {
			continue
		}
		old, known := c.texts[t.Place]
		undo.add(func() {
			if c.texts[t.Place] = old; !known {
				delete(c.texts, t.Place)
			}
		})
		c.texts[t.Place] = t.Text
		out[t.Place] = [2]string{old, t.Text}
	}
	return out
}

// again composes a piece anew, apart from the document; false if that fails or
// the document would have more headings, or fewer.
func (c *composer) again(r *retold) bool {
	doc, headings := c.doc, c.ids["h"]
	defer func() { c.doc, c.ids["h"] = doc, headings }()
	c.doc, c.ids["h"] = &Document{}, r.piece.headings[0]
	c.spent -= r.piece.spent
	for _, pass := range r.piece.passes {
		c.spent -= pass.spent
	}
	var err error
	r.fresh, err = c.tell(r.piece.section)
	r.blocks = c.doc.Blocks
	return err == nil && r.fresh.headings == r.piece.headings
}

// replace puts a piece that was composed anew in the place of the old one.
func (c *composer) replace(r *retold) {
	old, doc := r.piece, c.doc
	doc.Blocks = slices.Replace(doc.Blocks, old.from, old.to, r.blocks...)
	by := len(r.blocks) - (old.to - old.from)
	r.fresh.shift(old.from)
	if at := &doc.explanation; old.from < at[0] {
		at[0], at[1] = at[0]+by, at[1]+by
	} else if old.from <= at[1] {
		at[1] += by
	}
	after := false
	for i, p := range c.pieces {
		switch {
		case p == old:
			c.pieces[i], after = r.fresh, true
		case after:
			p.shift(by)
		}
	}
}

// shift moves a piece by so many blocks.
func (p *piece) shift(by int) {
	if by == 0 {
		return
	}
	p.from, p.to = p.from+by, p.to+by
	for _, pass := range p.passes {
		pass.from, pass.to = pass.from+by, pass.to+by
	}
}

// print puts a figure's new value wherever it stands.
func (p *piece) print(doc *Document, f newFigure) {
	if p.runs == nil {
		p.runs = map[*Figure][]*Run{}
		for f := range p.printed {
			p.runs[f] = nil
		}
		p.eachRun(doc, func(r *Run) {
			if r.Figure == nil {
				return
			}
			if list, own := p.runs[r.Figure]; own { // not a pass's
				p.runs[r.Figure] = append(list, r)
			}
		})
	}
	for _, r := range p.runs[f.figure] {
		r.Text = f.text
	}
	f.figure.Text, f.figure.Value = f.text, f.value
}

// reword puts the office's new words where the old ones stand, and returns the
// paragraphs.
func (p *piece) reword(doc *Document, w newWords) []*Paragraph {
	var out []*Paragraph
	for _, b := range doc.Blocks[p.from:p.to] {
		para, ok := b.(*Paragraph)
		if !ok {
			continue
		}
		for i := range para.Runs {
			if r := &para.Runs[i]; r.Entry == w.addr {
				r.Text = w.text
				if len(out) == 0 || out[len(out)-1] != para {
					out = append(out, para)
				}
			}
		}
	}
	return out
}

// printed yields the figures that a piece computed.
func (p *piece) printed(yield func(*Figure) bool) {
	for i := range p.uses {
		u := &p.uses[i]
		if u.figure != nil && !yield(u.figure) {
			return
		}
		if u.shares != nil {
			for _, f := range u.shares.figures {
				if !yield(f) {
					return
				}
			}
		}
	}
}

func (p *piece) eachRun(doc *Document, do func(*Run)) {
	for _, b := range doc.Blocks[p.from:p.to] {
		if para, ok := b.(*Paragraph); ok {
			for i := range para.Runs {
				do(&para.Runs[i])
			}
		}
	}
}
