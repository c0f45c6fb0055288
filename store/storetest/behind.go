package storetest

import (
	"database/sql"

	_ "modernc.org/sqlite" // the driver “sqlite”
)

// Behind runs SQL on a ledger that nobody has open, behind the program's back.
func Behind(path, statement string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	_, err = db.Exec(statement)
	if cerr := db.Close(); err == nil {
		err = cerr
	}
	return err
}
