package raw

import "time"

// Limits bound what a reader takes on, so that a hostile file costs no more
// than a fixed amount of memory and time. A file beyond one is refused with an
// *Error whose Problem is TooLarge or TooSlow.
type Limits struct {
	File     int64         // bytes of the file
	Unpacked int64         // bytes of all parts of a packed file that are read
	Memory   int64         // bytes the sandbox that reads PDF may use
	Parts    int           // parts of a packed file
	Pages    int           // pages, or sheets of a workbook
	Chars    int           // characters on one page
	Cells    int           // cells of all grids
	Nesting  int           // elements within elements, tables within tables
	Time     time.Duration // from opening to the end
}

// DefaultLimits are far above any real disclosure: 256 MB and 20 seconds.
func DefaultLimits() Limits {
	const mb = 1 << 20
	return Limits{
		File: 96 * mb, Unpacked: 128 * mb, Memory: 256 * mb,
		Parts: 20_000, Pages: 1000, Chars: 200_000, Cells: 500_000, Nesting: 200,
		Time: 20 * time.Second,
	}
}
