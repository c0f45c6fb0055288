package table

import (
	"regexp"
	"strings"

	"juesuan/report/read/raw"
)

// reGap parts cells that stand apart.
var reGap = regexp.MustCompile(`\s{2,}`)

var reTokens = regexp.MustCompile(`-?[0-9][0-9,]*(?:\.[0-9]+)?|[^0-9\s-][^0-9]*|-`)

// lostSides puts the lines of a two-sided table back into two halves.
func (b *builder) lostSides() {
	columns := []string{"项目", "行次", "金额", "项目", "行次", "金额"}
	if b.kind == "04" {
		columns = []string{"项目", "行次", "金额", "项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"}
	}
	head := make([]raw.Cell, len(columns))
	for j, c := range columns {
		head[j] = cellOf(c)
	}
	b.rows = [][]raw.Cell{head}
	p := sideLines{builder: b, width: len(columns), broken: -1}
	for _, l := range b.lines { // the words of a head in several lines stand before this one too
		s := tight(l.Text)
		p.numbered = p.numbered || strings.HasPrefix(s, "项目") && strings.Contains(s, "行次")
	}
	for _, l := range b.lines {
		p.line(apart(l.Text), l.Spot)
	}
	if b.kind == "04" {
		b.placeSides()
	}
}

// sideLines reads the lines of a two-sided table.
type sideLines struct {
	*builder
	width       int
	left, right int // the last 行次 of each half
	numbered    bool
	held        string // a label that the next line goes on with
	broken      int    // the cell of the last row with such a label, which may go on below it; -1 of none
	heldRight   string // of the right half
	labels      int    // of leftLabels that lines have had
}

func (p *sideLines) line(s string, spot raw.Spot) {
	if strings.HasPrefix(s, "栏次") || strings.HasPrefix(s, "项目") {
		return
	}
	tokens := p.tokens(s)
	if !p.numbered && (p.inHead(tokens) || p.goesOn(tokens)) {
		return
	}
	row := make([]raw.Cell, p.width)
	for j := range row {
		row[j] = cellOf("")
		row[j].Spot = spot
	}
	if p.numbered && !p.numberedLine(row, tokens) || !p.numbered && !p.plainLine(row, tokens) {
		return
	}
	p.rows = append(p.rows, row)
}

// tokens are the labels and amounts of a line.
func (p *sideLines) tokens(s string) []string {
	var out []string
	for _, t := range reTokens.FindAllString(s, -1) {
		for _, label := range reGap.Split(strings.TrimSpace(t), -1) { // a label on each side and no amount between
			if sign, rest, ok := strings.Cut(label, " "); ok && blanks[sign] { // nothing on the left
				out, label = append(out, sign), strings.TrimSpace(rest)
			}
			if !p.numbered {
				out = append(out, p.besides(label)...)
				continue
			}
			out = append(out, label)
		}
	}
	return out
}

// numberedLine reads a line by its 行次: they count on in each half.
func (p *sideLines) numberedLine(row []raw.Cell, tokens []string) bool {
	i := 0
	label := ""
	take := func() bool { return i < len(tokens) && !isAmountText(tokens[i]) }
	next := func(n int) bool { return i < len(tokens) && tokens[i] == itoa(n) }
	if take() {
		label = tokens[i]
		i++
	}
	if !next(p.left + 1) {
		if i == len(tokens) && label != "" && (p.left > 0 || bareLabel(label) != tight(label)) { // broken over two lines, or three
			p.hold(label)
		}
		return false
	}
	row[0].Text, row[1].Text = p.held+label, tokens[i]
	p.broken = -1
	if p.held != "" && label == "" {
		p.broken = 0
	}
	p.held = ""
	p.left++
	p.wholeLabel(row, label)
	i++
	if i < len(tokens) && isAmountText(tokens[i]) && !(p.right > 0 && tokens[i] == itoa(p.right+1) && !strings.Contains(tokens[i], ".")) {
		row[2].Text = tokens[i]
		i++
	}
	if take() {
		row[3].Text = tokens[i]
		i++
	}
	if p.heldRight != "" && bareLabel(row[3].Text) == tight(row[3].Text) { // its line has the rest of it, or nothing
		row[3].Text, p.heldRight, p.broken = p.heldRight+row[3].Text, "", 3
	}
	if p.right == 0 && i < len(tokens) {
		p.right = atoi(tokens[i]) - 1
	}
	if !next(p.right + 1) {
		return true
	}
	row[4].Text = tokens[i]
	p.right++
	for j, t := range tokens[i+1:] {
		if 5+j < len(row) {
			row[5+j].Text = t
		}
	}
	return true
}

// leftLabels are the labels of income that are the same everywhere.
var leftLabels = map[kind][]string{
	"01": {"一、一般公共预算财政拨款收入", "二、政府性基金预算财政拨款收入", "三、国有资本经营预算财政拨款收入"},
	"04": {"一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款", "年初财政拨款结转和结余", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款", "总计"},
}

// wholeLabel completes the label of a line of income of which the line itself
// has a piece, and leaves out what was held of the line before.
func (p *sideLines) wholeLabel(row []raw.Cell, piece string) {
	piece = tight(piece)
	have := tight(row[leftLabel].Text)
	list := leftLabels[p.kind]
	switch {
	case sideLine(bareLabel(have), false) != "" && !strings.HasPrefix(have, "拨款"):
		return
	case piece == "" && p.kind == "04" && p.left <= 3: // the number of the line tells it
		row[leftLabel].Text, p.labels, p.broken = list[p.left-1], p.left, -1
		return
	case piece == "":
		return
	}
	for i := p.labels; i < len(list); i++ {
		if strings.Contains(list[i], piece) && (i > 2 || i == p.left-1) && (i < 3 || p.left > 3) {
			row[leftLabel].Text, p.labels, p.broken = list[i], i+1, -1
			return
		}
	}
}

// hold keeps a label that stands alone in a line: it goes on with that of the
// row above, or the row below has its numbers.
func (p *sideLines) hold(label string) {
	numbered := bareLabel(label) != tight(label)
	switch last := p.rows[len(p.rows)-1]; {
	case p.broken >= 0 && !numbered:
		last[p.broken].Text += label
	case strings.HasPrefix(label, "年末"), numbered && fundOf(label) == "" && sideLine(bareLabel(label), false) == "":
		p.heldRight = label
	default:
		p.held = label
	}
	p.broken = -1
}

// plainLine reads a line without 行次: a label and its amounts, twice.
func (p *sideLines) plainLine(row []raw.Cell, tokens []string) bool {
	s := sideReader{builder: p.builder, spend: true, taken: map[string]bool{}}
	at, any := -1, false
	for i, t := range tokens {
		if !isAmountText(t) {
			switch {
			case at < 0 && i == 0 && (s.classOf(bareLabel(t)) == "" || fundOf(t) != "" && !strings.Contains(t, "支出")) && !strings.Contains(t, "支出"):
				at = 0
			case at >= 3:
				return any
			default:
				at = 3
			}
			row[at].Text = t
			at += 2
			continue
		}
		if at < 0 || at >= len(row) || at > 2 && at < 5 {
			return any
		}
		row[at].Text = t
		any = true
		if at >= 5 {
			at++
		}
	}
	return any || row[0].Text != "" || row[3].Text != ""
}

// placeSides puts the amounts on the right of table 04 into their columns: the
// classes so that each column adds up.
func (b *builder) placeSides() {
	cols := []string{"合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"}
	b.rememberIncome()
	s := sideReader{builder: b, spend: true, taken: map[string]bool{}}
	t := &treePlacer{builder: b, cols: cols, below: map[string][]int{}}
	var at []int // the rows of the grid
	top := -1
	for n, row := range b.rows[1:] {
		var nums []string
		for j := range cols {
			if text := row[rightAmount+j].Text; text == unplaced {
				nums = nil
				break
			} else if text != "" {
				nums = append(nums, text)
			}
		}
		if len(nums) == 0 {
			continue
		}
		r := lostRow{code: s.keyOf(tight(row[rightLabel].Text)), name: tight(row[rightLabel].Text), nums: nums, spot: row[rightAmount].Spot}
		v := values(nums)
		if len(nums) > 1 && len(nums) < len(cols) && len(candidates(cols, v)) == 0 {
			b.cannot(r.code, strings.Join(nums, " "), r.name, r.spot)
		}
		switch {
		case r.code == "本年支出合计":
			top = len(t.rows)
		case isCode(r.code):
			t.below[totalKey] = append(t.below[totalKey], len(t.rows))
		}
		at, t.rows, t.nums = append(at, n+1), append(t.rows, r), append(t.nums, v)
	}
	t.at, t.ties = make([]placing, len(t.rows)), make([][]placing, len(t.rows))
	if top >= 0 {
		t.set(top, t.bestOf(cols, t.rows[top].code, t.nums[top], candidates(cols, t.nums[top])))
		t.placeBelow(top, totalKey)
	}
	t.placeAlone()
	for i, n := range at {
		got := t.texts(i)
		for j := range cols {
			b.rows[n][rightAmount+j].Text = got[j]
		}
	}
}

// rememberIncome notes what the left of table 04 prints, and what is left over,
// which tell of the right.
func (b *builder) rememberIncome() {
	s := sideReader{builder: b, taken: map[string]bool{}}
	right := sideReader{builder: b, spend: true, taken: map[string]bool{}}
	for _, row := range b.rows[1:] {
		if key := s.keyOf(tight(row[leftLabel].Text)); key != "" && !s.taken[key] {
			s.taken[key] = true
			if v, ok := amount(row[leftAmount].Text); ok {
				b.printed["04/"+key] = v
			}
		}
		if key := right.keyOf(tight(row[rightLabel].Text)); key == leftOver {
			if v, ok := amount(row[rightAmount].Text); ok {
				b.printed["04/"+key+"/合计"] = v
			}
		}
	}
}

// leftOver is the line of public money that is left at the end of the year.
const leftOver = "年末财政拨款结转和结余"
