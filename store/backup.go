package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// The reasons for backups that the program makes by itself.
const (
	Daily         = "每日"
	BeforeUpgrade = "升级前"
	BeforeImport  = "导入前"
	BeforeRoll    = "结转前"
	BeforeUnlock  = "解锁前"
	BeforeRestore = "还原前"
	KeptAsItWas   = "还原前（原样）" // the bytes of a file that could not be read
	Manual        = "手动"
)

// Backup is one backup of a ledger: a ledger file of its own.
type Backup struct {
	Path   string
	At     time.Time // to the second
	Reason string
	Size   int64 // in bytes
}

// Backups lists a ledger's backups, the one with the latest changes first. The
// ledger itself need not be there. folder is as in [Options].
func Backups(path, folder string) ([]Backup, error) {
	real, err := realPath(path)
	if err != nil {
		return nil, explain(path, err)
	}
	list, err := backupsOf(real, folder)
	return byContent(list, time.Now()), err
}

// backupsOf lists them by their names, the one that was made last first.
func backupsOf(real, folder string) ([]Backup, error) {
	dir := backupDir(real, folder)
	list, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explainBackup(dir, err)
	}
	var out []Backup
	for _, e := range list {
		b, ok := parseBackup(real, e.Name())
		if info, err := e.Info(); ok && err == nil && info.Mode().IsRegular() {
			b.Path, b.Size = filepath.Join(dir, e.Name()), info.Size()
			out = append(out, b)
		}
	}
	newestFirst(out)
	return out, nil
}

func newestFirst(list []Backup) {
	slices.SortStableFunc(list, func(a, b Backup) int { return b.At.Compare(a.At) })
}

// backupDir is the folder of a ledger's backups: beside the ledger, or in a
// folder for those of several, where two ledgers of the same name must not mix.
func backupDir(real, folder string) string {
	if folder == "" {
		return filepath.Join(filepath.Dir(real), stem(real)+" 备份")
	}
	sum := sha256.Sum256([]byte(real))
	return filepath.Join(folder, fmt.Sprintf("%s 备份 %x", stem(real), sum[:4]))
}

const extension = ".juesuan"

// stem is a ledger's name without its extension.
func stem(path string) string {
	return strings.TrimSuffix(filepath.Base(path), extension)
}

// A backup's name tells the ledger, the local time and the reason. It has the
// extension that the ledger has: “某局” and “某局.juesuan” share the folder.
const backupTime = "2006-01-02 150405"

var backupName = regexp.MustCompile(`^ (\d{4}-\d\d-\d\d \d{6}) ([^/\\.]+)$`)

func (b *Backup) name(real string) string {
	name := stem(real)
	return name + " " + b.At.Local().Format(backupTime) + " " + b.Reason + strings.TrimPrefix(filepath.Base(real), name)
}

// parseBackup reads the name of a backup of the ledger.
func parseBackup(real, name string) (Backup, bool) {
	rest, ours := strings.CutPrefix(name, stem(real))
	rest, ledger := strings.CutSuffix(rest, strings.TrimPrefix(filepath.Base(real), stem(real)))
	m := backupName.FindStringSubmatch(rest)
	if !ours || !ledger || m == nil {
		return Backup{}, false
	}
	at, err := time.ParseInLocation(backupTime, m[1], time.Local)
	return Backup{At: at, Reason: m[2]}, err == nil
}

// fileReason is a reason as it can stand in the name of a file.
func fileReason(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '（' || r == '）' {
			return r
		}
		return -1
	}, clip(s))
	if s == "" {
		return Manual
	}
	return s
}

// privateDir makes the folder of the backups if it is missing. A link in its
// place would have the backups written elsewhere.
func privateDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if err == nil || !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return errors.New("它是一个链接，备份不会写到别处。请移走它")
	case !info.IsDir():
		return errors.New("它不是文件夹。请移走它")
	}
	return nil
}

// BackupError says that a backup could not be made or read. The ledger itself
// is as it was.
type BackupError struct {
	Path string // of the backup or its folder
	Err  error
}

func (e *BackupError) Error() string { return fmt.Sprintf("备份“%s”：%v", e.Path, e.Err) }

// Unwrap returns the cause.
func (e *BackupError) Unwrap() error { return e.Err }

// explainBackup turns what the system says about a backup into a sentence.
func explainBackup(path string, err error) error {
	var file *FileError
	switch e := explain(path, err); {
	case e == nil:
		return nil
	case errors.As(e, &file):
		return &BackupError{path, errors.New(file.Text)}
	default:
		return &BackupError{path, e}
	}
}
