package check

import (
	"fmt"

	"juesuan/report"
)

// ruleA31 compares the labels of fixed rows and the heads with the form's own.
func ruleA31(p *probe) {
	if p.Form == nil {
		p.missing("没有样式里各表的行名和表头")
		return
	}
	for _, id := range nine {
		form, t := p.Form.Table(id), p.Book.Table(id)
		if form == nil || t == nil {
			p.missing("没有表" + id)
			continue
		}
		want := rowLabels(form)
		for i := range t.Rows {
			for addr, got := range labelsOf(t, &t.Rows[i]) {
				if own, ok := want[addr]; ok {
					p.tested++
					p.unlabelled(t, addr, got, own)
				}
			}
		}
		for r := range min(len(t.Head), len(form.Head)) {
			for c := range min(len(t.Head[r]), len(form.Head[r])) {
				p.tested++
				p.unlabelled(t, fmt.Sprintf("%s/表头/%d/%d", id, r+1, c+1), t.Head[r][c].Text, form.Head[r][c].Text)
			}
		}
	}
}

func (p *probe) unlabelled(t *report.Table, addr, got, want string) {
	if got == want {
		return
	}
	p.find(Finding{
		Places: []Place{{Addr: addr, Table: tableName(t), Row: want, Printed: got}}, Printed: got, Expected: want,
		Message: fmt.Sprintf("%s印“%s”，样式是“%s”", tableName(t), got, want),
	})
}

func rowLabels(t *report.Table) map[string]string {
	out := map[string]string{}
	for i := range t.Rows {
		for addr, label := range labelsOf(t, &t.Rows[i]) {
			out[addr] = label
		}
	}
	return out
}

// labelsOf are the labels of a row by the address of the first amount that
// follows each.
func labelsOf(t *report.Table, r *report.Row) map[string]string {
	out := map[string]string{}
	label := ""
	for j := range r.Cells {
		c := &r.Cells[j]
		switch {
		case t.Columns[j].Kind == report.NameColumn && !c.Covered:
			label = c.Text
		case c.Addr != "" && label != "":
			out[c.Addr] = label
			label = ""
		}
	}
	return out
}
