package check

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"juesuan/store"
	"juesuan/store/storetest"
)

var (
	reAddress = regexp.MustCompile(`\S/\S`)
	reEnglish = regexp.MustCompile(`[A-Za-z]{2,}`)
	reTold    = regexp.MustCompile(`(请|不必|不算错|可以)[^。]*。$`)
)

// readable reads every finding as a clerk does: what, where, what to do.
func readable(t *testing.T, rules *Rules, res *Result) {
	t.Helper()
	walk(res.Findings, func(f *Finding) {
		for _, wrong := range unreadable(rules, f) {
			t.Errorf("%s: %s: %s", f.Rule, wrong, f.Message)
		}
	})
}

// unreadable lists what is wrong with a finding's words.
func unreadable(rules *Rules, f *Finding) []string {
	var out []string
	tell := func(s string) { out = append(out, s) }
	for what, figure := range map[string]string{"printed": f.Printed, "expected": f.Expected} {
		if figure != "" && !strings.Contains(f.Message, figure) {
			tell("does not have what is " + what + ", “" + figure + "”")
		}
	}
	if !reTold.MatchString(f.Message) {
		tell("does not say what to do")
	}
	rule, err := rules.Rule(f.Rule)
	if err != nil || f.Severity != Tail && f.Severity != Balanced && !strings.HasSuffix(f.Message, rule.Advice) && (rule.Audit == "" || !strings.HasSuffix(f.Message, rule.Audit)) {
		tell("does not end with the rule's advice")
	}
	if a := reAddress.FindString(f.Message + f.Cause); a != "" {
		tell("has an address, “" + a + "”")
	}
	if e := reEnglish.FindString(strings.ReplaceAll(f.Message+f.Cause, "XX", "")); e != "" {
		tell("has an English word, “" + e + "”")
	}
	if d := doubled(f.Message + f.Cause); d != "" && f.Rule != "D18" {
		tell("has a doubled word, “" + d + "”")
	}
	if p := punctuation(f.Message); len(p) > 0 && f.Rule != "D15" {
		tell("has wrong marks, " + strings.Join(p, "、"))
	}
	if f.Difference != "" && f.Severity != Tail && len(f.Places) < 2 && !alone[f.Rule] { // tails are grouped
		tell("names one place only")
	}
	if len(f.Places) == 0 {
		tell("names no place")
	}
	for _, p := range f.Places {
		if p.String() == "" || p.Table == "" && p.Section == "" {
			tell("has a place without a name, " + p.Addr)
		}
	}
	return out
}

// alone are the rules that compare a figure with the ledger or with its own row.
var alone = map[string]bool{"A32": true, "Q05": true, "Q09": true, "Q14": true, "Q15": true, "Q16": true}

// TestAdviceForWhoHasOnlyTheDocument speaks neither of the ledger nor of pages of
// the program, and asks nobody to write the text anew.
func TestAdviceForWhoHasOnlyTheDocument(t *testing.T) {
	own := regexp.MustCompile(`账本|改写|”页|引用字段|勾选|自定科目|定稿|补填`)
	for _, r := range load(t).All() {
		advice := r.Audit
		if advice == "" {
			advice = r.Advice
		}
		if w := own.FindString(advice); w != "" && !slices.Contains(r.Needs, "账本") {
			t.Errorf("%s: “%s” has “%s”", r.ID, advice, w)
		}
	}
	for name, c := range map[string]struct {
		form func(testing.TB, string, *store.Year, *store.Year) known
		has  string
	}{"with the ledger": {exactForm, "请改文字"}, "the document alone": {printedForm, "向编制单位指出"}} {
		y, prior := storetest.Invented()
		s := &spoiler{TB: t, in: c.form(t, "henan-2022", y, prior).Input}
		s.amount("三", "03/合计/项目支出", "1.00")
		if list := Run(load(t), s.in, Options{}).By("C04"); len(list) != 1 || !strings.Contains(list[0].Message, c.has) {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

// TestAPartIsNotToldToBeEqual: what may not be greater need not be equal.
func TestAPartIsNotToldToBeEqual(t *testing.T) {
	told := 0
	for _, r := range load(t).list {
		if !strings.Contains(r.Audit, "同一个数") {
			continue
		}
		told++
		if e := strings.Join(r.Expression, ""); !r.Function && !strings.ContainsAny(e, "≈=") {
			t.Errorf("%s: %s: %s", r.ID, e, r.Audit)
		}
	}
	if told == 0 {
		t.Error("no rule says so")
	}
}
