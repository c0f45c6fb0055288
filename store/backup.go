package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
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
	Moved  bool  // made while the ledger was in another place, or of its copy there
}

// Backups lists a ledger's backups, the one with the latest changes first: those
// in the folder, which is as in [Options], and those beside the ledger. The
// ledger itself need not be there. After them come those that are in the folder
// from before the ledger was moved.
func Backups(path, folder string) ([]Backup, error) {
	real, err := realPath(path)
	if err != nil {
		return nil, explain(path, err)
	}
	list, err := everyBackup(real, folder)
	now := time.Now()
	return append(byContent(list, now), byContent(movedBackups(real, folder), now)...), err
}

// A backup's name tells the ledger, the local time and the reason. It has the
// extension that the ledger has: “某局” and “某局.juesuan” share the folder.
const backupTime = "2006-01-02 150405"

var backupName = regexp.MustCompile(`^ (\d{4}-\d\d-\d\d \d{6}) ([^/\\.]+)$`)

func (b *Backup) name(real string) string {
	return backupStem(real) + " " + b.At.Local().Format(backupTime) + " " + b.Reason + strings.TrimPrefix(filepath.Base(real), stem(real))
}

// parseBackup reads the name of a backup of the ledger.
func parseBackup(real, name string) (Backup, bool) {
	rest, ours := strings.CutPrefix(name, backupStem(real))
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
	case errors.Is(err, syscall.ENOTDIR):
		return &BackupError{path, notFolder(path)}
	case errors.Is(err, syscall.EROFS):
		return &BackupError{path, errors.New("在只读的盘上，写不了备份。请在设置的“备份文件夹”或环境变量“JUESUAN_BACKUPS”里写一个可以写入的文件夹")}
	case errors.As(e, &file):
		text := file.Text
		if strings.HasPrefix(text, "的") { // it follows a name there
			text = "它" + text
		}
		return &BackupError{path, errors.New(text)}
	default:
		return &BackupError{path, e}
	}
}
