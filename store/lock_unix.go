//go:build unix

package store

import (
	"io"
	"io/fs"
	"os"
	"syscall"
)

// noFollow makes the opening of a link fail.
const noFollow = syscall.O_NOFOLLOW

// noWait lets the opening of a pipe not wait for who writes into it.
const noWait = syscall.O_NONBLOCK

// lockable reports whether the file system answers to locks at all. SQLite
// takes “no locks available” for “locked by somebody else”.
func lockable(f *os.File) bool {
	asked := syscall.Flock_t{Type: syscall.F_RDLCK, Whence: io.SeekStart, Len: 1}
	return syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &asked) == nil
}

// links counts a file's names.
func links(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Nlink) //nolint:unconvert // not uint64 on every system
	}
	return 1
}

// shareLike lets those who may open the ledger open the file beside it: else
// one that a crash left could keep them out. What the system does not allow is
// left as it is.
func shareLike(ledger fs.FileInfo, path string) {
	_ = os.Chmod(path, ledger.Mode().Perm())
	if st, ok := ledger.Sys().(*syscall.Stat_t); ok {
		_ = os.Lchown(path, -1, int(st.Gid))
		_ = os.Lchown(path, int(st.Uid), -1) // only root may
	}
}
