package desk

import (
	"reflect"
	"time"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
	"juesuan/store"
)

// checker keeps the findings of a year. A change that leaves rows and words as
// they are is followed at once, and one of words only where all is quick.
// Otherwise everything is tested anew: at once
// where that is quick, else aside, on a copy that takes the place of the
// year's tables when it is ready.
type checker struct {
	session  *check.Session
	result   *check.Result
	checking bool
	stale    bool             // what is being made aside is out of date already
	missed   [][]store.Change // changes since it was begun
	took     time.Duration    // how long the last one took
}

// quick is how long testing everything may take while somebody types.
const quick = 30 * time.Millisecond

// checkAfter brings the findings up to date after changes. It reports whether
// that has to be done aside, with [Year.recheckAside].
func (y *Year) checkAfter(changes []store.Change, up report.Update) (aside bool) {
	switch {
	case y.checking:
		y.missed = append(y.missed, changes)
		y.stale = y.stale || y.anewAfter(up)
		return false
	case y.anewAfter(up), len(up.Reworded) > 0 && y.took > y.desk.opt.Quick:
		return y.recheck()
	}
	y.result = y.session.Follow(y.live, up)
	return false
}

// anewAfter reports whether an update asks for a new session: rows or sentences
// have come or gone, a self-assessment was made anew, or there are numbers that
// somebody wrote by hand, which are read from the text ([read.Own]).
func (y *Year) anewAfter(up report.Update) bool {
	return up.All || up.Renewed || len(up.Words) > 0 || len(y.Data().Rewrites) > 0 || y.session != nil && y.session.Anew(y.live, up)
}

// recheck tests everything anew. It reports whether that has to be done aside.
func (y *Year) recheck() (aside bool) {
	if y.checking {
		y.stale = true
		return false
	}
	if y.session == nil || y.took > y.desk.opt.Quick {
		return true
	}
	in, err := input(y.desk, y.desk.pack, y.live)
	if err != nil {
		return true
	}
	began := time.Now()
	y.session = check.NewSession(y.desk.rules, in, check.Options{Accepted: y.accepted})
	y.result, y.took = y.session.Result(), time.Since(began)
	return false
}

// recheckAside tests everything anew on another goroutine.
func (y *Year) recheckAside() {
	y.checking, y.stale, y.missed = true, false, nil
	d := y.desk
	data, prior, pack := copied(y.Data()), y.prior, d.pack
	var live *report.Live
	var session *check.Session
	var took time.Duration
	d.opt.Aside(func() {
		var err error
		if live, err = report.NewLive(pack, d.cat, data, prior, "", report.Options{ShowBroken: true}); err != nil {
			return
		}
		in, err := input(d, pack, live)
		if err != nil {
			return
		}
		began := time.Now()
		session = check.NewSession(d.rules, in, check.Options{})
		took = time.Since(began)
	}, func() {
		if !y.closed {
			y.took = took
			y.checked(live, session)
		}
	})
}

// checked takes over what was made aside, unless it is out of date.
func (y *Year) checked(live *report.Live, session *check.Session) {
	y.checking = false
	if session == nil { // it is what the year itself could be made of a moment ago
		return
	}
	if y.stale {
		y.recheckAside()
		return
	}
	for _, changes := range y.missed {
		up, err := live.Set(changes...)
		if err != nil || y.anewAfter(up) {
			y.recheckAside()
			return
		}
		session.Follow(live, up)
	}
	y.missed = nil
	y.live, y.session = live, session
	y.result = session.Accept(y.accepted)
	y.events.tell(Event{Update: report.Update{All: true}, Findings: true})
}

func input(d *Desk, pack *report.Pack, live *report.Live) (check.Input, error) {
	return read.Input(pack, d.cat, live.Book(), live.Document(), live.Year())
}

// copied copies a year and its lists, which change while the copy is read.
func copied(y *store.Year) *store.Year {
	own := *y
	v := reflect.ValueOf(&own).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice {
			list := reflect.MakeSlice(f.Type(), f.Len(), f.Len())
			reflect.Copy(list, f)
			f.Set(list)
		}
	}
	return &own
}
