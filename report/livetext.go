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
		if !r.ask(c.pack, moved) {
			return false
		}
		r.read(rewritten)
		if !r.anew && r.figures == nil && r.words == nil {
			continue
		}
		switch {
		case p == c.lines, r.anew && !c.again(r):
			return false
		case !r.anew:
			c.spent += r.steps
		}
		list = append(list, r)
	}
	if c.tooMuch() {
		return false
	}
	for _, r := range list {
		if r.anew {
			up.Sections = append(up.Sections, r.piece.section.id)
			reworded, kept := r.keep(c.doc.Blocks[r.piece.from:r.piece.to])
			up.Reworded = append(up.Reworded, reworded...)
			up.Renewed = up.Renewed || !kept
			c.replace(r)
			continue
		}
		for _, f := range r.figures {
			r.piece.print(c.doc, f)
			up.Figures = append(up.Figures, f.figure)
		}
		r.piece.spent += r.steps
		for _, w := range r.words {
			up.Reworded = append(up.Reworded, r.piece.reword(c.doc, w)...)
			up.Words = append(up.Words, w.addr)
		}
	}
	slices.Sort(up.Words)
	up.Words = slices.Compact(up.Words)
	return true
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
	r.fresh.from, r.fresh.to = old.from, old.to+by
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
			p.from, p.to = p.from+by, p.to+by
		}
	}
}

// print puts a figure's new value wherever it stands.
func (p *piece) print(doc *Document, f newFigure) {
	if p.runs == nil {
		p.runs = map[*Figure][]*Run{}
		p.eachRun(doc, func(r *Run) {
			if r.Figure != nil {
				p.runs[r.Figure] = append(p.runs[r.Figure], r)
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

func (p *piece) eachRun(doc *Document, do func(*Run)) {
	for _, b := range doc.Blocks[p.from:p.to] {
		if para, ok := b.(*Paragraph); ok {
			for i := range para.Runs {
				do(&para.Runs[i])
			}
		}
	}
}
