package desk

import (
	"cmp"
	"slices"
	"time"

	"juesuan/gui/screen"
	"juesuan/report"
	"juesuan/report/check"
	"juesuan/store"
)

// Options say how a ledger is worked on. The zero value is good.
type Options struct {
	Store    store.Options
	Pack     string   // the document's; empty: [report.DefaultPack]
	Packs    []string // folders with packs of the user's own
	Rules    []string // files and folders with more rules
	ReadOnly bool     // the ledger is opened to look at only

	// Preferences remember what was typed and not understood while the program
	// is closed; nil: nothing does.
	Preferences Preferences
	// Quick is how long looking for findings may take while somebody types;
	// what takes longer happens aside. 0: 30 milliseconds.
	Quick time.Duration
	// Aside runs work on another goroutine and then done on the one that a
	// Desk's methods belong to. Nil: as the toolkit does. Tests that wait for
	// nothing run both at once.
	Aside func(work, done func())
}

// Desk is the one open ledger.
type Desk struct {
	ledger *store.Ledger
	opt    Options
	cat    *store.Catalogue
	pack   *report.Pack
	rules  *check.Rules
	years  map[int]*Year
	events listeners
}

// Open opens a ledger for work, or to look at where the options say so. The
// errors are those of [store.OpenWith] and [store.OpenReadOnlyWith].
func Open(path string, o Options) (*Desk, error) {
	return start(o, func() (*store.Ledger, error) {
		if o.ReadOnly {
			return store.OpenReadOnlyWith(path, o.Store)
		}
		return store.OpenWith(path, o.Store)
	})
}

// Create makes a new ledger with one empty year and opens it. The errors are
// those of [store.CreateWith].
func Create(path, department string, year int, o Options) (*Desk, error) {
	return start(o, func() (*store.Ledger, error) { return store.CreateWith(path, department, year, o.Store) })
}

// start reads what belongs to the program before it touches the file.
func start(o Options, open func() (*store.Ledger, error)) (*Desk, error) {
	if o.Aside == nil {
		o.Aside = screen.Aside
	}
	if o.Quick == 0 {
		o.Quick = quick
	}
	d := &Desk{opt: o, years: map[int]*Year{}}
	var err error
	if d.cat, err = store.LoadCatalogue(); err != nil {
		return nil, err
	}
	if d.pack, err = report.LoadPack(cmp.Or(o.Pack, report.DefaultPack), o.Packs...); err != nil {
		return nil, err
	}
	if d.rules, err = check.Load(o.Rules...); err != nil {
		return nil, err
	}
	d.ledger, err = open()
	return d, err
}

// Close closes the ledger. Its years are no longer to be used.
func (d *Desk) Close() error {
	for _, y := range d.years {
		y.close()
	}
	d.years = map[int]*Year{}
	return d.ledger.Close()
}

// Path returns the path that the ledger was opened with.
func (d *Desk) Path() string { return d.ledger.Path() }

// Ledger returns the ledger, for years, history and backups. Who changes a
// year through it calls [Desk.Changed] afterwards.
func (d *Desk) Ledger() *store.Ledger { return d.ledger }

// Catalogue returns the subjects the program knows.
func (d *Desk) Catalogue() *store.Catalogue { return d.cat }

// Rules returns the rules that the years are checked against.
func (d *Desk) Rules() *check.Rules { return d.rules }

// ReadOnly reports whether the ledger was opened to look at only.
func (d *Desk) ReadOnly() bool { return d.opt.ReadOnly }

// SetPack lets the open years be documents of another pack. On an error, which
// is that of [report.LoadPack] or of [report.NewLive], nothing has changed.
func (d *Desk) SetPack(name string) error {
	p, err := report.LoadPack(cmp.Or(name, report.DefaultPack), d.opt.Packs...)
	if err != nil {
		return err
	}
	before := d.pack
	d.pack = p
	for _, y := range d.years {
		if err := y.reload(); err != nil {
			d.pack = before
			for _, y := range d.years {
				_ = y.reload() // it was read with this pack before
			}
			return err
		}
	}
	d.events.tell(Event{Update: report.Update{All: true}})
	return nil
}

// Year opens a year for work; there is one Year a number while the ledger is
// open. The errors are those of [store.Ledger.Year] and of [report.NewLive].
func (d *Desk) Year(n int) (*Year, error) {
	if y := d.years[n]; y != nil {
		return y, nil
	}
	y := &Year{desk: d, number: n, checker: checker{result: &check.Result{}}}
	if err := y.reload(); err != nil {
		return nil, err
	}
	y.readDrafts()
	d.years[n] = y
	return y, nil
}

// Listen lets f know when years came, went or changed their state.
func (d *Desk) Listen(f func(Event)) (stop func()) { return d.events.add(f) }

// Changed reads the open years anew, after the ledger was changed other than
// through a [Year]: years made or removed, finalised, unlocked, restored. Years
// that are gone are closed.
func (d *Desk) Changed() error {
	have, err := d.ledger.Years()
	if err != nil {
		return err
	}
	for n, y := range d.years {
		if !slices.Contains(have, n) {
			y.close()
			delete(d.years, n)
			continue
		}
		if err := y.reload(); err != nil {
			return err
		}
		y.events.tell(Event{Update: report.Update{All: true}, State: true, Findings: true})
	}
	d.events.tell(Event{State: true})
	return nil
}
