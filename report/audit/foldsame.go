package audit

import (
	"slices"
	"strings"

	"juesuan/report"
	"juesuan/report/check"
)

// fewHeadings is how many sections a text has at least that is not only a
// piece of a disclosure.
const fewHeadings = 5

// complete are the rules that tell what a disclosure lacks.
var complete = []string{"D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13"}

// doubtFragment takes back that parts are missing in what is only a piece of a
// disclosure: neither its tables nor most of its sections are there.
func (r *Report) doubtFragment() {
	headings, nine := 0, 0
	for _, b := range r.read.Document.Blocks {
		if h, ok := b.(*report.Heading); ok && h.Level > 1 {
			headings++
		}
	}
	for _, t := range r.read.Book.Tables {
		if isNine(t.ID) {
			nine++
		}
	}
	if nine >= fewTables || headings >= fewHeadings {
		return
	}
	for _, rule := range complete {
		r.takeBack(rule, "只有决算公开的一部分内容", func(*check.Finding) bool { return true })
	}
}

// foldSame puts what has one cause under its first finding: what a section
// that is not there lacks, a name printed in several tables, one way of writing
// percentages.
func (r *Report) foldSame() {
	first := map[string]int{}
	var kept []check.Finding
	for _, f := range r.Result.Findings {
		key := sameCause(&f)
		if i, ok := first[key]; ok && key != "" {
			kept[i].Consequences = append(kept[i].Consequences, f)
			continue
		}
		first[key] = len(kept)
		kept = append(kept, f)
	}
	r.Result.Findings = kept
}

// sameCause is what findings with one cause share, or "".
func sameCause(f *check.Finding) string {
	switch {
	case f.Rule == "P09":
		return f.Rule
	case len(f.Places) == 0:
		return ""
	case f.Rule == "A23" || f.Rule == "A24":
		if path := strings.Split(f.Places[0].Addr, "/"); len(path) > 1 {
			return f.Rule + "/" + path[1] + "/" + f.Printed
		}
	case slices.Contains(complete, f.Rule) && f.Rule < "D12" && strings.Contains(f.Message, "没有写"):
		return f.Rule + "/" + f.Places[0].Section
	}
	return ""
}
