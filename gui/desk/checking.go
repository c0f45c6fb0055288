package desk

import (
	"reflect"
	"time"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/read"
	"juesuan/store"
)

// checker keeps the findings of a year. What numbers come to is found at once,
// as long as there are the same rows and sentences. Words are tested at once
// where that is quick; else everything is tested anew aside, on a copy that takes
// the place of the year's tables when it is ready. So it is where rows or
// sentences came or went.
type checker struct {
	session  *check.Session
	result   *check.Result
	lost     bool // the year has other rows or sentences than the session
	checking bool
	stale    bool             // what is being made aside is out of date already
	missed   [][]store.Change // changes since it was begun
	took     time.Duration    // how long the last one took
}

// quick is how long testing everything may take while somebody types.
const quick = 30 * time.Millisecond

// checkAfter brings the findings up to date after changes. It reports whether
// there are others now, and whether there will be more once everything is tested
// aside, with [Year.recheckAside].
func (y *Year) checkAfter(changes []store.Change, up report.Update) (found, aside bool) {
	anew, long := y.anewAfter(up), y.takesLong(up)
	y.lost = y.lost || anew || y.session == nil
	switch {
	case y.lost:
	case long || y.checking:
		y.result = y.session.FollowNumbers(up)
	default:
		y.result = y.session.Follow(y.live, up)
	}
	found = !y.lost
	switch {
	case y.checking:
		y.missed, y.stale = append(y.missed, changes), y.stale || anew
	case y.lost || long:
		aside = y.recheck()
	}
	return found, aside
}

// takesLong reports whether an update has words, and testing them takes longer
// than somebody who types should wait.
func (y *Year) takesLong(up report.Update) bool {
	return len(up.Reworded) > 0 && y.took > y.desk.opt.Quick
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
	y.result, y.took, y.lost = y.session.Result(), time.Since(began), false
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
	words := false // are still to be tested
	for _, changes := range y.missed {
		up, err := live.Set(changes...)
		switch {
		case err != nil || y.anewAfter(up) || session.Anew(live, up):
			y.recheckAside()
			return
		case y.takesLong(up):
			session.FollowNumbers(up)
			words = true
		default:
			session.Follow(live, up)
		}
	}
	y.live, y.session, y.missed, y.lost = live, session, nil, false
	y.result = session.Accept(y.accepted)
	y.tell(Event{Update: report.Update{All: true}}, true, words)
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
