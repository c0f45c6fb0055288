package pdf

// story is running text as lines from top to bottom, not yet on pages.
type story struct {
	lines   []storyLine
	heading bool // the last line is a heading's: the next stays with it
}

// storyLine is one line of a story; what it holds stands on the base line
// y = 0, with x from the page's left edge.
type storyLine struct {
	set
	before float64 // from the line's top to its base line
	height float64
	keep   bool // not parted from the line above by a page's end
}

// paginate says at which lines pages start. It fills pages and goes back to
// the last place where they may end; a stretch that is longer than a page and
// may not be parted is parted where the page is full.
func paginate(lines []storyLine, room float64) []int {
	var starts []int
	for start := 0; start < len(lines); {
		starts = append(starts, start)
		end, used := start, 0.0
		for end < len(lines) && used+lines[end].height <= room+0.01 {
			used += lines[end].height
			end++
		}
		end = max(end, start+1)
		if end < len(lines) {
			for back := end; back > start; back-- {
				if !lines[back].keep {
					end = back
					break
				}
			}
		}
		start = end
	}
	return starts
}

// flush sets the waiting story onto new portrait pages.
func (l *layout) flush() {
	lines := l.story.lines
	l.story = story{}
	if len(lines) == 0 {
		return
	}
	g := portrait(l.style)
	starts := append(paginate(lines, g.height()), len(lines))
	for i, from := range starts[:len(starts)-1] {
		p := l.newPage(g)
		y := g.top
		for _, ln := range lines[from:starts[i+1]] {
			p.add(ln.set, y+ln.before)
			y += ln.height
		}
	}
}
