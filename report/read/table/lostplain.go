package table

import (
	"regexp"
	"strings"

	"juesuan/report/read/raw"
)

// Two halves without 行次 have nothing between the label on the left and that
// on the right where the left has no amount but what the labels are.

// reOrdinal is the number that a label of a two-sided table begins with.
var reOrdinal = regexp.MustCompile(`^[一二三四五六七八九十]+、`)

// besides parts two labels that one blank stands between.
func (p *sideLines) besides(label string) []string {
	for i, r := range label {
		if r != ' ' {
			continue
		}
		left, right := strings.TrimSpace(label[:i]), strings.TrimSpace(label[i:])
		if p.isLeft(left) && (reOrdinal.MatchString(right) || p.isRight(right)) {
			return []string{left, right}
		}
	}
	return []string{label}
}

// isLeft reports whether a label is that of a line of income.
func (p *sideLines) isLeft(label string) bool {
	bare := bareLabel(label)
	key := sideLine(bare, false)
	return key != "" && sideLine(bare, true) == "" && fundsIn(bare) < 2 || strings.Contains(bare, "年初") || key == "收入总计" || strings.HasPrefix(bare, "使用")
}

// isRight reports whether a label is that of a line of spending.
func (p *sideLines) isRight(label string) bool {
	bare := bareLabel(label)
	key := sideLine(bare, true)
	return classNames()[classWord(bare)] != "" || key == "本年支出合计" || key == "支出总计" || key == "年末结转和结余" || key == "结余分配"
}

// fundsIn is how many kinds of public money a text names.
func fundsIn(s string) int {
	n := 0
	for _, w := range []string{"一般公共", "政府性基", "国有资本"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n
}

// inHead reports whether a line still belongs to the head, whose lines name
// columns: neither an amount nor the label of a line is in it.
func (p *sideLines) inHead(tokens []string) bool {
	if len(p.rows) > 1 {
		return false
	}
	for _, t := range tokens {
		if isAmountText(t) && !blanks[t] || reOrdinal.MatchString(t) {
			return false
		}
	}
	return len(tokens) == 0 || len(tokens) > 2 || !p.isLeft(tokens[0]) || len(tokens) == 2 && !p.isRight(tokens[1])
}

// columns of the left label and amount, of the right label and its amounts.
const (
	leftLabel   = 0
	leftAmount  = 2
	rightLabel  = 3
	rightAmount = 5
)

// goesOn takes a line that goes on with the row before: the amounts of a label
// broken over lines, which stand in the middle of them, or the rest of it.
func (p *sideLines) goesOn(tokens []string) bool {
	if len(p.rows) < 2 || len(tokens) == 0 {
		return false
	}
	last := p.rows[len(p.rows)-1]
	if len(tokens) == 1 && !isAmountText(tokens[0]) {
		return p.restOfLabel(last, tokens[0])
	}
	for _, c := range last {
		if c.Text != "" && isAmountText(c.Text) {
			return false
		}
	}
	left, right := last[leftLabel].Text != "", last[rightLabel].Text != ""
	amounts := 0
	for _, t := range tokens {
		if isAmountText(t) {
			amounts++
		}
	}
	switch isAmount := isAmountText(tokens[0]); {
	case isAmount && left && !right: // its label is the broken one
		last[leftAmount].Text, tokens = tokens[0], tokens[1:]
		if len(tokens) > 0 && !isAmountText(tokens[0]) {
			last[rightLabel].Text, tokens = tokens[0], tokens[1:]
		}
	case isAmount && left && right && amounts == 1+p.width-rightAmount:
		last[leftAmount].Text, tokens = tokens[0], tokens[1:]
	case isAmount && left && right: // of either side
		last[leftAmount].Text, last[rightAmount].Text = unplaced, unplaced
		return true
	case isAmount:
	case !left && right && !p.whole(last[rightLabel].Text, rightLabel) && amounts == len(tokens)-1 && p.isLeft(tokens[0]):
		last[leftLabel].Text, tokens = tokens[0], tokens[1:]
		if amounts == 1 {
			last[leftAmount].Text, last[rightAmount].Text = unplaced, unplaced
			return true
		}
		last[leftAmount].Text, tokens = tokens[0], tokens[1:]
	default:
		return false
	}
	for j, t := range tokens {
		if rightAmount+j < len(last) && isAmountText(t) {
			last[rightAmount+j].Text = t
		}
	}
	return true
}

// restOfLabel takes the rest of a label of the row before.
func (p *sideLines) restOfLabel(last []raw.Cell, rest string) bool {
	for _, j := range []int{rightLabel, leftLabel} {
		if label := tight(last[j].Text); label != "" && !p.whole(label, j) && p.whole(label+tight(rest), j) {
			last[j].Text += rest
			return true
		}
	}
	return false
}

// whole reports whether a label in one of the halves is a line's whole one.
func (p *sideLines) whole(label string, at int) bool {
	if at == leftLabel {
		bare := bareLabel(label)
		return sideLine(bare, false) != "" && (fundOf(bare) == "" || strings.HasSuffix(bare, "拨款") || strings.HasSuffix(bare, "收入"))
	}
	return p.isRight(label)
}
