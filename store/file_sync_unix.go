//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncDir waits until the names in a folder are on the disk.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some network drives know no such thing
	}
	return errors.Join(err, f.Close())
}
