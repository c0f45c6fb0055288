// Package sheet is what the readers of workbooks share: numbers as their
// formats show them, and a sheet's cells as a grid.
package sheet

import (
	"maps"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// The size of a sheet of Excel.
const (
	MaxRows = 1 << 20
	MaxCols = 1 << 14
)

// Sheet collects the cells of one sheet. Rows and columns count from 0.
type Sheet struct {
	Name       string
	HiddenRows map[int]bool
	HiddenCols map[int]bool
	HideZeros  bool // zeros show nothing
	limit      int
	cells      map[place]cell
	merges     []merge
}

type place struct{ row, col int }

type cell struct {
	text   string
	number bool
}

// merge has its first and its last cell.
type merge struct{ from, to place }

// New returns an empty sheet that takes so many cells.
func New(name string, limit int) *Sheet {
	return &Sheet{Name: name, HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}, limit: limit, cells: map[place]cell{}}
}

// Put sets a cell to what it shows. One that shows nothing is no cell. Too
// many are TooLarge.
func (s *Sheet) Put(row, col int, text string, number bool) error {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = raw.Clean(lines[i])
	}
	text = strings.Trim(strings.Join(lines, "\n"), "\n")
	if text == "" || row < 0 || col < 0 || row >= MaxRows || col >= MaxCols {
		return nil
	}
	s.cells[place{row, col}] = cell{text, number}
	if len(s.cells) > s.limit {
		return raw.TooMany("工作表的单元格", s.limit)
	}
	return nil
}

// PutNumber sets a cell to a number as its format shows it.
func (s *Sheet) PutNumber(row, col int, v float64, f *Format, date1904 bool) error {
	if v == 0 && s.HideZeros {
		return nil
	}
	return s.Put(row, col, strings.TrimSpace(f.Number(v, date1904)), true)
}

// Merge joins cells; the first shows its text in all.
func (s *Sheet) Merge(row0, col0, row1, col1 int) error {
	if row0 < 0 || col0 < 0 || row1 < row0 || col1 < col0 || row1 >= MaxRows || col1 >= MaxCols {
		return nil
	}
	if s.merges = append(s.merges, merge{place{row0, col0}, place{row1, col1}}); len(s.merges) > s.limit {
		return raw.TooMany("工作表的合并单元格", s.limit)
	}
	return nil
}

// Grid returns what the sheet shows, nil if that is nothing. Hidden rows and
// columns are left out, so are columns in which nothing stands; of several
// blank rows one stays.
func (s *Sheet) Grid() (*raw.Grid, error) {
	s.unhide()
	rows, cols := map[int]bool{}, map[int]bool{}
	for p := range s.cells {
		if !s.HiddenRows[p.row] && !s.HiddenCols[p.col] {
			rows[p.row], cols[p.col] = true, true
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	r := index(withGaps(slices.Sorted(maps.Keys(rows)), s.HiddenRows))
	c := index(slices.Sorted(maps.Keys(cols)))
	if len(r.all)*len(c.all) > s.limit {
		return nil, raw.TooMany("工作表的单元格", s.limit)
	}
	g := &raw.Grid{Sheet: s.Name, Spot: raw.Spot{Name: s.Name}, Rows: make([][]raw.Cell, len(r.all))}
	for i, row := range r.all {
		g.Rows[i] = make([]raw.Cell, len(c.all))
		for j, col := range c.all {
			k := s.cells[place{row, col}]
			g.Rows[i][j] = raw.Cell{Text: k.text, Number: k.number, RowSpan: 1, ColSpan: 1, Spot: raw.Spot{Name: s.Name + "!" + CellName(row, col)}}
		}
	}
	work := 20 * s.limit // merges that overlap are looked at and left; a sane sheet has few
	for _, m := range s.merges {
		r0, c0, r1, c1 := r.after(m.from.row), c.after(m.from.col), r.after(m.to.row+1), c.after(m.to.col+1)
		if work -= (r1 - r0) * (c1 - c0); work < 0 {
			return nil, raw.TooMany("工作表的合并单元格", s.limit)
		}
		span(g.Rows, r0, c0, r1, c1)
	}
	return g, nil
}

// unhide moves the text of a merged cell whose first row or column is hidden
// to the first that shows.
func (s *Sheet) unhide() {
	for i := range s.merges {
		m := &s.merges[i]
		k, ok := s.cells[m.from]
		to := m.from
		for to.row < m.to.row && s.HiddenRows[to.row] {
			to.row++
		}
		for to.col < m.to.col && s.HiddenCols[to.col] {
			to.col++
		}
		if to != m.from && ok {
			delete(s.cells, m.from)
			s.cells[to] = k
		}
		m.from = to
	}
}

// withGaps adds one blank row where rows are left out.
func withGaps(rows []int, hidden map[int]bool) []int {
	var out []int
	for i, r := range rows {
		if i > 0 {
			for gap := rows[i-1] + 1; gap < r; gap++ {
				if !hidden[gap] {
					out = append(out, gap)
					break
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// positions are the rows or columns of a grid.
type positions struct{ all []int }

func index(all []int) positions { return positions{all} }

// after is how many are before n.
func (p positions) after(n int) int {
	at, _ := slices.BinarySearch(p.all, n)
	return at
}

// span merges the cells from a first to before a last one, unless one of them
// is merged already.
func span(rows [][]raw.Cell, r0, c0, r1, c1 int) {
	if r1 <= r0 || c1 <= c0 || r1-r0 == 1 && c1-c0 == 1 {
		return
	}
	for r := r0; r < r1; r++ {
		for c := c0; c < c1; c++ {
			if k := rows[r][c]; k.Covered || k.RowSpan > 1 || k.ColSpan > 1 {
				return
			}
		}
	}
	for r := r0; r < r1; r++ {
		for c := c0; c < c1; c++ {
			if r > r0 || c > c0 {
				k := &rows[r][c]
				*k = raw.Cell{Covered: true, RowSpan: 1, ColSpan: 1, Spot: k.Spot}
			}
		}
	}
	rows[r0][c0].RowSpan, rows[r0][c0].ColSpan = r1-r0, c1-c0
}

// CellName is a cell's name, A1 for 0, 0.
func CellName(row, col int) string {
	var b [10]byte
	i := len(b)
	for row++; row > 0; row /= 10 {
		i--
		b[i] = byte('0' + row%10)
	}
	for col++; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}
