package audit

import (
	"github.com/shopspring/decimal"

	"juesuan/report"
)

// Prior is a total of the document that next year's compares with.
type Prior struct {
	Field   string          // of the ledger's page 上年数
	Addr    string          // where the document prints it
	Printed string          // as printed there
	Yuan    decimal.Decimal // 元: as exact as it is printed
}

// priors are the fields of a ledger's 上年数 and where a document as it was
// read has them: reading gives the tables the same numbers whatever their order.
var priors = []struct{ field, addr string }{
	{"收入总计", "01/收入总计"}, {"支出总计", "01/支出总计"}, {"财政拨款总计", "04/收入总计"},
	{"一般公共预算支出", "05/合计/小计"}, {"政府性基金支出", "07/合计/小计"}, {"国有资本经营支出", "08/合计/小计"},
	{"三公经费支出", "09/决算数/合计"}, {"机关运行经费支出", "机关运行经费/决算数"},
}

// Priors are those that the document prints, in the order of the ledger's page.
func (r *Report) Priors() []Prior {
	var out []Prior
	for _, x := range priors {
		if f := r.read.Book.Fact(x.addr); f != nil {
			yuan := f.Printed
			if r.Unit == report.Wan {
				yuan = yuan.Shift(4)
			}
			out = append(out, Prior{x.field, x.addr, f.Printed.String(), yuan})
		}
	}
	return out
}
