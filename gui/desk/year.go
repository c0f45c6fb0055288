package desk

import (
	"errors"
	"fmt"
	"time"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
)

// Year is one year as the screens see it.
type Year struct {
	desk   *Desk
	number int
	state  store.State
	prior  *store.Year
	events listeners
	saved  time.Time

	live     *report.Live
	accepted map[string]string // reasons by the findings' IDs
	checker
	drafts drafts
	pages  map[string][]string // entry pages by a fact's address; see pagesOf
	closed bool
}

// reload reads the year from the file and works it out anew.
func (y *Year) reload() error {
	data, err := y.desk.ledger.Year(y.number)
	if err != nil {
		return err
	}
	prior, err := y.desk.ledger.Year(y.number - 1)
	var none *store.NoYearError
	if err != nil && !errors.As(err, &none) {
		return err
	}
	accepted, err := y.readAccepted()
	if err != nil {
		return err
	}
	live, err := report.NewLive(y.desk.pack, y.desk.cat, data, prior, "", report.Options{ShowBroken: true})
	if err != nil {
		return err
	}
	if y.saved.IsZero() {
		if y.saved, _, err = y.desk.ledger.LastChange(); err != nil {
			return err
		}
	}
	y.state, y.prior, y.accepted, y.live, y.pages, y.lost = data.State, prior, accepted, live, nil, true
	if y.recheck() {
		y.recheckAside()
	}
	return nil
}

// close ends what is going on aside.
func (y *Year) close() { y.closed, y.events = true, listeners{} }

// Number returns the fiscal year.
func (y *Year) Number() int { return y.number }

// Desk returns the ledger that the year is in.
func (y *Year) Desk() *Desk { return y.desk }

// State returns how far the year has come.
func (y *Year) State() store.State { return y.state }

// Locked says in a sentence why the year cannot be changed; "" if it can.
func (y *Year) Locked() string {
	switch {
	case y.desk.ReadOnly():
		return "账本是以只读方式打开的，只能看，不能改。"
	case y.state != store.Drafting:
		return fmt.Sprintf("%d 年度%s，不能再改；确实要改时，请点右上角的“解锁…”，写明原因。", y.number, y.state)
	}
	return ""
}

// Data returns what is entered. It is not to be changed, and valid until the
// next change.
func (y *Year) Data() *store.Year { return y.live.Year() }

// Prior returns the year before, nil if the ledger has none.
func (y *Year) Prior() *store.Year { return y.prior }

// Pack returns the pack that the document is made with.
func (y *Year) Pack() *report.Pack { return y.desk.pack }

// Book returns the tables, valid until the next change.
func (y *Year) Book() *report.Book { return y.live.Book() }

// Document returns the document, valid until the next change.
func (y *Year) Document() *report.Document { return y.live.Document() }

// Result returns the findings, never nil. They may lag behind while the year
// is checked aside: see [Year.Checking].
func (y *Year) Result() *check.Result { return y.result }

// Checking reports whether the findings are those of a moment ago.
func (y *Year) Checking() bool { return y.checking }

// SavedAt returns when the ledger file was last written.
func (y *Year) SavedAt() time.Time { return y.saved }

// Suggestions returns last year's words for the places that are still blank.
func (y *Year) Suggestions() []store.Suggestion { return store.Suggestions(y.Data(), y.prior) }

// Gaps returns what a person still has to supply, in the document's order.
func (y *Year) Gaps() []report.Gap { return y.Document().Gaps() }

// Listen lets f know of every change of the year.
func (y *Year) Listen(f func(Event)) (stop func()) { return y.events.add(f) }
