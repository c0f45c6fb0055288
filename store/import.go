package store

import (
	"database/sql"
	"errors"
)

// Import is [Ledger.Put] for years from elsewhere, as a JSON file has them. Such
// a file says that a year is finalised or published but has not what went out,
// and nobody checked it here: only [Ledger.Finalise] seals. So a year that the
// ledger does not hold as sealed becomes [Drafting], and is listed in opened; one
// that it holds so is refused as by Put, unless it is the same.
func (l *Ledger) Import(action string, years ...*Year) (opened []int, err error) {
	sorted, err := puttable(years)
	if err != nil {
		return nil, err
	}
	err = l.write(func(tx *sql.Tx) error {
		for _, y := range sorted {
			state := y.State
			if err := openedUnlessSealed(tx, y); err != nil {
				return err
			}
			as := action
			if y.State != state {
				opened = append(opened, y.Year)
				as += "（文件里是" + string(state) + "）"
			}
			if err := l.putYear(tx, as, y); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// CanImport says why [Ledger.Import] would refuse, and changes nothing.
func (l *Ledger) CanImport(years ...*Year) error {
	sorted, err := puttable(years)
	if err != nil {
		return err
	}
	return l.read(func(tx *sql.Tx) error {
		for _, y := range sorted {
			if err := openedUnlessSealed(tx, y); err != nil {
				return err
			}
			if _, err := replaced(tx, y); err != nil {
				return err
			}
		}
		return nil
	})
}

// openedUnlessSealed makes a year a draft where the ledger does not hold it as
// sealed.
func openedUnlessSealed(tx *sql.Tx, y *Year) error {
	held, err := stateIn(tx, y.Year)
	var missing *NoYearError
	if err != nil && !errors.As(err, &missing) {
		return err
	}
	if missing != nil || held == Drafting {
		y.State = Drafting
	}
	return nil
}
