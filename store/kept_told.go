package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// The history tells under these pages what a ledger keeps beside its years:
// that there is a publication or a year in the bin (定稿/编号, 回收站/编号), and
// the SHA-256 of each published file (定稿/编号/名称). So the chain proves that
// none is missing, added or exchanged.
const (
	publicationPage = "定稿"
	binPage         = "回收站"
)

// keptList is what is kept of a year, as the history tells it: [Present] or a
// SHA-256 in hex, by address.
type keptList map[string]string

// keptEntry tells that something is kept; of a publication or a year in the
// bin the name is empty.
func keptEntry(page string, id int64, name, value string) entry {
	c := entry{page: page, key: strconv.FormatInt(id, 10), new: value}
	if name != "" {
		c.field = JoinAddress(name)
	}
	return c
}

// gone tells that what an entry told is kept no more.
func (c entry) gone() entry {
	c.old, c.new = c.new, ""
	return c
}

// apply applies an entry, which must fit what is kept.
func (k keptList) apply(c entry) error {
	at := c.addr()
	if k[at] != c.old || c.old == c.new {
		return errPast
	}
	if k[at] = c.new; c.new == "" {
		delete(k, at)
	}
	return nil
}

// keptNow lists what the tables hold, by year.
func keptNow(tx *sql.Tx) (map[int][]entry, error) {
	out := map[int][]entry{}
	rows, err := tx.Query(`SELECT ?1, id, year, NULL, NULL FROM publication UNION ALL SELECT ?2, id, year, NULL, NULL FROM bin
		UNION ALL SELECT ?1, p.id, p.year, f.name, f.sha256 FROM publication p JOIN published_file f ON f.publication = p.id
		ORDER BY 1, 2, 4`, publicationPage, binPage)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var page string
		var id int64
		var year int
		var name sql.NullString
		var sum []byte
		if err := rows.Scan(&page, &id, &year, &name, &sum); err != nil {
			return nil, err
		}
		value := Present
		if name.Valid {
			value = hex.EncodeToString(sum)
		}
		out[year] = append(out[year], keptEntry(page, id, name.String, value))
	}
	return out, rows.Err()
}

// keptList compares what is kept with what the history tells.
func (v *verifier) keptList() error {
	now, err := keptNow(v.tx)
	if err != nil {
		return err
	}
	for year, p := range v.pasts {
		told := maps.Clone(p.kept)
		for _, c := range now[year] {
			at := c.addr()
			if told[at] != c.new {
				v.problem("%d 年度的“%s”和历史里记的不一样，它被改动过、添上的或已经损坏", year, clip(at))
			}
			delete(told, at)
		}
		for _, at := range slices.Sorted(maps.Keys(told)) {
			v.problem("%d 年度的“%s”不见了，历史里没有删去它", year, clip(at))
		}
	}
	for year := range now {
		if v.pasts[year] == nil {
			v.problem("定稿或回收站里有 %d 年度，历史里没有它", year)
		}
	}
	return nil
}

// toldNumbers lists what the history says that there is of a year; of year 0,
// of all years.
func toldNumbers(tx *sql.Tx, page string, year int) ([]int64, error) {
	return numbersIn(tx, fmt.Sprintf(`SELECT CAST(key AS INTEGER) FROM
		(SELECT key, new, year, max(h.step) FROM history h JOIN step s ON s.id = h.step WHERE page = '%s' AND field = '' GROUP BY key)
		WHERE new <> '' AND %d IN (0, year) ORDER BY 1`, page, year))
}

// provenList asks whether a list of what is kept is the history's: each as it
// is told, and none missing that has files. The error is a [FileError] if not.
func (l *Ledger) provenList(tx *sql.Tx, page string, year int, list []*keptYear) error {
	listed := map[int64]bool{}
	for _, k := range list {
		listed[k.id] = true
		if err := k.inList(tx); errors.Is(err, errKept) {
			return &FileError{l.path, "里" + k.name() + errKept.Error() + "。请改用备份", err}
		} else if err != nil {
			return err
		}
	}
	told, err := toldNumbers(tx, page, year)
	if err != nil {
		return err
	}
	for _, id := range told {
		if listed[id] {
			continue
		}
		bare, err := withoutFiles(tx, page, id)
		if err != nil {
			return err
		}
		if !bare {
			return &FileError{l.path, fmt.Sprintf("里的“%s/%d”不见了，历史里没有删去它。请改用备份", page, id), nil}
		}
	}
	return nil
}

// withoutFiles reports whether something is kept without any file, and the
// history tells of none: a rescue left such a publication, which no list has.
func withoutFiles(tx *sql.Tx, page string, id int64) (bool, error) {
	if page != publicationPage {
		return false, nil
	}
	k, err := keptIn(tx, "publication", id)
	if err == nil {
		err = k.inList(tx)
	}
	if errors.Is(err, sql.ErrNoRows) || errors.Is(err, errKept) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	told, err := toldFiles(tx, id)
	return len(told) == 0, err
}

// toldFiles lists the SHA-256 of a publication's files by their names, as
// proven steps of the history tell them.
func toldFiles(tx *sql.Tx, publication int64) (map[string]hash, error) {
	rows, err := tx.Query(`SELECT step, field, new FROM history WHERE page = ? AND key = ? AND field <> '' ORDER BY step, n`,
		publicationPage, strconv.FormatInt(publication, 10))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]hash{}
	var ids []int64
	for rows.Next() {
		var id int64
		var field, value string
		if err := rows.Scan(&id, &field, &value); err != nil {
			return nil, err
		}
		ids = append(ids, id)
		name := SplitAddress(field)[0]
		if value == "" {
			delete(out, name)
			continue
		}
		sum, err := hex.DecodeString(value)
		if err != nil || len(sum) != sha256.Size {
			return nil, &BrokenStepError{id, fmt.Sprintf("编号 %d 的定稿", publication)}
		}
		out[name] = hash(sum)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.Sort(ids)
	return out, proveSteps(tx, slices.Compact(ids)...)
}

// keptSteps finds what an older history did not tell: the entries of each
// publication and year in the bin, by the step that made it. Of several with
// the same time and action the last belongs to the last.
func keptSteps(tx *sql.Tx) (map[int64][]entry, error) {
	out := map[int64][]entry{}
	now, err := keptNow(tx)
	if err != nil {
		return nil, err
	}
	for _, list := range now {
		for _, c := range list {
			table, state := "publication", Finalised
			if c.page == binPage {
				table, state = "bin", ""
			}
			var step int64
			err := tx.QueryRow(`SELECT s.id FROM `+table+` k JOIN step s ON s.year = k.year AND s.at = k.at AND s.action = k.action
				JOIN history h ON h.step = s.id AND h.page = ? AND h.new = ? WHERE k.id = ? ORDER BY s.id DESC LIMIT 1
				OFFSET (SELECT count(*) FROM `+table+` a JOIN `+table+` b ON a.year = b.year AND a.at = b.at AND a.action = b.action
					WHERE a.id = ?3 AND b.id > a.id)`, statePage, state, c.key).Scan(&step)
			switch {
			case err == nil:
				out[step] = append(out[step], c)
			case !errors.Is(err, sql.ErrNoRows):
				return nil, err
			}
		}
	}
	return out, nil
}
