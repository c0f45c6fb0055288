package table

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report/read/raw"
)

// publicColumns12 are the columns of table 09 in the national form's order.
func publicColumns12(pairs bool) []string {
	var out []string
	if pairs { // 预算数 and 决算数 side by side for each kind
		for _, line := range publicLines {
			out = append(out, "预算数/"+line, "决算数/"+line)
		}
		return out
	}
	for _, when := range []string{"预算数", "决算数"} {
		for _, line := range publicLines {
			out = append(out, when+"/"+line)
		}
	}
	return out
}

// publicHead are the labels of a column.
var publicHead = map[string]string{
	"合计": "合计", "因公出国": "因公出国（境）费", "公务用车": "公务用车购置及运行费小计",
	"用车购置": "公务用车购置费", "用车运行": "公务用车运行费", "公务接待": "公务接待费",
}

// lostPublic reads the row of table 09, or its lines where each kind has one.
func (b *builder) lostPublic() {
	var nums []string
	var spot raw.Spot
	var lines [][]raw.Cell
	head := ""
	single := b.onlySpending()
	for _, l := range b.lines {
		s := apart(l.Text)
		words, list := amounts(s)
		switch {
		case single && isQuantity(words), single && len(list) > 0 && publicLine([]string{bareLabel(words)}) == "":
			// What is counted beside the money, and other costs.
		case strings.HasPrefix(s, "栏次"), words == "" && counts(list):
		case words == "" && len(list) > 0:
			nums, spot = append(nums, list...), l.Spot
		case len(list) > 0 && publicLine([]string{bareLabel(words)}) != "":
			if single {
				if len(list) == 2 && list[0] != "—" { // the first is 行次
					lines = append(lines, []raw.Cell{cellOf(words), cellOf(list[1])})
				}
				continue
			}
			if len(list) == 3 { // the first is 行次
				list = list[1:]
			}
			if len(list) == 2 {
				lines = append(lines, []raw.Cell{cellOf(words), cellOf(list[0]), cellOf(list[1])})
			}
		default:
			head += tight(s)
		}
	}
	if single && len(lines) > 0 {
		b.rows = append([][]raw.Cell{{cellOf("项目"), cellOf("统计数")}}, lines...)
		b.public()
		return
	}
	if len(lines) > 0 && len(nums) == 0 {
		b.rows = append([][]raw.Cell{{cellOf("项目"), cellOf("预算数"), cellOf("决算数")}}, lines...)
		b.public()
		return
	}
	b.row = &openRow{cols: publicColumns12(strings.Count(head, "预算数") > 3), printed: nums, spot: spot}
	b.publicFrom(b.placePublic(nil))
}

// gatherPublic puts the cells of table 09, each in a line of its own, into rows:
// every kind of spending begins one. It reports whether that leaves no doubt:
// each row has budget and spending, or neither.
func (b *builder) gatherPublic() bool {
	if b.kind != publicKind {
		return false
	}
	var out []*raw.Line
	head, kinds := "", map[string]bool{}
	numbers := 0 // of the open row
	for _, l := range b.lines {
		s := tight(narrow(l.Text))
		line := publicLine([]string{bareLabel(s)})
		_, isAmount := amount(s)
		switch {
		case isAmount && len(kinds) > 0:
			last := out[len(out)-1]
			last.Text += " " + s
			numbers++
		case line != "" && !strings.ContainsAny(s, "0123456789") && !kinds[line]:
			if numbers%2 != 0 || numbers > 2 {
				return false
			}
			numbers, kinds[line] = 0, true
			row := *l
			row.Text = s
			out = append(out, &row)
		case len(kinds) == 0:
			head += s
			out = append(out, l)
		default:
			return false
		}
	}
	if !strings.HasSuffix(head, "项目预算数决算数") || len(kinds) < 4 || numbers != 0 && numbers != 2 {
		return false
	}
	b.lines = out
	return true
}

// onlySpending reports whether the table has lines with 统计数 alone.
func (b *builder) onlySpending() bool {
	for _, l := range b.lines {
		if s := tight(l.Text); strings.Contains(s, "行次") {
			return strings.HasSuffix(s, "统计数") && !strings.Contains(s, "预算数")
		}
	}
	return false
}

// isQuantity reports whether words count things: 公务用车保有量（辆）.
func isQuantity(words string) bool {
	for _, w := range []string{"（辆）", "（个）", "（人）", "（批次）", "（人次）", "（次）", "（台"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// openRow is a row whose numbers the sums alone may not place.
type openRow struct {
	cols, printed []string
	spot          raw.Spot
	several       bool
	known         func(addr string) (decimal.Decimal, bool) // what the text says, once it is read
	again         bool                                      // the whole table is read once more
	lines         []*raw.Line                               // of that table
}

// publicFrom reads the table from its row put back into columns.
func (b *builder) publicFrom(row []raw.Cell) {
	cols := b.row.cols
	top := make([]raw.Cell, len(cols))
	low := make([]raw.Cell, len(cols))
	for j, c := range cols {
		when, line, _ := strings.Cut(c, "/")
		top[j], low[j] = cellOf(when), cellOf(publicHead[line])
	}
	b.rows = [][]raw.Cell{top, low, row}
	b.public()
}

// counts reports whether the numbers are 1, 2, 3 …: the row that numbers the columns.
func counts(list []string) bool {
	for i, s := range list {
		if s != itoa(i+1) {
			return false
		}
	}
	return len(list) > 3
}

// placePublic puts the numbers into the row's columns by its sums, and by what
// is known of them otherwise.
func (b *builder) placePublic(known func(addr string) (decimal.Decimal, bool)) []raw.Cell {
	cols, printed := b.row.cols, b.row.printed
	row := make([]raw.Cell, len(cols))
	for j := range row {
		row[j] = cellOf("")
		row[j].Spot = b.row.spot
	}
	b.row.several = false
	if len(printed) == 0 {
		return row
	}
	v := values(printed)
	var good []placing
	sums := 0
	for _, p := range placings(len(v), len(cols), false) {
		at := p.spreadOut(v, len(cols))
		if !publicCloses(cols, at) {
			continue
		}
		sums++
		if known == nil || b.agrees(cols, at, known) {
			good = append(good, p)
		}
	}
	switch {
	case len(good) == 1:
		for i, c := range good[0] {
			row[c].Text = printed[i]
		}
		return row
	case len(good) == 0 && clipped(strings.Join(printed, " ")):
		b.note("一行的数在页边断开了，没有核对")
	case len(good) == 0:
		why := "这几个数怎样放进各栏，都不能同时满足“合计＝因公出国（境）费＋公务用车小计＋公务接待费”和“公务用车小计＝购置费＋运行费”：有的数多余或印错了"
		if sums > 0 {
			why = "这几个数能使各栏相加成立的放法，都与文字写的“三公”经费不符：有的数多余或印错了"
		}
		b.impossible = append(b.impossible, Impossible{Rule: "A20", Addr: b.id, Table: b.shortName(), Printed: strings.Join(printed, " "), Spot: b.row.spot, Why: why})
	default:
		b.row.several = true
	}
	for j := range row {
		row[j].Text = unplaced
		if s, ok := everywhere(good, printed, j); ok && known != nil && len(good) > 0 { // in what all ways agree is sure
			row[j].Text = s
		}
	}
	return row
}

// agrees reports whether a placed row contradicts nothing that is known of it.
func (b *builder) agrees(cols []string, v []decimal.Decimal, known func(addr string) (decimal.Decimal, bool)) bool {
	for j, c := range cols {
		if k, ok := known(b.id + "/" + c); ok && !closes(k, v[j], 1) {
			return false
		}
	}
	return true
}

// everywhere is the text of a column where all placings agree on it.
func everywhere(list []placing, printed []string, col int) (string, bool) {
	first, set := "", false
	for _, p := range list {
		s := ""
		for i, c := range p {
			if c == col {
				s = printed[i]
			}
		}
		if set && s != first {
			return "", false
		}
		first, set = s, true
	}
	return first, true
}

func (b *builder) shortName() string {
	if b.label != "" {
		return b.label
	}
	return b.title
}

// publicCloses reports whether both halves of the row add up.
func publicCloses(cols []string, v []decimal.Decimal) bool {
	at := map[string]decimal.Decimal{}
	for j, c := range cols {
		at[c] = v[j]
	}
	for _, when := range []string{"预算数/", "决算数/"} {
		if !closes(at[when+"合计"], at[when+"因公出国"].Add(at[when+"公务用车"]).Add(at[when+"公务接待"]), 3) ||
			!closes(at[when+"公务用车"], at[when+"用车购置"].Add(at[when+"用车运行"]), 2) {
			return false
		}
	}
	return true
}
