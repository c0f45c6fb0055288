package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// applicationID marks a SQLite file as a ledger: “JUES” in its header.
const applicationID = 0x4A554553

// What the first 100 bytes of a SQLite file hold, and where.
const (
	magic         = "SQLite format 3\x00"
	headerLength  = 100
	formatAt      = 18 // the write version: 2 says WAL; then the read version
	layoutAt      = 44 // how the schema is stored, one of 4 ways
	versionAt     = 60 // user_version, the schema's number
	applicationAt = 68
)

// file is a ledger's file, found and opened for reading its bytes.
type file struct {
	path string // as the user wrote it, for messages
	real string // absolute and free of links: SQLite, the lock and the backups use it
	raw  *rawFile
}

// locate finds a ledger's file and refuses what is not a ledger, or is one of
// a newer version. It only reads: SQLite itself, once it opens a file, may
// already roll back a journal. write asks that the file can be written. The
// caller releases file.raw.
func locate(path string, write bool) (*file, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, explain(path, err)
	case info.IsDir():
		return nil, &FileError{path, "是一个文件夹，不是账本。请选择 .juesuan 文件", nil}
	case !info.Mode().IsRegular():
		return nil, &FileError{path, "不是普通文件，不能当账本打开。请选择 .juesuan 文件", nil}
	case info.Size() == 0:
		return nil, &FileError{path, "是空文件，不是账本。请检查是否选错，或文件没有拷贝完整", errEmpty}
	case write && links(info) > 1:
		return nil, &FileError{path, "同时有几个文件名（硬链接），从两个名字一起写会损坏它。请把它另存一份，再改那一份", nil}
	}
	f := &file{path: path}
	if f.real, err = realPath(path); err != nil {
		return nil, explain(path, err)
	}
	if f.raw, err = openRaw(f.real, write); err != nil {
		return nil, explainOpening(path, write, err)
	}
	if err := f.recognise(); err != nil {
		f.raw.release()
		return nil, err
	}
	return f, nil
}

// explainOpening tells a file that may only be read from one that may not.
func explainOpening(path string, write bool, err error) error {
	if write && errors.Is(err, os.ErrPermission) {
		if f, readErr := os.Open(path); readErr == nil {
			_ = f.Close() // not a ledger that is open here: those are found open
			return &FileError{path, "是只读的，不能改动。请检查文件的权限，或用只读的方式打开", err}
		}
	}
	return explain(path, err)
}

// keepPrivate lets nobody but the owner read a ledger, whatever copied it here;
// where the system does not allow that, it stays as it is.
func keepPrivate(path string) { _ = os.Chmod(path, 0o600) }

// realPath is the absolute path without links, also of a file that is gone: a
// ledger that vanished has the backups that it had.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	const most = 40 // links; more go round in a circle
	for range most {
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			return real, nil
		}
		target, err := os.Readlink(abs)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(abs), target)
		}
		abs = target
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(dir, filepath.Base(abs)), nil
	}
	return abs, nil // a volume that Windows mounts in ways of its own has no real path
}

// recognise reads the header.
func (f *file) recognise() error {
	var header [headerLength]byte
	if _, err := f.raw.files[0].ReadAt(header[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return explain(f.path, err)
	}
	if string(header[:len(magic)]) != magic || binary.BigEndian.Uint32(header[applicationAt:]) != applicationID {
		return &FileError{f.path, "不是本程序的账本。请选择 .juesuan 文件；文件没有改动", errHead}
	}
	// SQLite takes an unknown write version for a file of a later SQLite, which
	// it only reads, and an unknown layout for a wrong statement.
	layout := binary.BigEndian.Uint32(header[layoutAt:])
	for _, version := range header[formatAt : formatAt+2] {
		if version < 1 || version > 2 || layout < 1 || layout > 4 {
			return &FileError{f.path, "的文件头读不通，文件已经损坏。请改用最近的备份；文件没有改动", errHead}
		}
	}
	return checkVersion(f.path, int(int32(binary.BigEndian.Uint32(header[versionAt:]))))
}

func checkVersion(path string, version int) error {
	switch {
	case version < 1 || version > maxVersion: // an interrupted Create at best
		return &FileError{path, fmt.Sprintf("的格式版本 %d 不对，文件不完整或已经损坏。请改用最近的备份；文件没有改动", version), errHead}
	case version > schemaVersion:
		return &NewerError{Path: path, Have: version, Know: schemaVersion}
	}
	return nil
}

// maxVersion is more than any program's version.
const maxVersion = 1000

// What is wrong with a file's beginning if it is a ledger all the same.
var (
	errHead  = errors.New("文件头读不通")
	errEmpty = errors.New("文件是空的")
)

// busyTimeout is how long, in milliseconds, a lock of another program is waited for.
const busyTimeout = "2000"

// The modes in which a database is opened.
const (
	readWrite = "rw"
	readOnly  = "ro"
	lockless  = "ro&nolock=1" // where the file system has no locks
)

// dsn is the data source name of a file: a URI, because only there a path may
// hold “?”, “#” and “%”.
func dsn(real, mode string) string {
	if abs, err := filepath.Abs(real); err == nil { // a URI has no other paths
		real = abs
	}
	real = filepath.ToSlash(real)
	if !strings.HasPrefix(real, "/") { // C:/…
		real = "/" + real
	}
	q := url.Values{
		"_txlock":    {"immediate"},
		"_dqs":       {"0"},
		"_defensive": {"1"},
		// Rollback journal, not WAL: after every commit the one file is whole.
		"_pragma": {
			"busy_timeout(" + busyTimeout + ")", "foreign_keys(1)", "trusted_schema(0)",
			"cell_size_check(1)", "synchronous(EXTRA)",
		},
	}
	if mode == readWrite {
		q.Add("_pragma", "journal_mode(DELETE)")
	} else {
		q.Add("_pragma", "query_only(1)")
	}
	u := url.URL{Scheme: "file", Path: real, RawQuery: q.Encode() + "&mode=" + mode}
	return u.String()
}
