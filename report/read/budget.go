package read

import (
	"fmt"
	"regexp"
	"strings"

	"juesuan/report/read/raw"
)

var (
	// reBudgetTitle is the title of a budget.
	reBudgetTitle = regexp.MustCompile(`(?:部门|单位|收支|“三公”经费|三公经费|财政)预算(?:公开|情况|编制|批复|信息|草案|说明|报表|安排|收支|表|的|及|$)`)
	reBudgetYear  = regexp.MustCompile(`20\d\d`)
	// reBudgetWords are budgets that final accounts name too.
	reBudgetWords = regexp.MustCompile(`一般公共预算|政府性基金预算|国有资本经营预算|部门预算项目|年初预算|全年预算|调整预算|预算绩效|预算单位|预算数`)
)

const (
	titleLines = 12 // in which a document says what it is
	rarely     = 10 // a budget speaks of final accounts that much less than of itself
)

// budgetError is a document that says what is to be spent, not what was.
type budgetError struct{ year string }

func (e *budgetError) Error() string {
	return fmt.Sprintf("这是%s部门预算，不是决算：预算的表和文字没有决算数可核对，没有审核。请改用决算公开文件", e.year)
}

// budgetOnly reports a budget that was given for final accounts: its title says
// so, and it hardly speaks of those.
func budgetOnly(f *raw.File) error {
	var title string
	var all strings.Builder
	lines := 0
	add := func(s string) {
		s = strings.NewReplacer(" ", "", "　", "").Replace(strings.TrimSpace(s))
		if s == "" {
			return
		}
		if lines++; lines <= titleLines && title == "" && !strings.Contains(s, "决算") && reBudgetTitle.MatchString(s) {
			title = s
		}
		all.WriteString(s + "\n")
	}
	for _, b := range f.Blocks {
		switch b := b.(type) {
		case *raw.Line:
			add(b.Text)
		case *raw.Grid:
			add(b.Sheet)
			for _, row := range b.Rows {
				for i := range row {
					add(row[i].Text)
				}
			}
		}
	}
	text := all.String()
	budget := strings.Count(reBudgetWords.ReplaceAllString(text, ""), "预算")
	if title == "" || strings.Count(text, "决算")*rarely >= budget {
		return nil
	}
	year := ""
	if y := reBudgetYear.FindString(title); y != "" {
		year = " " + y + " 年的"
	}
	return &budgetError{year}
}
