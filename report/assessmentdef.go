package report

import (
	"fmt"
	"slices"
	"strings"
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
	bare  string
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
	src, err := p.files.decode("self-assessment.toml", &p.assessment)
	if err != nil {
		return err
	}
	for i := range p.assessment.Computed {
		p.assessment.Computed[i].bare = bareName(p.assessment.Computed[i].Name)
	}
	for _, s := range p.assessment.Sources {
		for _, f := range s.Funds {
			if known := choices["资金性质"]; !slices.Contains(known, f) {
				return fmt.Errorf("%s：资金来源“%s”里的“%s”不是资金性质%s", src.at(lineOfWord(src.text, "source.funds", f)), s.Key, f, meant(f, known))
			}
		}
	}
	return nil
}

// computed finds the definition of an indicator by its name, quotation marks aside.
func (a *assessmentDef) computed(indicator string) *computedDef {
	name := bareName(indicator)
	for i := range a.Computed {
		if a.Computed[i].bare == name {
			return &a.Computed[i]
		}
	}
	return nil
}

var quotes = strings.NewReplacer("“", "", "”", "", "\"", "", " ", "", "　", "")

func bareName(s string) string { return quotes.Replace(s) }
