package table

import (
	"regexp"
	"strings"

	"juesuan/report/read/raw"
)

// Where a format kept no cells, a table is a run of lines: its title, its form
// label or unit line soon after, head, rows and notes.

var (
	rePart    = regexp.MustCompile(`^第[一二三四五六七八九十]+部分`)
	reExplain = regexp.MustCompile(`^(?:(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）).{2,40}|[一二三四五六七八九十]+、|关于.{2,60})(?:情况|的|文字)说明。?$`)
)

// labelWithin is how many lines after its title a table's form label or unit
// may stand.
const labelWithin = 8

// findLost divides a file without cells.
func findLost(f *raw.File) *found {
	out := &found{}
	var lines []*raw.Line
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			if strings.TrimSpace(b.Text) != "" && !rePageNumber.MatchString(tight(narrow(b.Text))) {
				lines = append(lines, b)
			}
		case *raw.Grid: // the format kept this one
			lines = append(lines, nil)
			out.draft(b, 0, nil)
		}
	}
	var d *draft
	noted := false // in the notes below the table
	for i, l := range lines {
		if l == nil {
			continue
		}
		s := trim(l.Text)
		k := out.startsTable(lines, i)
		switch {
		case k != noKind && (d == nil || k != d.kind || noted || k == projectKind):
			before := d
			d, noted = &draft{kind: k, spot: l.Spot, lines: []*raw.Line{}, after: len(out.lines)}, false
			if before != nil && len(before.lines) > 0 && isFormLabel(before.lines[len(before.lines)-1].Text) { // above its title
				n := len(before.lines) - 1
				d.caption(before.lines[n].Text)
				before.lines = before.lines[:n]
			}
			if n := len(out.lines); n > 0 && isFormLabel(out.lines[n-1].Text) {
				d.caption(out.lines[n-1].Text)
				out.lines = out.lines[:n-1]
				d.after--
			}
			for _, part := range captionParts(s) {
				d.caption(part)
			}
			out.tables = append(out.tables, d)
		case isOtherTitle(lines, i) || d != nil && !noted && (k == d.kind && tight(s) != d.title && d.relabelled(lines, i)):
			d, noted = &draft{title: tight(s), spot: l.Spot, lines: []*raw.Line{}, after: len(out.lines)}, false
			out.other = append(out.other, d)
		case d != nil && d.repeatsTitle(s):
		case d == nil:
			out.lines = append(out.lines, l)
		case rePart.MatchString(s), reExplain.MatchString(tight(s)):
			d = nil
			out.lines = append(out.lines, l)
		case isNote(s), noted && !endsSentence(d.notes[len(d.notes)-1]):
			d.note(s)
			noted = true
		case noted:
			d = nil
			out.lines = append(out.lines, l)
		default:
			if t := tight(narrow(s)); len(d.lines) < labelWithin && isCaptionPart(t) && !strings.Contains(t, "（单位）") {
				for _, part := range captionParts(s) {
					d.caption(part)
				}
				continue
			}
			d.lines = append(d.lines, l)
		}
	}
	return out
}

// reTablesPart heads the part that the tables stand in: 二、2023年度部门决算表.
var reTablesPart = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、)?(?:20[0-9]{2}年度?)?(?:部门|单位)决算(?:公开)?(?:报|附)?表$`)

// isOtherTitle reports whether a line within the tables is the title of one
// beside the nine: its label or unit stands below it.
func isOtherTitle(lines []*raw.Line, i int) bool {
	s := tight(narrow(trim(lines[i].Text)))
	if !isTitle(s) || len([]rune(s)) < 6 || kindOf(s) != noKind || rePart.MatchString(s) || reTablesPart.MatchString(s) {
		return false
	}
	for j := i + 1; j < len(lines) && j <= i+3 && lines[j] != nil; j++ {
		if t := tight(narrow(lines[j].Text)); isFormLabel(t) || isCaptionPart(t) {
			return true
		}
	}
	return false
}

// relabelled reports whether a title like the table's own has another label
// below it: a table of more detail stands beside it.
func (d *draft) relabelled(lines []*raw.Line, i int) bool {
	for j := i + 1; j < len(lines) && j <= i+3 && lines[j] != nil; j++ {
		if t := tight(narrow(lines[j].Text)); isFormLabel(t) {
			return d.label != "" && reLabel.FindString(t) != reLabel.FindString(tight(narrow(d.label)))
		}
	}
	return false
}

// rePageNumber is the number of a page between dashes, which no cell prints.
var rePageNumber = regexp.MustCompile(`^[-—–]+[0-9]{1,3}[-—–]+$`)

// repeatsTitle reports whether a line within a table is its title once more, on
// a further page.
func (d *draft) repeatsTitle(s string) bool {
	t := strings.NewReplacer("（续）", "", "(续)", "", "续表", "", "（续表）", "").Replace(tight(s))
	return len(d.lines) > 0 && d.title != "" && t == d.title
}

func trim(s string) string { return strings.Trim(s, " 　\f\t\r\n\u00a0") }

// startsTable tells the title above a table from an entry of the contents and
// from a sentence.
func (f *found) startsTable(lines []*raw.Line, i int) kind {
	if parts := captionParts(lines[i].Text); len(parts) > 1 { // title and captions in one line
		for _, part := range parts {
			if k := kindOf(part); k != noKind {
				return k
			}
		}
	}
	k := kindOf(trim(lines[i].Text))
	if k == noKind {
		return noKind
	}
	for j := i + 1; j < len(lines) && j <= i+labelWithin; j++ {
		if lines[j] == nil {
			return noKind
		}
		s := tight(narrow(lines[j].Text))
		switch {
		case kindOf(s) != noKind && kindOf(s) != k:
			return noKind
		case k == wholeKind || k == projectKind:
			if strings.Contains(s, "名称") || strings.Contains(s, "年初预") || strings.Contains(s, "主管部门") {
				return k
			}
		case reLabel.MatchString(s) && kindOf(s) == noKind, unitOf(s) != "":
			return k
		}
	}
	return noKind
}
