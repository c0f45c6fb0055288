package report

import (
	"fmt"
	"slices"
	"strings"

	"juesuan/store"
)

// IDs of the self-assessment's tables; a project's is 项目自评/1 and so on.
const (
	assessmentID = "自评"
	projectsID   = "项目自评"
)

// assessmentDef is the form of the self-assessment (self-assessment.toml):
// its labels, which funds a funding row adds up, and which indicators are
// computed from the figures.
type assessmentDef struct {
	Title      string        `toml:"title"`
	Year       string        `toml:"year"`
	Department string        `toml:"department"`
	Funding    string        `toml:"funding"`
	Total      string        `toml:"total"`
	Goal       string        `toml:"goal"`
	Tasks      string        `toml:"tasks"`
	Indicators string        `toml:"indicators"`
	Final      string        `toml:"final"`
	Sources    []sourceDef   `toml:"source"`
	Computed   []computedDef `toml:"computed"`
	Project    projectDef    `toml:"project"`
}

// sourceDef is one funding row.
type sourceDef struct {
	Label string   `toml:"label"`
	Key   string   `toml:"key"`
	Funds []string `toml:"funds"`
}

// computedDef is an indicator that follows from the figures: the sum of Over
// (a leading - subtracts) ÷ Under.
type computedDef struct {
	Name  string   `toml:"name"`
	Over  []string `toml:"over"`
	Under string   `toml:"under"`
}

// projectDef has the labels of a project's table.
type projectDef struct {
	Title      string `toml:"title"`
	Name       string `toml:"name"`
	Unit       string `toml:"unit"`
	Funding    string `toml:"funding"`
	Total      string `toml:"total"`
	Goal       string `toml:"goal"`
	Indicators string `toml:"indicators"`
	Final      string `toml:"final"`
	Grade      string `toml:"grade"`
}

func (p *Pack) loadAssessment() error {
	if err := p.files.decode("self-assessment.toml", &p.assessment); err != nil {
		return err
	}
	for _, s := range p.assessment.Sources {
		for _, f := range s.Funds {
			if !slices.Contains(store.Funds, store.Fund(f)) {
				var known []string
				for _, k := range store.Funds {
					known = append(known, string(k))
				}
				return fmt.Errorf("%s/self-assessment.toml：资金来源“%s”里没有“%s”这种资金%s", p.Name, s.Key, f, meant(f, known))
			}
		}
	}
	return nil
}

// computed finds the definition of an indicator by its name, quotation marks aside.
func (a *assessmentDef) computed(indicator string) *computedDef {
	for i := range a.Computed {
		if bareName(a.Computed[i].Name) == bareName(indicator) {
			return &a.Computed[i]
		}
	}
	return nil
}

var quotes = strings.NewReplacer("“", "", "”", "", "\"", "", " ", "", "　", "")

func bareName(s string) string { return quotes.Replace(s) }
