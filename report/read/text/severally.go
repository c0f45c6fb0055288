package text

import (
	"cmp"
	"slices"
	"strings"

	"juesuan/report"
)

// told is an amount that was told of, with what it is the amount of; nil where
// it was not placed.
type told struct {
	at      int
	subject *subject
	addr    string
	whole   string // what its share is of
}

// tellOf remembers an amount for the shares that 分别占 gives afterwards.
func (par *paragraph) tellOf(n *number, f *report.Figure) {
	if n.kind != amountNumber {
		return
	}
	t := told{at: n.from}
	if f != nil && f.Kind == report.AmountFigure && par.state.subject != nil {
		t.subject, t.addr = par.state.subject, f.Facts[0]
	}
	par.told = append(par.told, t)
}

// shareSeverally places the first of a list of shares: …、…，分别占27.07%、72.93%.
func (par *paragraph) shareSeverally(n *number, s string) (*report.Figure, string, string) {
	_, tail, _ := strings.Cut(strings.ReplaceAll(s, "分别", ""), "占")
	named := ""
	if tail = wholeWords(tail); tail != "" {
		if named = par.wholeNamed(tail); named == "" {
			return nil, "", whyNoWhole
		}
	}
	if par.several = par.sharing(n, named); len(par.several) == 0 {
		return nil, "", whyNoSubject
	}
	return par.nextShare(n)
}

// sharing are the amounts of the sentence that a list of percentages beginning
// with a number gives shares to: as many as it has, or none where that is not
// sure. Their whole is the one named, or their own.
func (par *paragraph) sharing(n *number, whole string) []told {
	first := len(par.told) - par.inList(n)
	if from, _ := par.sentence(n.from); first < 0 || par.told[first].at < from {
		return nil
	}
	out := slices.Clone(par.told[first:])
	for i := range out {
		t := &out[i]
		if t.subject == nil {
			return nil
		}
		if t.whole = cmp.Or(whole, t.subject.whole); t.whole == "" || t.whole == t.addr {
			return nil
		}
	}
	return out
}

// inList is how many percentages a list has that begins with a number.
func (par *paragraph) inList(n *number) int {
	count, end := 0, n.from
	for i := range par.numbers {
		p := &par.numbers[i]
		if p.from < n.from {
			continue
		}
		if p.kind != percentNumber || count > 0 && !isJoint(par.plain[end:p.from]) {
			break
		}
		count, end = count+1, p.end
	}
	return count
}

// nextShare places the next percentage of such a list.
func (par *paragraph) nextShare(n *number) (*report.Figure, string, string) {
	t := par.several[0]
	par.several = par.several[1:]
	return par.ratio(report.ShareFigure, n, t.addr, t.whole)
}
