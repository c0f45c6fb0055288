package store

import (
	"io"
	"io/fs"
	"math"
	"os"
	"sync"
)

// rawFile reads a ledger's bytes beside SQLite. POSIX locks belong to the
// process: closing any descriptor of a file drops every lock that SQLite holds
// on it. So what is opened here stays open until no ledger of this process
// uses the file any more.
type rawFile struct {
	info     fs.FileInfo
	files    []*os.File // the first is the one to read from
	writable bool       // one of them may write, so the file can be written
	users    int
}

// rawFiles are those open in this process.
var rawFiles struct {
	sync.Mutex
	open []*rawFile
}

// openRaw opens the file for reading, or finds it open already; write asks
// that it can be written, too.
func openRaw(path string, write bool) (*rawFile, error) {
	rawFiles.Lock()
	defer rawFiles.Unlock()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	r := rawOf(info)
	if r != nil && (r.writable || !write) {
		r.users++
		return r, nil
	}
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err != nil {
		return nil, err
	}
	if r = rawOf(info); r == nil { // asked again: the path may lead elsewhere by now
		r = &rawFile{info: info}
		rawFiles.open = append(rawFiles.open, r)
	}
	r.files = append(r.files, f)
	r.writable = r.writable || write
	r.users++
	return r, nil
}

// rawOf finds a file among those that are open.
func rawOf(info fs.FileInfo) *rawFile {
	for _, r := range rawFiles.open {
		if os.SameFile(r.info, info) {
			return r
		}
	}
	return nil
}

// release closes the file when its last user is gone; SQLite must have closed
// it before.
func (r *rawFile) release() {
	rawFiles.Lock()
	defer rawFiles.Unlock()
	if r.users--; r.users > 0 {
		return
	}
	for i, other := range rawFiles.open {
		if other == r {
			rawFiles.open = append(rawFiles.open[:i], rawFiles.open[i+1:]...)
			break
		}
	}
	for _, f := range r.files {
		_ = f.Close() // nothing was written through it
	}
}

// reader reads the file from its start.
func (r *rawFile) reader() io.Reader {
	return io.NewSectionReader(r.files[0], 0, math.MaxInt64)
}

// isAt reports whether the path still leads to the file.
func (r *rawFile) isAt(path string) bool {
	info, err := os.Stat(path)
	return err == nil && os.SameFile(info, r.info)
}
