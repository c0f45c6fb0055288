package audit

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"juesuan/report/check"
	"juesuan/report/read"
)

// whole are the rules that say of a section that something is missing in it, or
// that add up what it states. Where a sentence of the section was not understood
// that may be what they miss, they cannot know.
var whole = []string{"C07", "C08", "C09", "C10", "C11", "C15", "C16", "D06", "D07", "D08", "D09", "D10", "D11", "P04"}

// doubtSections takes back what leans on sentences that were not understood.
func (r *Report) doubtSections() {
	unread := map[string][]*read.Unread{}
	for i := range r.read.Unread {
		if u := &r.read.Unread[i]; len(u.Numbers) > 0 {
			unread[u.Where] = append(unread[u.Where], u)
		}
	}
	if len(unread) == 0 {
		return
	}
	doubted := map[string][]string{} // sections, by rule
	missing := r.missingItems()
	r.drop(func(f *check.Finding) bool {
		if !slices.Contains(whole, f.Rule) {
			return false
		}
		for _, section := range sectionsOf(f) {
			if leans(f, unread[section], missing) {
				doubted[f.Rule] = append(doubted[f.Rule], section)
				return true
			}
		}
		return false
	})
	for _, rule := range slices.Sorted(maps.Keys(doubted)) {
		for _, section := range doubted[rule] {
			r.notChecked(rule, fmt.Sprintf("文字“%s”里有没读懂的句子", section))
		}
	}
}

// sectionsOf are the sections that a finding is about.
func sectionsOf(f *check.Finding) []string {
	var out []string
	for _, p := range f.Places {
		if p.Section != "" && !slices.Contains(out, p.Section) {
			out = append(out, p.Section)
		}
	}
	if f.Rule == "C08" && !slices.Contains(out, "五") {
		out = append(out, "五")
	}
	return out
}

// leans reports whether a finding may come out otherwise if one of the sentences
// were understood.
func leans(f *check.Finding, list []*read.Unread, missing map[string]string) bool {
	if len(list) == 0 {
		return false
	}
	switch f.Rule {
	case "C08":
		return isMissing(f) && leansOnItem(f, list, missing)
	case "C09", "C10", "C07":
		return !isOver(f) && slices.ContainsFunc(list, func(u *read.Unread) bool {
			return isStated(u) && (f.Rule == "C07" || isItemLike(u))
		})
	case "C11":
		return slices.ContainsFunc(list, func(u *read.Unread) bool {
			return !u.Own && f.Printed != "" && strings.Contains(bareName(u.Text), bareName(f.Printed))
		})
	case "C16":
		if f.Difference != "" { // a number against a number
			return false
		}
	case "P04":
		return slices.ContainsFunc(list, func(u *read.Unread) bool { return slices.ContainsFunc(u.Numbers, mayBeShare) })
	}
	return true
}

// mayBeShare reports whether a number as printed is a percentage, or has nothing
// behind it that says what it is.
func mayBeShare(number string) bool { return strings.Trim(number, "0123456789.,-%％") == "" }

// isMissing reports whether a finding is that the text does not tell of an item.
func isMissing(f *check.Finding) bool {
	return f.Expected == "1 次" && strings.HasPrefix(f.Printed, "0 ")
}

// isOver reports whether the parts are more than the whole: those that were not
// understood only add to them.
func isOver(f *check.Finding) bool {
	whole, err := decimal.NewFromString(strings.ReplaceAll(f.Printed, ",", ""))
	sum, err2 := decimal.NewFromString(strings.ReplaceAll(f.Expected, ",", ""))
	return err == nil && err2 == nil && sum.GreaterThan(whole)
}

// missingItems are the amounts of the items that the text is said not to tell of,
// by their addresses.
func (r *Report) missingItems() map[string]string {
	out := map[string]string{}
	every(r.Result.Findings, func(f *check.Finding) {
		if f.Rule == "C08" && isMissing(f) && len(f.Places) > 0 {
			out[f.Places[0].Addr] = strings.ReplaceAll(f.Places[0].Printed, ",", "")
		}
	})
	return out
}

// reItemLike is a sentence that tells of an item's budget or spending.
var reItemLike = regexp.MustCompile(`（[类款项]）|\([类款项]\)|年初预算|全年预算|支出决算|决算数|决算支出|^[（(]?\d{1,2}[)）.．、]`)

func isItemLike(u *read.Unread) bool {
	return reItemLike.MatchString(strings.TrimLeft(u.Text, " 　"))
}

// leansOnItem reports whether a sentence that was not understood may be the one
// on a missing item: it has its amount or its name, or is on an item and has the
// amount of none that is missing.
func leansOnItem(f *check.Finding, list []*read.Unread, missing map[string]string) bool {
	if len(f.Places) == 0 {
		return true
	}
	name := itemName(reRowCode.ReplaceAllString(f.Places[0].Row, ""))
	amount := missing[f.Places[0].Addr]
	return slices.ContainsFunc(list, func(u *read.Unread) bool {
		if name != "" && strings.Contains(itemName(u.Text), name) || has(u, amount) {
			return true
		}
		return isStated(u) && isItemLike(u) && !slices.ContainsFunc(slices.Collect(maps.Values(missing)), func(a string) bool { return has(u, a) })
	})
}

// reRowCode is the code behind a row's name.
var reRowCode = regexp.MustCompile(`（\d+）$`)

// isStated reports whether a sentence states an amount in the words of the form,
// not in the office's own.
func isStated(u *read.Unread) bool {
	return !u.Own && slices.ContainsFunc(u.Numbers, func(n string) bool {
		return strings.HasSuffix(n, "元") || mayBeShare(n) && !strings.ContainsAny(n, "%％")
	})
}

// has reports whether one of a sentence's numbers is an amount.
func has(u *read.Unread, amount string) bool {
	want, err := decimal.NewFromString(amount)
	return err == nil && slices.ContainsFunc(u.Numbers, func(n string) bool {
		v, err := decimal.NewFromString(strings.ReplaceAll(strings.TrimRight(n, "亿万元"), ",", ""))
		return err == nil && (v.Equal(want) || strings.HasSuffix(n, "元") && v.Shift(-4).Round(2).Equal(want))
	})
}
