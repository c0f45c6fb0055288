// Package raw is what is in a published file before anybody knows what it
// means: lines of text and grids of cells in reading order, each with its place.
// Readers of formats make it; package read finds the disclosure in it.
package raw

// File is what was read from one file.
type File struct {
	Format string // pdf, docx, xlsx, xls, html, txt
	Pages  []Page // empty where the format has no pages
	Blocks []Block
	// GridsLost is set where the format kept no cells: a table's lines hold its
	// printed cells separated by spaces, and blank cells left nothing.
	GridsLost bool
}

// Page is a page as it shows, turned upright: its size in points.
type Page struct {
	Width, Height float64
	Scan          bool // a picture without text: what is on it was not read
}

// Block is a *Line or a *Grid.
type Block interface{ block() }

// Line is a paragraph where the format knows paragraphs, else a line of the page.
type Line struct {
	Text string
	// Level is the level of a heading the format marks as one, else 0.
	Level int
	// Whole is set where the format says that a paragraph ends with the line;
	// other lines may go on in the next one.
	Whole bool
	// Contents is set where the format marks a line of the contents as one.
	Contents bool
	Spot     Spot
	// Words are the parts of the line that stand apart, left to right, where
	// the format has places; they are how a table without ruling is read.
	Words []Word
}

// Word is a run of characters without a gap.
type Word struct {
	Text string
	Spot Spot
	At   []float64 // where each character of Text begins
}

// Grid is a table: every row has the same number of cells.
type Grid struct {
	Sheet string // the sheet's name in a workbook
	Rows  [][]Cell
	Spot  Spot
}

// Cell is a cell of a grid. A cell covered by a merged neighbour is Covered and empty.
type Cell struct {
	Text             string // as printed; line breaks inside the cell are "\n"
	RowSpan, ColSpan int    // at least 1
	Covered          bool
	Number           bool // the format stores a number, Text is it as printed
	Spot             Spot
}

// Spot is where something stands: the page, counted from 1, and the box in
// points from the page's upper left corner; in a workbook the cell's name.
type Spot struct {
	Page   int
	X0, Y0 float64
	X1, Y1 float64
	Name   string // 支出决算表!C12
}

func (*Line) block() {}
func (*Grid) block() {}
