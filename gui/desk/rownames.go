package desk

import (
	"strings"

	"juesuan/store"
)

// RowNames knows what the rows of lists, which are only counted, are called by
// those who filled them in: an indicator by its words, a project by its name.
// They are those of now, and of before as changes are taken back.
type RowNames struct {
	year *Year
	then map[string]string            // what naming fields were, by address
	now  map[string]map[string]string // what they are, by page and address
}

// naming are the fields that rows of lists are known by.
var naming = []string{"项目名称", "三级指标", "任务名称", "名称", "内容"}

// RowNames returns the names of now.
func (y *Year) RowNames() *RowNames {
	return &RowNames{year: y, then: map[string]string{}, now: map[string]map[string]string{}}
}

// TakeBack goes back before a change of a field from an old value.
func (r *RowNames) TakeBack(addr, old string) { r.then[addr] = old }

// of is a row's name in brackets; empty where it has none.
func (r *RowNames) of(a store.Address) string {
	const most = 20 // characters
	var words []string
	for _, name := range naming {
		if f := a.Page.Field(name); f != nil {
			at := a
			at.Field = f
			if w := strings.TrimSpace(r.value(at)); w != "" {
				words = append(words, w)
			}
		}
	}
	text := []rune(strings.ReplaceAll(strings.Join(words, " "), "\n", " "))
	switch {
	case len(text) == 0:
		return ""
	case len(text) > most:
		return "（" + string(text[:most]) + "…）"
	}
	return "（" + string(text) + "）"
}

// value is what a naming field was.
func (r *RowNames) value(a store.Address) string {
	addr := a.String()
	if v, changed := r.then[addr]; changed {
		return v
	}
	now := r.now[a.Page.Name]
	if now == nil {
		now = map[string]string{}
		r.now[a.Page.Name] = now
		for _, row := range a.Page.Rows(r.year.Data()) {
			for _, name := range naming {
				if f := a.Page.Field(name); f != nil {
					at := row.Address()
					at.Field = f
					now[at.String()] = row.Text(f)
				}
			}
		}
	}
	return now[addr]
}
