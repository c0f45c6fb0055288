package text

// state is what the sentences before have spoken of.
type state struct {
	subject   *subject
	amount    string          // the address of the last amount
	budget    bool            // it was a budget
	named     string          // the budget that was stated last
	completed bool            // that as what was completed: 完成预算9万元的
	lead      *subject        // the whole of which parts were told last
	lost      bool            // the last change could not be placed
	change    [2]string       // the two addresses of the last change
	changed   *number         // the amount of the last change
	part      bool            // 其中 stands before the number
	items     []*subject      // those that a clause has named together
	owner     *subject        // the item, or the class of a sentence, that parts are told of
	ownerEnd  int             // where those parts end
	queue     []*subject      // those that 分别 has named and not yet given numbers
	as        role            // of the queue's numbers
	stated    map[string]bool // the addresses that amounts were stated of
	base      base            // what the last comparison was with
	parts     role            // of what 其中 introduces
	partsEnd  int             // where the sentence of those parts ends
	changeEnd int             // where the sentence ends that told a change of something by its name
	planning  bool            // the changes told are those of budgets
}

// forget drops what a number that could not be placed has put in doubt.
func (s *state) forget() {
	s.subject, s.amount, s.change, s.changed, s.items = nil, "", [2]string{}, nil, nil
}

// base is what a change is against.
type base int

const (
	noBase base = iota
	lastYear
	initialBudget
	plannedBudget
	otherBase // a year that the document does not have
	lastBudget
)

// role is which of a subject's numbers an amount is.
type role int

const (
	actualRole role = iota
	initialRole
	plannedRole
	priorRole
)
