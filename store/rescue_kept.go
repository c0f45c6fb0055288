package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
)

// settleKept leaves out what was published and the years in the bin that
// nobody can prove, and tells in the history of the new ledger what is gone.
func (r *rescue) settleKept(l *Ledger, tx *sql.Tx, pasts map[int]*past) error {
	if err := r.remakeKept(tx, pasts); err != nil {
		return err
	}
	if err := r.keepFiles(l, tx, pasts); err != nil {
		return err
	}
	if err := r.dropKeptYears(tx, pasts); err != nil {
		return err
	}
	if err := r.dropFiles(tx, pasts); err != nil {
		return err
	}
	now, err := keptNow(tx)
	if err != nil {
		return err
	}
	for _, y := range slices.Sorted(maps.Keys(pasts)) {
		gone := maps.Clone(pasts[y].kept)
		for _, c := range now[y] {
			delete(gone, c.addr())
		}
		if len(gone) == 0 {
			continue
		}
		err := l.inStep(tx, y, rescueAction, func(h *recorder) error {
			for _, at := range slices.Sorted(maps.Keys(gone)) {
				r.lost("%d 年度的 %s 没有收", y, clip(at))
				h.entries = append(h.entries, keptAt(at, gone[at]).gone())
			}
			h.floor = true
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// keptAt is the entry that told of what is kept at an address.
func keptAt(at, value string) entry {
	parts := SplitAddress(at)
	c := entry{page: parts[0], key: parts[1], new: value}
	if len(parts) > 2 {
		c.field = JoinAddress(parts[2])
	}
	return c
}

// told is what the history tells at the address of an entry.
func told(pasts map[int]*past, year int, c entry) string {
	if p := pasts[year]; p != nil {
		return p.kept[c.addr()]
	}
	return ""
}

// dropKeptYears takes out the publications and the years in the bin that the
// history does not prove.
func (r *rescue) dropKeptYears(tx *sql.Tx, pasts map[int]*past) error {
	for table, page := range map[string]string{"publication": publicationPage, "bin": binPage} {
		ids, err := numbersIn(tx, `SELECT id FROM `+table+` ORDER BY id`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			k, err := keptIn(tx, table, id)
			if err == nil {
				_, _, err = k.proven(tx)
			}
			if err == nil && told(pasts, k.year, keptEntry(page, id, "", Present)) != Present {
				err = errKept
			}
			if err == nil {
				continue
			}
			if !errors.Is(err, errKept) {
				return err
			}
			if k.at != noTime {
				r.lost("%s%s，没有收", k.name(), errKept)
			}
			if table == "publication" {
				if err := r.dropFilesOf(tx, id); err != nil {
					return err
				}
			}
			if _, err := tx.Exec(`DELETE FROM `+table+` WHERE id = ?`, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropFilesOf takes out the files of a publication that nothing proves.
func (r *rescue) dropFilesOf(tx *sql.Tx, publication int64) error {
	rows, err := tx.Query(`DELETE FROM published_file WHERE publication = ? RETURNING name`, publication)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		r.lost("编号 %d 的定稿的文件“%s”无法证明是当时的文件，没有收", publication, clip(name))
	}
	return rows.Err()
}

// dropFiles takes out the published files that are not those that the history
// tells of.
func (r *rescue) dropFiles(tx *sql.Tx, pasts map[int]*past) error {
	rows, err := tx.Query(`SELECT f.rowid, p.id, p.year, f.name, f.sha256, f.content
		FROM published_file f JOIN publication p ON p.id = f.publication ORDER BY f.rowid`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var bad []int64
	for rows.Next() {
		var row, id int64
		var year int
		var name string
		var sum, content []byte
		if err := rows.Scan(&row, &id, &year, &name, &sum, &content); err != nil {
			return err
		}
		got := sha256.Sum256(content)
		want := told(pasts, year, keptEntry(publicationPage, id, name, Present))
		if hex.EncodeToString(got[:]) == want && hash(sum) == got {
			continue
		}
		bad = append(bad, row)
		r.lost("编号 %d 的定稿的文件“%s”和历史里的 SHA-256 对不上，没有收", id, clip(name))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, row := range bad {
		if _, err := tx.Exec(`DELETE FROM published_file WHERE rowid = ?`, row); err != nil {
			return err
		}
	}
	return nil
}
