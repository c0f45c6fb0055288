package store

import (
	"database/sql"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// filesAction stands for a finalisation of which only the files were read.
const filesAction = rescueAction + "：公开过的文件（定稿的时间和当时的数读不出，存疑）"

// placeFiles gives publications of which only the files were read the year in
// whose history they are named.
func (m *mender) placeFiles() error {
	for _, s := range m.all {
		for _, c := range s.entries {
			if c.page != publicationPage {
				continue
			}
			if _, err := m.tx.Exec(`UPDATE publication SET year = ? WHERE id = ? AND year = 0`, s.year, c.key); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepFiles keeps published files that are what their own SHA-256 says, although
// nothing proves any more what the year was when they went out: it is told
// again, in doubt, as it was kept or, if that cannot be read, as it is now.
func (r *rescue) keepFiles(l *Ledger, tx *sql.Tx, pasts map[int]*past) error {
	ids, err := numbersIn(tx, `SELECT id FROM publication ORDER BY id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		k, err := keptIn(tx, "publication", id)
		if err == nil {
			_, _, err = k.proven(tx)
		}
		if err == nil && told(pasts, k.year, keptEntry(publicationPage, id, "", Present)) != Present {
			err = errKept
		}
		if err == nil {
			continue
		}
		if !errors.Is(err, errKept) {
			return err
		}
		files, err := wholeFiles(tx, id)
		if err != nil {
			return err
		}
		if len(files) == 0 || r.knowsAll() && !anyTells(pasts, id) {
			continue
		}
		if err := r.renew(l, tx, pasts, k, files); err != nil {
			return err
		}
	}
	return nil
}

// anyTells reports whether the history of some year tells of a publication.
func anyTells(pasts map[int]*past, publication int64) bool {
	for y := range pasts {
		if told(pasts, y, keptEntry(publicationPage, publication, "", Present)) != "" {
			return true
		}
	}
	return false
}

// renew tells a publication again, after what the history says of it.
func (r *rescue) renew(l *Ledger, tx *sql.Tx, pasts map[int]*past, k *keptYear, files []entry) error {
	if k.year < firstYear || k.year > lastYear {
		years, err := yearsIn(tx)
		if err != nil {
			return err
		}
		if k.year = yearOfFiles(files, years); k.year == 0 {
			return nil
		}
	}
	for _, y := range slices.Sorted(maps.Keys(pasts)) {
		if err := (&reteller{r, l, tx, pasts[y], y}).takeBack(k); err != nil {
			return err
		}
	}
	says := "%s和历史对不上，照它自己的内容收了，存疑；文件和它们的 SHA-256 相符"
	if y, _, err := loadSnapshot(k.snapshot); err != nil || y.Year != k.year || y.State != k.state {
		says = "%s读不出了，照这个年度现在的数写，存疑；文件和它们的 SHA-256 相符，照样收了"
		now, err := looseYearIn(tx, k.year)
		if err != nil {
			return err
		}
		if now.sum == nil {
			says = "%s读不出了，现在也没有这个年度，当时的数空着，存疑；文件和它们的 SHA-256 相符，照样收了"
		}
		now.State = k.state
		if k.snapshot, err = snapshot(now.Year, nil); err != nil {
			return err
		}
	}
	if k.action += doubtfulAction; k.at == noTime {
		k.at, k.action = l.now().UTC().Format(timeFormat), filesAction
	}
	if _, err := tx.Exec(`UPDATE publication SET year = ?, at = ?, action = ?, snapshot = ? WHERE id = ?`,
		k.year, k.at, k.action, k.snapshot, k.id); err != nil {
		return err
	}
	if pasts[k.year] == nil {
		pasts[k.year] = &past{}
	}
	return (&reteller{r, l, tx, pasts[k.year], k.year}).retell([]*keptYear{k}, says)
}

// takeBack tells that what the history says of a publication is no more.
func (t *reteller) takeBack(k *keptYear) error {
	own := keptEntry(k.page(), k.id, "", Present)
	var gone []entry
	for _, at := range slices.Sorted(maps.Keys(t.past.kept)) {
		if c := keptAt(at, t.past.kept[at]); c.page == own.page && c.key == own.key {
			gone = append(gone, c.gone())
		}
	}
	return t.step("", rescueAction, func(h *recorder) error {
		h.entries = gone
		return nil
	})
}

// yearInName finds the year that a published file is named for.
var yearInName = regexp.MustCompile(`(\d{4})年度`)

// yearOfFiles is the year that the files say, or else the last one of the
// ledger's; 0 if it has none.
func yearOfFiles(files []entry, years []int) int {
	for _, c := range files {
		if m := yearInName.FindStringSubmatch(SplitAddress(c.field)[0]); m != nil {
			if y, _ := strconv.Atoi(m[1]); y >= firstYear && y <= lastYear {
				return y
			}
		}
	}
	if len(years) == 0 {
		return 0
	}
	return slices.Max(years)
}
