package pdf

import "strings"

// placeEnds are the characters after which the name of an office may be
// parted without hurting it: 焦作…集聚区 / 管理委员会.
const placeEnds = "省市县区州盟旗镇乡"

// balanced breaks a title into as few lines as fit, of nearly equal length,
// and prefers the end of a place's name.
func balanced(gs []glyph, room float64) []line {
	count := len(breakLines(gs, room, 0))
	if count == 1 {
		return breakLines(gs, room, 0)
	}
	rs := make([]rune, len(gs))
	for i := range gs {
		rs[i] = gs[i].r
	}
	may := breaks(rs)
	var lines []line
	from := 0
	for left := count; left > 1; left-- {
		target := width(gs[from:]) / float64(left)
		best, bestCost := -1, 0.0
		w := gs[from].advance
		for i := from + 1; i < len(gs) && w <= room; i++ {
			if may[i] && width(gs[i:]) <= room*float64(left-1) {
				cost := abs(w - target)
				if strings.ContainsRune(placeEnds, rs[i-1]) {
					cost -= 4 * gs[i].size
				}
				if best < 0 || cost < bestCost {
					best, bestCost = i, cost
				}
			}
			w += gs[i].advance
		}
		if best < 0 {
			return breakLines(gs, room, 0)
		}
		lines = append(lines, line{from: from, to: best, natural: width(gs[from:best])})
		from = best
	}
	rest := breakLines(gs[from:], room, 0)
	for _, ln := range rest {
		ln.from, ln.to = ln.from+from, ln.to+from
		lines = append(lines, ln)
	}
	return lines
}

func abs(x float64) float64 { return max(x, -x) }
