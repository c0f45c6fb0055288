package table

import (
	"regexp"
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// lost reads a table whose lines hold printed cells without the blank ones. It
// puts the cells back into the form's columns by the sums that close and reads
// the grid that comes out.
func (b *builder) lost() {
	if b.torn() {
		b.begin()
		b.note("有的数折成了两行，拼不回去，没有核对")
		return
	}
	if b.scattered() && b.isTree() {
		b.gather()
	}
	if b.scattered() {
		b.begin()
		b.note("每格的文字各占一行，空白的格又没有留下，分不出各数属于哪一行哪一栏，没有核对")
		return
	}
	switch b.kind {
	case "01", "04":
		b.lostSides()
		b.sides()
	case economicKind:
		b.lostStacks()
		b.stacks()
	case publicKind:
		if b.otherPublic() {
			b.begin()
			b.note("表里有别的栏目，空白的格又没有留下，分不出各数属于哪一栏，没有核对")
			return
		}
		b.lostPublic()
	case wholeKind, projectKind:
		b.lostAssess()
	default:
		if b.lostTree() {
			b.tree()
		}
	}
}

var reDigits = regexp.MustCompile(`^(?:[0-9]{1,2} *)+$`)

// tornLines is how many lines of nothing but one or two digits a table may
// have before its numbers are taken as broken over lines.
const tornLines = 2

// torn reports whether narrow cells have broken numbers over two lines.
func (b *builder) torn() bool {
	n := 0
	for _, l := range b.lines {
		if s := trim(narrow(l.Text)); reDigits.MatchString(s) && len(strings.Fields(s)) > 1 {
			n++
		}
	}
	return n >= tornLines && !b.scattered()
}

// loneNumbers is how many of ten lines of a table may hold one number and
// nothing else before its rows are taken as lost too.
const loneNumbers = 4

// scattered reports whether a text has each cell in a line of its own.
func (b *builder) scattered() bool {
	lone, single := 0, 0
	for _, l := range b.lines {
		s := trim(narrow(l.Text))
		if isNumber(strings.ReplaceAll(s, ",", "")) {
			lone++
		}
		if len(strings.Fields(apart(s))) == 1 {
			single++
		}
	}
	return lone > loneNumbers && (10*lone > loneNumbers*len(b.lines) || 10*single > 8*len(b.lines))
}

// isTree reports whether the table lists function subjects.
func (b *builder) isTree() bool { return formColumns[b.kind] != nil }

// gather puts the cells of a table of subjects, each in a line of its own, into
// rows: every code and the word for the total begin one.
func (b *builder) gather() {
	var out []*raw.Line
	within, ruler := false, false
	for _, l := range b.lines {
		s := tight(narrow(l.Text))
		switch {
		case isCode(s) && len(out) > 0 && within, isTotal(s) && (!within && ruler || within):
			within = true
		case s == "栏次":
			ruler = true
		case len(out) > 0 && (within || ruler):
			last := out[len(out)-1]
			last.Text += " " + s
			continue
		}
		row := *l
		out = append(out, &row)
	}
	if within {
		b.lines = out
	}
}

// garbled reports whether a table has amounts in its lines and none in its
// cells: they were read by nobody.
func (b *builder) garbled() bool {
	if countPlaced(b.t) > 0 || b.kind == publicKind {
		return false
	}
	n := 0
	for _, l := range b.lines {
		_, nums := amounts(apart(l.Text))
		for _, s := range nums {
			if strings.Contains(s, ".") {
				n++
			}
		}
	}
	return n > 2
}

// countPlaced is how many cells of a table hold a printed amount.
func countPlaced(t *report.Table) int {
	n := 0
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; c.Addr != "" && c.Amount != nil && c.Text != "" {
				n++
			}
		}
	}
	return n
}

// otherPublic reports whether a table of “三公” has columns besides the form's,
// or budget and spending as rows.
func (b *builder) otherPublic() bool {
	return slices.ContainsFunc(b.lines, func(l *raw.Line) bool {
		s := tight(l.Text)
		return strings.Contains(s, "会议费") || strings.Contains(s, "培训费") || strings.HasPrefix(s, "预算数") && strings.ContainsAny(s, "0123456789")
	})
}

// formColumns are the amount columns of the national form, by the words that
// the head must have for each.
var formColumns = map[kind][]struct{ key, word string }{
	"02": {{"本年收入合计", "本年收入合计"}, {"财政拨款收入", "财政拨款收入"}, {"上级补助收入", "上级补助收入"}, {"事业收入", "事业收入"}, {"经营收入", "经营收入"}, {"附属单位上缴收入", "附属单位"}, {"其他收入", "其他收入"}},
	"03": {{"本年支出合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"上缴上级支出", "上缴上级"}, {"经营支出", "经营支出"}, {"对附属单位补助支出", "对附属单位"}},
	"05": {{"小计", "小计"}, {"合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}},
	"07": {{"年初结转和结余", "年初结转"}, {"本年收入", "本年收入"}, {"小计", "小计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"年末结转和结余", "年末结转"}},
	"08": {{"年初结转和结余", "年初结转"}, {"本年收入", "本年收入"}, {"小计", "小计"}, {"合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"年末结转和结余", "年末结转"}},
}

// columnsIn are the form's columns that the head's words name, in the form's
// order.
func (b *builder) columnsIn(head string) []string {
	var out []string
	for _, c := range formColumns[b.kind] {
		if strings.Contains(head, c.word) && !(c.key == "合计" && len(out) > 0 && out[len(out)-1] == "小计") {
			out = append(out, c.key)
		}
	}
	if b.kind == "05" && len(out) > 0 && out[0] == "基本支出" && strings.Contains(head, "合计") {
		out = append([]string{"合计"}, out...)
	}
	return out
}

// lostRow is one row of a table of subjects.
type lostRow struct {
	code, name string
	nums       []string
	spot       raw.Spot
}

var (
	reRow   = regexp.MustCompile(`^([23]\d{2}|[23]\d{4}|[23]\d{6})(?:\D|$)`)
	reCells = regexp.MustCompile(`^([23]\d{2}) +(\d{2})(?: +(\d{2}))?( +[^\d\s]|$)`) // 类, 款 and 项 apart
	reTotal = regexp.MustCompile(`^[合总]\s*计((?:\s+\S+)*)$`)
	reGlued = regexp.MustCompile(`(\p{Han}|）)(-?[0-9][0-9,]*\.[0-9]+)`)
	reTorn  = regexp.MustCompile(`([0-9]) ([,.][0-9])`) // 1 ,224.07
	reGlue2 = regexp.MustCompile(`([0-9]\.[0-9]{2})(\p{Han})`)
)

// apart sets a number apart from the words it is glued to.
func apart(s string) string {
	s = reTorn.ReplaceAllString(s, "$1$2")
	return reGlue2.ReplaceAllString(reGlued.ReplaceAllString(trim(narrow(s)), "$1 $2"), "$1 $2")
}

// amounts cuts the numbers off the end of a line.
func amounts(s string) (words string, nums []string) {
	f := strings.Fields(s)
	n := len(f)
	for n > 0 {
		if _, ok := amount(f[n-1]); !ok {
			break
		}
		n--
	}
	return strings.Join(f[:n], ""), f[n:]
}

// lostTree reads the rows of a table of subjects and puts their amounts back
// into columns. False where the head does not say which columns there are.
func (b *builder) lostTree() bool {
	var head strings.Builder
	var list []lostRow
	ruled := 0
	heads := map[string]bool{}
	for _, l := range b.lines {
		s := reCells.ReplaceAllString(apart(l.Text), "$1$2$3$4")
		if len(list) == 0 {
			heads[tight(s)] = true
		} else if heads[tight(s)] && !reRow.MatchString(s) && !reTotal.MatchString(s) { // on a further page
			continue
		}
		switch m := reTotal.FindStringSubmatch(s); {
		case strings.HasPrefix(s, "栏次"):
			ruled = len(strings.Fields(s)) - 1
		case m != nil && !hasHan(m[1]):
			list = append(list, lostRow{name: totalKey, nums: strings.Fields(m[1]), spot: l.Spot})
		case reRow.MatchString(s):
			code := reRow.FindStringSubmatch(s)[1]
			words, nums := amounts(strings.TrimPrefix(s, code))
			list = append(list, lostRow{code: code, name: words, nums: nums, spot: l.Spot})
		case len(list) == 0:
			head.WriteString(tight(s))
		default:
			last := &list[len(list)-1]
			words, nums := amounts(s)
			if len(nums) > 0 && len(last.nums) > 0 || last.code == "" && words != "" {
				b.note("“%s”一行看不明白，没有核对", s)
				continue
			}
			last.name += words
			last.nums = append(last.nums, nums...)
		}
	}
	cols := b.columnsIn(head.String())
	if len(cols) < 2 || ruled > 0 && ruled != len(cols) {
		b.begin()
		b.note("表头的栏目与样式不同，空白的格又没有留下，分不出各数属于哪一栏，没有核对")
		return false
	}
	b.placeTree(cols, list)
	return true
}

// placeTree makes the grid of the rows.
func (b *builder) placeTree(cols []string, list []lostRow) {
	head := []raw.Cell{cellOf("功能分类科目编码"), cellOf("科目名称")}
	for _, c := range cols {
		head = append(head, cellOf(c))
	}
	b.rows = [][]raw.Cell{head}
	placed := b.placeRows(cols, list)
	for i, r := range list {
		row := []raw.Cell{cellOf(r.code), cellOf(r.name)}
		for j := range cols {
			row = append(row, cellOf(placed[i][j]))
		}
		for j := range row {
			row[j].Spot = r.spot
		}
		b.rows = append(b.rows, row)
	}
}

func cellOf(s string) raw.Cell { return raw.Cell{Text: s, RowSpan: 1, ColSpan: 1} }

// lostStacks puts code, name and amount of each subject into its stack.
func (b *builder) lostStacks() {
	type entry struct {
		code, name, num string
		stack           int
		spot            raw.Spot
	}
	var list []*entry
	stacks := map[string]int{}
	var totals [2]string
	var found [2]bool
	for _, l := range b.lines {
		s := reCells.ReplaceAllString(apart(l.Text), "$1$2$3$4")
		if strings.Contains(s, "合计") {
			for i, key := range []string{"人员经费合计", "公用经费合计"} {
				if _, rest, ok := strings.Cut(strings.ReplaceAll(s, " 合计", "合计"), key); ok {
					f := strings.Fields(rest)
					found[i] = true
					if len(f) > 0 && isAmountText(f[0]) {
						totals[i] = f[0]
					}
				}
			}
			continue
		}
		at := 0
		var last *entry
		for _, w := range strings.Fields(s) {
			own := splitCode(w)
			switch {
			case isCode(w) && len(w) <= 5, own != "" && len(own) <= 5:
				e := &entry{code: w, stack: at, spot: l.Spot}
				if own != "" {
					e.code, e.name = own, strings.TrimPrefix(w, own)
				}
				if n, ok := stacks[e.code[:3]]; ok {
					e.stack = n
				} else {
					stacks[e.code[:3]] = at
				}
				at++
				list, last = append(list, e), e
			case isAmountText(w) && (strings.Contains(w, ".") || !blanks[w] && last != nil && last.name != ""):
				if last == nil && len(list) > 0 {
					last = list[len(list)-1]
				}
				if last != nil && last.num == "" {
					last.num = w
				}
			case len(list) > 0:
				if last == nil {
					last = list[len(list)-1]
				}
				last.name += w
			}
		}
	}
	width := 1
	for _, e := range list {
		width = max(width, e.stack+1)
	}
	head := make([]raw.Cell, 3*width)
	for i := range width {
		head[3*i], head[3*i+1], head[3*i+2] = cellOf("科目编码"), cellOf("科目名称"), cellOf("决算数")
	}
	b.rows = [][]raw.Cell{head}
	depth := make([]int, width)
	for _, e := range list {
		depth[e.stack]++
		for len(b.rows) <= depth[e.stack] {
			row := make([]raw.Cell, 3*width)
			for j := range row {
				row[j] = cellOf("")
			}
			b.rows = append(b.rows, row)
		}
		row := b.rows[depth[e.stack]][3*e.stack:]
		row[0], row[1], row[2] = cellOf(e.code), cellOf(e.name), cellOf(e.num)
		for j := range 3 {
			row[j].Spot = e.spot
		}
	}
	if found[0] || found[1] {
		row := make([]raw.Cell, 3*max(2, width))
		for j := range row {
			row[j] = cellOf("")
		}
		row[0], row[2], row[3], row[5] = cellOf("人员经费合计"), cellOf(totals[0]), cellOf("公用经费合计"), cellOf(totals[1])
		b.rows = append(b.rows, row[:3*width])
	}
}

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
}

func (p *sideLines) line(s string, spot raw.Spot) {
	if strings.HasPrefix(s, "栏次") || strings.HasPrefix(s, "项目") {
		return
	}
	var tokens []string
	for _, t := range reTokens.FindAllString(s, -1) {
		for _, label := range reGap.Split(strings.TrimSpace(t), -1) { // a label on each side and no amount between
			if sign, rest, ok := strings.Cut(label, " "); ok && blanks[sign] { // nothing on the left
				tokens, label = append(tokens, sign), strings.TrimSpace(rest)
			}
			tokens = append(tokens, label)
		}
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
	i++
	if i < len(tokens) && isAmountText(tokens[i]) && !(p.right > 0 && tokens[i] == itoa(p.right+1) && !strings.Contains(tokens[i], ".")) {
		row[2].Text = tokens[i]
		i++
	}
	if take() {
		row[3].Text = tokens[i]
		i++
	}
	if row[3].Text == "" && p.heldRight != "" {
		row[3].Text, p.heldRight, p.broken = p.heldRight, "", 3
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

// hold keeps a label that stands alone in a line: it goes on with that of the
// row above, or the row below has its numbers.
func (p *sideLines) hold(label string) {
	numbered := bareLabel(label) != tight(label)
	switch last := p.rows[len(p.rows)-1]; {
	case p.broken >= 0 && !numbered:
		last[p.broken].Text += label
	case numbered && fundOf(label) == "" && sideLine(bareLabel(label), false) == "":
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

// placeSides puts the amounts on the right of table 04 into their columns.
func (b *builder) placeSides() {
	const at = 5
	cols := []string{"合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"}
	s := sideReader{builder: b, spend: true, taken: map[string]bool{}}
	for _, row := range b.rows[1:] {
		var nums []string
		for j := range cols {
			if row[at+j].Text != "" {
				nums = append(nums, row[at+j].Text)
			}
		}
		if len(nums) == 0 {
			continue
		}
		if v := values(nums); len(nums) > 1 && len(nums) < len(cols) && len(candidates(cols, v)) == 0 {
			b.cannot(s.keyOf(tight(row[3].Text)), strings.Join(nums, " "), tight(row[3].Text), row[at].Spot)
		}
		got := b.placeRow(cols, s.keyOf(tight(row[3].Text)), nums)
		for j := range cols {
			row[at+j].Text = got[j]
		}
	}
}
