package store

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// In a folder for the backups of all ledgers, a ledger that was moved has those
// from before under the name of its old place. They are known by what is in
// them: their history begins as the ledger's does.

// movedBackups lists them, the one that was made last first. A copy of the
// ledger that lies elsewhere has backups of that kind, too: they are for people
// to choose, and say nothing of whether this ledger lost anything.
func movedBackups(real, folder string) []Backup {
	var out []Backup
	for _, dir := range likeNamed(real, folder) {
		list, _ := backupsIn(real, dir) // what cannot be read cannot be chosen
		out = append(out, list...)
	}
	if len(out) == 0 {
		return nil
	}
	ours := beginsLike(real)
	out = slices.DeleteFunc(out, func(b Backup) bool {
		c, err := contentOf(b.Path, time.Now())
		return err != nil || c.first == hash{} || !ours(c.first)
	})
	for i := range out {
		out[i].Moved = true
	}
	return out
}

// likeNamed are the folders of the backups of ledgers with the same name in
// other places.
func likeNamed(real, folder string) (dirs []string) {
	if folder == "" {
		return nil
	}
	own := backupDir(real, folder)
	name := regexp.MustCompile(`^` + regexp.QuoteMeta(backupStem(real)+backupMark) + ` [0-9a-f]{8}$`)
	list, _ := os.ReadDir(filepath.Dir(own)) // one that cannot be read has none
	for _, e := range list {
		if dir := filepath.Join(filepath.Dir(own), e.Name()); e.IsDir() && dir != own && name.MatchString(e.Name()) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// beginsLike tells whether a first step is the ledger's own. In a damaged ledger
// its hash is looked for among the bytes.
func beginsLike(real string) func(first hash) bool {
	if c, err := contentOf(real, time.Now()); err == nil {
		return func(first hash) bool { return first == c.first }
	}
	raw, _ := os.ReadFile(real) // a ledger that vanished began like none
	return func(first hash) bool { return bytes.Contains(raw, first[:]) }
}

// OtherLedger reports whether a backup is known to be another ledger's than the
// one at path: their histories begin differently. Nothing is known of a ledger
// that is damaged or not there, nor of those from before the chain.
func OtherLedger(path, backup string) bool {
	real, err := realPath(path)
	if err != nil {
		return false
	}
	own, err := contentOf(real, time.Now())
	if err != nil {
		return false
	}
	c, err := contentOf(backup, time.Now())
	return err == nil && c.strange(own)
}
