package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// backupDir is the folder of a ledger's backups: beside the ledger, or in a
// folder for those of several, where two ledgers of the same name must not mix.
// Whoever runs the program from another folder means the same one: a relative
// path counts from the ledger's folder.
func backupDir(real, folder string) string {
	if folder == "" {
		return filepath.Join(filepath.Dir(real), backupStem(real)+backupMark)
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(filepath.Dir(real), folder)
	}
	sum := sha256.Sum256([]byte(real))
	return filepath.Join(folder, fmt.Sprintf("%s%s %x", backupStem(real), backupMark, sum[:4]))
}

const backupMark = " 备份"

// backupDirs are the folders in which backups of a ledger may be: the one that
// new ones are made in, then the one beside the ledger, which has those from
// before there was a folder for all.
func backupDirs(real, folder string) []string {
	return slices.Compact([]string{backupDir(real, folder), backupDir(real, "")})
}

const extension = ".juesuan"

// stem is a ledger's name without its extension.
func stem(path string) string {
	return strings.TrimSuffix(filepath.Base(path), extension)
}

// longestStem, in bytes, leaves room for what a backup's name adds, and for a
// journal's beside it.
const longestStem = 180

// backupStem is the stem as the names of backups have it: a very long one is
// cut, and told from others by its fingerprint.
func backupStem(real string) string {
	name := stem(real)
	if len(name) <= longestStem {
		return name
	}
	end := longestStem - len("…00000000")
	for !utf8.RuneStart(name[end]) {
		end--
	}
	sum := sha256.Sum256([]byte(name))
	return fmt.Sprintf("%s…%x", name[:end], sum[:4])
}

// everyBackup lists the backups of all places by their names, the one that was
// made last first; beside an error, those of the places that can be read.
func everyBackup(real, folder string) (out []Backup, err error) {
	for _, dir := range backupDirs(real, folder) {
		list, unreadable := backupsIn(real, dir)
		out = append(out, list...)
		if err == nil {
			err = unreadable
		}
	}
	newestFirst(out)
	return out, err
}

// backupsOf lists those in the place where new ones are made.
func backupsOf(real, folder string) ([]Backup, error) {
	return backupsIn(real, backupDir(real, folder))
}

func backupsIn(real, dir string) ([]Backup, error) {
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

// privateDir makes the folder of the backups if it is missing. A link in its
// place would have the backups written elsewhere. The folder that it is in must
// be there: on a disk that is not connected there is none.
func privateDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("没有文件夹“%s”，它写在设置的“备份文件夹”或环境变量“JUESUAN_BACKUPS”里。请建立它、接上它所在的盘，或改写成别的文件夹", filepath.Dir(dir))
	case err == nil || !errors.Is(err, fs.ErrExist):
		return err
	}
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return errors.New("它是一个链接，备份不会写到别处。请移走它")
	case !info.IsDir():
		return notFolder(dir)
	}
	return nil
}

// notFolder says that the folder of the backups, or the one that it is in, is
// something else.
func notFolder(dir string) error {
	if _, err := os.Lstat(dir); err == nil {
		return errors.New("它不是文件夹。请移走它")
	}
	return fmt.Errorf("“%s”不是文件夹，它写在设置的“备份文件夹”或环境变量“JUESUAN_BACKUPS”里。请改写成一个已有的文件夹", filepath.Dir(dir))
}
