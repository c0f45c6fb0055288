package audit

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
	"juesuan/report/check"
)

// doubtScores takes back what leans on points that a self-assessment does not
// print: places grade in words, give no weights or leave out the last row.
func (r *Report) doubtScores() {
	for _, t := range r.read.Book.Tables {
		id, _, _ := strings.Cut(t.ID, "/")
		if id != "自评" && id != "项目自评" {
			continue
		}
		m := measuredIn(t)
		for column, why := range map[string]string{"分值": m.weights, "得分": m.scores} {
			r.takeBack("Q04", why, func(f *check.Finding) bool {
				return why != "" && len(f.Places) > 0 && f.Places[0].Addr == t.ID+"/总分/"+column
			})
		}
		r.takeBack("Q05", gradedWhy, func(f *check.Finding) bool {
			return len(f.Places) > 0 && strings.HasPrefix(f.Places[0].Addr, t.ID+"/") && !isPoints(f.Printed)
		})
		r.takeBack("Q02", "自评表没有分列资金来源", func(f *check.Finding) bool {
			return len(f.Places) > 0 && strings.HasPrefix(f.Places[0].Addr, t.ID+"/") && m.funds < 2
		})
		r.takeBack("Q03", "自评表没有分列资金来源", func(f *check.Finding) bool {
			return len(f.Places) > 0 && strings.HasPrefix(f.Places[0].Addr, t.ID+"/") && m.funds < 2
		})
	}
}

const gradedWhy = "自评表以等级评定，没有得分"

// measured is what a self-assessment prints: why its weights or scores cannot
// be added up, and how many rows of money it has.
type measured struct {
	weights, scores string
	funds           int
}

func measuredIn(t *report.Table) measured {
	const level3, weight, score = 2, 5, 6
	m := measured{}
	within, total, weighed := false, false, 0
	for i := range t.Rows {
		c := t.Rows[i].Cells
		switch {
		case len(c) <= score:
		case c[level3].Text == "三级指标":
			within = true
		case t.Rows[i].Kind == report.TotalRow || c[0].Text == "总分":
			total = true
			if !isPoints(c[score].Text) {
				m.scores = gradedWhy
			}
			if c[weight].Text == "" {
				m.weights = "自评表没有印总的分值"
			}
		case !within && c[3].Amount != nil:
			m.funds++
		case within:
			if isPoints(c[weight].Text) {
				weighed++
			}
			if !isPoints(c[score].Text) {
				m.scores = gradedWhy
			}
		}
	}
	if !total {
		m.weights, m.scores = "自评表没有印总分", "自评表没有印总分"
	}
	if weighed == 0 {
		m.weights = "自评表没有分值"
	}
	return m
}

func isPoints(s string) bool {
	_, err := decimal.NewFromString(strings.TrimSpace(s))
	return err == nil
}

// doubtParts takes back that a part of the procurement is missing where those
// that are stated add up to the total: a place may leave out what is zero.
func (r *Report) doubtParts() {
	stated := r.statedAmounts()
	total, ok := stated["政府采购/总额"]
	if !ok {
		return
	}
	sum := decimal.Zero
	for _, part := range procured {
		sum = sum.Add(stated["政府采购/"+part])
	}
	if !sum.Equal(total) {
		return
	}
	r.takeBack("D10", "", func(f *check.Finding) bool {
		part, ok := strings.CutPrefix(f.Unsaid, "政府采购/")
		return ok && slices.Contains(procured, part)
	})
}

// procured are the parts of the procurement.
var procured = []string{"货物", "工程", "服务"}

// statedAmounts are the amounts that the text states, by address.
func (r *Report) statedAmounts() map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for f := range r.figures() {
		if f.Kind == report.AmountFigure && len(f.Facts) == 1 {
			out[f.Facts[0]] = f.Value
		}
	}
	return out
}
