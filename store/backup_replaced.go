package store

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// replacedStep is the last step of a backup that a restoring did without: the
// ledger, as it was restored, does not have it and need not.
type replacedStep struct {
	ID   int64  `json:"步"`
	Hash string `json:"指纹"`
}

// replacedName is the name of the list beside a ledger's backups.
func replacedName(real string) string { return filepath.Base(real) + " 还原.json" }

// noteReplaced writes beside the backups which of them have steps that the one
// to be restored lacks, instead of what was written there before. It is a note
// for [Ledger.Verify] alone: that it cannot be written, on a disk that may only
// be read perhaps, is no reason not to restore.
func (l *Ledger) noteReplaced(backup string) {
	list, _ := everyBackup(l.file.real, l.backups) // what cannot be read now is not compared later
	to := &Ledger{path: backup, now: l.now}
	defer func() { _ = to.Close() }() // only read
	version := 0
	if to.openClosed() == nil {
		version, _ = to.version(to.db)
	}
	l.writeReplaced(list, func(head *step) bool {
		if version < chainVersion {
			return false
		}
		same, err := to.hasStep(head)
		return err != nil || same
	})
}

// noteOthers writes the same for a new ledger: backups that lie there already
// are of one of its name that vanished, and it need not have their steps.
func (l *Ledger) noteOthers() {
	if list, _ := everyBackup(l.file.real, l.backups); len(list) > 0 {
		l.writeReplaced(list, func(*step) bool { return false })
	}
}

// writeReplaced writes down the last steps of backups but for those that the
// ledger has.
func (l *Ledger) writeReplaced(list []Backup, has func(*step) bool) {
	steps := []replacedStep{}
	for _, b := range list {
		head, err := headOf(b.Path)
		if err != nil || head == nil || has(head) {
			continue
		}
		steps = append(steps, replacedStep{head.id, hex.EncodeToString(head.hash[:])})
	}
	text, err := json.Marshal(steps)
	if err != nil {
		return
	}
	for _, dir := range backupDirs(l.file.real, l.backups) {
		writePrivate(filepath.Join(dir, replacedName(l.file.real)), text)
	}
}

// writePrivate puts a small file in a place, whole or not at all.
func writePrivate(path string, text []byte) {
	putSmall(path, unfinishedBackup, text, func(string) {})
}

// putSmall puts a small file in a place, whole or not at all; before that it is
// called by a name with the prefix. Renaming takes the place of a link that
// somebody put there; opening would follow it.
func putSmall(path, prefix string, text []byte, made func(name string)) {
	f, err := os.CreateTemp(filepath.Dir(path), prefix+"*")
	if err != nil {
		return
	}
	_, err = f.Write(text)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		made(f.Name())
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

// replaced is what restorings did without, by the hashes. A list of which the
// ledger has a step is left out: that restoring did not come to its end, or
// another file took the ledger's place since.
func (l *Ledger) replaced() (map[hash]bool, error) {
	out := map[hash]bool{}
	for _, dir := range backupDirs(l.file.real, l.backups) {
		steps := replacedIn(filepath.Join(dir, replacedName(l.file.real)))
		holds := false
		for _, s := range steps {
			same, err := l.hasStep(s)
			if err != nil {
				return nil, err
			}
			holds = holds || same
		}
		for _, s := range steps {
			if !holds {
				out[s.hash] = true
			}
		}
	}
	return out, nil
}

// replacedIn reads a list; one that makes no sense is none.
func replacedIn(path string) (out []*step) {
	info, err := os.Lstat(path)
	const most = 1 << 20 // bytes; there are a few dozen backups
	if err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return nil
	}
	text, err := os.ReadFile(path)
	var steps []replacedStep
	if err != nil || json.Unmarshal(text, &steps) != nil {
		return nil
	}
	for _, s := range steps {
		sum, err := hex.DecodeString(s.Hash)
		if err != nil || len(sum) != len(hash{}) {
			return nil
		}
		out = append(out, &step{id: s.ID, hash: hash(sum)})
	}
	return out
}
