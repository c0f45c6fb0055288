package store

import (
	"io/fs"
	"os"
)

// noFollow does not exist here; to make a link takes an administrator.
const noFollow = 0

// noWait is not needed: no pipe stands among the files.
const noWait = 0

// lockable is true: every file system of Windows has locks.
func lockable(*os.File) bool { return true }

// links counts a file's names, which Windows does not tell with the rest.
func links(fs.FileInfo) uint64 { return 1 }

// shareLike is for the folder to do: files take over its permissions.
func shareLike(fs.FileInfo, string) {}
