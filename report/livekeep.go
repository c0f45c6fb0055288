package report

import (
	"reflect"
	"slices"
)

// keep lets a section that was composed anew keep its blocks, if they are the
// same paragraphs with the same figures: these take over what the new ones say,
// so that nobody who knows them has to look for them again. It returns the
// paragraphs that read otherwise; false if the blocks are others.
func (r *retold) keep(old []Block) ([]*Paragraph, bool) {
	if !slices.EqualFunc(old, r.blocks, alike) {
		return nil, false
	}
	known := map[*Figure]*Figure{} // by the new one
	var reworded []*Paragraph
	for i, b := range old {
		p, ok := b.(*Paragraph)
		if !ok {
			continue
		}
		now := r.blocks[i].(*Paragraph)
		if p.take(now, known) {
			reworded = append(reworded, p)
		}
	}
	r.fresh.know(known)
	for _, pass := range r.fresh.passes {
		pass.know(known)
	}
	r.blocks = slices.Clone(old)
	return reworded, true
}

// know lets a piece's uses have the figures that are kept.
func (p *piece) know(known map[*Figure]*Figure) {
	for i := range p.uses {
		u := &p.uses[i]
		if f := known[u.figure]; f != nil {
			u.figure = f
		}
		if u.shares == nil {
			continue
		}
		for j, f := range u.shares.figures {
			if k := known[f]; k != nil {
				u.shares.figures[j] = k
			}
		}
	}
}

// likeBefore reports whether the new blocks can be kept.
func (r *retold) likeBefore(doc *Document) bool {
	return slices.EqualFunc(doc.Blocks[r.piece.from:r.piece.to], r.blocks, alike)
}

// take takes over what the paragraph says now, with the figures that it has,
// and reports whether that differs.
func (p *Paragraph) take(now *Paragraph, known map[*Figure]*Figure) bool {
	old := p.figures()
	runs := slices.Clone(now.Runs)
	differs := len(runs) != len(p.Runs)
	k := 0
	for i := range runs {
		f := runs[i].Figure
		if f != nil {
			if known[f] == nil {
				known[f] = old[k]
				*old[k] = *f
			}
			runs[i].Figure = known[f]
			k++
		}
		differs = differs || runs[i] != p.Runs[i]
	}
	p.Runs = runs
	return differs
}

// figures are the paragraph's, in their order.
func (p *Paragraph) figures() []*Figure {
	var out []*Figure
	for i := range p.Runs {
		if f := p.Runs[i].Figure; f != nil {
			out = append(out, f)
		}
	}
	return out
}

// alike reports whether a block may take over what another says: paragraphs
// with the same figures, whatever words stand between them.
func alike(a, b Block) bool {
	p, ok := a.(*Paragraph)
	if !ok {
		return reflect.DeepEqual(a, b)
	}
	q, ok := b.(*Paragraph)
	return ok && p.Section == q.Section && slices.EqualFunc(p.figures(), q.figures(), func(f, g *Figure) bool {
		return f.Addr == g.Addr && f.Kind == g.Kind && f.Formula == g.Formula && slices.Equal(f.Facts, g.Facts)
	})
}
