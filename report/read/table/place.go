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
		if v := p.spreadOut(nums, len(cols)); rowCloses(cols, v) && !slices.ContainsFunc(out, func(q placing) bool { // a printed zero may stand anywhere
			return slices.EqualFunc(v, q.spreadOut(nums, len(cols)), decimal.Decimal.Equal)
		}) {
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
		if !ok {
			known, ok = b.said(key, c)
		}
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

// bestOf are the placings that agree most with the rest of the document.
func (b *builder) bestOf(cols []string, key string, nums []decimal.Decimal, list []placing) []placing {
	var best []placing
	most := 0
	for _, p := range list {
		switch n := b.agreement(cols, key, p.spreadOut(nums, len(cols))); {
		case best == nil || n > most:
			best, most = []placing{p}, n
		case n == most:
			best = append(best, p)
		}
	}
	return best
}

// only is the placing of a list that has no other; nil of none and of several.
func only(list []placing) placing {
	if len(list) != 1 {
		return nil
	}
	return list[0]
}

// texts are the cells of a row: where several placings are as good, those that
// all of them have alike; without any only the total is sure.
func texts(cols, printed []string, list []placing) []string {
	out := make([]string, len(cols))
	if len(list) == 0 && len(printed) > 0 {
		for j := range out {
			out[j] = unplaced
		}
		if !slices.Contains(cols, "年末结转和结余") {
			out[0] = printed[0]
		}
		return out
	}
	for i, p := range list {
		row := make([]string, len(cols))
		for k, c := range p {
			row[c] = printed[k]
		}
		for j := range out {
			switch {
			case i == 0:
				out[j] = row[j]
			case !sameText(out[j], row[j]):
				out[j] = unplaced
			}
		}
	}
	return out
}

// sameText reports whether two cells have one amount, blank or not.
func sameText(a, b string) bool {
	if a == unplaced || b == unplaced {
		return false
	}
	v := values([]string{a, b})
	return v[0].Equal(v[1])
}

// treePlacer puts the numbers of a table of subjects into its columns, each
// level within the one above.
type treePlacer struct {
	*builder
	cols  []string
	rows  []lostRow
	nums  [][]decimal.Decimal
	at    []placing
	ties  [][]placing      // of a row without one: those that are as good
	below map[string][]int // rows by the key of the row above
}

// placeRows returns the cells of the rows by column.
func (b *builder) placeRows(cols []string, list []lostRow) [][]string {
	t := &treePlacer{builder: b, cols: cols, rows: list, at: make([]placing, len(list)), ties: make([][]placing, len(list)), below: map[string][]int{}}
	byCode := map[string]bool{}
	for i := range list {
		t.nums = append(t.nums, values(list[i].nums))
		byCode[list[i].code] = true
	}
	top := -1
	for i := range list {
		code := list[i].code
		if code == "" {
			if list[i].mixed == nil {
				top = i
			}
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
		t.set(top, t.bestOf(cols, totalKey, t.nums[top], candidates(cols, t.nums[top])))
		t.place(top)
	}
	t.placeAlone()
	t.tellImpossible()
	out := make([][]string, len(list))
	for i := range list {
		out[i] = t.texts(i)
	}
	return out
}

// texts are the cells of a row.
func (t *treePlacer) texts(row int) []string {
	list := t.ties[row]
	switch {
	case t.at[row] != nil:
		list = []placing{t.at[row]}
	case len(t.rows[row].nums) == len(t.cols):
		list = placings(len(t.cols), len(t.cols), false)
	}
	return texts(t.cols, t.rows[row].nums, list)
}

// set gives a row its placing, or keeps those that are as good.
func (t *treePlacer) set(row int, list []placing) {
	t.at[row], t.ties[row] = only(list), list
}

// placeAlone places the rows whose numbers go into their columns in one way
// only, where the rows above them have told nothing, and what is below them.
func (t *treePlacer) placeAlone() {
	for i := range t.rows {
		if t.at[i] != nil || len(t.ties[i]) > 0 || t.rows[i].code == "" {
			continue
		}
		if t.set(i, t.bestOf(t.cols, t.rows[i].code, t.nums[i], candidates(t.cols, t.nums[i]))); t.at[i] != nil {
			t.place(i)
		}
	}
}

// place puts the rows below a row into columns, so that each column adds up.
func (t *treePlacer) place(row int) {
	key := t.rows[row].code
	if key == "" {
		key = totalKey
	}
	t.placeBelow(row, key)
}

func (t *treePlacer) placeBelow(row int, key string) {
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
		if len(choice[i]) == 0 {
			choice[i] = t.whereThereIsRoom(k, total)
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

// whereThereIsRoom is the placing of a row that does not add up, if there is one
// way only to put amounts where the row above has some.
func (t *treePlacer) whereThereIsRoom(row int, total []decimal.Decimal) []placing {
	if slices.Contains(t.cols, "年末结转和结余") || len(t.nums[row]) < 3 { // a total alone says nothing of its parts
		return nil
	}
	var out []placing
	for _, p := range placings(len(t.nums[row]), len(t.cols), true) {
		if fits(p, t.nums[row], total) {
			out = append(out, p)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// fundTables are the tables of spending of each kind of public money.
var fundTables = map[string]string{"05": "一般公共预算财政拨款", "07": "政府性基金预算财政拨款", "08": "国有资本经营预算财政拨款"}

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
	case b.kind == "03" && col != "本年支出合计": // public money is spent as 基本支出 and 项目支出 alone
		all, ok := look("01/本年支出合计")
		public, has := look("04/本年支出合计/合计")
		return decimal.Zero, ok && has && closes(all, public, 1)
	case b.kind == "07" || b.kind == "08":
		return b.knownOfFund(key, col, look)
	case b.kind == "04":
		if key == "支出总计" {
			key = "本年支出合计"
		}
		if key == "本年支出合计" {
			key = totalKey
		}
		for id, fund := range fundTables {
			if col == fund {
				if v, ok := look(id + "/" + key + "/小计"); ok {
					return v, true
				}
				if v, ok := look(id + "/" + key + "/合计"); ok {
					return v, true
				}
				if key == totalKey && b.hasRows(id) {
					return b.receivedAndSpent(fund, look)
				}
				if _, has := b.printed[id]; has && key != leftOver {
					return decimal.Zero, true // the other table has no such row
				}
				if key == totalKey {
					return b.receivedAndSpent(fund, look)
				}
			}
		}
	}
	return decimal.Zero, false
}

// knownOfFund is an amount of the tables of 政府性基金 and 国有资本经营.
func (b *builder) knownOfFund(key, col string, look func(addrs ...string) (decimal.Decimal, bool)) (decimal.Decimal, bool) {
	switch col {
	case "年初结转和结余", "年末结转和结余":
		v, ok := look("01/" + col) // of all money: nothing, or unknown here
		return decimal.Zero, ok && v.IsZero()
	case "本年收入":
		if key == totalKey {
			return look("01/" + fundTables[string(b.kind)] + "收入")
		}
	case "基本支出", "项目支出":
		all, ok := look("03/" + key + "/" + col)
		if ok && all.IsZero() {
			return all, true
		}
		if _, both := b.printed["05/"+key+"/合计"]; !both {
			_, read := b.printed["05"]
			return all, ok && read
		}
		general, has := look("05/" + key + "/" + col)
		return all.Sub(general), ok && has
	}
	return decimal.Zero, false
}

// receivedAndSpent is what is spent of a fund where nothing is carried over:
// what was received.
func (b *builder) receivedAndSpent(fund string, look func(addrs ...string) (decimal.Decimal, bool)) (decimal.Decimal, bool) {
	first := func(addrs ...string) (decimal.Decimal, bool) {
		for _, a := range addrs {
			if v, ok := look(a); ok {
				return v, true
			}
		}
		return decimal.Zero, false
	}
	before, ok := first("04/年初财政拨款结转和结余", "01/年初结转和结余")
	after, has := first("04/"+leftOver+"/合计", "01/年末结转和结余")
	v, known := first("04/"+fund, "01/"+fund+"收入")
	return v, known && ok && has && before.IsZero() && after.IsZero()
}

// hasRows reports whether a table that was read has rows below its total.
func (b *builder) hasRows(id string) bool {
	for addr := range b.printed {
		if rest, ok := strings.CutPrefix(addr, id+"/"); ok && !strings.HasPrefix(rest, totalKey) {
			return true
		}
	}
	return false
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
	whole := true // where all are placed the columns are checked
	for i, p := range t.at {
		whole = whole && (p != nil || len(t.nums[i]) == len(t.cols))
	}
	for i := range t.rows {
		if n := len(t.nums[i]); n < 2 || n > len(t.cols) {
			continue
		}
		several++
		if len(t.nums[i]) < len(t.cols) && len(candidates(t.cols, t.nums[i])) == 0 && !(t.at[i] != nil && whole) {
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

// clipped reports whether one of the numbers ends in the middle: the edge of the
// page cuts it off.
func clipped(printed string) bool {
	for _, s := range strings.Fields(printed) {
		if strings.HasSuffix(s, ",") || strings.HasSuffix(s, ".") {
			return true
		}
	}
	return false
}

// cannot notes a row that adds up in no way.
func (b *builder) cannot(row, printed, name string, spot raw.Spot) {
	if row == "" {
		row, name = totalKey, totalKey
	}
	if clipped(printed) {
		b.note("“%s”一行的数在页边断开了，没有核对", name)
		return
	}
	b.impossible = append(b.impossible, Impossible{
		Rule: rowRule[b.kind], Addr: b.id + "/" + row, Table: b.name() + "“" + name + "”一行", Printed: printed,
		Why: "这几个数怎样放进各栏，各栏相加都不等于合计", Spot: spot,
	})
}
