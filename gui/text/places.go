package text

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/gui/desk"
	"juesuan/report"
	"juesuan/store"
)

// place is something that only a person can supply for a section.
type place struct {
	addr    string // of the field; or of a page, where link is set
	label   string
	context string // the words of the sentence before it
	link    bool   // it is entered on another page
	gap     bool
}

// listPages are ordered lists whose rows the screen adds and removes, by the
// only field they have.
var listPages = map[string]string{"部门职责": "内容", "内设机构": "名称"}

// placesOf lists what a section wants or has of the office's words, in the
// order of the text.
func placesOf(y *desk.Year, id string, blocks []report.Block) []place {
	var out []place
	add := func(p place) {
		if !slices.ContainsFunc(out, func(q place) bool { return q.addr == p.addr }) {
			out = append(out, p)
		}
	}
	for _, b := range blocks {
		par, ok := b.(*report.Paragraph)
		if !ok {
			continue
		}
		before := ""
		for i := range par.Runs {
			r := &par.Runs[i]
			switch {
			case r.Entry != "" && written(r.Entry):
				add(place{addr: r.Entry, label: label(y, r.Entry), context: tail(before), gap: r.Gap})
			case r.Gap && r.Entry == "" && !strings.HasPrefix(r.Text, "（请改正"):
				add(elsewhere(meant(r.Text), tail(before)))
			}
			before += r.Text
		}
	}
	for _, at := range report.Places(templateOf(y, id)) {
		if strings.HasPrefix(at, "文字/") {
			addr := store.JoinAddress("文字", at, "内容")
			add(place{addr: addr, label: label(y, addr), context: "可以不写"})
		}
	}
	return withNext(y, out)
}

// written reports whether an entry is words that are written on this screen.
func written(entry string) bool {
	a, err := store.ParseAddress(entry)
	if err != nil || a.Field == nil || a.Field.Kind != store.TextValue {
		return false
	}
	return a.Page.Name == "文字" || listPages[a.Page.Name] != "" ||
		a.Page.Name == "单位概况" && slices.Contains([]string{"级次", "决算范围", "联系方式"}, a.Field.Name)
}

// elsewhere is where a gap is filled that names no entry: on the page, or in
// the field of 单位概况, that is called what it asks for.
func elsewhere(what, context string) place {
	if field := listPages[what]; field != "" {
		return place{addr: store.JoinAddress(what, "1", field), label: what, context: context, gap: true}
	}
	unit := store.PageNamed("单位概况")
	switch {
	case unit.Field(what) != nil:
		return place{addr: store.JoinAddress(unit.Name, what), label: what, context: context, gap: true}
	case store.PageNamed(what) != nil:
		return place{addr: what, label: what, context: context, link: true, gap: true}
	case strings.Contains(what, "上年数"):
		return place{addr: "上年数", label: what, context: context, link: true, gap: true}
	case strings.Contains(what, "自评"):
		return place{addr: "绩效自评", label: what, context: context, link: true, gap: true}
	case strings.Contains(what, "收、支总计"):
		return place{addr: "结转结余", label: what, context: context, link: true, gap: true}
	}
	return place{addr: "决算单位", label: what, context: context, link: true, gap: true}
}

// withNext adds a place for one row more where a list stands.
func withNext(y *desk.Year, list []place) []place {
	for page, field := range listPages {
		n := map[string]int{"部门职责": len(y.Data().Duties), "内设机构": len(y.Data().Sections)}[page]
		last := store.JoinAddress(page, fmt.Sprint(n), field)
		if i := slices.IndexFunc(list, func(p place) bool { return p.addr == last }); i >= 0 {
			next := store.JoinAddress(page, fmt.Sprint(n+1), field)
			list = slices.Insert(list, i+1, place{addr: next, label: label(y, next), context: "再加一条"})
		}
	}
	return list
}

// label names a place for its field.
func label(y *desk.Year, entry string) string {
	parts := store.SplitAddress(entry)
	switch parts[0] {
	case "单位概况":
		return parts[1]
	case "部门职责", "内设机构":
		return parts[0] + " 第 " + parts[1] + " 条"
	}
	at := strings.Split(parts[1], "/")
	switch {
	case at[0] == "文字":
		at = at[1:]
	case len(at) == 2: // 原因/一
		return "原因"
	}
	if last := at[len(at)-1]; y.SubjectName(last) != last {
		return at[0] + " · " + y.SubjectName(last) + "（" + last + "）"
	}
	return strings.Join(at, " · ")
}

// tail is the end of the words before a place.
func tail(before string) string {
	const most = 26
	if r := []rune(before); len(r) > most {
		before = "……" + string(r[len(r)-most:])
	}
	return before
}

// templateOf is a section's template as it is now.
func templateOf(y *desk.Year, id string) string {
	if t := rewriteOf(y.Data(), id); t != "" {
		return t
	}
	return y.Pack().Template(id)
}

// rewriteOf is the user's template of a section, or "".
func rewriteOf(y *store.Year, id string) string {
	if y == nil {
		return ""
	}
	for _, r := range y.Rewrites {
		if r.Section == id && strings.TrimSpace(r.Template) != "" {
			return r.Template
		}
	}
	return ""
}

// valueAt is the text that the ledger has at a place.
func valueAt(y *store.Year, addr string) string {
	parts := store.SplitAddress(addr)
	switch parts[0] {
	case "文字":
		for _, t := range y.Texts {
			if t.Place == parts[1] {
				return t.Text
			}
		}
	case "改写":
		return rewriteOf(y, parts[1])
	case "部门职责", "内设机构":
		for i := range max(len(y.Duties), len(y.Sections)) {
			if fmt.Sprint(i+1) != parts[1] {
				continue
			}
			if parts[0] == "部门职责" && i < len(y.Duties) {
				return y.Duties[i].Text
			}
			if parts[0] == "内设机构" && i < len(y.Sections) {
				return y.Sections[i].Name
			}
		}
	case "单位概况":
		return map[string]string{"级次": y.Department.Level, "决算范围": y.Department.Scope, "联系方式": y.Department.Contact}[parts[1]]
	}
	return ""
}
