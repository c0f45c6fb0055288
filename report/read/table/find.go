package table

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// draft is a table of the file before its cells are understood.
type draft struct {
	kind       kind
	title      string
	label      string // 公开03表
	department string
	year       string
	unit       string // 万元, 元
	unitLine   string
	rows       [][]raw.Cell // head and body, captions cut off
	notes      []string
	lines      []*raw.Line // head and body where the format kept no cells
	spot       raw.Spot
	after      int  // lines of text before it
	blank      bool // rows without text stood at its end
	continued  bool // the title says that the table began before
}

// found is a file divided into its tables and its text.
type found struct {
	tables []*draft
	other  []*draft // grids that are none of the tables of a disclosure
	lines  []*raw.Line
}

// reContinued ends the title of a table's further pages.
var reContinued = regexp.MustCompile(`[（(]?(?:续表?|续[一二三0-9]+)[）)]?$`)

// captionLines is how far above a grid its title may stand.
const captionLines = 8

// find divides a file with grids.
func find(f *raw.File) *found {
	out := &found{}
	var last *draft  // that the next grid may continue
	var noted *draft // whose notes may follow
	since := 0       // lines of out that stand after the last grid
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			s := strings.TrimSpace(b.Text)
			switch {
			case s == "":
			case noted != nil && (isNote(s) || len(noted.notes) > 0 && !endsSentence(noted.notes[len(noted.notes)-1]) && !looksLikeHeading(s)):
				noted.note(s)
			default:
				noted = nil
				out.lines = append(out.lines, b)
				since++
			}
		case *raw.Grid:
			if lines := captionLinesOf(b); lines != nil {
				out.lines = append(out.lines, lines...)
				since += len(lines)
				noted = nil
				continue
			}
			for _, g := range stacked(b) {
				last = out.draft(g, since, last)
				noted, since = last, 0
			}
		}
	}
	out.sole()
	return out
}

// captionLinesOf are the lines of a grid that only lays captions side by side:
// office, year and unit in a table of their own above the table.
func captionLinesOf(g *raw.Grid) []*raw.Line {
	var out []*raw.Line
	for _, row := range g.Rows {
		if !isCaption(row) {
			return nil
		}
		if s := strings.TrimSpace(joined(row)); s != "" {
			out = append(out, &raw.Line{Text: s, Whole: true, Spot: g.Spot})
		}
	}
	return out
}

// joined is the text of a row with gaps between its cells.
func joined(row []raw.Cell) string {
	s := ""
	for _, j := range filled(row) {
		s += "　" + oneLine(row[j].Text)
	}
	return s
}

// sole leaves of several tables that may be the same one of the nine the one
// whose title fits best; the others stand beside the nine: places add tables
// of the same money in more detail.
func (f *found) sole() {
	best := map[kind]*draft{}
	for _, d := range f.tables {
		if b := best[d.kind]; d.kind != wholeKind && d.kind != projectKind && (b == nil || d.fit() > b.fit()) {
			best[d.kind] = d
		}
	}
	kept := f.tables[:0]
	for _, d := range f.tables {
		if b := best[d.kind]; b == nil || b == d || d.fit() == b.fit() {
			kept = append(kept, d)
		} else {
			f.other = append(f.other, d)
		}
	}
	f.tables = kept
}

// fit is how well a title names a table of the nine.
func (d *draft) fit() int {
	n := 0
	if !strings.Contains(d.title, "明细") {
		n += 4
	}
	if strings.Contains(d.title, "一般公共预算") {
		n += 2
	}
	if d.title != "" && strings.Contains(d.title, "决算") {
		n++
	}
	return n
}

func (d *draft) note(s string) {
	if n := len(d.notes); n > 0 && !isNote(s) {
		d.notes[n-1] += s
		return
	}
	d.notes = append(d.notes, s)
}

func isNote(s string) bool {
	for _, p := range []string{"注：", "注:", "备注：", "备注:", "说明：", "说明:", "注1", "注２", "注："} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "）") || strings.HasSuffix(s, ".")
}

func looksLikeHeading(s string) bool {
	r := []rune(s)
	return strings.HasPrefix(s, "第") && len(r) > 3 && strings.Contains(string(r[:min(6, len(r))]), "部分") || kindOf(s) != noKind || reLabel.MatchString(s)
}

// draft takes a grid into the tables and returns the one that the next grid may
// go on with: the last one still where the grid was its next page or nameless.
func (f *found) draft(g *raw.Grid, since int, last *draft) *draft {
	d := &draft{spot: g.Spot, rows: squeeze(g.Rows)}
	d.blank = len(d.rows) < len(g.Rows)
	d.ownCaptions()
	f.captions(d, since)
	d.after = len(f.lines)
	if d.kind == noKind {
		d.kind = kindOf(g.Sheet)
	}
	if last != nil && last.goesOn(d) {
		last.rows = joinTorn(last.rows, cutHead(last.rows, d.rows))
		last.notes = append(last.notes, d.notes...)
		return last
	}
	if len(d.rows) == 0 {
		return last
	}
	if d.kind == noKind && !isExtra(d.title) {
		d.kind = kindByHead(headText(d.rows))
	}
	if d.kind == noKind {
		f.other = append(f.other, d)
		if d.title == "" && d.label == "" {
			return last
		}
		return d
	}
	f.tables = append(f.tables, d)
	return d
}

// squeeze drops rows without text at the end and columns that have none at all.
func squeeze(rows [][]raw.Cell) [][]raw.Cell {
	for len(rows) > 0 && len(filled(rows[len(rows)-1])) == 0 && len(rows) > 1 && allPlain(rows[len(rows)-1]) {
		rows = rows[:len(rows)-1]
	}
	return rows
}

func allPlain(row []raw.Cell) bool {
	return !slices.ContainsFunc(row, func(c raw.Cell) bool { return c.Covered || c.RowSpan > 1 })
}

// ownCaptions cuts title, label and unit off the top of a grid, and notes off
// its foot.
func (d *draft) ownCaptions() {
	for len(d.rows) > 0 && isCaption(d.rows[0]) {
		for _, j := range filled(d.rows[0]) {
			d.caption(d.rows[0][j].Text)
		}
		d.rows = d.rows[1:]
	}
	d.cutFoot()
}

// caption takes a piece of text above a table.
func (d *draft) caption(text string) {
	s := tight(narrow(text))
	if m := reLabel.FindString(s); m != "" && d.label == "" && kindOf(s) == noKind {
		d.label = tight(text)
		if len([]rune(s)) > 12 {
			d.label = m
		}
	}
	if u := unitOf(s); u != "" {
		d.unit = u
		if i := strings.Index(s, "金额单位"); i >= 0 {
			d.unitLine = s[i:]
		} else {
			d.unitLine = s[strings.LastIndex(s, "单位"):]
		}
	}
	if m := reOffice.FindStringSubmatch(narrow(text)); m != nil && d.department == "" && !strings.HasPrefix(m[1], "万元") && !strings.HasPrefix(m[1], "元") {
		d.department = m[1]
	}
	if m := reYear.FindStringSubmatch(s); m != nil && d.year == "" {
		d.year = m[1]
	}
	if k := kindOf(s); k != noKind && unitOf(s) == "" {
		d.kind, d.title = k, bareTitle(text)
		if m := reContinued.FindString(d.title); m != "" {
			d.title, d.continued = strings.TrimSuffix(d.title, m), true
		}
	} else if d.title == "" && isTitle(s) {
		d.title = tight(text)
	}
}

// isTitle reports whether a line can be the title of any table.
func isTitle(s string) bool {
	return strings.HasSuffix(s, "表") && !reLabel.MatchString(s) && len([]rune(s)) <= longestTitle && !strings.ContainsAny(s, "，。；")
}

// bareTitle is a title without the number that stands before it.
func bareTitle(s string) string {
	s = tight(s)
	if head, rest, ok := strings.Cut(s, "、"); ok && strings.Trim(head, "一二三四五六七八九十0123456789") == "" {
		return rest
	}
	return s
}

// captions takes the title of a grid from the lines above it.
func (f *found) captions(d *draft, since int) {
	n := len(f.lines)
	low := max(0, n-min(since, captionLines))
	cut := n
	for i := n - 1; i >= low && !f.lines[i].Contents; i-- {
		parts := captionParts(f.lines[i].Text)
		t := tight(narrow(f.lines[i].Text))
		title := slices.ContainsFunc(parts, func(s string) bool { return kindOf(s) != noKind && unitOf(s) == "" })
		switch {
		case title && d.kind == noKind:
			for _, s := range parts {
				d.caption(s)
			}
			cut = i
			if i > low && isFormLabel(f.lines[i-1].Text) {
				d.caption(f.lines[i-1].Text)
				cut = i - 1
			}
			f.lines = f.lines[:cut]
			return
		case len(parts) > 1 || isCaptionPart(t):
			for _, s := range parts {
				d.caption(s)
			}
		case len([]rune(t)) < 4, strings.HasSuffix(t, "年度"), d.kind != noKind && len([]rune(t)) < 30 && i >= n-2:
		default:
			if d.kind == noKind && d.title == "" && isTitle(t) {
				d.title = t // of a table beside the nine; the line stays with the text
			}
			f.lines = f.lines[:cut]
			return
		}
		cut = i
	}
	f.lines = f.lines[:cut]
}

// captionParts divides a line that has title, label, office, year and unit side
// by side; any other line is one part.
func captionParts(line string) []string {
	fields := strings.Fields(line)
	known := 0
	for _, s := range fields {
		if isCaptionPart(tight(narrow(s))) || kindOf(s) != noKind {
			known++
		}
	}
	if len(fields) > 1 && known > 0 && known >= len(fields)-1 {
		return fields
	}
	return []string{strings.TrimSpace(line)}
}

func isCaptionPart(t string) bool {
	return reCaption.MatchString(t) || unitOf(t) != "" && len([]rune(t)) < 60 || isFormLabel(t)
}

func isFormLabel(s string) bool {
	s = tight(narrow(s))
	return len([]rune(s)) < 60 && reLabel.MatchString(s) && kindOf(s) == noKind
}

func hasCode(row []raw.Cell) bool {
	return slices.ContainsFunc(row, func(c raw.Cell) bool { return isCode(tight(c.Text)) })
}

// headText is the text of the first rows.
func headText(rows [][]raw.Cell) string {
	s := ""
	for _, r := range rows[:min(5, len(rows))] {
		s += rowText(r) + " "
	}
	return s
}
