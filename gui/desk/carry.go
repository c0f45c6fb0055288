package desk

import (
	"slices"
	"strconv"

	"juesuan/store"
)

// carryDrafts lets drafts follow their rows: to gives the key that a row now
// has, nil if it is gone. It belongs to the step just made.
func (y *Year) carryDrafts(page *store.Page, to func(key []string) []string) {
	before := y.drafts.list
	var after []Draft
	for _, d := range before {
		a, err := store.ParseAddress(d.Cell)
		if err == nil && a.Page == page {
			if a.Key = to(a.Key); a.Key == nil {
				continue
			}
			d.Cell = a.String()
		}
		after = append(after, d)
	}
	if !slices.Equal(before, after) {
		y.setDrafts(after)
		last := &y.drafts.done[len(y.drafts.done)-1]
		if last.before == nil {
			last.before = before
		}
		last.after = after
	}
}

// inserted carries drafts over a row that was put into an ordered list.
func (y *Year) inserted(row string) {
	a, err := store.ParseAddress(row)
	if err != nil {
		return // then it was not inserted
	}
	at := place(a.Key)
	y.carryDrafts(a.Page, func(key []string) []string {
		if n := place(key); n >= at {
			return []string{strconv.Itoa(n + 1)}
		}
		return key
	})
}

// removed carries drafts over rows that are gone, of one page.
func (y *Year) removed(rows []string) {
	byPage := map[*store.Page][]store.Address{}
	for _, r := range rows {
		if a, err := store.ParseAddress(r); err == nil {
			byPage[a.Page] = append(byPage[a.Page], a)
		}
	}
	for page, gone := range byPage {
		y.carryDrafts(page, func(key []string) []string {
			up := 0
			for _, g := range gone {
				if slices.Equal(g.Key, key) {
					return nil
				}
				if page.Ordered && place(g.Key) < place(key) {
					up++
				}
			}
			if up == 0 {
				return key
			}
			return []string{strconv.Itoa(place(key) - up)}
		})
	}
}

// moved carries drafts to a row's new key.
func (y *Year) moved(from, to string) {
	a, errA := store.ParseAddress(from)
	b, errB := store.ParseAddress(to)
	if errA != nil || errB != nil {
		return // then it was not moved
	}
	y.carryDrafts(a.Page, func(key []string) []string {
		if slices.Equal(key, a.Key) {
			return b.Key
		}
		return key
	})
}

// place is a row's in an ordered list, from 1; 0 elsewhere.
func place(key []string) int {
	if len(key) != 1 {
		return 0
	}
	n, _ := strconv.Atoi(key[0]) // keys of other pages are no places
	return n
}
