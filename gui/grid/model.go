package grid

import "juesuan/gui/theme"

// Table is what a grid shows. A table that is not a [Sheet] can only be read.
type Table interface {
	// Columns returns the columns from left to right. It is asked at every
	// refresh.
	Columns() []Column
	// Rows returns how many rows there are, counted from 0.
	Rows() int
	// Cell returns what is to be seen at a place. It is asked for visible
	// cells only, at every refresh, so it must be fast.
	Cell(Place) Cell
}

// Sheet is a table that can be edited. Its errors are sentences for the user;
// after an error nothing has changed.
type Sheet interface {
	Table
	// Input returns a cell's content as it is edited and copied: an amount
	// without separators, or just what was typed where it was not understood.
	Input(Place) string
	// Suggest returns what may be meant by what has been typed so far, best
	// first: every choice of a choice cell for "", subjects for a code cell.
	Suggest(at Place, typed string) []Suggestion
	// Change makes all changes, in one step of undo. A row behind the last
	// asks for a new one. What a cell does not understand is no error: the
	// cell keeps the text and is marked. Change returns the block that the
	// changed cells now cover, since rows may have been added or sorted: the
	// first cell alone where others stand between them, [NoBlock] if that is
	// not known.
	Change(Action, []Change) (Range, error)
	// InsertRows makes n empty rows before the row at.
	InsertRows(at, n int) error
	// DeleteRows removes n rows from the row at.
	DeleteRows(at, n int) error
	// Undo takes the last step back and returns where it was, or [Nowhere] if
	// that is not in this grid.
	Undo() (Place, error)
	// Redo is undo's contrary.
	Redo() (Place, error)
	// Summary says what there is to say about several selected cells, such as
	// their sum; empty if nothing.
	Summary(Range) string
}

// Column is a column of a table.
type Column struct {
	Key   string   // names the column where its width is remembered
	Title []string // from the top: neighbours with the same beginning share a head cell
	Width float32  // until somebody drags it; 0 stands for a usual one
	Most  float32  // it takes free room until it is this wide
	Kind  Kind     // aligns the title
}

// Kind says how a cell is aligned and edited.
type Kind int

// The kinds of cells.
const (
	Text   Kind = iota // words, to the left
	Amount             // figures, to the right; never cut, ### if too narrow
	Choice             // one of a few words, from a list
	Code               // a subject, found by code, by name or by initials
)

// Cell is what is to be seen at a place.
type Cell struct {
	Text   string // as shown: an amount with separators
	Kind   Kind
	Hint   string // shown quietly while Text is empty
	Indent int    // levels to the right, for what is part of the row above
	Fixed  bool   // cannot be changed
	Why    string // why it cannot; "" says no more than that
	Left   bool   // fixed, but what is typed here goes into the cell at the left
	Total  bool   // a sum: cannot be changed either, grey and bold
	Lit    bool   // framed: what the cell edited elsewhere goes into
	Mark   Mark
}

// ReadOnly reports whether the cell cannot be changed.
func (c Cell) ReadOnly() bool { return c.Fixed || c.Total }

// Mark points out what is wrong with a cell; the zero value marks nothing.
type Mark struct {
	Severity theme.Severity
	Why      string // a sentence
}

// Suggestion is one of the things that may have been meant.
type Suggestion struct {
	Text  string // what the cell gets
	Label string // what the list shows; empty: Text
	Note  string // quietly behind it
}

func (s Suggestion) label() string {
	if s.Label != "" {
		return s.Label
	}
	return s.Text
}

// Change is a new content for a cell.
type Change struct {
	At   Place
	Text string
}

// Action says, for the history, how a change came about.
type Action string

// The actions.
const (
	Typed  Action = "录入"
	Pasted Action = "粘贴"
	Cut    Action = "剪切"
	Clear  Action = "清除"
	Filled Action = "填充"
)
