package table

import (
	"regexp"
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
	reCells = regexp.MustCompile(`^([23]\d{2})\s+(\d{2})(?:\s+(\d{2}))?(\s+[^\d\s]|$)`) // 类, 款 and 项 apart
	reTotal = regexp.MustCompile(`^[合总]\s*计((?:\s+\S+)*)$`)
)

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
