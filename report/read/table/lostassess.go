package table

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/read/raw"
)

var rePercent = regexp.MustCompile(`^-?[0-9][0-9.]*[%％]$`)

// lostAssess reads the lines of a self-assessment: rows of money end in seven
// cells, rows of indicators in 指标值, 实际值, 分值, 得分 and perhaps 偏差度.
func (b *builder) lostAssess() {
	b.begin()
	for i, n := range assessNames {
		b.t.Columns = append(b.t.Columns, report.Column{Name: n, Key: n, Kind: assessKinds[i]})
	}
	r := assessReader{builder: b}
	l := lostAssessReader{assessReader: &r}
	for _, line := range b.lines {
		l.line(strings.Fields(narrow(line.Text)), line.Spot)
	}
	b.list = append(b.list, b.t)
}

// lostAssessReader keeps the words since the last row: a name broken over lines.
type lostAssessReader struct {
	*assessReader
	held []string
	off  bool // the heads have 偏差度
	done bool
}

func (l *lostAssessReader) line(f []string, spot raw.Spot) {
	s := strings.Join(f, "")
	switch {
	case l.done:
	case strings.Contains(s, "三级指标"):
		l.within, l.off, l.held = true, strings.Contains(s, "偏差度") || strings.Contains(s, "偏离度"), nil
		out := emptyRow()
		for i, n := range assessNames {
			out[i].Text = n
		}
		l.t.Rows = append(l.t.Rows, report.Row{Cells: out})
	case !l.within:
		l.fundingLine(f, spot)
	case strings.HasPrefix(s, "总分") || strings.HasPrefix(s, "合计"):
		if n := len(f); n >= 3 {
			l.scores(f[n-2], f[n-1])
			l.done = true
		}
	default:
		l.indicatorLine(f, spot)
	}
}

// fundingLine reads: 部门预算总额 159.38 418.81 418.81 10 100.0% 10.
func (l *lostAssessReader) fundingLine(f []string, spot raw.Spot) {
	if len(f) < 7 || !rePercent.MatchString(f[len(f)-2]) && !blanks[f[len(f)-2]] {
		return
	}
	cells := f[len(f)-6:]
	label := strings.Join(f[:len(f)-6], "")
	key := l.fundingKey(label)
	if key == "" || l.kind == projectKind && key != "资金" {
		return
	}
	out := emptyRow()
	out[2].Text = label
	for i, name := range []string{"年初预算数", "全年预算数", "全年执行数"} {
		c := raw.Cell{Text: cells[i], RowSpan: 1, ColSpan: 1, Spot: spot}
		cell, ok := l.amountCell(&c, l.id+"/"+key+"/"+name, key+name)
		if !ok {
			return
		}
		out[3+i] = cell
	}
	out[6].Text, out[7].Text, out[8].Text = cells[3], cells[4], cells[5]
	l.t.Rows = append(l.t.Rows, report.Row{Cells: out})
}

// indicatorLine reads: 预算执行率 ≥90% 100% 2 2 0.00.
func (l *lostAssessReader) indicatorLine(f []string, spot raw.Spot) {
	n := len(f)
	for n > 0 && isScore(f[n-1]) {
		n--
	}
	scores := f[n:]
	if len(scores) < 2 || n < 2 || len(scores) > 3 {
		l.held = append(l.held, strings.Join(f, ""))
		return
	}
	name := strings.Join(f[:n-2], "")
	if n > 3 && len([]rune(f[n-3])) > 3 { // 二级指标 stands before it
		name = f[n-3]
	}
	if name == "" {
		name = l.heldName()
	}
	l.held = nil
	if name == "" {
		return
	}
	out := emptyRow()
	out[level3].Text, out[target].Text, out[actual].Text = name, f[n-2], f[n-1]
	out[weight].Text, out[score].Text = scores[0], scores[1]
	if len(scores) == 3 {
		out[deviation].Text = scores[2]
	}
	l.spots[l.id+"/"+name] = spot
	l.t.Rows = append(l.t.Rows, report.Row{Cells: out})
}

// isScore tells points and deviations from targets: a plain number, not a rate.
func isScore(s string) bool {
	_, err := decimal.NewFromString(s)
	return err == nil
}

// heldName puts an indicator's name together from the lines before its values:
// the last one and those before it that are as long as a column of names is.
func (l *lostAssessReader) heldName() string {
	const narrowest = 6
	n := len(l.held)
	if n == 0 {
		return ""
	}
	i := n - 1
	for i > 0 && len([]rune(l.held[i-1])) >= narrowest {
		i--
	}
	return strings.Join(l.held[i:], "")
}
