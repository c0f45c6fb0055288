package report

import (
	"sync"

	"juesuan/store"
)

// Live is a year's Book and Document that follow single changes of entries, as
// fast as somebody types. A changed amount is added to the sums it is part of,
// and the figures that stand for them are computed again; only a section whose
// words change is composed anew, of a long list only the item, and only where
// rows come or go is everything made anew.
//
// A Live is for one goroutine at a time.
type Live struct {
	pack  *Pack
	cat   *store.Catalogue
	prior *deriver
	unit  Unit
	opt   Options

	rows  *yearRows // of its own copy of the year
	made  *deriver
	text  *composer
	graph *graph
}

// Update says what a change of entries changed.
type Update struct {
	All      bool      // rows or lists came or went: Book and Document are new ones, and the rest is empty
	Facts    []string  // addresses of the facts (cells, sums, counts) whose amount moved
	Figures  []*Figure // numbers of the text that moved, in paragraphs that are not composed anew
	Sections []string  // sections of the text composed anew, at least in part, since a word changed
	Words    []string  // addresses of words of the office that stand where others stood, in other sections
	Tables   []string  // self-assessments with a cell that prints something else

	// Reworded are the paragraphs with other words, in Sections or at Words.
	// They and their figures are the same objects as before, unless Renewed:
	// then a section has other paragraphs or figures, and new blocks.
	Reworded []*Paragraph
	Renewed  bool
}

// NewLive derives and composes a year as Derive and Compose do, from a copy of
// it. prior is the previous year, or nil; it must not change.
//
// An error is that of Derive or of Compose.
func NewLive(p *Pack, cat *store.Catalogue, y, prior *store.Year, unit Unit, opt Options) (*Live, error) {
	if unit == "" {
		unit = p.Unit
	}
	l := &Live{pack: p, cat: cat, unit: unit, opt: opt, rows: rowsOf(cloneYear(y))}
	if prior != nil {
		l.prior = newDeriver(p, cat, prior, unit)
	}
	if err := l.anew(); err != nil {
		return nil, err
	}
	return l, nil
}

// Year returns the year with all changes. It, the Book and the Document belong
// to the Live: they are valid, and do not change, until the next Set.
func (l *Live) Year() *store.Year { return l.rows.year }

// Book returns the year's Book, which is what Derive would make of Year.
func (l *Live) Book() *Book { return l.made.book }

// Document returns the year's Document, which is what Compose would make of
// Book.
func (l *Live) Document() *Document { return l.text.doc }

// Set changes fields of the year, as store.Ledger.Set does, and brings Book and
// Document up to date: all changes are made or none. A row that is not there
// is added. What the ledger would refuse (Year.Validate) is not asked here.
//
// An error is a sentence: a value that is not understood, with its address, or
// what Derive and Compose say to the year as it would be.
func (l *Live) Set(changes ...store.Change) (Update, error) {
	var undo undoList
	edits, err := l.edit(changes, &undo)
	if err != nil {
		undo.run()
		return Update{}, err
	}
	var steps undoList
	if up, ok := l.follow(edits, &steps); ok {
		return up, nil
	}
	steps.run()
	if err := l.anew(); err != nil {
		undo.run()
		return Update{}, err
	}
	return Update{All: true}, nil
}

// edit makes the changes in the year.
func (l *Live) edit(changes []store.Change, undo *undoList) ([]edited, error) {
	y, rows := l.rows.year, l.rows
	names := projectNames(y)
	var edits []edited
	added := false
	for _, c := range changes {
		e, err := rows.set(c, undo)
		if err != nil {
			return nil, err
		}
		edits = append(edits, e)
		added = added || e.added
	}
	rows.followRenamed(names, edits, undo)
	if added { // where the ledger keeps them
		unsorted := *y
		undo.add(func() { *y, l.rows = unsorted, rows })
		y.Sort()
		l.rows = rowsOf(y)
	}
	return edits, nil
}

// anew makes everything anew; where it fails nothing has changed.
func (l *Live) anew() error {
	d := newDeriver(l.pack, l.cat, l.rows.year, l.unit)
	if err := d.allTables(); err != nil {
		return err
	}
	d.rest(l.prior)
	var g *graph
	var wg sync.WaitGroup
	wg.Go(func() { g = graphOf(d.book) })
	c := &composer{pack: l.pack, book: d.book, year: l.rows.year}
	c.follow()
	err := c.compose(l.opt)
	wg.Wait()
	if err != nil {
		return err
	}
	l.made, l.text, l.graph = d, c, g
	return nil
}
