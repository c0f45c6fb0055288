package desk

import (
	"errors"
	"fmt"
	"time"

	"juesuan/report"
	"juesuan/store"
)

// Set changes fields of the year in one step of undo: all changes are made or
// none. The errors are those of [store.Ledger.Set].
func (y *Year) Set(action string, changes ...store.Change) error {
	if err := y.writable(); err != nil {
		return err
	}
	if err := y.desk.ledger.Set(y.number, action, changes...); err != nil {
		return err
	}
	y.noteStep(action)
	return y.follow(changes)
}

// Insert puts a row into an ordered list, as [store.Ledger.Insert] does.
func (y *Year) Insert(action, row string, fields ...store.Change) error {
	if err := y.writable(); err != nil {
		return err
	}
	if err := y.desk.ledger.Insert(y.number, action, row, fields...); err != nil {
		return err
	}
	y.noteStep(action)
	y.inserted(row)
	return y.anew(row)
}

// Remove removes rows, as [store.Ledger.Remove] does.
func (y *Year) Remove(action string, rows ...string) error {
	if err := y.writable(); err != nil {
		return err
	}
	if err := y.desk.ledger.Remove(y.number, action, rows...); err != nil {
		return err
	}
	y.noteStep(action)
	y.removed(rows)
	return y.anew(rows...)
}

// Move gives a row another key, as [store.Ledger.Move] does.
func (y *Year) Move(action, from, to string) error {
	if err := y.writable(); err != nil {
		return err
	}
	if err := y.desk.ledger.Move(y.number, action, from, to); err != nil {
		return err
	}
	y.noteStep(action)
	y.moved(from, to)
	return y.anew(to)
}

// Undo takes the last step of the year back and returns its name.
func (y *Year) Undo() (string, error) {
	if err := y.writable(); err != nil {
		return "", err
	}
	d := &y.drafts
	if n := len(d.done); n > 0 && !d.done[n-1].ledger {
		s := y.takeDraft(&d.done, &d.undone, func(s draftStep) []Draft { return s.before })
		return s.action, nil
	}
	action, err := y.desk.ledger.Undo(y.number)
	if err != nil {
		return "", err
	}
	y.saved = time.Now()
	if len(d.done) == 0 {
		d.undone = append(d.undone, draftStep{action: action, ledger: true})
	} else {
		y.takeDraft(&d.done, &d.undone, func(s draftStep) []Draft { return s.before })
	}
	d.newer = false
	return action, y.compare()
}

// Redo does the step again that was taken back last, and returns its name.
func (y *Year) Redo() (string, error) {
	if err := y.writable(); err != nil {
		return "", err
	}
	d := &y.drafts
	switch n := len(d.undone); {
	case n > 0 && !d.undone[n-1].ledger:
		s := y.takeDraft(&d.undone, &d.done, func(s draftStep) []Draft { return s.after })
		return s.action, nil
	case n == 0 && d.newer:
		return "", fmt.Errorf("%d 年度没有可以重做的操作", y.number)
	}
	action, err := y.desk.ledger.Redo(y.number)
	if err != nil {
		return "", err
	}
	y.saved = time.Now()
	y.takeDraft(&d.undone, &d.done, func(s draftStep) []Draft { return s.after })
	return action, y.compare()
}

// CanUndo returns the name of the step that [Year.Undo] takes back.
func (y *Year) CanUndo() (string, bool) {
	if n := len(y.drafts.done); n > 0 && !y.drafts.done[n-1].ledger {
		return y.drafts.done[n-1].action, y.Locked() == ""
	}
	return y.canTakeBack(y.desk.ledger.CanUndo)
}

// CanRedo returns the name of the step that [Year.Redo] does again.
func (y *Year) CanRedo() (string, bool) {
	switch n := len(y.drafts.undone); {
	case n > 0 && !y.drafts.undone[n-1].ledger:
		return y.drafts.undone[n-1].action, y.Locked() == ""
	case n == 0 && y.drafts.newer:
		return "", false
	}
	return y.canTakeBack(y.desk.ledger.CanRedo)
}

func (y *Year) canTakeBack(can func(int) (string, bool, error)) (string, bool) {
	if y.Locked() != "" {
		return "", false
	}
	action, ok, err := can(y.number)
	return action, ok && err == nil // who tries it all the same is told the error
}

func (y *Year) writable() error {
	if why := y.Locked(); why != "" {
		return errors.New(why)
	}
	return nil
}

// compare brings everything in line with the file after a step whose changes
// nobody has named.
func (y *Year) compare() error {
	now, err := y.desk.ledger.Year(y.number)
	if err != nil {
		return err
	}
	accepted, err := y.readAccepted()
	if err != nil {
		return err
	}
	y.setAccepted(accepted)
	differences := store.Diff(y.Data(), now)
	if len(differences) == 0 {
		y.events.tell(Event{Findings: true})
		return nil
	}
	changes := make([]store.Change, len(differences))
	addrs := make([]string, len(differences))
	rows := false
	for i, d := range differences {
		changes[i], addrs[i] = store.Change{Addr: d.Addr, Value: d.New}, d.Addr
		a, err := store.ParseAddress(d.Addr)
		rows = rows || err != nil || a.Field == nil
	}
	if rows {
		return y.become(now, addrs)
	}
	return y.follow(changes)
}

// anew reads the year again after rows have come or gone.
func (y *Year) anew(addrs ...string) error {
	now, err := y.desk.ledger.Year(y.number)
	if err != nil {
		return err
	}
	return y.become(now, addrs)
}

// become works the year out anew with other entries.
func (y *Year) become(now *store.Year, addrs []string) error {
	live, err := report.NewLive(y.desk.pack, y.desk.cat, now, y.prior, "", report.Options{ShowBroken: true})
	if err != nil {
		return err
	}
	y.live, y.pages, y.lost = live, nil, true
	aside := y.recheck()
	y.tell(Event{Update: report.Update{All: true}, Addrs: addrs}, !y.lost, aside)
	return nil
}

// follow brings tables, text and findings up to date with changes that the
// file already has.
func (y *Year) follow(changes []store.Change) error {
	addrs := make([]string, len(changes))
	for i, c := range changes {
		addrs[i] = c.Addr
	}
	up, err := y.live.Set(changes...)
	if err != nil {
		// The file understands more spellings than Live does.
		return y.anew(addrs...)
	}
	if up.All {
		y.pages = nil
	}
	found, aside := y.checkAfter(changes, up)
	y.tell(Event{Update: up, Addrs: addrs}, found, aside)
	return nil
}

// tell tells a change, with findings if there are others; more of them may have
// to be made aside.
func (y *Year) tell(e Event, found, aside bool) {
	y.checking = y.checking || aside // before anybody changes more on being told
	e.Findings = found || !y.checking
	y.events.tell(e)
	if aside {
		y.recheckAside()
	}
}
