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
	versionAt     = 60 // user_version, the schema's number
	applicationAt = 68
)

// recognise reads the header of a file and refuses what is not a ledger, or is
// one of a newer version. It only reads: SQLite itself, once it opens a file,
// may already roll back a journal.
func recognise(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return explain(path, err)
	case info.IsDir():
		return &FileError{path, "是一个文件夹，不是账本。请选择 .juesuan 文件", nil}
	case !info.Mode().IsRegular():
		return &FileError{path, "不是普通文件，不能当账本打开。请选择 .juesuan 文件", nil}
	case info.Size() == 0:
		return &FileError{path, "是空文件，不是账本。请检查是否选错，或文件没有拷贝完整", nil}
	}
	f, err := os.Open(path)
	if err != nil {
		return explain(path, err)
	}
	defer func() { _ = f.Close() }() // only read
	var header [headerLength]byte
	if _, err := io.ReadFull(f, header[:]); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return explain(path, err)
	}
	if string(header[:len(magic)]) != magic || binary.BigEndian.Uint32(header[applicationAt:]) != applicationID {
		return &FileError{path, "不是本程序的账本。请选择 .juesuan 文件；文件没有改动", nil}
	}
	return checkVersion(path, int(int32(binary.BigEndian.Uint32(header[versionAt:]))))
}

func checkVersion(path string, version int) error {
	switch {
	case version > schemaVersion:
		return &NewerError{path, version, schemaVersion}
	case version < 1: // an interrupted Create at best
		return &FileError{path, fmt.Sprintf("的格式版本 %d 不对，文件不完整或已经损坏。请改用最近的备份；文件没有改动", version), nil}
	}
	return nil
}

// busyTimeout is how long, in milliseconds, a lock of another program is waited for.
const busyTimeout = "2000"

// dsn is the data source name of a file: a URI, because only there a path may
// hold “?”, “#” and “%”. mode is rw or ro.
func dsn(path, mode string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", explain(path, err)
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // C:/…
		abs = "/" + abs
	}
	q := url.Values{
		"mode":       {mode},
		"_txlock":    {"immediate"},
		"_dqs":       {"0"},
		"_defensive": {"1"},
		// Rollback journal, not WAL: after every commit the one file is whole.
		"_pragma": {
			"busy_timeout(" + busyTimeout + ")", "foreign_keys(1)", "trusted_schema(0)", "synchronous(EXTRA)",
		},
	}
	if mode == "ro" {
		q.Add("_pragma", "query_only(1)")
	} else {
		q.Add("_pragma", "journal_mode(DELETE)")
	}
	u := url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}
	return u.String(), nil
}
