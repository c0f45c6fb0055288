package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report/read/raw"
)

func itoa(n int) string { return strconv.Itoa(n) }

// atoi reads digits; anything else is no number of a line, -1.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// unplaced stands in a cell whose amount could be in several columns.
const unplaced = "？"

// placing says into which column each number of a row goes.
type placing []int

// placings are all ways to put k numbers, in order, into n columns. With
// first, the first number stands in the first column: the row's total.
func placings(k, n int, first bool) []placing {
	var out []placing
	at := make(placing, k)
	var put func(i, from int)
	put = func(i, from int) {
		if i == k {
			out = append(out, slices.Clone(at))
			return
		}
		for c := from; c <= n-(k-i); c++ {
			if i == 0 && first && c > 0 {
				return
			}
			at[i] = c
			put(i+1, c+1)
		}
	}
	if k <= n {
		put(0, 0)
	}
	return out
}

// spreadOut is a row's amounts by column under a placing.
func (p placing) spreadOut(nums []decimal.Decimal, n int) []decimal.Decimal {
	out := make([]decimal.Decimal, n)
	for i, c := range p {
		out[c] = nums[i]
	}
	return out
}

var halfCent = decimal.New(5, -3)

// closes reports whether a total and the sum of so many parts can be one
// amount, each rounded on its own.
func closes(total, sum decimal.Decimal, parts int) bool {
	return total.Sub(sum).Abs().LessThanOrEqual(halfCent.Mul(decimal.NewFromInt(int64(parts + 1))))
}

// rowCloses reports whether a row of a table adds up across.
func rowCloses(cols []string, v []decimal.Decimal) bool {
	at := func(key string) decimal.Decimal {
		if i := slices.Index(cols, key); i >= 0 {
			return v[i]
		}
		return decimal.Zero
	}
	if slices.Contains(cols, "年末结转和结余") {
		sum := at("小计").Add(at("合计"))
		return closes(sum, at("基本支出").Add(at("项目支出")), 2) &&
			closes(at("年初结转和结余").Add(at("本年收入")), sum.Add(at("年末结转和结余")), 3)
	}
	sum, n := decimal.Zero, 0
	for _, x := range v[1:] {
		sum = sum.Add(x)
		if !x.IsZero() {
			n++
		}
	}
	return closes(v[0], sum, n)
}

// values reads printed numbers; the signs for nothing are zero.
func values(nums []string) []decimal.Decimal {
	out := make([]decimal.Decimal, len(nums))
	for i, s := range nums {
		out[i], _ = amount(s)
	}
	return out
}

// candidates are the placings of a row that add up across.
func candidates(cols []string, nums []decimal.Decimal) []placing {
	all := placings(len(nums), len(cols), !slices.Contains(cols, "年末结转和结余"))
	var out []placing
	for _, p := range all {
		if rowCloses(cols, p.spreadOut(nums, len(cols))) {
			out = append(out, p)
		}
	}
	return out
}

// agreement counts how many amounts of a placed row other places of the
// document print as well, less those they contradict.
func (b *builder) agreement(cols []string, key string, v []decimal.Decimal) int {
	n := 0
	for j, c := range cols {
		known, ok := b.known(key, c)
		switch {
		case !ok:
		case !known.IsZero() && closes(known, v[j], 1):
			n++
		case !closes(known, v[j], 1):
			n--
		}
	}
	return n
}

// bestOf picks the one placing that agrees most with the rest of the document;
// nil where several do.
func (b *builder) bestOf(cols []string, key string, nums []decimal.Decimal, list []placing) placing {
	var best placing
	most, tied := 0, false
	for _, p := range list {
		n := b.agreement(cols, key, p.spreadOut(nums, len(cols)))
		switch {
		case best == nil || n > most:
			best, most, tied = p, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

// placeRow puts the numbers of one row into its columns, alone.
func (b *builder) placeRow(cols []string, key string, printed []string) []string {
	nums := values(printed)
	p := b.bestOf(cols, key, nums, candidates(cols, nums))
	return texts(cols, printed, p)
}

// texts are the cells of a row; without a placing only the total is sure.
func texts(cols, printed []string, p placing) []string {
	out := make([]string, len(cols))
	if p == nil && len(printed) > 0 {
		for j := range out {
			out[j] = unplaced
		}
		if !slices.Contains(cols, "年末结转和结余") {
			out[0] = printed[0]
		}
		return out
	}
	for i, c := range p {
		out[c] = printed[i]
	}
	return out
}

// treePlacer puts the numbers of a table of subjects into its columns, each
// level within the one above.
type treePlacer struct {
	*builder
	cols  []string
	rows  []lostRow
	nums  [][]decimal.Decimal
	at    []placing
	below map[string][]int // rows by the key of the row above
	nodes int
}

// placeRows returns the cells of the rows by column.
func (b *builder) placeRows(cols []string, list []lostRow) [][]string {
	t := &treePlacer{builder: b, cols: cols, rows: list, at: make([]placing, len(list)), below: map[string][]int{}}
	byCode := map[string]bool{}
	for i := range list {
		t.nums = append(t.nums, values(list[i].nums))
		byCode[list[i].code] = true
	}
	top := -1
	for i := range list {
		code := list[i].code
		if code == "" {
			top = i
			continue
		}
		up := totalKey
		for n := len(code) - 2; n >= 3; n -= 2 {
			if byCode[code[:n]] {
				up = code[:n]
				break
			}
		}
		t.below[up] = append(t.below[up], i)
	}
	if top >= 0 {
		t.at[top] = t.bestOf(cols, totalKey, t.nums[top], candidates(cols, t.nums[top]))
		t.place(top)
	}
	t.tellImpossible()
	out := make([][]string, len(list))
	for i := range list {
		if t.at[i] == nil && len(list[i].nums) == len(cols) {
			t.at[i] = placings(len(cols), len(cols), false)[0]
		}
		out[i] = texts(cols, list[i].nums, t.at[i])
	}
	return out
}

// place puts the rows below a row into columns, so that each column adds up.
func (t *treePlacer) place(row int) {
	key := t.rows[row].code
	if key == "" {
		key = totalKey
	}
	kids := t.below[key]
	if len(kids) == 0 || t.at[row] == nil {
		return
	}
	total := t.at[row].spreadOut(t.nums[row], len(t.cols))
	choice := make([][]placing, len(kids))
	for i, k := range kids {
		for _, p := range candidates(t.cols, t.nums[k]) {
			if fits(p, t.nums[k], total) {
				choice[i] = append(choice[i], p)
			}
		}
		if len(choice[i]) == 0 {
			choice[i] = candidates(t.cols, t.nums[k])
		}
	}
	t.choose(kids, choice, total)
	for _, k := range kids {
		t.place(k)
	}
}

// fits reports whether a placing puts amounts only where the row above has some.
func fits(p placing, nums, total []decimal.Decimal) bool {
	for i, c := range p {
		if !nums[i].IsZero() && total[c].IsZero() && !nums[i].IsNegative() {
			return false
		}
	}
	return true
}

// mostNodes bounds the search for placings.
const mostNodes = 100000

// choose searches the placings of the rows below a total that make each column
// add up; of several the one that agrees best with the rest of the document.
func (t *treePlacer) choose(kids []int, choice [][]placing, total []decimal.Decimal) {
	n := len(t.cols)
	sums := make([]decimal.Decimal, n)
	now := make([]placing, len(kids))
	var best []placing
	most, tied := 0, false
	t.nodes = 0
	var try func(i, score int)
	try = func(i, score int) {
		if t.nodes++; t.nodes > mostNodes {
			return
		}
		if i == len(kids) {
			for c := 1; c < n; c++ { // the first column stands where it stands
				if !closes(total[c], sums[c], len(kids)) {
					return
				}
			}
			switch {
			case best == nil || score > most:
				best, most, tied = slices.Clone(now), score, false
			case score == most:
				tied = true
			}
			return
		}
		for _, p := range choice[i] {
			v := p.spreadOut(t.nums[kids[i]], n)
			for c := range v {
				sums[c] = sums[c].Add(v[c])
			}
			now[i] = p
			try(i+1, score+t.agreement(t.cols, t.rows[kids[i]].code, v))
			for c := range v {
				sums[c] = sums[c].Sub(v[c])
			}
		}
	}
	try(0, 0)
	if best == nil || tied || t.nodes > mostNodes {
		for i, k := range kids {
			if len(choice[i]) == 1 {
				t.at[k] = choice[i][0]
			} else {
				t.at[k] = t.bestOf(t.cols, t.rows[k].code, t.nums[k], choice[i])
			}
		}
		return
	}
	for i, k := range kids {
		t.at[k] = best[i]
	}
}

// known is an amount that another table prints of the same thing, both as the
// national form has them.
func (b *builder) known(key, col string) (decimal.Decimal, bool) {
	look := func(addrs ...string) (decimal.Decimal, bool) {
		sum := decimal.Zero
		for _, a := range addrs {
			v, ok := b.printed[a]
			if !ok {
				return decimal.Zero, false
			}
			sum = sum.Add(v)
		}
		return sum, true
	}
	switch {
	case b.kind == "02" && key == totalKey:
		switch col {
		case "本年收入合计":
			return look("01/本年收入合计")
		case "财政拨款收入":
			return look("01/一般公共预算财政拨款收入", "01/政府性基金预算财政拨款收入", "01/国有资本经营预算财政拨款收入")
		}
		return look("01/" + col)
	case b.kind == "05" && key == totalKey && col == "基本支出":
		return look("06/"+staffTotal, "06/"+officeTotal)
	case b.kind == "03" && (col == "基本支出" || col == "项目支出"):
		return look("05/" + key + "/" + col)
	case b.kind == "04":
		if key == "支出总计" {
			key = "本年支出合计"
		}
		if key == "本年支出合计" {
			key = totalKey
		}
		for fund, id := range map[string]string{"一般公共预算财政拨款": "05", "政府性基金预算财政拨款": "07", "国有资本经营预算财政拨款": "08"} {
			if col == fund {
				if v, ok := look(id + "/" + key + "/小计"); ok {
					return v, true
				}
				if v, ok := look(id + "/" + key + "/合计"); ok {
					return v, true
				}
				if _, has := b.printed[id]; has && key != "年末财政拨款结转和结余" {
					return decimal.Zero, true // the other table has no such row
				}
			}
		}
	}
	return decimal.Zero, false
}

// remember notes what a table prints, by addresses of the national form.
func (b *builder) remember() {
	b.printed[string(b.kind)] = decimal.Zero
	for i := range b.t.Rows {
		for j := range b.t.Rows[i].Cells {
			if c := &b.t.Rows[i].Cells[j]; c.Amount != nil && c.Addr != "" {
				b.printed[string(b.kind)+strings.TrimPrefix(c.Addr, b.id)] = c.Amount.Printed
			}
		}
	}
}

// tellImpossible names the rows whose numbers add up in no placing, where most
// rows of the table do: the others say that the columns were understood.
func (t *treePlacer) tellImpossible() {
	var rows []int
	several := 0
	for i := range t.rows {
		if n := len(t.nums[i]); n < 2 || n > len(t.cols) {
			continue
		}
		several++
		if len(t.nums[i]) < len(t.cols) && len(candidates(t.cols, t.nums[i])) == 0 {
			rows = append(rows, i)
		}
	}
	if 4*len(rows) > several {
		return
	}
	for _, i := range rows {
		r := &t.rows[i]
		t.cannot(r.code, strings.Join(r.nums, " "), r.name, r.spot)
	}
}

// rowRule is the rule that a row of a table adds up across.
var rowRule = map[kind]string{"02": "A08", "03": "A10", "04": "A12", "05": "A16", "07": "A19", "08": "A19"}

// cannot notes a row that adds up in no way.
func (b *builder) cannot(row, printed, name string, spot raw.Spot) {
	if row == "" {
		row, name = totalKey, totalKey
	}
	b.impossible = append(b.impossible, Impossible{
		Rule: rowRule[b.kind], Addr: b.id + "/" + row, Table: b.name() + "“" + name + "”一行", Printed: printed,
		Why: "这几个数怎样放进各栏，各栏相加都不等于合计", Spot: spot,
	})
}
