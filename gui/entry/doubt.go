package entry

import (
	"slices"

	"github.com/shopspring/decimal"

	"juesuan/gui/grid"
	parts "juesuan/gui/part"
	"juesuan/report"
	"juesuan/store"
)

// An amount that is about ten thousand times those beside it was most likely
// meant in the other unit.
var (
	muchMore = decimal.NewFromInt(3000)
	muchLess = decimal.New(3333, -7)

	tooLittle = decimal.New(3333, -8)
)

// other is the unit that is not chosen.
func other(u report.Unit) report.Unit {
	if u == report.Wan {
		return report.Yuan
	}
	return report.Wan
}

// doubtful reports whether most of the amounts that are going to be entered
// look as if they were meant in the other unit.
func (s *sheet) doubtful(changes []grid.Change) bool {
	in := map[grid.Place]bool{}
	for _, c := range changes {
		in[c.At] = true
	}
	asked, doubts := 0, 0
	for _, c := range changes {
		v, ok := s.amountOf(c)
		if !ok {
			continue
		}
		beside := s.neighbours(c.At, in)
		if len(beside) == 0 {
			continue
		}
		asked++
		if s.tooFar(v, beside) {
			doubts++
		}
	}
	return doubts > 0 && 2*doubts > asked
}

// amountOf reads what is going to be entered as an amount without a unit of
// its own.
func (s *sheet) amountOf(c grid.Change) (store.Yuan, bool) {
	col := &s.cols[c.At.Col]
	f := col.field
	if c.At.Row < len(s.list) {
		f = fieldAt(&s.list[c.At.Row], col)
	}
	if f == nil || f.Kind != store.AmountValue || writesUnit(c.Text) {
		return store.Yuan{}, false
	}
	v, err := parseAmount(s.unit, c.Text)
	return v, err == nil && !v.IsZero()
}

// neighbours are the amounts of the row, or else those of the column, that are
// not being entered.
func (s *sheet) neighbours(at grid.Place, in map[grid.Place]bool) []store.Yuan {
	var row, column []store.Yuan
	add := func(list *[]store.Yuan, p grid.Place) {
		l, c := s.at(p)
		f := fieldAt(l, c)
		if in[p] || l.kind != entryLine || l.row == nil || f == nil || f.Kind != store.AmountValue {
			return
		}
		if v, known := l.row.Amount(f); known && !v.IsZero() {
			*list = append(*list, v)
		}
	}
	if at.Row < len(s.list) {
		for col := range s.cols {
			add(&row, grid.Place{Row: at.Row, Col: col})
		}
	}
	if len(row) > 0 {
		return row
	}
	for i := range s.list {
		add(&column, grid.Place{Row: i, Col: at.Col})
	}
	return column
}

// tooFar reports whether an amount is about ten thousand times the usual one
// of others: in 元 entered as 万元; or the contrary.
func (s *sheet) tooFar(v store.Yuan, others []store.Yuan) bool {
	slices.SortFunc(others, func(a, b store.Yuan) int { return a.Abs().Cmp(b.Abs()) })
	usual := others[len(others)/2].Abs()
	if s.unit == report.Wan {
		return v.Abs().GreaterThan(usual.Mul(muchMore))
	}
	return v.Abs().LessThan(usual.Mul(muchLess))
}

// paste asks, where the amounts look as if they were in the other unit, in
// which they are.
func (s *Screen) paste(p *part, changes []grid.Change, apply func([]grid.Change)) {
	if kept, totals := p.sheet.withoutTotals(changes); totals {
		whole := apply
		const said = "合计行没有粘贴：合计由明细算出来。"
		if changes = kept; len(changes) == 0 {
			s.frame.Tell(said)
			return
		}
		apply = func(changes []grid.Change) {
			whole(changes)
			s.frame.Tell(said + p.sheet.Unrecorded())
		}
	}
	if !p.sheet.doubtful(changes) {
		apply(changes)
		return
	}
	s.askUnit(p, "要粘贴的金额", func(u report.Unit) {
		for i, c := range changes {
			if _, ok := p.sheet.amountOf(c); ok && u != p.sheet.unit {
				changes[i].Text += string(u)
			}
		}
		apply(changes)
	})
}

// doubt asks the same of an amount that was typed. It is in the ledger as it
// was typed; the answer may change it.
func (s *Screen) doubt(p *part, changes []grid.Change) {
	sh := p.sheet
	if _, draft := sh.draftIn(sh.at(changes[0].At)); draft {
		return
	}
	v, ok := sh.amountOf(changes[0])
	if !ok {
		return
	}
	beside := sh.neighbours(changes[0].At, map[grid.Place]bool{changes[0].At: true})
	if len(beside) == 0 {
		return
	}
	by := far(v, beside)
	if by == 0 {
		return
	}
	typed := sh.cellName(sh.at(changes[0].At))
	enter := func(text string) {
		at, ok := sh.find(typed)
		if !ok {
			return
		}
		if _, err := sh.Change(grid.Typed, []grid.Change{{At: at, Text: text}}); err != nil {
			s.frame.Refuse(err)
		}
		p.grid.Refresh()
	}
	if (by > 0) == (sh.unit == report.Wan) {
		s.askUnit(p, "刚填的金额 "+changes[0].Text+" ", func(u report.Unit) {
			if u != sh.unit {
				enter(changes[0].Text + string(u))
			}
		})
		return
	}
	meant := store.Yuan{Decimal: v.Shift(-4 * int32(by)).Round(2)}
	s.askSize(p, changes[0].Text, by, meant, func() { enter(meant.String() + "元") })
}

// far says whether an amount is about ten thousand times (1) or a
// ten-thousandth (-1) of the usual one of others; else it is 0. Less than that
// is a few 元 among thousands.
func far(v store.Yuan, others []store.Yuan) int {
	slices.SortFunc(others, func(a, b store.Yuan) int { return a.Abs().Cmp(b.Abs()) })
	usual := others[len(others)/2].Abs()
	switch {
	case v.Abs().GreaterThan(usual.Mul(muchMore)):
		return 1
	case v.Abs().LessThan(usual.Mul(muchLess)) && v.Abs().GreaterThan(usual.Mul(tooLittle)):
		return -1
	}
	return 0
}

// askSize asks whether an amount was meant that is ten thousand times another
// though the other unit would make it worse.
func (s *Screen) askSize(p *part, typed string, by int, meant store.Yuan, do func()) {
	far := "大"
	if by < 0 {
		far = "小"
	}
	now := string(p.sheet.unit)
	var d *parts.Dialogue
	d = parts.NewDialogue(s.frame.Window(), "是元还是万元？",
		parts.Text("刚填的金额 "+typed+" 比相邻的"+far+"一万倍左右，现在按“"+now+"”填报。请对一对原来的数，相邻的数和它是不是一个按“元”、一个按“万元”写的？"),
		parts.NewButton("没有错，不改", func() { d.Hide() }),
		parts.NewMain("改成 "+shown(p.sheet.unit, meant)+" "+now, func() { d.Hide(); do() })).First(nil).OnClosed(s.Focus)
	d.Show()
}

// confirmSubject asks before a row goes to another subject.
func (s *Screen) confirmSubject(text string, do func()) {
	var d *parts.Dialogue
	d = parts.NewDialogue(s.frame.Window(), "改编码？", parts.Text(text),
		parts.NewButton("不改", func() { d.Hide() }),
		parts.NewMain("改编码", func() { d.Hide(); do() })).First(nil).OnClosed(s.Focus)
	d.Show()
}

// askUnit asks in which unit amounts were meant. do is not called if that is
// left open.
func (s *Screen) askUnit(p *part, what string, do func(report.Unit)) {
	now := p.sheet.unit
	far := "大"
	if now != report.Wan {
		far = "小"
	}
	text := what + "比相邻的" + far + "一万倍左右，现在按“" + string(now) + "”填报。它们是按“" + string(other(now)) + "”写的吗？"
	var d *parts.Dialogue
	answer := func(u report.Unit) func() {
		return func() {
			d.Hide()
			do(u)
		}
	}
	// Nothing has the keyboard: who types on must not answer by that.
	d = parts.NewDialogue(s.frame.Window(), "是元还是万元？", parts.Text(text),
		parts.NewButton("取消", func() { d.Hide() }),
		parts.NewButton("不，按"+string(now), answer(now)),
		parts.NewMain("是，按"+string(other(now)), answer(other(now)))).First(nil).OnClosed(s.Focus)
	d.Show()
}
