package torture

import (
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// operation is one thing that a program does to the files of a folder, whose
// names are relative to it.
type operation struct {
	Kind   kind
	Name   string
	To     string // the new name, of a rename
	Offset int64  // of a write; the new size, of a truncation
	Data   []byte
	Told   int // the action that the program tells of as committed
}

type kind string

const (
	create   kind = "create" // if it is not there
	write    kind = "write"
	truncate kind = "truncate"
	remove   kind = "remove"
	rename   kind = "rename"
	makeDir  kind = "mkdir"
	syncFile kind = "sync"
	syncDir  kind = "syncdir"
	tell     kind = "tell"
)

// disk is one that promises no more than it must: written data is safe when
// its file was synced, and a name when its folder was. What is not safe yet may
// be lost, kept or torn when the power goes.
type disk struct {
	now     map[string]*inode // as the program sees it
	safe    map[string]*inode
	pending []naming // since the sync of their folders
}

// inode is a file, whatever its name.
type inode struct {
	safe    []byte
	pending []operation // since its sync
}

// naming is a change of names: of a new file, or of one that is there.
type naming struct {
	operation
	file *inode
}

func newDisk() *disk {
	return &disk{now: map[string]*inode{}, safe: map[string]*inode{}}
}

// do carries an operation out.
func (d *disk) do(o operation) {
	switch o.Kind {
	case create, makeDir:
		if d.now[o.Name] == nil {
			d.change(naming{o, &inode{}})
		}
	case remove, rename:
		d.change(naming{o, nil})
	case write, truncate:
		f := d.now[o.Name]
		f.pending = append(f.pending, o)
	case syncFile:
		f := d.now[o.Name]
		for _, p := range f.pending {
			f.safe = written(f.safe, p, nil)
		}
		f.pending = nil
	case syncDir:
		d.pending = slices.DeleteFunc(d.pending, func(n naming) bool {
			if !n.in(o.Name) {
				return false
			}
			n.change(d.safe)
			return true
		})
	}
}

func (d *disk) change(n naming) {
	n.change(d.now)
	d.pending = append(d.pending, n)
}

// in reports whether the change is one of a folder's names.
func (n *naming) in(folder string) bool {
	return path.Dir(n.Name) == folder || n.Kind == rename && path.Dir(n.To) == folder
}

// change makes the change; what it is about may have been lost before.
func (n *naming) change(names map[string]*inode) {
	switch n.Kind {
	case create, makeDir:
		names[n.Name] = n.file
	case remove:
		delete(names, n.Name)
	case rename:
		if f := names[n.Name]; f != nil {
			delete(names, n.Name)
			names[n.To] = f
		}
	}
}

// sector is what a disk writes as a whole, in bytes.
const sector = 512

// written carries a write or a truncation out on the bytes of a file. Where
// keep is not nil, it is asked for each sector of the write.
func written(b []byte, o operation, keep func() bool) []byte {
	if o.Kind == truncate {
		return resized(b, int(o.Offset))
	}
	for from := 0; from < len(o.Data); {
		at := int(o.Offset) + from
		n := min(sector-at%sector, len(o.Data)-from)
		if keep == nil || keep() {
			b = resized(b, max(len(b), at+n))
			copy(b[at:], o.Data[from:from+n])
		}
		from += n
	}
	return b
}

func resized(b []byte, n int) []byte {
	if n <= len(b) {
		return b[:n:n]
	}
	return append(b, make([]byte, n-len(b))...)
}

// fate says what becomes of what is not safe when the power goes.
type fate int

const (
	lost fate = iota
	kept
	torn // each operation is lost, kept or, if it writes, torn between sectors
)

// cut is what is on the disk when the power comes back. Which operations fare
// how under torn, r decides; names either go in order, as with a journal, or
// each for itself.
func (d *disk) cut(f fate, r *rand.Rand) map[string][]byte {
	names := maps.Clone(d.safe)
	prefix := -1
	if r.IntN(2) == 0 {
		prefix = r.IntN(len(d.pending) + 1)
	}
	for i, n := range d.pending {
		if f == kept || f == torn && (i < prefix || prefix < 0 && r.IntN(2) == 0) {
			n.change(names)
		}
	}
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		out[name] = names[name].cut(f, r)
	}
	return out
}

func (i *inode) cut(f fate, r *rand.Rand) []byte {
	b := slices.Clone(i.safe)
	for _, p := range i.pending {
		switch coin := r.IntN(3); {
		case f == kept || f == torn && coin == 0:
			b = written(b, p, nil)
		case f == torn && coin == 1 && p.Kind == write:
			b = written(b, p, func() bool { return r.IntN(2) == 0 })
		}
	}
	return b
}

// restore writes what is on the disk into an empty folder.
func restore(dir string, files map[string][]byte) error {
	for name, b := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(full, b, 0o600); err != nil {
			return err
		}
	}
	return nil
}
