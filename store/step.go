package store

import (
	"crypto/sha256"
	"database/sql"
	"errors"
)

// hash is a SHA-256.
type hash = [sha256.Size]byte

// step is one action on one year, as the history keeps it. Steps are numbered
// over all years; each one's hash takes in the hash before it.
//
// The steps that undo can take back lie on a stack, and so do those that redo
// can; each step knows the tops as it left them and what lies below itself, so
// that no stack is ever walked.
type step struct {
	id      int64
	at      string
	action  string
	year    int
	under   int64
	undoTop int64
	redoTop int64
	reverts int64
	digest  digest // of the year after the step
	hash    hash
}

// entry is one changed text of a step: a field's value, the presence of a row,
// or the year's state. Key and field are escaped as in addresses.
type entry struct {
	page, key, field string
	old, new         string
}

// sum is the step's hash: over the one before, the step itself and its entries.
func (s *step) sum(before hash, entries []entry) (h hash) {
	hasher := sha256.New()
	e := encoder(append([]byte(nil), before[:]...))
	for _, n := range []int64{s.id, int64(s.year), s.under, s.undoTop, s.redoTop, s.reverts, int64(len(entries))} {
		e.number(n)
	}
	e.text(s.at)
	e.text(s.action)
	e.text(string(s.digest.bytes()))
	_, _ = hasher.Write(e) // a hash never fails
	for _, c := range entries {
		e = e[:0]
		for _, t := range [...]string{c.page, c.key, c.field, c.old, c.new} {
			e.text(t)
		}
		_, _ = hasher.Write(e)
	}
	hasher.Sum(h[:0])
	return h
}

// recorder makes one step: it changes a year's rows and state and keeps the
// history and the digest in line with them.
type recorder struct {
	step
	tx         *sql.Tx
	before     hash  // of the last step of all
	state      State // of the year now; "" if there is no such year
	floor      bool  // undo must not go behind this step
	entries    []entry
	statements map[string]*sql.Stmt
}

// inStep runs f as one step of a year. If f changes nothing there is no step.
func (l *Ledger) inStep(tx *sql.Tx, year int, action string, f func(*recorder) error) error {
	h := &recorder{tx: tx, statements: map[string]*sql.Stmt{}}
	h.year, h.action, h.at = year, action, l.now().UTC().Format(timeFormat)
	if err := h.begin(); err != nil {
		return err
	}
	if err := f(h); err != nil || len(h.entries) == 0 {
		return err
	}
	return h.finish()
}

// begin reads where the history and the year stand.
func (h *recorder) begin() error {
	last, err := lastStep(h.tx, `SELECT id, hash, undo_top, redo_top FROM step ORDER BY id DESC LIMIT 1`)
	if err != nil {
		return err
	}
	h.id, h.before = last.id+1, last.hash
	if last, err = lastStep(h.tx, `SELECT id, hash, undo_top, redo_top FROM step WHERE year = ? ORDER BY id DESC LIMIT 1`, h.year); err != nil {
		return err
	}
	h.undoTop, h.redoTop = last.undoTop, last.redoTop
	var sum []byte
	err = h.tx.QueryRow(`SELECT state, digest FROM fiscal_year WHERE year = ?`, h.year).Scan(&h.state, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		h.digest = digestOf(sum)
	}
	return err
}

// lastStep is the step that the query finds, a zero one if there is none.
func lastStep(tx *sql.Tx, query string, args ...any) (s step, err error) {
	var sum []byte
	err = tx.QueryRow(query, args...).Scan(&s.id, &sum, &s.undoTop, &s.redoTop)
	if errors.Is(err, sql.ErrNoRows) {
		return step{}, nil
	}
	copy(s.hash[:], sum)
	return s, err
}

// setState stores the year's state: the first one makes the year, and "" ends
// it, after its rows.
func (h *recorder) setState(s State) error {
	if s == h.state {
		return nil
	}
	query, args := `INSERT INTO fiscal_year (year, state) VALUES (?, ?)
		ON CONFLICT (year) DO UPDATE SET state = excluded.state`, []any{h.year, s}
	if s == "" {
		query, args = `DELETE FROM fiscal_year WHERE year = ?`, []any{h.year}
	}
	if _, err := h.tx.Exec(query, args...); err != nil {
		return err
	}
	h.digest = h.digest.minus(stateDigest(h.year, h.state)).plus(stateDigest(h.year, s))
	h.entries = append(h.entries, entry{page: statePage, old: string(h.state), new: string(s)})
	h.state, h.floor = s, true
	return nil
}

// setRows stores rows as they are after a change. Rows of ordered lists that
// change make room first: a name that moves from one to another stands never
// twice.
func (h *recorder) setRows(rows []rowChange) error {
	for _, r := range rows {
		if r.new.IsValid() && !r.page.Ordered {
			continue
		}
		if err := h.exec(r.page.sql.deleteRow, keyArgs([]any{h.year}, r.key)...); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if r.new.IsValid() {
			if err := h.exec(r.page.sql.put, r.page.putArgs(h.year, position(r.page, r.key)-1, r.new)...); err != nil {
				return err
			}
		}
		h.digest = h.digest.minus(r.page.digest(h.year, r.key, r.old)).plus(r.page.digest(h.year, r.key, r.new))
		h.entries = append(h.entries, r.entries()...)
	}
	return nil
}

// exec runs a statement, which the transaction's end closes.
func (h *recorder) exec(query string, args ...any) error {
	s := h.statements[query]
	if s == nil {
		var err error
		if s, err = h.tx.Prepare(query); err != nil {
			return err
		}
		h.statements[query] = s
	}
	_, err := s.Exec(args...)
	return err
}

// finish writes the step.
func (h *recorder) finish() error {
	switch {
	case h.floor:
		h.under, h.undoTop, h.redoTop = 0, 0, 0
	case h.reverts == 0:
		h.under, h.undoTop, h.redoTop = h.undoTop, h.id, 0
	}
	if _, err := h.tx.Exec(`UPDATE fiscal_year SET digest = ? WHERE year = ?`, h.digest.bytes(), h.year); err != nil {
		return err
	}
	h.hash = h.sum(h.before, h.entries)
	if _, err := h.tx.Exec(`INSERT INTO step (id, at, action, year, under, undo_top, redo_top, reverts, digest, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, h.id, h.at, h.action, h.year, h.under, h.undoTop, h.redoTop, h.reverts,
		h.digest.bytes(), h.hash[:]); err != nil {
		return err
	}
	return insertEntries(h.tx, h.id, h.entries)
}

// insertEntries writes the entries of a step.
func insertEntries(tx *sql.Tx, id int64, entries []entry) error {
	insert, err := tx.Prepare(`INSERT INTO history (step, n, page, key, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // the transaction's end closes it anyway
	for i, c := range entries {
		if _, err := insert.Exec(id, i+1, c.page, c.key, c.field, c.old, c.new); err != nil {
			return err
		}
	}
	return nil
}
