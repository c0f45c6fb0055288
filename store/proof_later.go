package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"sync"
)

// laterProof is what an opening for writing does not wait for: the chain of
// the history, the published files, the years that were published and those in
// the bin take longer than an opening may. They are proven right after it, on a
// connection of its own, while the user reads; only the first change waits.
type laterProof struct {
	db     *sql.DB
	ctx    context.Context
	cancel context.CancelFunc
	done   chan struct{} // closed when err is there

	mu     sync.Mutex
	err    error
	proven bool
}

// proveLater begins the proof. Nothing else is open for writing yet, so what it
// sees is what the opening saw.
func (l *Ledger) proveLater() error {
	db, err := sql.Open("sqlite", dsn(l.file.real, readOnly))
	if err != nil {
		return explain(l.path, err)
	}
	db.SetMaxOpenConns(1)
	if err := db.Ping(); err != nil { // now: later the path may lead elsewhere
		return errors.Join(explain(l.path, err), db.Close())
	}
	p := &laterProof{db: db, done: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	l.later = p
	go func() {
		defer close(p.done)
		p.err = p.prove(l.path)
	}()
	return nil
}

func (p *laterProof) prove(path string) error {
	tx, err := p.db.BeginTx(p.ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(path, err)
	}
	defer func() { _ = tx.Rollback() }() // only read
	what, err := damagedLater(tx)
	if err == nil && what != "" {
		err = &DamagedError{Path: path, Text: what}
	}
	return explain(path, err)
}

// proven waits for the proof that the opening began. A [DamagedError] is kept:
// from then on nothing is written. What could not be read is tried again.
func (l *Ledger) proven() error {
	p := l.later
	if p == nil {
		return nil
	}
	<-p.done
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.proven {
		return nil
	}
	var damage *DamagedError
	if p.err != nil && !errors.As(p.err, &damage) {
		p.err = p.prove(l.path)
	}
	switch {
	case p.err == nil:
		p.proven = true
		_ = p.db.Close() // only read
	case errors.As(p.err, &damage):
		p.err = l.offerBackup(p.err)
		l.damage.Store(damage)
	}
	return p.err
}

// end gives up a proof that nobody waits for any more.
func (p *laterProof) end() {
	p.cancel()
	<-p.done
	_ = p.db.Close() // only read
}

// damagedLater says what is wrong with the history and with what is kept, "" if
// nothing is. With [damaged] it is all of [Ledger.Verify] but the indexes: a
// year that is what its last step says, at the end of a chain that holds, is
// what the history tells.
func damagedLater(tx *sql.Tx) (string, error) {
	v := &verifier{tx: tx, report: &Report{}, pasts: map[int]*past{}}
	for _, ask := range []func() error{v.links, v.files, v.kept} {
		if err := ask(); err != nil {
			return "", err
		}
		if !v.report.Whole() {
			return v.report.inShort(), nil
		}
	}
	return "", nil
}

// links follows the chain, and notes only what it tells of what is kept.
func (v *verifier) links() error {
	return chain(v.tx, math.MinInt64, math.MaxInt64, func(s *step, entries []entry, holds bool) error {
		if !holds {
			v.problem("%s", (&BrokenStepError{s.id, s.String()}).Error())
			return nil
		}
		p := v.pasts[s.year]
		if p == nil {
			p = &past{kept: keptList{}}
			v.pasts[s.year] = p
		}
		for _, c := range entries {
			if c.page != publicationPage && c.page != binPage {
				continue
			}
			if err := p.kept.apply(c); err != nil {
				v.problem("历史的第 %d 步（%s）和它前面的历史接不上", s.id, s)
			}
		}
		return nil
	})
}
