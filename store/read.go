package store

import (
	"database/sql"
	"errors"
	"reflect"
)

// Years lists the years in the ledger, newest first.
func (l *Ledger) Years() ([]int, error) {
	var out []int
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = yearsIn(tx)
		return err
	})
	return out, err
}

func yearsIn(tx *sql.Tx) ([]int, error) {
	rows, err := tx.Query(`SELECT year FROM fiscal_year ORDER BY year DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int
	for rows.Next() {
		var y int
		if err := rows.Scan(&y); err != nil {
			return nil, err
		}
		out = append(out, y)
	}
	return out, rows.Err()
}

// Year loads a year in its canonical order. If the ledger has no such year the
// error is a [NoYearError]; if its rows are not those that this program wrote,
// an [AlteredError].
func (l *Ledger) Year(y int) (*Year, error) {
	var out *Year
	err := l.read(func(tx *sql.Tx) (err error) {
		out, err = yearIn(tx, y)
		return err
	})
	return out, err
}

// yearIn loads a year and asks whether it is what this program wrote, and what
// the year's last step left: an older state is not, though its digest fits. The
// step itself is proven by who follows the history, so that a damaged history
// leaves the years to be read.
func yearIn(tx *sql.Tx, y int) (*Year, error) {
	year, want, err := unprovenYear(tx, y)
	if err != nil {
		return nil, err
	}
	accepted, err := acceptedPage.rowsIn(tx, y)
	if err != nil {
		return nil, err
	}
	var last []byte
	err = tx.QueryRow(`SELECT digest FROM step WHERE year = ? ORDER BY id DESC LIMIT 1`, y).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if err != nil || digestOf(last) != want || year.digest(accepted) != want {
		return nil, &AlteredError{y}
	}
	year.Sort()
	return year, nil
}

// unprovenYear loads a year as it stands in the file, and its digest.
func unprovenYear(tx *sql.Tx, y int) (*Year, digest, error) {
	year := &Year{Year: y}
	var sum []byte
	err := tx.QueryRow(`SELECT state, digest FROM fiscal_year WHERE year = ?`, y).Scan(&year.State, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, digest{}, noYear(tx, y)
	}
	for _, p := range pages {
		if err == nil {
			err = p.load(tx, year)
		}
	}
	if err != nil {
		return nil, digest{}, err
	}
	return year, digestOf(sum), nil
}

// stateIn returns a year's state, or a NoYearError.
func stateIn(tx *sql.Tx, y int) (State, error) {
	var state State
	err := tx.QueryRow(`SELECT state FROM fiscal_year WHERE year = ?`, y).Scan(&state)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", noYear(tx, y)
	case err == nil && !validState(state):
		return "", &AlteredError{y}
	}
	return state, err
}

// noYear is the error of a year that is not there.
func noYear(tx *sql.Tx, y int) error {
	have, err := yearsIn(tx)
	if err != nil {
		return err
	}
	return &NoYearError{y, have}
}

// load reads the page's rows into the year. A single row that was never
// written stays zero.
func (p *Page) load(tx *sql.Tx, y *Year) error {
	found, err := p.rowsIn(tx, y.Year)
	if err != nil {
		return err
	}
	if !p.Single || len(found) > 0 {
		p.setRows(y, found)
	}
	return nil
}

// rowsIn reads all rows of a year. An ordered list with a gap is an
// [AlteredError].
func (p *Page) rowsIn(tx *sql.Tx, year int) ([]reflect.Value, error) {
	var out []reflect.Value
	gap := false
	err := p.query(tx, func(place int, row reflect.Value) {
		out = append(out, row)
		gap = gap || p.Ordered && place != len(out)
	}, p.sql.selectYear, year)
	if err == nil && gap {
		err = &AlteredError{year}
	}
	return out, err
}

// rowIn reads the row with the key; an invalid value says there is none.
func (p *Page) rowIn(tx *sql.Tx, year int, key []string) (out reflect.Value, err error) {
	err = p.query(tx, func(_ int, row reflect.Value) { out = row }, p.sql.selectRow, keyArgs([]any{year}, key)...)
	return out, err
}

// query reads rows of the page, each with its place in an ordered list.
func (p *Page) query(tx *sql.Tx, each func(place int, row reflect.Value), query string, args ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var place int
	read := p.newRow() // each row is read here and copied
	targets := make([]any, 0, len(p.Fields)+1)
	if p.Ordered {
		targets = append(targets, &place)
	}
	for i := range p.Fields {
		targets = append(targets, p.Fields[i].scanner(read))
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		row := p.newRow()
		row.Set(read)
		each(place, row)
	}
	return rows.Err()
}

// keyArgs appends a key to the arguments of a statement. Positions are texts
// too: SQLite compares them with its INTEGER column as numbers.
func keyArgs(args []any, key []string) []any {
	for _, k := range key {
		args = append(args, k)
	}
	return args
}
