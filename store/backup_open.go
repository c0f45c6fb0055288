package store

import (
	"path/filepath"
	"regexp"
	"strings"
)

// backupFolder is the name of a folder of backups; the stem is in it.
var backupFolder = regexp.MustCompile(`^(.+)` + backupMark + `( [0-9a-f]{8})?$`)

// refuseBackup refuses to change a backup in its place: what is in it would no
// longer be what its name says, and count as the ledger's latest changes.
func refuseBackup(path, real string) error {
	m := backupFolder.FindStringSubmatch(filepath.Base(filepath.Dir(real)))
	if m == nil {
		return nil
	}
	rest, ours := strings.CutPrefix(stem(real), m[1])
	if !ours || !backupName.MatchString(rest) {
		return nil
	}
	return &FileError{path, "是一份备份，不能改动。要用它，请用“juesuan backup restore”恢复它，或把它另存到别处再打开；也可以用只读的方式打开", nil}
}
