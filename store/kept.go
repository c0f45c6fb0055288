package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
)

// What a ledger keeps beside its years, the years in the bin and those that
// were published, is proven by the history: each has the digest that the year
// had when it was kept.

// errKept says that something kept is not what the history knows.
var errKept = errors.New("和历史对不上，它被改动过或已经损坏")

// keptYear is a year in the bin or of a publication.
type keptYear struct {
	table    string // bin or publication
	id       int64
	year     int
	at       string // of the step that kept it
	action   string
	state    State // that it had
	snapshot string
}

// page is what the history calls the table.
func (k *keptYear) page() string {
	if k.table == "bin" {
		return binPage
	}
	return publicationPage
}

// name is what users call it.
func (k *keptYear) name() string {
	if k.table == "bin" {
		return fmt.Sprintf("回收站里编号 %d 的 %d 年度", k.id, k.year)
	}
	return fmt.Sprintf("编号 %d 的定稿保存的 %d 年度", k.id, k.year)
}

// keptIn reads one row of bin or publication; sql.ErrNoRows if there is none.
func keptIn(tx *sql.Tx, table string, id int64) (*keptYear, error) {
	k := &keptYear{table: table, id: id}
	state := `state`
	if table == "publication" {
		state = `'` + string(Finalised) + `'`
	}
	err := tx.QueryRow(`SELECT year, at, action, `+state+`, snapshot FROM `+table+` WHERE id = ?`, id).Scan(&k.year, &k.at, &k.action, &k.state, &k.snapshot)
	return k, err
}

// proven reads the snapshot back and asks the history whether it is what was
// kept. The error is errKept if not, or an error of the database.
func (k *keptYear) proven(tx *sql.Tx) (*Year, []AcceptedFinding, error) {
	y, accepted, err := loadSnapshot(k.snapshot)
	if err != nil || y.Year != k.year || y.State != k.state {
		return nil, nil, errors.Join(errKept, err)
	}
	digestThen := k.beforeRemoval
	if k.table == "publication" {
		digestThen = k.whenFinalised
	}
	want, err := digestThen(tx)
	if errors.Is(err, sql.ErrNoRows) || errors.Is(err, errPast) {
		return nil, nil, errors.Join(errKept, err)
	}
	if err != nil {
		return nil, nil, err
	}
	if y.digest(acceptedValues(accepted)) != want {
		return nil, nil, errKept
	}
	return y, accepted, nil
}

// step finds the step that kept the year and brought it into a state: the last
// one that tells of its number, for the bin of an older program gave a number
// again, and two steps may have the same time and action.
func (k *keptYear) step(tx *sql.Tx, s State) (id int64, sum digest, err error) {
	own := keptEntry(k.page(), k.id, "", Present)
	var b []byte
	err = tx.QueryRow(`SELECT s.id, s.digest FROM step s JOIN history h ON h.step = s.id
		WHERE s.id = (SELECT max(step) FROM history WHERE page = ? AND key = ? AND field = '' AND new = ?)
		AND s.year = ? AND s.at = ? AND s.action = ? AND h.page = ? AND h.key = '' AND h.new = ?`,
		own.page, own.key, own.new, k.year, k.at, k.action, statePage, s).Scan(&id, &b)
	if err == nil {
		sum = digestOf(b)
	}
	return id, sum, err
}

// inList asks whether the history tells what a list shows of it, without the
// snapshot. The error is errKept if not.
func (k *keptYear) inList(tx *sql.Tx) error {
	then := State("")
	if k.table == "publication" {
		then = Finalised
	}
	_, _, err := k.step(tx, then)
	if errors.Is(err, sql.ErrNoRows) || err == nil && k.table == "bin" && k.state != Drafting { // only such a year is removed
		return errKept
	}
	return err
}

// beforeRemoval is the digest that the year had before it went into the bin.
func (k *keptYear) beforeRemoval(tx *sql.Tx) (digest, error) {
	id, _, err := k.step(tx, "")
	if err != nil {
		return digest{}, err
	}
	var b []byte
	err = tx.QueryRow(`SELECT digest FROM step WHERE year = ? AND id < ? ORDER BY id DESC LIMIT 1`, k.year, id).Scan(&b)
	if err != nil {
		return digest{}, err
	}
	return digestOf(b), nil
}

// whenFinalised is the digest that the year had, without the findings that
// were accepted, which a publication does not keep.
func (k *keptYear) whenFinalised(tx *sql.Tx) (digest, error) {
	id, sum, err := k.step(tx, Finalised)
	if err != nil {
		return digest{}, err
	}
	rows, err := tx.Query(`SELECT h.page, h.key, h.field, h.old, h.new FROM history h JOIN step s ON s.id = h.step
		WHERE h.page = ? AND s.year = ? AND h.step <= ? ORDER BY h.step, h.n`, acceptedPage.Name, k.year, id)
	if err != nil {
		return digest{}, err
	}
	defer rows.Close()
	var entries []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.page, &e.key, &e.field, &e.old, &e.new); err != nil {
			return digest{}, err
		}
		entries = append(entries, e)
	}
	if err := rows.Err(); err != nil {
		return digest{}, err
	}
	accepted := &past{rows: map[string]*pastRow{}}
	if err := accepted.apply(k.year, entries); err != nil {
		return digest{}, err
	}
	return sum.minus(accepted.digest), nil
}

// acceptedValues are findings as the database has them.
func acceptedValues(list []AcceptedFinding) []reflect.Value {
	out := make([]reflect.Value, len(list))
	for i, a := range list {
		out[i] = reflect.ValueOf(acceptedRow{a, a.At.UTC().Format(timeFormat)})
	}
	return out
}

// alteredKept lists what is kept and not what the history knows, a sentence
// each.
func alteredKept(tx *sql.Tx) (out []string, err error) {
	for _, table := range []string{"publication", "bin"} {
		ids, err := numbersIn(tx, `SELECT id FROM `+table+` ORDER BY id`)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			k, err := keptIn(tx, table, id)
			if err == nil {
				_, _, err = k.proven(tx)
			}
			if errors.Is(err, errKept) {
				out = append(out, k.name()+errKept.Error())
			} else if err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// numbersIn reads a column of numbers.
func numbersIn(tx *sql.Tx, query string) (out []int64, err error) {
	rows, err := tx.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
