package entry

import (
	"fmt"

	"juesuan/gui/grid"
	"juesuan/store"
)

// asksFirst asks before a row with amounts goes to another subject, and reports
// whether it does: one figure too many in the wrong cell must not move money.
func (s *sheet) asksFirst(a grid.Action, changes []grid.Change) bool {
	if s.sure || s.confirm == nil || len(changes) != 1 {
		return false
	}
	l, c := s.at(changes[0].At)
	d, ok := s.def.(*coded)
	if !ok || l.kind != entryLine || c.role != code || !hasAmounts(l) {
		return false
	}
	to, err := d.rekey(l, map[string]string{c.Key: changes[0].Text})
	if err != nil || changes[0].Text == "" || to.String() == l.addr.String() {
		return false
	}
	if s.asking {
		return true
	}
	s.asking = true
	defer func() { s.asking = false }()
	subject := to.Key[0]
	name, _ := d.name(subject)
	from, cell := l.name.Code, s.cellName(l, c)
	s.confirm(fmt.Sprintf("%s 这一行有金额。编码改成 %s（%s），整行的金额都记到那个科目下。要改吗？", from, subject, name), func() {
		at, ok := s.find(cell)
		if !ok {
			return
		}
		s.sure = true
		defer func() { s.sure = false }()
		if _, err := s.Change(a, []grid.Change{{At: at, Text: changes[0].Text}}); err != nil && s.tell != nil {
			s.tell(err.Error())
		}
	})
	return true
}

// hasAmounts reports whether a row has an amount that is not zero.
func hasAmounts(l *line) bool {
	if l.row == nil {
		return false
	}
	for i := range l.addr.Page.Fields {
		f := &l.addr.Page.Fields[i]
		if f.Kind != store.AmountValue {
			continue
		}
		if v, known := l.row.Amount(f); known && !v.IsZero() {
			return true
		}
	}
	return false
}
