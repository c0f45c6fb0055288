package store

import (
	"database/sql"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// remakeKept writes the entries of publications and of years in the bin again
// that are gone or are not what the history tells: it has told every value that
// the year had then.
func (r *rescue) remakeKept(tx *sql.Tx, pasts map[int]*past) error {
	wrong := map[string]*keptYear{} // by address
	for year, p := range pasts {
		for at := range p.kept {
			parts := SplitAddress(at)
			id, err := strconv.ParseInt(parts[1], 10, 64)
			if len(parts) > 2 || err != nil {
				continue
			}
			k := &keptYear{table: "publication", id: id, year: year, state: Finalised}
			if parts[0] == binPage {
				k.table, k.state = "bin", Drafting // only such a year is removed
			}
			have, err := keptIn(tx, k.table, id)
			if err == nil {
				_, _, err = have.proven(tx)
			}
			switch {
			case err == nil:
			case errors.Is(err, errKept), errors.Is(err, sql.ErrNoRows):
				wrong[at] = k
			default:
				return err
			}
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	if err := remake(tx, wrong); err != nil {
		return err
	}
	for _, at := range slices.Sorted(maps.Keys(wrong)) {
		if err := r.replaceKept(tx, wrong[at]); err != nil {
			return err
		}
	}
	return nil
}

// remake follows the history and takes down the years as they were kept.
func remake(tx *sql.Tx, wrong map[string]*keptYear) error {
	pasts := map[int]*past{}
	return walk(tx, func(s *step, entries []entry) error {
		p := pasts[s.year]
		if p == nil {
			p = &past{rows: map[string]*pastRow{}}
			pasts[s.year] = p
		}
		take := func(page string) error {
			for _, c := range entries {
				k := wrong[c.addr()]
				if c.page != page || c.field != "" || c.new != Present || k == nil || k.year != s.year {
					continue
				}
				y, accepted := p.year(s.year)
				y.State = k.state
				if page == publicationPage {
					accepted = nil // it does not keep them
				}
				text, err := snapshot(y, acceptedFindings(accepted))
				if err != nil {
					return err
				}
				k.at, k.action, k.snapshot = s.at, s.action, text
			}
			return nil
		}
		if err := take(binPage); err != nil { // as the year was before
			return err
		}
		if err := p.apply(s.year, entries); err != nil {
			return ignorePast(err)
		}
		return take(publicationPage)
	})
}

// acceptedFindings are rows of the database as findings.
func acceptedFindings(rows []reflect.Value) []AcceptedFinding {
	var out []AcceptedFinding
	for _, row := range rows {
		a := row.Interface().(acceptedRow)
		f := a.AcceptedFinding
		f.At, _ = time.Parse(timeFormat, a.Stamp) // what is no time is not proven later
		out = append(out, f)
	}
	return out
}

// replaceKept puts a remade year in its place if the history proves it.
func (r *rescue) replaceKept(tx *sql.Tx, k *keptYear) error {
	_, _, err := k.proven(tx)
	if errors.Is(err, errKept) {
		return nil // it is told and left out later
	}
	if err != nil {
		return err
	}
	query, args := `INSERT INTO publication (id, year, at, action, snapshot) VALUES (?1, ?2, ?3, ?4, ?5)
		ON CONFLICT (id) DO UPDATE SET year = ?2, at = ?3, action = ?4, snapshot = ?5`, []any{k.id, k.year, k.at, k.action, k.snapshot}
	if k.table == "bin" {
		query = `INSERT INTO bin (id, year, at, action, state, snapshot) VALUES (?1, ?2, ?3, ?4, ?6, ?5)
			ON CONFLICT (id) DO UPDATE SET year = ?2, at = ?3, action = ?4, state = ?6, snapshot = ?5`
		args = append(args, string(k.state))
	}
	if _, err := tx.Exec(query, args...); err != nil {
		return err
	}
	r.lost("%s坏了，照历史改正了", k.name())
	return nil
}
