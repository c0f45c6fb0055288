package desk

import (
	"cmp"
	"strings"

	"juesuan/report/check"
	"juesuan/store"
)

// Accept lets a finding stand for a reason, and with it the errors that are
// folded under it. The errors are those of [store.Ledger.Accept].
func (y *Year) Accept(f *check.Finding, reason string) error {
	if err := y.writable(); err != nil {
		return err
	}
	list := []store.AcceptedFinding{accepted(f, reason)}
	for i := range f.Consequences {
		if c := &f.Consequences[i]; c.Severity == check.Error {
			list = append(list, accepted(c, reason))
		}
	}
	if err := y.desk.ledger.Accept(y.number, list...); err != nil {
		return err
	}
	return y.acceptedAnew("认可检查发现")
}

// Withdraw takes back that a finding was accepted. The errors are those of
// [store.Ledger.Withdraw].
func (y *Year) Withdraw(f *check.Finding) error {
	if err := y.writable(); err != nil {
		return err
	}
	if err := y.desk.ledger.Withdraw(y.number, f.Rule, placeOf(f)); err != nil {
		return err
	}
	return y.acceptedAnew("不再认可检查发现")
}

// accepted is a finding as the ledger keeps it.
func accepted(f *check.Finding, reason string) store.AcceptedFinding {
	return store.AcceptedFinding{Rule: f.Rule, Place: placeOf(f), Figures: f.ID(), Reason: reason}
}

// placeOf names a finding's places, as the command line does.
func placeOf(f *check.Finding) string {
	out := make([]string, len(f.Places))
	for i, p := range f.Places {
		out[i] = cmp.Or(p.Addr, p.String())
	}
	return strings.Join(out, "|")
}

func (y *Year) acceptedAnew(action string) error {
	y.noteStep(action)
	reasons, err := y.readAccepted()
	if err != nil {
		return err
	}
	y.setAccepted(reasons)
	y.events.tell(Event{Findings: true})
	return nil
}

func (y *Year) setAccepted(reasons map[string]string) {
	y.accepted = reasons
	if y.session != nil && !y.checking {
		y.result = y.session.Accept(reasons)
	}
}

// readAccepted reads the reasons for findings that the office lets stand.
func (y *Year) readAccepted() (map[string]string, error) {
	list, err := y.desk.ledger.Accepted(y.number)
	out := map[string]string{}
	for _, a := range list {
		out[a.Figures] = a.Reason
	}
	return out, err
}
