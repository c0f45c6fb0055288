package report

// AddFact gives a Book that was read from a document a fact that stands in
// none of its tables: a count, or an amount that only the text tells. A fact
// that is there already stays; the result is the one at the address.
func (b *Book) AddFact(f *Fact) *Fact {
	if old := b.Fact(f.Addr); old != nil {
		return old
	}
	b.addFact(f)
	return f
}
