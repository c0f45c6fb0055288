package desk

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"juesuan/store"
)

// Draft is what somebody typed into a cell and the ledger does not take. It is
// kept, with the reason, until it is corrected: nothing typed is lost.
type Draft struct {
	Page string // the entry page
	Cell string // an entry's address, or how the page names a cell of a row that is not there yet
	Text string
	Why  string // a sentence; empty for what only waits for the rest of its row
}

// drafts are a year's, with what undo needs to take them back among the
// ledger's own steps.
type drafts struct {
	list   []Draft
	done   []draftStep
	undone []draftStep
	newer  bool // a draft was made after the last undoing: there is nothing to redo
}

// draftStep is a step of the year since it was opened: one of the ledger, one
// of drafts, or both.
type draftStep struct {
	action        string
	ledger        bool
	before, after []Draft // nil: they stay
}

// mostSteps bounds the steps that are remembered here; the ledger knows its own.
const mostSteps = 1000

// Drafts returns what was typed on a page and not understood.
func (y *Year) Drafts(page string) []Draft {
	var out []Draft
	for _, d := range y.drafts.list {
		if d.Page == page {
			out = append(out, d)
		}
	}
	return out
}

// Draft returns what was typed into a cell and not understood.
func (y *Year) Draft(cell string) (Draft, bool) {
	i := y.drafts.find(cell)
	if i < 0 {
		return Draft{}, false
	}
	return y.drafts.list[i], true
}

func (d *drafts) find(cell string) int {
	return slices.IndexFunc(d.list, func(x Draft) bool { return x.Cell == cell })
}

// Enter makes changes, keeps what is not understood and drops what is, by its
// cell, all in one step of undo. The errors are those of [Year.Set]; then
// nothing is kept or dropped either.
func (y *Year) Enter(action string, changes []store.Change, keep []Draft, drop []string) error {
	before := y.drafts.list
	after := slices.DeleteFunc(slices.Clone(before), func(x Draft) bool { return slices.Contains(drop, x.Cell) })
	for _, k := range keep {
		if i := slices.IndexFunc(after, func(x Draft) bool { return x.Cell == k.Cell }); i >= 0 {
			after[i] = k
		} else {
			after = append(after, k)
		}
	}
	if len(changes) == 0 {
		if why := y.writable(); why != nil {
			return why
		}
		if slices.Equal(before, after) {
			return nil
		}
		y.setDrafts(after)
		y.drafts.note(draftStep{action, false, before, after})
		y.drafts.newer = true
		y.events.tell(Event{Findings: true, Addrs: cellsOf(before, after)})
		return nil
	}
	y.drafts.list = after // who is told of the changes sees the cells as they are
	if err := y.Set(action, changes...); err != nil {
		y.drafts.list = before
		return err
	}
	if !slices.Equal(before, after) {
		y.setDrafts(after)
		last := &y.drafts.done[len(y.drafts.done)-1]
		last.before, last.after = before, after
	}
	return nil
}

// cellsOf lists the cells in which two lists of drafts differ.
func cellsOf(a, b []Draft) []string {
	var out []string
	for _, pair := range [][2][]Draft{{a, b}, {b, a}} {
		for _, d := range pair[0] {
			if !slices.Contains(pair[1], d) && !slices.Contains(out, d.Cell) {
				out = append(out, d.Cell)
			}
		}
	}
	return out
}

// noteStep remembers a step of the ledger.
func (y *Year) noteStep(action string) {
	y.saved = time.Now()
	y.drafts.note(draftStep{action: action, ledger: true})
	y.drafts.newer = false
}

func (d *drafts) note(s draftStep) {
	d.undone = nil
	d.done = append(d.done, s)
	if n := len(d.done) - mostSteps; n > 0 {
		d.done = slices.Delete(d.done, 0, n)
	}
}

// takeDraft takes a step back or does it again, as far as drafts are concerned.
func (y *Year) takeDraft(from, to *[]draftStep, which func(draftStep) []Draft) (s draftStep) {
	n := len(*from)
	if n == 0 {
		return draftStep{}
	}
	s = (*from)[n-1]
	*from, *to = (*from)[:n-1], append(*to, s)
	if list := which(s); s.before != nil || s.after != nil {
		was := y.drafts.list
		y.setDrafts(list)
		if !s.ledger {
			y.events.tell(Event{Findings: true, Addrs: cellsOf(was, list)})
		}
	}
	return s
}

// setDrafts changes the drafts and remembers them.
func (y *Year) setDrafts(list []Draft) {
	y.drafts.list = list
	p := y.desk.opt.Preferences
	if p == nil {
		return
	}
	if len(list) == 0 {
		p.RemoveValue(y.draftsKey())
		return
	}
	b, err := json.Marshal(list)
	if err == nil { // four strings always are
		p.SetString(y.draftsKey(), string(b))
	}
}

// readDrafts reads what was remembered when the year was open before.
func (y *Year) readDrafts() {
	p := y.desk.opt.Preferences
	if p == nil {
		return
	}
	var list []Draft
	if json.Unmarshal([]byte(p.String(y.draftsKey())), &list) == nil {
		y.drafts.list = list
	}
}

// draftsKey is where the drafts are remembered: on this machine, by the file.
func (y *Year) draftsKey() string {
	path, err := filepath.Abs(y.desk.Path())
	if err != nil {
		path = y.desk.Path()
	}
	return fmt.Sprintf("drafts/%s/%d", path, y.number)
}

// Preferences is what remembers drafts; see [Options].
type Preferences = fyne.Preferences
