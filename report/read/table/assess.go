package table

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// The columns of a self-assessment as the rules know it; whatever a place
// prints is put into them.
const (
	level1 = iota
	level2
	level3
	target
	actual
	weight
	score
	deviation
	cause
	assessWidth
)

var assessNames = []string{"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差度", "偏差原因分析及改进措施"}

var assessKinds = []report.ColumnKind{
	report.ShortColumn, report.ShortColumn, report.NameColumn, report.ShortColumn, report.ShortColumn,
	report.ShortColumn, report.ShortColumn, report.ShortColumn, report.TextColumn,
}

// assess reads a self-assessment.
func (b *builder) assess() {
	b.begin()
	for i, n := range assessNames {
		b.t.Columns = append(b.t.Columns, report.Column{Name: n, Key: n, Kind: assessKinds[i]})
	}
	r := assessReader{builder: b, at: map[int]int{}, sources: map[string]bool{}}
	for i := range b.rows {
		r.row(b.rows[i])
	}
	b.list = append(b.list, b.t)
}

// assessReader goes through a self-assessment row by row.
type assessReader struct {
	*builder
	money   map[string]int // columns of the funding rows by what they hold
	at      map[int]int    // columns of the indicators by ours
	within  bool           // below the heads of the indicators
	first   string         // 一级指标 so far
	second  string
	sources map[string]bool // of a project's money
	others  bool            // it has sources by other names, or parts of one
}

func (r *assessReader) row(row []raw.Cell) {
	switch {
	case rowHas(row, "三级指标"):
		r.heads(row)
	case !r.within && (rowHas(row, "执行率") || rowHas(row, "执行数")):
		r.moneyHeads(row)
	case r.within && r.final(row):
	case r.within:
		r.indicator(row)
	case r.money != nil:
		r.funding(row)
	}
}

func rowHas(row []raw.Cell, word string) bool {
	for j := range row {
		if strings.Contains(tight(row[j].Text), word) && len([]rune(tight(row[j].Text))) < 24 {
			return true
		}
	}
	return false
}

// heads finds the columns of the indicators. Of the rows of money above, those
// of sources stand only where they are all: else they do not sum to the whole.
func (r *assessReader) heads(row []raw.Cell) {
	if r.others {
		r.t.Rows = slices.DeleteFunc(r.t.Rows, func(x report.Row) bool { return !strings.Contains(x.Cells[target].Addr, "/资金/") })
	}
	r.within = true
	r.at = map[int]int{}
	out := emptyRow()
	for _, j := range filled(row) {
		s := tight(row[j].Text)
		to := -1
		switch {
		case strings.Contains(s, "一级"):
			to = level1
		case strings.Contains(s, "二级"):
			to = level2
		case strings.Contains(s, "三级"):
			to = level3
		case strings.Contains(s, "原因"), strings.Contains(s, "备注"):
			to = cause
		case strings.Contains(s, "偏差度"), strings.Contains(s, "偏离度"):
			to = deviation
		case strings.Contains(s, "实际"), strings.Contains(s, "完成值"), strings.Contains(s, "完成情况"):
			to = actual
		case strings.Contains(s, "指标值"), strings.Contains(s, "目标值"), strings.Contains(s, "计划"):
			to = target
		case strings.Contains(s, "得分"):
			to = score
		case strings.Contains(s, "分值"), strings.Contains(s, "权重"):
			to = weight
		case isGradeHead(s) && !rowHas(row, "得分"):
			to = score
		}
		if to >= 0 {
			if _, twice := r.at[to]; !twice {
				r.at[to] = j
				out[to].Text = assessNames[to]
			}
		}
	}
	r.t.Rows = append(r.t.Rows, report.Row{Cells: out})
}

// moneyHeads finds the columns of the funding rows.
func (r *assessReader) moneyHeads(row []raw.Cell) {
	r.money = map[string]int{}
	for _, j := range filled(row) {
		s := tight(row[j].Text)
		key := ""
		switch {
		case strings.Contains(s, "执行率"):
			key = "执行率"
		case strings.Contains(s, "年初"):
			key = "年初预算数"
		case strings.Contains(s, "全年预算"), strings.Contains(s, "调整"):
			key = "全年预算数"
		case strings.Contains(s, "执行数"), strings.Contains(s, "决算"):
			key = "全年执行数"
		case strings.Contains(s, "分值"):
			key = "分值"
		case strings.Contains(s, "得分"):
			key = "得分"
		default:
			continue
		}
		if _, twice := r.money[key]; !twice {
			r.money[key] = j
		}
	}
}

// fundingKey is what a funding row is of.
func (r *assessReader) fundingKey(label string) string {
	s := tight(label)
	if i := strings.LastIndexAny(s, "：:"); i >= 0 && i < len(s)-3 {
		s = strings.TrimLeft(s[i:], "：:")
	}
	s = strings.Trim(bareLabel(s), "（）() 　")
	switch {
	case strings.Contains(s, "总额"), strings.Contains(s, "合计"):
		if r.kind == projectKind {
			return "资金"
		}
		return "部门预算总额"
	case strings.Contains(s, "上年结转"):
		return "上年结转资金"
	case strings.Contains(s, "财政拨款"), strings.Contains(s, "当年财政"):
		return "财政拨款"
	case strings.Contains(s, "财政专户"):
		return "财政专户管理资金"
	case strings.Contains(s, "单位资金"):
		return "单位资金"
	case strings.Contains(s, "其他资金"):
		return "其他资金"
	}
	return ""
}

// funding reads a row of money.
func (r *assessReader) funding(row []raw.Cell) {
	j, ok := r.money["全年执行数"]
	if !ok || j >= len(row) {
		return
	}
	label := ""
	for _, k := range filled(row) {
		if k < j && r.fundingKey(row[k].Text) != "" && !isAmountText(row[k].Text) {
			label = row[k].Text
		}
	}
	key := r.fundingKey(label)
	if r.kind == projectKind {
		unknown := key == "" && j < len(row) && tight(row[j].Text) != "" && isAmountText(row[j].Text)
		r.others = r.others || unknown || key != "" && r.sources[key]
		r.sources[key] = true
	}
	if key == "" {
		return
	}
	out := emptyRow()
	out[2].Text = oneLine(label)
	for i, name := range []string{"年初预算数", "全年预算数", "全年执行数"} {
		k, ok := r.money[name]
		if !ok {
			k, ok = r.money["全年预算数"]
		}
		if !ok || k >= len(row) {
			return
		}
		cell, ok := r.amountCell(&row[k], r.id+"/"+key+"/"+name, key+name)
		if !ok {
			r.note("“%s”的%s不是数，没有核对", key, name)
			return
		}
		cell.ColSpan, cell.RowSpan, cell.Covered = 1, 1, false
		out[3+i] = cell
	}
	for to, name := range map[int]string{6: "分值", 7: "执行率", 8: "得分"} {
		if k, ok := r.money[name]; ok && k < len(row) {
			out[to].Text = points(row[k].Text)
		}
	}
	r.t.Rows = append(r.t.Rows, report.Row{Cells: out})
}

func isAmountText(s string) bool {
	_, ok := amount(s)
	return ok
}

// cellAt is the text of one of our columns in a row.
func (r *assessReader) cellAt(row []raw.Cell, col int) string {
	j, ok := r.at[col]
	if !ok || j >= len(row) {
		return ""
	}
	return oneLine(row[j].Text)
}

// indicator reads a row below the heads.
func (r *assessReader) indicator(row []raw.Cell) {
	name := r.cellAt(row, level3)
	if s := r.cellAt(row, level1); s != "" {
		r.first = s
	}
	if s := r.cellAt(row, level2); s != "" {
		r.second = s
	}
	if name == "" || r.cellAt(row, weight) == "" && r.cellAt(row, target) == "" && r.cellAt(row, score) == "" {
		return
	}
	out := emptyRow()
	for col := range assessWidth {
		out[col].Text = r.cellAt(row, col)
		switch col {
		case weight, score:
			out[col].Text = points(out[col].Text)
		case target, actual, deviation:
			out[col].Text = tight(narrow(out[col].Text))
		}
	}
	out[level1].Text, out[level2].Text = r.first, r.second
	r.spots[r.id+"/"+name] = row[r.at[level3]].Spot
	r.t.Rows = append(r.t.Rows, report.Row{Cells: out})
}

// final reads the last row: 总分 100 98.
func (r *assessReader) final(row []raw.Cell) bool {
	at := filled(row)
	if len(at) == 0 {
		return false
	}
	label := tight(row[at[0]].Text)
	if !strings.Contains(label, "总分") && label != "合计" && label != "总计" && !isConclusion(label) {
		return false
	}
	weights, got := r.cellAt(row, weight), r.cellAt(row, score)
	if isConclusion(label) && len(at) == 2 { // 自评结论 良好: one cell over the whole row
		weights, got = "", oneLine(row[at[1]].Text)
	}
	r.scores(weights, got)
	r.within = false
	return true
}

// scores adds the last row, and its facts.
func (r *assessReader) scores(weights, got string) {
	out := emptyRow()
	out[0].Text = "总分"
	out[weight].Text, out[score].Text = points(weights), points(got)
	r.t.Rows = append(r.t.Rows, report.Row{Kind: report.TotalRow, Cells: out})
	for col, name := range map[int]string{weight: "分值", score: "得分"} {
		if v, err := decimal.NewFromString(out[col].Text); err == nil {
			r.facts = append(r.facts, &report.Fact{Addr: r.id + "/总分/" + name, Name: "总分" + name, Kind: report.ScoreFact, Exact: v, Printed: v})
		}
	}
}

func emptyRow() []report.Cell {
	out := make([]report.Cell, assessWidth)
	for i := range out {
		out[i].ColSpan, out[i].RowSpan = 1, 1
	}
	return out
}
