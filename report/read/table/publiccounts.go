package table

import (
	"strings"

	"juesuan/report"
	"juesuan/report/read/raw"
)

// publicCounts are what some tables of “三公” count beside the money, by words of
// their rows; the first that fits decides, one without a key is of no use.
var publicCounts = []struct {
	key   string
	words []string
}{
	{"", []string{"其中"}}, {"", []string{"外事"}}, {"", []string{"外宾"}}, {"", []string{"国（境）外"}},
	{"出国人次", []string{"因公出国", "人次"}}, {"出国人次", []string{"因公出国", "（人）"}}, {"出国团组", []string{"因公出国", "团组"}},
	{"保有量", []string{"公务用车", "保有量"}}, {"购置车辆", []string{"公务用车", "购置", "数"}},
	{"国内批次", []string{"国内公务接待", "批次（"}}, {"国内人次", []string{"国内公务接待", "人次"}},
}

// publicCount is what a row counts, or "".
func publicCount(label string) string {
	if !isQuantity(label) {
		return ""
	}
	for _, c := range publicCounts {
		all := true
		for _, w := range c.words {
			all = all && strings.Contains(label, w)
		}
		if all {
			return c.key
		}
	}
	return ""
}

// quantities makes facts of what the table counts, for the text to be compared
// with: the number in the last column of the row.
func (b *builder) quantities() {
	lines := map[int]bool{} // columns that number the lines
	for _, row := range b.rows {
		for _, j := range filled(row) {
			lines[j] = lines[j] || tight(row[j].Text) == "行次"
		}
	}
	for _, row := range b.rows {
		at := filled(row)
		for i, j := range at {
			key := publicCount(wide(tight(row[j].Text)))
			last := len(row) - 1
			for _, k := range at[i+1:] {
				if _, ok := amount(row[k].Text); !ok {
					last = k - 1 // the label of another half
					break
				}
			}
			if key == "" || last <= j || lines[last] || row[last].Covered {
				continue
			}
			b.count(key, row[last])
		}
	}
}

// count adds a count, once.
func (b *builder) count(key string, c raw.Cell) {
	s := tight(c.Text)
	v, ok := amount(s)
	if !ok || strings.Trim(s, "0123456789") != "" || s == "" {
		return
	}
	addr := "三公数量/" + key
	for _, f := range b.facts {
		if f.Addr == addr {
			return
		}
	}
	b.facts = append(b.facts, &report.Fact{Addr: addr, Name: key, Kind: report.CountFact, Exact: v, Printed: v})
}

// wide writes brackets in one way.
func wide(s string) string { return strings.NewReplacer("(", "（", ")", "）").Replace(s) }
