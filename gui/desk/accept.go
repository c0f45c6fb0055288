package desk

import (
	"juesuan/report/check"
	"juesuan/store"
)

// Accept lets a finding stand for a reason, and with it the errors that are
// folded under it. The errors are those of [store.Ledger.Accept].
func (y *Year) Accept(f *check.Finding, reason string) error {
	if err := y.writable(); err != nil {
		return err
	}
	var list []store.AcceptedFinding
	for _, x := range f.Acceptable() {
		list = append(list, store.AcceptedFinding{Rule: x.Rule, Place: y.result.PlaceOf(x), Figures: x.ID(), Reason: reason})
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
	place := y.result.PlaceOf(f)
	list, err := y.desk.ledger.Accepted(y.number)
	if err != nil {
		return err
	}
	for _, a := range list { // it may have been accepted beside another
		if a.Rule == f.Rule && a.Figures == f.ID() {
			place = a.Place
		}
	}
	if err := y.desk.ledger.Withdraw(y.number, f.Rule, place); err != nil {
		return err
	}
	return y.acceptedAnew("不再认可检查发现")
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
	if y.session != nil && !y.lost {
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
