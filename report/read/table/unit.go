package table

import (
	"regexp"

	"github.com/shopspring/decimal"
)

var (
	reInWan  = regexp.MustCompile(`[0-9] ?万元`)
	reInYuan = regexp.MustCompile(`[0-9] ?元`)
)

// speaksWan reports whether the sentences print 万元.
func (f *found) speaksWan() bool {
	wan, yuan := 0, 0
	for _, l := range f.lines {
		s := narrow(l.Text)
		wan += len(reInWan.FindAllString(s, -1))
		yuan += len(reInYuan.FindAllString(s, -1))
	}
	return wan > yuan
}

// inYuan is how many 元 one of a table's units is.
var inYuan = map[string]int64{"元": 1, "千元": 1000, "万元": 10000, "亿元": 100000000}

// turn prepares the amounts of a table that is printed in another unit than
// the document.
func (b *builder) turn() {
	own, of := inYuan[b.unit()], inYuan[string(b.tables.unit)]
	if own == 0 || own == of {
		return
	}
	b.other = true
	b.by = decimal.NewFromInt(own).DivRound(decimal.NewFromInt(of), 8)
}

// unit is what the table's unit line says, or the document's.
func (b *builder) unit() string {
	if b.draft.unit != "" {
		return b.draft.unit
	}
	return string(b.tables.unit)
}
