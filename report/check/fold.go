package check

import "slices"

// fold puts a finding whose first place an earlier one already names under it.
func fold(list []Finding) []Finding {
	var out []Finding
	at := map[string]int{}
	for _, f := range list {
		i, ok := -1, false
		for _, pl := range f.Places {
			if i, ok = at[pl.Addr]; ok && pl.Addr != "" && out[i].Rule != f.Rule && rank(out[i].Severity) <= rank(f.Severity) {
				break
			}
			ok = false
		}
		if ok {
			out[i].Consequences = append(out[i].Consequences, f)
			continue
		}
		for _, pl := range f.Places {
			if _, taken := at[pl.Addr]; !taken && pl.Addr != "" && f.Severity == Error {
				at[pl.Addr] = len(out)
			}
		}
		out = append(out, f)
	}
	return out
}

// groupTails makes one finding of all tails of a row's code: who asks why a
// table misses its total by 0.01 wants one answer.
func groupTails(list []Finding) []Finding {
	var out []Finding
	at := map[string]int{}
	for _, f := range list {
		key := tailKey(f.Places[0].Addr)
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, f)
			continue
		}
		for _, p := range f.Places {
			if !slices.ContainsFunc(out[i].Places, func(o Place) bool { return o.Addr == p.Addr }) {
				out[i].Places = append(out[i].Places, p)
			}
		}
		if !slices.ContainsFunc(out[i].Consequences, func(o Finding) bool { return o.Rule == f.Rule && o.Message == f.Message }) {
			f.Places = f.Places[:1]
			out[i].Consequences = append(out[i].Consequences, f)
		}
	}
	return out
}

// order sorts findings as the document goes: tables, then the text, by place.
func (x *index) order(list []Finding) {
	if len(list) == 0 {
		return
	}
	at := x.positions()
	pos := func(f *Finding) int {
		if i, ok := at[f.Places[0].Addr]; ok {
			return i
		}
		return len(at) + 1
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return pos(&a) - pos(&b) })
}

// positions numbers the places of the document in reading order.
func (x *index) positions() map[string]int {
	if x.position != nil {
		return x.position
	}
	n := 0
	for _, t := range x.Book.Tables {
		n += len(t.Rows) * len(t.Columns)
	}
	at := make(map[string]int, n+len(x.claims))
	for _, t := range x.Book.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if a := t.Rows[i].Cells[j].Addr; a != "" {
					at[a] = len(at)
				}
			}
		}
	}
	for i := range x.claims {
		at[x.claims[i].figure.Addr] = len(at)
	}
	x.position = at
	return at
}
