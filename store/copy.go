package store

import "database/sql"

// Copy makes a year with all the entries of another one as they are, to be
// changed from there: its state is [Drafting]. What was accepted or published
// of the other year is not copied. A year that the ledger has already is
// refused ([YearExistsError]).
func (l *Ledger) Copy(from, to int, action string) error {
	return l.write(func(tx *sql.Tx) error {
		y, err := yearIn(tx, from)
		if err != nil {
			return err
		}
		y.Year, y.State = to, Drafting
		if err := y.Validate(); err != nil {
			return err
		}
		return l.addYear(tx, action, y)
	})
}
