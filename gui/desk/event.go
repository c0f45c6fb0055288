package desk

import (
	"slices"

	"juesuan/report"
)

// Event says what has changed.
type Event struct {
	Update   report.Update // of the tables and the text
	Findings bool          // the findings are others
	State    bool          // the year's state is another, or years came or went
	Addrs    []string      // of the entries that were changed
}

// listeners are functions that want to know.
type listeners struct{ list []*func(Event) }

func (l *listeners) add(f func(Event)) (stop func()) {
	l.list = append(l.list, &f)
	return func() {
		l.list = slices.DeleteFunc(slices.Clone(l.list), func(x *func(Event)) bool { return x == &f })
	}
}

// tell tells everybody who listens now.
func (l *listeners) tell(e Event) {
	for _, f := range l.list {
		(*f)(e)
	}
}
