package table

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"juesuan/report/read/raw"
)

// formColumns are the amount columns of the national form, by the words that
// the head must have for each.
var formColumns = map[kind][]struct{ key, word string }{
	"02": {{"本年收入合计", "本年收入合计"}, {"财政拨款收入", "财政拨款收入"}, {"上级补助收入", "上级补助收入"}, {"事业收入", "事业收入"}, {"经营收入", "经营收入"}, {"附属单位上缴收入", "附属单位"}, {"其他收入", "其他收入"}},
	"03": {{"本年支出合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"上缴上级支出", "上缴上级"}, {"经营支出", "经营支出"}, {"对附属单位补助支出", "对附属单位"}},
	"05": {{"小计", "小计"}, {"合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}},
	"07": {{"年初结转和结余", "年初结转"}, {"本年收入", "本年收入"}, {"小计", "小计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"年末结转和结余", "年末结转"}},
	"08": {{"年初结转和结余", "年初结转"}, {"本年收入", "本年收入"}, {"小计", "小计"}, {"合计", "本年支出合计"}, {"基本支出", "基本支出"}, {"项目支出", "项目支出"}, {"年末结转和结余", "年末结转"}},
}

// headTotal is the column of the total that some heads call 合计 alone.
var headTotal = map[kind]string{"05": "合计", "07": "小计", "08": "合计"}

// columnsIn are the form's columns that the head's words name, in the form's
// order.
func (b *builder) columnsIn(head string) []string {
	var out []string
	for _, c := range formColumns[b.kind] {
		if strings.Contains(head, c.word) && !(c.key == "合计" && len(out) > 0 && out[len(out)-1] == "小计") {
			out = append(out, c.key)
		}
	}
	if total, ok := headTotal[b.kind]; ok && !slices.Contains(out, "小计") && !slices.Contains(out, "合计") && strings.Contains(head, "合计") {
		if i := slices.Index(out, "基本支出"); i >= 0 {
			out = slices.Insert(out, i, total)
		}
	}
	return out
}

// lostRow is one row of a table of subjects.
type lostRow struct {
	code, name string
	nums       []string
	mixed      []string // numbers and labels of columns, of a total that stands beside them
	spot       raw.Spot
}

var (
	reRow   = regexp.MustCompile(`^([23]\d{2}|[23]\d{4}|[23]\d{6})(?:[^\d,.]|[,.]\D|$)`)
	reCells = regexp.MustCompile(`^([23]\d{2})\s+(\d{2})(?:\s+(\d{2}))?(\s+[^\d\s]|$)`) // 类, 款 and 项 apart
	reTotal = regexp.MustCompile(`^(?:类\s+款(?:\s+项)?\s+)?[合总]\s*计((?:\s+\S+)*)$`)
)

// lostTree reads the rows of a table of subjects and puts their amounts back
// into columns. False where the head does not say which columns there are.
func (b *builder) lostTree() bool {
	r := treeLines{builder: b, heads: map[string]bool{}}
	for i, l := range b.lines {
		r.next = ""
		if i+1 < len(b.lines) {
			r.next = tight(apart(b.lines[i+1].Text))
		}
		r.line(reCells.ReplaceAllString(apart(l.Text), "$1$2$3$4"), l.Spot)
	}
	r.name()
	head := strings.Join(r.head, "")
	cols := b.columnsIn(head)
	if len(cols) < 2 || r.ruled > 0 && r.ruled != len(cols) {
		b.begin()
		b.note("表头的栏目与样式不同，空白的格又没有留下，分不出各数属于哪一栏，没有核对")
		return false
	}
	for i := range r.list {
		if row := &r.list[i]; row.mixed != nil {
			b.beside(row, cols)
		}
	}
	b.placeTree(cols, r.list)
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
		if r.mixed != nil {
			placed[i] = r.nums
		}
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

// treeLines divides the lines of a table of subjects into head and rows.
type treeLines struct {
	*builder
	head  []string
	heads map[string]bool // the lines of the head, which a further page repeats
	ruled int             // columns that the head numbers
	list  []lostRow
	names []printedName
	free  []string // words in lines of their own since the last row
	again bool     // the line before repeats the head
	next  string   // the line below
}

// shortHead is how many characters a line of the head may have that is not
// taken as its repetition by itself: names of rows end with such lines too.
const shortHead = 3

func (r *treeLines) line(s string, spot raw.Spot) {
	text := tight(s)
	code := reRow.FindStringSubmatch(s)
	total := reTotal.FindStringSubmatch(s)
	again := len(r.list) > 0 && r.heads[text] && code == nil && total == nil && (len([]rune(text)) > shortHead || r.again || r.heads[r.next])
	r.again = again
	switch {
	case strings.HasPrefix(s, "栏次"):
		r.ruled = len(strings.Fields(s)) - 1
	case again:
	case total != nil && labelsAndNumbers(total[1]):
		r.row(lostRow{name: totalKey, mixed: strings.Fields(total[1]), spot: spot})
		r.head = append(r.head, text)
	case total != nil && !hasHan(total[1]):
		r.row(lostRow{name: totalKey, nums: strings.Fields(total[1]), spot: spot})
	case code != nil:
		words, nums := amounts(strings.TrimPrefix(s, code[1]))
		r.row(lostRow{code: code[1], name: words, nums: nums, spot: spot})
	case len(r.list) == 0:
		r.head = append(r.head, text)
		r.heads[text] = true
	default:
		last := &r.list[len(r.list)-1]
		words, nums := amounts(s)
		if len(nums) > 0 && (len(last.nums) > 0 || last.code == "" && words != "") {
			r.notClear(s)
			return
		}
		last.nums = append(last.nums, nums...)
		if words != "" {
			r.free = append(r.free, words)
		}
	}
}

// row begins a row.
func (r *treeLines) row(row lostRow) {
	p := printedName{own: row.name, total: row.code == "", before: r.free}
	if row.code != "" && r.cat != nil {
		p.known = namesOf(r.cat.FunctionNames(row.code))
	}
	if p.total {
		p.own = ""
	}
	if len(r.list) == 0 {
		p.before = r.offHead(&p)
	}
	r.list, r.names, r.free = append(r.list, row), append(r.names, p), nil
}

// offHead takes the lines off the head that the name of the first row begins with.
func (r *treeLines) offHead(p *printedName) []string {
	for k := min(mostAround, len(r.head)-1); k > 0; k-- {
		lines := slices.Clone(r.head[len(r.head)-k:])
		begin := nameText(strings.Join(lines, ""))
		if slices.ContainsFunc(p.known, func(name string) bool {
			return name != nameText(p.own) && strings.HasPrefix(name, begin+nameText(p.own))
		}) {
			r.head = r.head[:len(r.head)-k]
			for _, l := range lines {
				delete(r.heads, l)
			}
			return lines
		}
	}
	return nil
}

// name gives each row the name that stands around it.
func (r *treeLines) name() {
	names, spared := joinNames(r.names, r.free)
	for i, n := range names {
		if r.list[i].code != "" {
			r.list[i].name = n
		}
	}
	for _, i := range slices.Sorted(maps.Keys(spared)) {
		if s := strings.Join(spared[i], ""); s != "" {
			r.notClear(s)
		}
	}
}

func (r *treeLines) notClear(s string) { r.note("“%s”一行看不明白，没有核对", s) }
