package text

import "strings"

// owned begins what is told of an item, or of a class: the parts named behind it
// are its own. An item's are so to the end of its paragraph, a class's to the end
// of the sentence, where 其中 or a bracket introduces them.
func (par *paragraph) owned(s *subject, n *number) {
	switch {
	case s.code == "" || par.topic != general:
		if !s.part {
			par.state.owner, par.state.ownerEnd = nil, 0
		}
	case s.item && !s.part:
		par.state.owner, par.state.ownerEnd = s, len(par.plain)
	case !s.part:
		_, end := par.sentence(n.from)
		par.state.owner, par.state.ownerEnd = s, end
	}
}

// ownerOf is the item or class that an amount is perhaps a part of.
func (par *paragraph) ownerOf(n *number) *subject {
	o := par.state.owner
	if o == nil || n.from >= par.state.ownerEnd || par.topic != general {
		return nil
	}
	if !o.item && !par.state.part && !par.isParted(n) {
		return nil
	}
	return o
}

// isParted reports whether 其中 stands between the owner and a number.
func (par *paragraph) isParted(n *number) bool {
	from, _ := par.sentence(n.from)
	s := string(par.plain[from:n.from])
	return strings.Contains(s, "其中") || strings.Contains(s, "（含") || strings.Contains(s, "（包括")
}

// partOf is what a clause names of the owner: its 基本支出, or a subject below it
// by nothing but its name.
func (par *paragraph) partOf(owner *subject, words string, list []mention, n *number) (part *subject, doubt bool) {
	t := par.lex.tables
	words = withoutJoints(words)
	words = words[len(reNumber.FindString(words)):]
	if code := par.lex.items.under(owner.code, words); code != "" {
		return &subject{name: words, code: code, actual: t.id("05") + "/" + code + "/" + t.sumColumn("05"), whole: owner.actual, item: true, bare: true, part: true}, false
	}
	if len(list) == 0 {
		return nil, false
	}
	s := list[len(list)-1].subject
	_, column, _ := strings.Cut(s.actual, "/合计/")
	switch {
	case s.code != "" && !strings.HasPrefix(s.code, owner.code[:3]) && s.name == "其他支出":
		return nil, true
	case s.code != "" || par.fits(s.actual, n):
		return nil, false
	case column == "基本支出" || column == "项目支出":
		return &subject{name: column, code: owner.code, actual: t.id("05") + "/" + owner.code + "/" + column, whole: owner.actual, item: true, bare: true, part: true}, !t.lists("05", owner.code)
	}
	return nil, s.initial == "" // 人员经费 of one item
}

// under is the code of the only subject below another that has the name.
func (x *itemIndex) under(code, words string) string {
	name := words
	for _, w := range []string{"支出决算数", "支出决算", "决算数", "决算", "为"} {
		name = strings.TrimSuffix(name, w)
	}
	if name = plainName(name); len([]rune(name)) < 2 {
		return ""
	}
	found := ""
	for i := range x.rows {
		r := &x.rows[i]
		if len(r.code) <= len(code) || !strings.HasPrefix(r.code, code) || r.item != name && (r.item != "" || r.section != name) {
			continue
		}
		if found != "" && !strings.HasPrefix(r.code, found) {
			return ""
		}
		found = r.code
	}
	return found
}
