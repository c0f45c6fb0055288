package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// Rolled tells what [Ledger.Roll] made of a year.
type Rolled struct {
	Last, Year  *Year
	Renamed     []RenamedSubject
	Ended       []EndedSubject
	Suggestions []Suggestion // last year's words, which are not carried over
}

// YearExistsError says that the ledger already has the year that was to be made.
type YearExistsError struct{ Year int }

func (e *YearExistsError) Error() string {
	return fmt.Sprintf("账本里已经有 %d 年度，没有改动。确实要代替它时，请先把它放进回收站：juesuan remove 账本 --year %d", e.Year, e.Year)
}

// Roll makes the next year out of a year (结转新年度): the department and what
// it consists of, every row's subject with no amounts yet, the opening
// carryovers (last year's closing ones), the targets of the self-assessment.
// Words are not carried over; [Suggestions] finds them. to must be the year
// after from, which the ledger must not have yet ([YearExistsError]).
func (l *Ledger) Roll(from, to int, action string) (out *Rolled, err error) {
	err = l.write(func(tx *sql.Tx) error {
		if out, err = roll(tx, from, to); err != nil {
			return err
		}
		return l.addYear(tx, action, out.Year)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// CanRoll says why [Ledger.Roll] would refuse, and changes nothing.
func (l *Ledger) CanRoll(from, to int) error {
	return l.read(func(tx *sql.Tx) error {
		_, err := roll(tx, from, to)
		return err
	})
}

// roll makes the next year, which is not stored yet.
func roll(tx *sql.Tx, from, to int) (*Rolled, error) {
	if to != from+1 {
		return nil, fmt.Errorf("%d 年度只能结转到下一个年度 %d；要到别的年度，请用 juesuan copy 复制", from, from+1)
	}
	cat, err := LoadCatalogue()
	if err != nil {
		return nil, err
	}
	last, err := yearIn(tx, from)
	if err != nil {
		return nil, err
	}
	if err := absent(tx, to); err != nil {
		return nil, err
	}
	out := &Rolled{Last: last, Year: next(last)}
	out.Renamed, out.Ended = cat.changes(last, out.Year)
	out.Suggestions = Suggestions(out.Year, last)
	return out, out.Year.Validate()
}

// absent refuses a year that is there.
func absent(tx *sql.Tx, year int) error {
	_, err := stateIn(tx, year)
	var missing *NoYearError
	switch {
	case err == nil:
		return &YearExistsError{year}
	case errors.As(err, &missing):
		return nil
	}
	return err
}

// addYear stores a year that the ledger must not have.
func (l *Ledger) addYear(tx *sql.Tx, action string, y *Year) error {
	if err := absent(tx, y.Year); err != nil {
		return err
	}
	return l.inStep(tx, y.Year, action, func(h *recorder) error { return l.fillYear(h, y) })
}

// fillYear makes a year of a step, with accepted findings.
func (l *Ledger) fillYear(h *recorder, y *Year, accepted ...AcceptedFinding) error {
	y.Sort()
	if err := h.setState(y.State); err != nil {
		return err
	}
	rows, err := acceptedRows(h.tx, y.Year, l.now(), accepted)
	if err != nil {
		return err
	}
	return h.setRows(append(changedRows(nil, y), rows...))
}

// next is the year after, as it is before anything was entered for it.
func next(last *Year) *Year {
	y := &Year{
		Year: last.Year + 1, State: Drafting,
		Department: last.Department, Duties: slices.Clone(last.Duties), Sections: slices.Clone(last.Sections), Units: slices.Clone(last.Units),
		Vehicles: slices.Clone(last.Vehicles), Equipment: last.Equipment, Counts: ThreePublicCount{VehiclesHeld: last.Counts.VehiclesHeld},
		OwnSubjects: slices.Clone(last.OwnSubjects),
	}
	y.Department.PublishedOn = ""
	nextAmounts(y, last)
	nextAssessment(y, last)
	return y
}

// nextAmounts carries the rows over without their amounts, and what was left
// at the year's end. Last year's totals are not entered: they are linked, as
// long as the ledger has that year.
func nextAmounts(y, last *Year) {
	for _, r := range last.Income {
		y.Income = append(y.Income, Income{Code: r.Code, Kind: r.Kind})
	}
	for _, r := range last.Expenditure {
		y.Expenditure = append(y.Expenditure, Expenditure{Code: r.Code, Fund: r.Fund, Nature: r.Nature})
	}
	for _, r := range last.Basic {
		y.Basic = append(y.Basic, BasicEconomic{Code: r.Code, Fund: r.Fund})
	}
	for _, r := range last.Carryovers {
		y.Carryovers = append(y.Carryovers, Carryover{Fund: r.Fund, Code: r.Code, Opening: r.Closing})
	}
	for _, r := range last.ThreePublic {
		y.ThreePublic = append(y.ThreePublic, ThreePublic{Kind: r.Kind})
	}
}

// nextAssessment carries over what was aimed at, not what was reached.
func nextAssessment(y, last *Year) {
	y.Assessment = Assessment{FundingWeight: last.Assessment.FundingWeight}
	for _, r := range last.Funding {
		y.Funding = append(y.Funding, Funding{Source: r.Source})
	}
	for _, r := range last.Tasks {
		y.Tasks = append(y.Tasks, Task{Name: r.Name, Content: r.Content})
	}
	for _, r := range last.Indicators {
		y.Indicators = append(y.Indicators, r.aim())
	}
	for _, r := range last.Projects {
		y.Projects = append(y.Projects, Project{Name: r.Name, Unit: r.Unit, FundingWeight: r.FundingWeight})
	}
	for _, r := range last.ProjectGoals {
		y.ProjectGoals = append(y.ProjectGoals, ProjectGoal{r.Project, r.aim()})
	}
}

// aim is an indicator without what was reached.
func (i Indicator) aim() Indicator {
	return Indicator{Level1: i.Level1, Level2: i.Level2, Level3: i.Level3, Target: i.Target, Weight: i.Weight}
}
