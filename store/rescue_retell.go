package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// retellKept keeps what was published and the years in the bin of which only
// the telling is lost. The steps that kept them are told again from what they
// kept, the time and the action too; the year goes there and back. So the new
// ledger proves them, and the report says that the old one no longer did.
func (r *rescue) retellKept(l *Ledger, tx *sql.Tx, pasts map[int]*past) error {
	if r.knowsAll() {
		return nil // it would tell them if they were this ledger's
	}
	byYear := map[int][]*keptYear{}
	for table, page := range map[string]string{"publication": publicationPage, "bin": binPage} {
		ids, err := numbersIn(tx, `SELECT id FROM `+table+` ORDER BY id`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			k, err := keptIn(tx, table, id)
			if err != nil {
				return err
			}
			if told(pasts, k.year, keptEntry(page, id, "", Present)) == "" {
				byYear[k.year] = append(byYear[k.year], k)
			}
		}
	}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		list := byYear[year]
		slices.SortFunc(list, func(a, b *keptYear) int { return strings.Compare(a.at, b.at) })
		p := pasts[year]
		if p == nil {
			p = &past{}
			pasts[year] = p
		}
		if err := (&reteller{r, l, tx, p, year}).retell(list, "%s，历史里没有了，照它自己的内容收了，存疑"); err != nil {
			return err
		}
	}
	return nil
}

// reteller tells the steps of one year again.
type reteller struct {
	*rescue
	l    *Ledger
	tx   *sql.Tx
	past *past
	year int
}

// retell tells what was kept; says is the sentence about each.
func (t *reteller) retell(list []*keptYear, says string) error {
	now, err := looseYearIn(t.tx, t.year)
	if err != nil {
		return err
	}
	for _, k := range list {
		y, accepted, err := loadSnapshot(k.snapshot)
		if err != nil || y.Year != k.year {
			continue // dropKeptYears tells of it
		}
		then := &looseYear{Year: y, accepted: acceptedValues(accepted)}
		then.State = Drafting
		if k.table == "publication" { // it does not keep them
			then.accepted = now.accepted
		}
		if err := t.become(then); err != nil {
			return err
		}
		if err := t.keep(k); err != nil {
			return err
		}
		t.lost(says, k.name())
	}
	if now.sum == nil {
		now.State = ""
	}
	return t.become(now)
}

// step makes a step and notes what it tells.
func (t *reteller) step(at, action string, f func(*recorder) error) error {
	return t.l.inStep(t.tx, t.year, action, func(h *recorder) error {
		if at != "" {
			h.at = at
		}
		if err := f(h); err != nil {
			return err
		}
		h.floor = true
		for _, c := range h.entries {
			if c.page != publicationPage && c.page != binPage {
				continue
			}
			if t.past.kept == nil {
				t.past.kept = keptList{}
			}
			if err := t.past.kept.apply(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// become brings the year to what it was at some time.
func (t *reteller) become(then *looseYear) error {
	is, err := looseYearIn(t.tx, t.year)
	if err != nil {
		return err
	}
	return t.step("", rescueAction, func(h *recorder) error {
		if then.State != "" {
			if err := h.setState(then.State); err != nil {
				return err
			}
		}
		if err := h.setRows(append(changedRows(is.Year, then.Year), acceptedPage.changed(is.accepted, then.accepted)...)); err != nil {
			return err
		}
		if then.State == "" {
			return endYear(h)
		}
		return nil
	})
}

// keep tells again that a year was published or put into the bin, which was
// what the year now is.
func (t *reteller) keep(k *keptYear) error {
	return t.step(k.at, k.action, func(h *recorder) error {
		if k.table == "publication" {
			files, err := wholeFiles(t.tx, k.id)
			if err != nil {
				return err
			}
			h.entries = append(h.entries, keptEntry(publicationPage, k.id, "", Present))
			h.entries = append(h.entries, files...)
			return h.setState(Finalised)
		}
		is, err := looseYearIn(t.tx, t.year)
		if err != nil {
			return err
		}
		h.entries = append(h.entries, keptEntry(binPage, k.id, "", Present))
		gone := append(changedRows(is.Year, nil), acceptedPage.changed(is.accepted, []reflect.Value{})...)
		if err := h.setRows(gone); err != nil {
			return err
		}
		return endYear(h)
	})
}

// wholeFiles tells of the files of a publication that are what their SHA-256 says.
func wholeFiles(tx *sql.Tx, publication int64) ([]entry, error) {
	rows, err := tx.Query(`SELECT name, sha256, content FROM published_file WHERE publication = ? ORDER BY rowid`, publication)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []entry
	for rows.Next() {
		var name string
		var sum, content []byte
		if err := rows.Scan(&name, &sum, &content); err != nil {
			return nil, err
		}
		if got := sha256.Sum256(content); hash(sum) == got {
			out = append(out, keptEntry(publicationPage, publication, name, hex.EncodeToString(sum)))
		}
	}
	return out, rows.Err()
}
