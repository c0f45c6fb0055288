package store

import (
	"cmp"
	"database/sql"
	"maps"
	"reflect"
	"slices"
)

// older is what an older history says of a year's rows on the pages that it
// tells in another way than this one.
type older struct {
	projects map[string]reflect.Value // by name, where they have positions now
	accepted map[string]reflect.Value // by key, where only their reasons were told
}

// rewrite tells an older history in the words of this one: projects by their
// positions, which were those of their sorted names, and accepted findings as
// rows that come and go; and what it did not tell, what was published or is in
// the bin. From where a year's history makes no sense it stays
// as it is, to be found by who follows it.
func rewrite(tx *sql.Tx) error {
	years := map[int]*older{}
	changed := map[int64][]entry{}
	lost := map[int]bool{}
	kept, err := keptSteps(tx)
	if err != nil {
		return err
	}
	err = walk(tx, func(s *step, entries []entry) error {
		o := years[s.year]
		if o == nil {
			o = &older{map[string]reflect.Value{}, map[string]reflect.Value{}}
			years[s.year] = o
		}
		if lost[s.year] {
			return nil
		}
		now, err := o.rewrite(s, entries)
		now = append(now, kept[s.id]...)
		if lost[s.year] = err != nil; err == nil && !slices.Equal(now, entries) {
			changed[s.id] = now
		}
		return nil
	})
	if err != nil {
		return err
	}
	for id, entries := range changed {
		if _, err := tx.Exec(`DELETE FROM history WHERE step = ?`, id); err != nil {
			return err
		}
		if err := insertEntries(tx, id, entries); err != nil {
			return err
		}
	}
	return nil
}

// rewrite returns a step's entries in today's words, or errPast.
func (o *older) rewrite(s *step, entries []entry) (now []entry, err error) {
	projects, accepted := sorted(o.projects, projectPage), sorted(o.accepted, acceptedPage)
	for _, c := range entries {
		switch c.page {
		case projectPage.Name:
			err = o.project(c)
		case acceptedPage.Name:
			err = o.finding(s, c)
		default:
			now = append(now, c)
		}
		if err != nil {
			return nil, err
		}
		if c.page == statePage && c.new == "" { // the year was removed
			clear(o.accepted)
		}
	}
	for _, r := range append(projectPage.changed(projects, sorted(o.projects, projectPage)),
		acceptedPage.changed(accepted, sorted(o.accepted, acceptedPage))...) {
		now = append(now, r.entries()...)
	}
	return now, nil
}

// project applies an entry that has the project's name for a key.
func (o *older) project(c entry) error {
	name := SplitAddress(c.key)[0]
	row, ok := o.projects[name]
	if !ok {
		row = projectPage.newRow()
		projectPage.Field("项目名称").in(row).SetString(name)
	}
	if c.field == "" && c.new == "" { // what its fields held is told after this
		delete(o.projects, name)
		return nil
	}
	if c.field != "" {
		if !ok {
			return nil
		}
		f := projectPage.Field(SplitAddress(c.field)[0])
		if f == nil || f.text(row) != c.old {
			return errPast
		}
		fresh := projectPage.newRow()
		fresh.Set(row)
		if row = fresh; f.set(row, c.new) != nil {
			return errPast
		}
	}
	o.projects[name] = row
	return nil
}

// finding applies an entry that tells only the reason; the time is the step's.
func (o *older) finding(s *step, c entry) error {
	key := SplitAddress(c.key)
	if len(key) != len(acceptedPage.keys) {
		return errPast
	}
	if c.new == "" {
		delete(o.accepted, c.key)
		return nil
	}
	row := acceptedPage.newRow()
	row.Set(reflect.ValueOf(acceptedRow{AcceptedFinding{Rule: key[0], Place: key[1], Reason: c.new}, s.at}))
	o.accepted[c.key] = row
	return nil
}

// sorted lists rows by their names.
func sorted(rows map[string]reflect.Value, p *Page) []reflect.Value {
	return slices.SortedFunc(maps.Values(rows), func(a, b reflect.Value) int {
		if p == projectPage {
			return cmp.Compare(nameOfProject(a), nameOfProject(b))
		}
		return p.compare(a, b)
	})
}
