package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Placed are files that stand in their place. Their predecessors, where there
// were any, are kept beside them until it is clear which of the two is to stay:
// call [Placed.Keep] or [Placed.Undo].
type Placed struct {
	Paths []string

	temps  []string // the names they were written under; an old file's adds “.old”
	olds   []string // second names of the files that were replaced
	folder string   // the folder if it was made for them
}

// Place puts files into dir, which is made if it is missing: all of them or
// none. Each is written beside its place and renamed when all are whole.
//
// The error is a Chinese sentence as that of [Write].
func Place(dir string, files []File) (*Placed, error) {
	for _, f := range files {
		if !plainName(f.Name) {
			return nil, fmt.Errorf("“%s”不能用作文件名，没有写出任何文件", f.Name)
		}
	}
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	p, err := place(dir, files, nil)
	if made {
		if err != nil {
			_ = os.Remove(dir) // empty again
			return nil, err
		}
		p.folder = dir
	}
	return p, err
}

// plainName reports whether a name stands for a file of the folder itself.
func plainName(name string) bool {
	return filepath.IsLocal(name) && filepath.Base(name) == name && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, `/\`)
}

// makeFolder makes a folder if it is missing and says whether it did.
func makeFolder(dir string) (made bool, err error) {
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return false, sentence("建立文件夹", dir, err)
	}
	return missing != nil, nil
}

// place writes the files and renames them with rename, nil for the system's.
func place(dir string, files []File, rename func(string, string) error) (*Placed, error) {
	if rename == nil {
		rename = os.Rename
	}
	p := &Placed{}
	for _, f := range files {
		if err := p.write(dir, f); err != nil {
			p.clean()
			return nil, err
		}
	}
	for i, f := range files {
		path := filepath.Join(dir, f.Name)
		err := p.keep(path, p.temps[i]+".old")
		if err == nil {
			err = rename(p.temps[i], path)
		}
		if err != nil { // another program has the old one open, say
			p.Undo()
			return nil, sentence("替换文件", path, err)
		}
		p.Paths = append(p.Paths, path)
	}
	return p, nil
}

// write writes a file beside its place.
func (p *Placed) write(dir string, f File) error {
	path := filepath.Join(dir, f.Name)
	temp, err := os.CreateTemp(dir, ".juesuan-*.tmp")
	if err != nil {
		return sentence("写文件", path, err)
	}
	p.temps = append(p.temps, temp.Name())
	_, err = temp.Write(f.Content)
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if err == nil {
		err = temp.Sync() // a name must not stand for a file that is not on the disk
	}
	if cerr := temp.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return sentence("写文件", path, err)
	}
	return nil
}

// keep gives the file that stands at a place a second name, so that it can be
// put back.
func (p *Placed) keep(path, old string) error {
	err := os.Link(path, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // no links on this file system
		var content []byte
		if content, err = os.ReadFile(path); err == nil {
			err = os.WriteFile(old, content, 0o644)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nothing stands there
	}
	p.olds = append(p.olds, old)
	return err
}

// Keep lets the files stay and drops what they replaced.
func (p *Placed) Keep() { p.clean() }

// Undo takes the files away again and puts the old ones back where there were
// any.
func (p *Placed) Undo() {
	for i, path := range p.Paths {
		old := p.temps[i] + ".old"
		if slices.Contains(p.olds, old) {
			if os.Rename(old, path) != nil {
				p.olds = slices.DeleteFunc(p.olds, func(o string) bool { return o == old }) // stays beside the new one
			}
			continue
		}
		_ = os.Remove(path) // as before: no file
	}
	p.clean()
	if p.folder != "" {
		_ = os.Remove(p.folder) // only an empty one goes
	}
}

// clean removes what was made beside the files' places.
func (p *Placed) clean() {
	for _, t := range slices.Concat(p.temps, p.olds) {
		_ = os.Remove(t) // those already renamed are gone
	}
}
