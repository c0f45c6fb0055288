package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"unicode"

	"github.com/gofrs/flock"
)

// Staged are files that were written whole into a hidden folder beside their
// places: put them there with [Staged.Place], or take them away with
// [Staged.Drop]. Until then nothing outside looks finished.
type Staged struct {
	dir    string
	names  []string
	folder string                     // of the files as they wait, by their numbers, and of what they replace
	lock   *flock.Flock               // says that the folder is in use; nil where there are no locks
	made   bool                       // dir was made for them
	rename func(string, string) error // [os.Rename], but in tests
	olds   map[int]bool               // the files that stood in a place
}

// Stage writes files beside their places in dir, which is made if it is
// missing, and asks whether they can go there: not where a ledger or a folder
// stands. What an interrupted run left is tidied.
func Stage(dir string, files []File) (*Staged, error) {
	if err := plainNames(files); err != nil {
		return nil, err
	}
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	return stage(dir, files, made)
}

func stage(dir string, files []File, made bool) (*Staged, error) {
	tidy(dir)
	s := &Staged{dir: dir, made: made, rename: os.Rename, olds: map[int]bool{}}
	err := s.fill(files)
	if err != nil {
		s.Drop()
		return nil, err
	}
	return s, nil
}

// makeFolder makes a folder if it is missing and says whether it did.
func makeFolder(dir string) (made bool, err error) {
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return false, sentence("建立文件夹", dir, err)
	}
	return missing != nil, nil
}

// The names of the hidden folder and of the lock in it.
const (
	stagingPrefix = ".juesuan-"
	stagingSuffix = ".tmp"
	stagingLock   = "lock"
)

func (s *Staged) fill(files []File) (err error) {
	for _, f := range files {
		if err := replaceable(filepath.Join(s.dir, f.Name)); err != nil {
			return err
		}
		s.names = append(s.names, f.Name)
	}
	if s.folder, err = os.MkdirTemp(s.dir, stagingPrefix+"*"+stagingSuffix); err != nil {
		return sentence("写文件", s.dir, err)
	}
	s.lock = flock.New(filepath.Join(s.folder, stagingLock))
	if got, err := s.lock.TryLock(); !got || err != nil {
		_ = s.lock.Close()
		s.lock = nil
	}
	for i, f := range files {
		if err := write(s.temp(i), f.Content); err != nil {
			return sentence("写文件", s.path(i), err)
		}
	}
	return nil
}

func (s *Staged) temp(i int) string { return filepath.Join(s.folder, strconv.Itoa(i)) }
func (s *Staged) old(i int) string  { return s.temp(i) + ".old" }
func (s *Staged) path(i int) string { return filepath.Join(s.dir, s.names[i]) }

// replaceable asks that a file may stand in this place: a ledger is never
// replaced, whatever its name.
func replaceable(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !info.IsDir() && !info.Mode().IsRegular():
		return nil
	case err != nil:
		return sentence("替换文件", path, err)
	case info.IsDir():
		return sentence("替换文件", path, syscall.EISDIR)
	}
	f, err := os.Open(path)
	if err != nil {
		return sentence("替换文件", path, err)
	}
	defer func() { _ = f.Close() }() // only read
	head := make([]byte, len(databaseHead))
	if _, err := io.ReadFull(f, head); err == nil && bytes.Equal(head, []byte(databaseHead)) {
		return &Error{Path: path, text: fmt.Sprintf("“%s”是一个账本，没有替换它，也没有写出任何文件，原来的文件没有改动。请换一个文件夹。", shown(path))}
	}
	return nil
}

const databaseHead = "SQLite format 3\x00"

// shown is a name as a sentence can have it.
func shown(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, name)
}

// write writes a file and waits until it is on the disk: a name must not stand
// for one that is not.
func write(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// Place puts the files in their places, all of them or none, and returns their
// paths.
func (s *Staged) Place() ([]string, error) {
	paths := make([]string, 0, len(s.names))
	for i := range s.names {
		path := s.path(i)
		err := s.keep(i)
		if err == nil {
			err = s.rename(s.temp(i), path)
		}
		if err != nil { // another program has the old one open, say
			s.undo(len(paths))
			s.Drop()
			return nil, sentence("替换文件", path, err)
		}
		paths = append(paths, path)
	}
	s.clean()
	return paths, nil
}

// keep gives the file that stands in a place a second name, so that it can be
// put back.
func (s *Staged) keep(i int) error {
	err := os.Link(s.path(i), s.old(i))
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // no links on this file system
		var content []byte
		if content, err = os.ReadFile(s.path(i)); err == nil {
			err = os.WriteFile(s.old(i), content, 0o644)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nothing stands there
	}
	s.olds[i] = true
	return err
}

// undo takes the first files away again and puts the old ones back where there
// were any.
func (s *Staged) undo(placed int) {
	for i := range placed {
		if !s.olds[i] {
			_ = os.Remove(s.path(i)) // as before: no file
		} else if os.Rename(s.old(i), s.path(i)) != nil {
			_ = os.Rename(s.old(i), s.path(i)+".old") // stays beside the new one
		}
	}
}

// Drop takes the files away, and the folder that was made for them.
func (s *Staged) Drop() {
	s.clean()
	if s.made {
		_ = os.Remove(s.dir) // only an empty one goes
	}
}

// clean removes the hidden folder. Windows removes none with an open file.
func (s *Staged) clean() {
	if s.lock != nil {
		_ = s.lock.Close()
	}
	if s.folder != "" {
		_ = os.RemoveAll(s.folder)
	}
}

// tidy removes the hidden folders of runs that were interrupted: nobody holds
// their locks any more.
func tidy(dir string) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return // the writing will say why
	}
	for _, e := range list {
		name := e.Name()
		if !e.IsDir() || !strings.HasPrefix(name, stagingPrefix) || !strings.HasSuffix(name, stagingSuffix) {
			continue
		}
		folder := filepath.Join(dir, name)
		if inside, err := os.ReadDir(folder); err != nil || !slices.ContainsFunc(inside, func(e fs.DirEntry) bool { return e.Name() == stagingLock }) {
			continue // not this program's, or just being made
		}
		lock := flock.New(filepath.Join(folder, stagingLock))
		got, err := lock.TryLock()
		_ = lock.Close()
		if got && err == nil {
			_ = os.RemoveAll(folder)
		}
	}
}
