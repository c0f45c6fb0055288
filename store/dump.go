package store

import (
	"encoding/json"
	"io"
)

// The ledger's own JSON: {"格式":"juesuan","版本":1,"年度账":[…]}.
const (
	dumpFormat  = "juesuan"
	dumpVersion = 1
)

type dump struct {
	Format  string  `json:"格式"`
	Version int     `json:"版本"`
	Years   []*Year `json:"年度账"`
}

// Dump writes years as the ledger's own JSON, which [Load] reads back to the
// same: amounts are texts in 元 with two decimals, lists without rows [].
// It sorts copies; the years stay as they are.
func Dump(w io.Writer, years []*Year) error {
	d := dump{dumpFormat, dumpVersion, []*Year{}}
	for _, y := range years {
		c := *y
		c.Sort()
		d.Years = append(d.Years, &c)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}
