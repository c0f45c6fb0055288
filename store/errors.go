package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// FileError says that a ledger file cannot be used as asked, in a Chinese
// sentence that names the file and what to do. Nothing was changed.
type FileError struct {
	Path string
	Text string
	Err  error // what the system or the database said; may be nil
}

func (e *FileError) Error() string { return fmt.Sprintf("账本“%s”%s", e.Path, e.Text) }

// Unwrap returns what the system or the database said.
func (e *FileError) Unwrap() error { return e.Err }

// NewerError says that a ledger was written by a newer version of the program.
type NewerError struct {
	Path       string
	Have, Know int    // the file's version and the newest this program knows
	Backup     string // the newest good backup, "" if there is none: the number may be damaged
}

func (e *NewerError) Error() string {
	if e.Backup != "" {
		return fmt.Sprintf("账本“%s”的格式是第 %d 版，本程序只认识到第 %d 版。请换用更新的程序打开；要是从来没有用过更新的程序，那是文件坏了，最近的备份“%s”是完好的，可以用“juesuan backup restore”恢复。文件没有改动", e.Path, e.Have, e.Know, e.Backup)
	}
	return fmt.Sprintf("账本“%s”的格式是第 %d 版，本程序只认识到第 %d 版。请换用更新的程序打开；文件没有改动", e.Path, e.Have, e.Know)
}

// NoYearError says that a ledger has no such year, and which it has.
type NoYearError struct {
	Year int
	Have []int // newest first
}

func (e *NoYearError) Error() string {
	if len(e.Have) == 0 {
		return fmt.Sprintf("账本里没有 %d 年度，还没有任何年度。请先新建或导入", e.Year)
	}
	names := make([]string, len(e.Have))
	for i, y := range e.Have {
		names[i] = fmt.Sprint(y)
	}
	return fmt.Sprintf("账本里没有 %d 年度，已有的年度是 %s。请改用其中一个，或先新建这个年度", e.Year, listed(names))
}

// SealedError says that a year is finalised or published and so cannot be changed.
type SealedError struct {
	Year  int
	State State
}

func (e *SealedError) Error() string {
	return fmt.Sprintf("%d 年度%s，不能再改。确实要改时，请先写明原因解锁：juesuan unlock 账本 --year %d --reason 原因", e.Year, e.State, e.Year)
}

// AlteredError says that a year's rows are not those that this program wrote
// last: the file is damaged, or somebody changed it behind the program's back.
// The ledger's methods return it within a [DamagedError].
type AlteredError struct{ Year int }

func (e *AlteredError) Error() string {
	return fmt.Sprintf("%d 年度的数和账本自己的记录对不上（juesuan verify 说出是哪里），文件坏了，或在本程序之外被改过", e.Year)
}

// Problem is something wrong with one entered value or row.
type Problem struct {
	Year int    // 0 where it is not known
	Addr string // where, as in [Address]
	Text string // what is wrong and what to do, in Chinese
}

func (p *Problem) Error() string {
	at := clipAddress(p.Addr)
	if p.Year == 0 || p.Addr == "年度" { // the text names it
		return fmt.Sprintf("%s：%s", at, p.Text)
	}
	return fmt.Sprintf("%d 年度 %s：%s", p.Year, at, p.Text)
}

// maxProblems is how many problems are told at once.
const maxProblems = 50

// joined makes one error of problems; of very many it tells the first and how
// many there are more.
func joined(problems []error) error {
	if more := len(problems) - maxProblems; more > 0 {
		problems = append(problems[:maxProblems:maxProblems], fmt.Errorf("还有 %d 处", more))
	}
	return errors.Join(problems...)
}

// Problems lists the problems in an error of this package; of very many only
// the first are in it.
func Problems(err error) []*Problem {
	if p, ok := err.(*Problem); ok { //nolint:errorlint // the tree is walked here
		return []*Problem{p}
	}
	var out []*Problem
	switch e := err.(type) { //nolint:errorlint // the tree is walked here
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			out = append(out, Problems(err)...)
		}
	case interface{ Unwrap() error }:
		out = Problems(e.Unwrap())
	}
	return out
}

// explain turns what the system or the database says about a ledger file into
// a sentence; errors that are ours pass as they are.
func explain(path string, err error) error {
	var db *sqlite.Error
	var altered *AlteredError
	var broken *BrokenStepError
	switch {
	case err == nil || explained(err):
		return err
	case errors.As(err, &broken):
		return &DamagedError{Path: path, Text: broken.Error(), Err: err}
	case errors.As(err, &altered):
		return &DamagedError{Path: path, Text: altered.Error(), Err: err}
	case isDamage(err):
		return &DamagedError{Path: path, Text: "里面的内容读不通", Err: err}
	case errors.As(err, &db):
		return &FileError{path, databaseText(db.Code()), err}
	case errors.Is(err, fs.ErrNotExist):
		return &FileError{path, "找不到，请检查路径", err}
	case errors.Is(err, fs.ErrExist):
		return &FileError{path, "已经存在，没有覆盖。请换一个文件名，或先移走原来的文件", err}
	case errors.Is(err, syscall.EROFS):
		return &FileError{path, "在只读的盘上，不能改动。请用只读的方式打开，或先拷到可以写入的盘上", err}
	case errors.Is(err, fs.ErrPermission):
		return &FileError{path, "没有权限读写。请检查文件和文件夹的权限，或换一个文件夹", err}
	case errors.Is(err, syscall.ENOSPC):
		return &FileError{path, diskFull, err}
	}
	var system syscall.Errno
	if errors.As(err, &system) {
		return &FileError{path, systemText(system), err}
	}
	return err
}

// explained reports whether an error is a sentence already.
func explained(err error) bool {
	var file *FileError
	var damage *DamagedError
	var lock *NoLockError
	return errors.As(err, &file) || errors.As(err, &damage) || errors.As(err, &lock)
}

// systemText is the sentence for what the system says about a path.
func systemText(e syscall.Errno) string {
	switch e {
	case syscall.ENOTDIR:
		return "的路径里有一段不是文件夹，请检查路径"
	case syscall.EISDIR:
		return "是一个文件夹，不是账本。请选择 .juesuan 文件"
	case syscall.ENAMETOOLONG:
		return "的名称太长，请换一个短些的文件名"
	case syscall.EINVAL:
		return "的名称里有不能用的字符，请换一个文件名"
	case syscall.ELOOP:
		return "的路径绕回了自己（链接成了圈），请检查路径"
	}
	return fmt.Sprintf("不能读写（系统代码 %d）。请检查路径和磁盘", int(e))
}

const diskFull = "写不下了，磁盘已满。请腾出空间后再试；本次没有改动"

// databaseText is the sentence for a result code of SQLite.
func databaseText(code int) string {
	switch code {
	case sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_BUSY_RECOVERY:
		return "上次写入时中断过，要先复原才能读。请用可以写入的方式打开一次；它在只读的盘上，就先拷到可以写入的盘上"
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return "已经不在原处：打开以后被移走、改名、删除或换掉了。请找到它再打开；本次没有改动"
	case sqlite3.SQLITE_READONLY_DIRECTORY:
		return "所在的文件夹不能写入。请检查文件夹的权限，或把账本移到可以写入的文件夹"
	}
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "正被另一个程序读着或写着，等了 2 秒还没有让出来。请等它读完、写完或关闭它，然后再试；本次没有改动"
	case sqlite3.SQLITE_FULL:
		return diskFull
	case sqlite3.SQLITE_READONLY:
		return "是只读的，不能改动。请检查文件的权限，或用可以写入的方式打开"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return "打不开，或它所在的文件夹不能写入。请检查文件和文件夹的权限"
	case sqlite3.SQLITE_IOERR:
		return "读写时磁盘出错。请检查磁盘或网络盘的连接；本次没有改动"
	case sqlite3.SQLITE_CONSTRAINT:
		return "不接受这些数据，其中有违反账本规定的值。本次没有改动"
	case sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA:
		return "内部不完整，缺少应有的表。请改用最近的备份；本次没有改动"
	case sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM:
		return "里的一项内容太大，内存放不下。请缩短文字；本次没有改动"
	}
	return fmt.Sprintf("出错（数据库代码 %d）。请保留文件并改用最近的备份；本次没有改动", code)
}
