package pdf

// pageRow is a row, or a slice of a tall one, as the pages see it.
type pageRow struct {
	height float64
	source int     // the table's row; slices of one row share it
	cost   float64 // of a page ending above this row
}

// What a page's end costs, in the unit in which a page left blank costs 100.
const (
	blankCost   = 100
	keepCost    = 120 // between a 类 and its first 款
	sectionCost = 30  // between a 款 and its first 项
	blockCost   = 60  // inside a merged cell's rows, if they fit on a page
	tallCost    = 5   // inside a merged cell's rows that do not
	sliceCost   = 70  // inside a row
	loneCost    = 80  // before the last row: it would stand alone
	labelCost   = 200 // where a merged cell's label would not fit in its part
	notesCost   = 150 // for notes that do not fit under the last rows
)

// pageStarts says at which rows pages start so that the pages' ends cost
// least. room is the height for rows on a page, tail what stands under the
// last row; extra, if given, adds to the cost of a page of rows [a, b).
func pageStarts(rows []pageRow, room, tail float64, extra func(a, b int) float64) []int {
	n := len(rows)
	best := make([]float64, n+1)
	next := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		best[i] = -1
		used := 0.0
		for j := i + 1; j <= n; j++ {
			used += rows[j-1].height
			if used > room+0.01 && j > i+1 {
				break
			}
			c := best[j]
			if j < n {
				left := max(0, 1-used/room)
				c += blankCost*left*left + rows[j].cost
			} else {
				c += lastPageCost(rows, i, used, room, tail)
			}
			if extra != nil {
				c += extra(i, j)
			}
			if best[i] < 0 || c <= best[i] {
				best[i], next[i] = c, j
			}
		}
	}
	var starts []int
	for i := 0; i < n; i = next[i] {
		starts = append(starts, i)
	}
	return starts
}

// lastPageCost is what a last page from row i on costs.
func lastPageCost(rows []pageRow, i int, used, room, tail float64) float64 {
	c := 0.0
	if i > 0 && rows[i].source == rows[len(rows)-1].source && rows[i].source != rows[i-1].source {
		c += loneCost
	}
	if used+tail > room+0.01 {
		c += notesCost
	}
	return c
}
