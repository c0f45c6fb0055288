package check

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Severity is how grave a finding is.
type Severity string

// The severities, gravest first. Tail and Balanced are what rounding does, not
// what somebody did wrong.
const (
	Error    Severity = "error"
	Warning  Severity = "warning"
	Info     Severity = "info"
	Tail     Severity = "tail"
	Balanced Severity = "balanced"
)

// Severities lists them in order.
var Severities = []Severity{Error, Warning, Info, Tail, Balanced}

// Chinese is the severity's word for clerks.
func (s Severity) Chinese() string {
	return map[Severity]string{Error: "错误", Warning: "警告", Info: "提示", Tail: "尾差", Balanced: "配平"}[s]
}

// Outcome is how a rule ended.
type Outcome string

// The outcomes. A rule that could not be checked never counts as one that holds.
const (
	Holds      Outcome = "holds"
	Found      Outcome = "finding"
	OnlyTails  Outcome = "tail"
	NotChecked Outcome = "not checked"
)

// Place is where a number or a sentence stands: a table's cell, or a section
// with the sentence.
type Place struct {
	Addr     string `json:"address,omitempty"` // 03/201/基本支出, 文字/五/3
	Table    string `json:"table,omitempty"`   // 公开03表
	Row      string `json:"row,omitempty"`     // 一般公共服务支出（201）
	Column   string `json:"column,omitempty"`
	Section  string `json:"section,omitempty"`
	Sentence string `json:"sentence,omitempty"`
	Printed  string `json:"printed,omitempty"`
	Page     int    `json:"page,omitempty"` // where the document has pages

	exact string // the figure's, where it is known
}

// String names the place in a sentence.
func (p Place) String() string {
	if p.Table != "" {
		s := p.Table
		if p.Row != "" {
			s += "“" + p.Row + "”"
		}
		if p.Column != "" {
			s += "的“" + p.Column + "”"
		}
		return s
	}
	if p.Section != "" {
		return "文字“" + p.Section + "”"
	}
	return p.Addr
}

// Finding is one thing that a rule found.
type Finding struct {
	Rule         string    `json:"rule"`
	Name         string    `json:"name"`
	Severity     Severity  `json:"severity"`
	Places       []Place   `json:"places"`
	Printed      string    `json:"printed,omitempty"`
	Expected     string    `json:"expected,omitempty"`
	Difference   string    `json:"difference,omitempty"`
	Message      string    `json:"message"` // what, where, what to do
	Cause        string    `json:"cause,omitempty"`
	Consequences []Finding `json:"consequences,omitempty"`
	Accepted     string    `json:"accepted,omitempty"` // the reason why the office lets it stand

	Unsaid string `json:"-"` // the address of the fact that a section leaves out

	exact   *decimal.Decimal // the difference in 元, where both sides are known so
	unnamed []string         // the addresses that it is about and has no Places for
	lacks   *omission        // what the text leaves out
	whole   *decimal.Decimal // what a percentage is of

	onBudget bool // it is about a change against the budget, not against last year
}

// Key identifies a finding with its figures: it changes when one of them does,
// so that an accepted finding comes back. What the ledger has counts, not only
// what is printed of it.
func (f *Finding) Key() string {
	parts := []string{f.Rule, f.Printed, f.Expected}
	figures := aboutFigures(f.Rule)
	for i := range f.Places {
		p := &f.Places[i]
		parts = append(parts, p.Addr, p.Printed)
		if figures && p.exact != "" {
			parts = append(parts, p.exact)
		}
		if p.Addr == "" {
			parts = append(parts, p.Section, p.Sentence)
		}
	}
	return strings.Join(parts, "|")
}

// ID is the Key as a short fingerprint, to name the finding by.
func (f *Finding) ID() string {
	sum := sha256.Sum256([]byte(f.Key()))
	return hex.EncodeToString(sum[:4])
}

// MarshalJSON writes a finding with its ID.
func (f Finding) MarshalJSON() ([]byte, error) {
	type plain Finding
	return json.Marshal(struct {
		ID string `json:"id"`
		plain
	}{f.ID(), plain(f)})
}

// RuleResult is how one rule ended.
type RuleResult struct {
	ID      string   `json:"id"`
	Outcome Outcome  `json:"outcome"`
	Tested  int      `json:"tested"`            // comparisons made
	Missing []string `json:"missing,omitempty"` // why it, or a part of it, was not checked
}

// Result is what a run found.
type Result struct {
	Rules    []RuleResult `json:"rules"`
	Findings []Finding    `json:"findings"` // in document order; tails are grouped
}

// Outcome returns how the rule ended, or "".
func (r *Result) Outcome(id string) Outcome {
	for i := range r.Rules {
		if r.Rules[i].ID == id {
			return r.Rules[i].Outcome
		}
	}
	return ""
}

// Of returns the findings of one severity, without those that are accepted or
// folded under another.
func (r *Result) Of(s Severity) []Finding {
	var out []Finding
	for _, f := range r.Findings {
		if f.Severity == s && f.Accepted == "" {
			out = append(out, f)
		}
	}
	return out
}

// Accepted counts the findings that the office has explained.
func (r *Result) Accepted() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Accepted != "" {
			n++
		}
	}
	return n
}

// By returns every finding of a rule, also those folded under others.
func (r *Result) By(rule string) []Finding {
	var out []Finding
	var walk func([]Finding)
	walk = func(list []Finding) {
		for _, f := range list {
			if f.Rule == rule {
				out = append(out, f)
			}
			walk(f.Consequences)
		}
	}
	walk(r.Findings)
	return out
}

// Idle is how many rules hold because there was nothing that they are about.
func (r *Result) Idle() int {
	n := 0
	for i := range r.Rules {
		if r.Rules[i].Outcome == Holds && r.Rules[i].Tested == 0 {
			n++
		}
	}
	return n
}

// Count returns how many rules ended so.
func (r *Result) Count(o Outcome) int {
	n := 0
	for i := range r.Rules {
		if r.Rules[i].Outcome == o {
			n++
		}
	}
	return n
}

// rank orders severities.
func rank(s Severity) int { return slices.Index(Severities, s) }
