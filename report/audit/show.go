package audit

import (
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// Document is the disclosure as it was read: what the rules looked at. It is
// not to be changed.
func (r *Report) Document() *report.Document { return r.read.Document }

// Spots says where a cell, a number of the text or a heading stands in the
// file, by its address. It is not to be changed.
func (r *Report) Spots() map[string]raw.Spot { return r.read.Spots }

// Spot is where an address stands in the file; of a row's address the row's
// first cell that is known.
func (r *Report) Spot(addr string) raw.Spot {
	if s, ok := r.read.Spots[addr]; ok {
		return s
	}
	return r.read.Spots[addr[:max(0, strings.LastIndex(addr, "/"))]]
}
