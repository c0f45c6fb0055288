package store

import (
	"reflect"
	"slices"
	"strings"
)

// Suggestion is what the office wrote at a place last year and has not written
// this year. It is only shown, never printed: last year's reason is not this
// year's.
type Suggestion struct {
	Addr string `json:"位置"` // of the field in this year
	Year int    `json:"年度"` // in which it was written
	Text string `json:"内容"`
}

// suggestPages hold words that are written anew every year.
var suggestPages = []string{"文字", "改写", "绩效自评", "项目自评"}

// Suggestions lists last year's words for every place that is still blank in
// y, in the order of the pages. A nil last year has none. They are looked up,
// not stored: what is corrected in last year is right here at once, and years
// that were made without [Ledger.Roll] have them too.
func Suggestions(y, last *Year) []Suggestion {
	if last == nil {
		return nil
	}
	var out []Suggestion
	for _, p := range pages {
		if !slices.Contains(suggestPages, p.Name) {
			continue
		}
		now := p.indexed(p.rows(y))
		for _, r := range p.indexed(p.rows(last)).rows {
			key, row := r.key, now.byKey[r.id]
			if p == projectPage {
				if key, row = y.projectNamed(nameOfProject(r.value)); key == nil {
					continue // a project that has ended
				}
			}
			for i := range p.Fields {
				f := &p.Fields[i]
				if text := f.in(r.value).String(); f.Lines && strings.TrimSpace(text) != "" && strings.TrimSpace(f.in(p.orZero(row)).String()) == "" {
					out = append(out, Suggestion{Address{p, key, f}.String(), last.Year, text})
				}
			}
		}
	}
	return out
}

// projectNamed finds a project's row and its key; a nil key says there is none.
func (y *Year) projectNamed(name string) (key []string, row reflect.Value) {
	for i, r := range projectPage.rows(y) {
		if nameOfProject(r) == name {
			return projectPage.keyOf(r, i), r
		}
	}
	return nil, row
}
