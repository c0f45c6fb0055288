package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How many backups are kept. Besides, those of the last day are, up to
// keepRecent, and one of every year.
const (
	keepRecent = 20
	keepDays   = 7
	keepWeeks  = 4
	keepMonths = 12
)

// unfinishedBackup begins the name of a folder in which a backup is made.
const unfinishedBackup = ".new-"

// thin removes the backups that need not be kept. It is asked only after a
// backup was made and proven, and never removes that one, so there is always a
// good one left; nor the one that is being restored.
func (l *Ledger) thin(made *Backup) error {
	list, err := backupsOf(l.file.real, l.backups)
	if err != nil {
		return err
	}
	for _, b := range l.needless(l.counted(list), made) {
		if err := os.Remove(b.Path); err != nil {
			return err
		}
	}
	return l.sweep(filepath.Dir(made.Path))
}

// needless lists the backups to remove. Each has a younger one that stands for
// it: that one is proven first, and does not count if it is damaged, though its
// history can be read.
func (l *Ledger) needless(list []Backup, made *Backup) []Backup {
	good := map[string]bool{made.Path: true}
	for {
		var out []Backup
		var bad string
		stands := "" // the youngest that is kept and older than those seen
		drop := surplus(list, l.now())
		for _, b := range list {
			switch {
			case b.Path == made.Path || l.spare != "" && sameFile(b.Path, l.spare) || !slices.Contains(drop, b):
				stands = b.Path
				continue
			case !good[stands] && ProveBackup(stands) != nil:
				bad = stands
			}
			if bad != "" {
				break
			}
			good[stands] = true
			out = append(out, b)
		}
		if bad == "" {
			return out
		}
		list = slices.DeleteFunc(list, func(b Backup) bool { return b.Path == bad })
	}
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// surplus lists the backups that need not be kept, of a list with the newest
// first. Of each day, week, month and year the newest counts. What seems to
// come from the future, because the clock was set back, is kept and does not
// count, nor does a damaged file that was kept as it was: it must not push out
// a good one. The newest one before a restoring stays: it may yet be wanted.
func surplus(list []Backup, now time.Time) []Backup {
	periods := []struct {
		name func(time.Time) string
		left int
		last string
	}{
		{func(t time.Time) string { return t.Format(time.DateOnly) }, keepDays, ""},
		{week, keepWeeks, ""},
		{func(t time.Time) string { return t.Format("2006-01") }, keepMonths, ""},
		{func(t time.Time) string { return t.Format("2006") }, len(list), ""},
	}
	recent, restored := keepRecent, false
	var out []Backup
	for _, b := range list {
		if b.At.After(now.Add(clockSlack)) || b.Reason == KeptAsItWas {
			continue
		}
		keep := b.Reason == BeforeRestore && !restored
		restored = restored || keep
		if recent > 0 && now.Sub(b.At) < 24*time.Hour {
			recent--
			keep = true
		}
		for i := range periods {
			p := &periods[i]
			if name := p.name(b.At.Local()); p.left > 0 && name != p.last {
				p.left--
				p.last = name
				keep = true
			}
		}
		if !keep {
			out = append(out, b)
		}
	}
	return out
}

func week(t time.Time) string {
	year, n := t.ISOWeek()
	return fmt.Sprint(year, n)
}

// sweep removes what a backup left that was interrupted. One that is being
// made now, by another program, is younger.
func (l *Ledger) sweep(dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(e.Name(), unfinishedBackup) {
			continue
		}
		if age := l.now().Sub(info.ModTime()).Abs(); age > time.Hour {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
