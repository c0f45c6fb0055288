package table

import (
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report"
)

// Basic spending as one list whose columns are the sum, 人员经费 and 公用经费.

// moneyColumns names the columns that part the amounts of a list.
func (b *builder) moneyColumns(amounts []int) {
	for _, j := range amounts {
		c := &b.cols[j]
		for _, key := range []string{staffKey, officeKey} {
			if c.key == "" && strings.Contains(c.last(), key) && !b.columnOf(key) {
				c.key = key
			}
		}
	}
}

func (b *builder) columnOf(key string) bool {
	for j := range b.cols {
		if b.cols[j].key == key {
			return true
		}
	}
	return false
}

// tailOfThree is by how much the sum of two printed amounts may miss a third.
var tailOfThree = decimal.New(15, -3)

// moneySum tells that a row's sum is not that of its two parts.
func (b *builder) moneySum(r *report.Row, key, name string) {
	cells := map[string]*report.Cell{}
	for j := range r.Cells {
		if b.cols[j].key != "" && r.Cells[j].Amount != nil {
			cells[b.cols[j].key] = &r.Cells[j]
		}
	}
	sum, staff, office := cells[spentKey], cells[staffKey], cells[officeKey]
	if sum == nil || staff == nil || office == nil {
		return
	}
	parts := staff.Amount.Printed.Add(office.Amount.Printed)
	if parts.Sub(sum.Amount.Printed).Abs().LessThanOrEqual(tailOfThree) {
		return
	}
	b.impossible = append(b.impossible, Impossible{
		Rule: "A18", Addr: b.id + "/" + key + "/" + spentKey, Table: b.name() + "“" + name + "”一行", Printed: sum.Text,
		Why: "应等于人员经费加公用经费，两项相加是 " + parts.StringFixed(2), Spot: b.spots[sum.Addr],
	})
}
