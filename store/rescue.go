package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Rescued tells what a rescue brought and what it did not.
type Rescued struct {
	Years []RescuedYear // newest first
	// Lost are sentences on what could not be read, or was put together from
	// the history, or is in doubt. Without any the new ledger is whole.
	Lost []string
}

// RescuedYear is a year of the new ledger.
type RescuedYear struct {
	Year  int
	State State
	Rows  int // on all pages
}

// Rescue reads what can still be read of a damaged ledger, page by page, into
// a new one. Rows that are gone but whose entering is in the history come back
// from there. The damaged file is only read, and no figure is taken that breaks
// a rule of the ledger.
//
// The new file must not exist; it gets its name only when it is whole. A file of
// which no year can be read is refused with a [DamagedError].
func Rescue(path, to string) (out *Rescued, err error) {
	place, err := newPlace(to)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, place.leave()) }()
	b, half, err := readForRescue(path, place.work)
	if err != nil {
		return nil, err
	}
	out, err = place.rescue(path, b, half, false)
	var inVain *DamagedError
	if out == nil && !(errors.As(err, &inVain) && inVain.lost) { // a ledger without its history is better than none
		out, err = place.rescue(path, b, half, true)
	}
	if err != nil {
		return nil, ofSource(path, err)
	}
	return out, place.settle()
}

// rescue makes the new ledger, with the history or without it. It brings none,
// without an error, if what it made is not whole.
func (p *place) rescue(path string, b []byte, half string, bare bool) (*Rescued, error) {
	r := &rescue{path: path, file: newPageFile(b), bare: bare, cut: bare, out: &Rescued{}}
	if half != "" {
		r.lost("%s", half)
	}
	if bare {
		r.lost("历史没有收：照它做成的新账本通不过检查")
	}
	if err := r.collect(); err != nil {
		return nil, err
	}
	l, err := p.create()
	if err != nil {
		return nil, err
	}
	what, err := r.fill(l)
	if err = errors.Join(err, l.Close()); err != nil || what != "" && !bare {
		return nil, err
	}
	if what != "" {
		r.lost("新账本还没有全部验证通过：%s", what)
	}
	return r.out, nil
}

// ofSource lets an error about the new ledger's content speak of the one that
// it comes from: the new one is not there.
func ofSource(path string, err error) error {
	var damage *DamagedError
	if !errors.As(err, &damage) {
		return err
	}
	if !damage.lost {
		damage = &DamagedError{Text: "抢救出来的通不过检查，没有留下（" + damage.Text + "）", lost: true}
	}
	damage.Path, damage.Backup = path, (&Ledger{path: path}).goodBackup()
	return damage
}

// readForRescue reads the file's bytes. What an interrupted write left is
// undone in a copy, for which there is a folder; half says why not, if it cannot.
func readForRescue(path, folder string) (b []byte, half string, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, "", explain(path, err)
	case !info.Mode().IsRegular():
		return nil, "", &FileError{path, "不是普通文件，不能当账本。请选择 .juesuan 文件", nil}
	}
	f := &file{path: path}
	if f.real, err = realPath(path); err == nil {
		f.raw, err = openRaw(f.real, false)
	}
	if err != nil {
		return nil, "", explain(path, err)
	}
	defer f.raw.release()
	left, err := f.unfinished()
	if err != nil {
		return nil, "", err
	}
	if left {
		if b, err = f.rolledBack(folder); err == nil {
			return b, "", nil
		}
		half = fmt.Sprintf("有上次没有写完的改动（“%s”），没有能撤回，读到的可能是改了一半的：%s", f.leftBeside(), reasonOf(err))
	}
	b, err = io.ReadAll(f.raw.reader())
	return b, half, explain(path, err)
}

// rolledBack is the content of a copy in which SQLite could finish what was
// interrupted: the file's own if that is whole, for then what is beside it
// is another's.
func (f *file) rolledBack(folder string) (b []byte, err error) {
	if err := f.ownJournal(); err != nil {
		return nil, err
	}
	err = f.inCopies(folder, someWork, func(dir string) error {
		trial := filepath.Join(dir, "ledger")
		if err := f.tryIn(dir); errors.Is(err, errForeign) {
			trial = filepath.Join(dir, "alone")
		}
		l := &Ledger{path: f.path, file: &file{path: f.path, real: trial}}
		err := l.connect(readWrite)
		if err == nil {
			_, err = l.version(l.db)
		}
		if err = errors.Join(err, l.Close()); err != nil {
			return err
		}
		b, err = os.ReadFile(trial)
		return err
	})
	return b, err
}

// rescue is one rescue.
type rescue struct {
	path    string
	file    *pageFile
	version int
	tables  []*rescuedTable
	bare    bool // the history is left out
	cut     bool // the history lacks something
	half    bool // the last change may not have been committed
	doubt   bool // nothing proves some step
	short   bool // a year's history does not reach to what the year is
	out     *Rescued
}

// rescuedTable is a table with what was read of it.
type rescuedTable struct {
	*shape
	*tree
	refused int // rows that break a rule
}

func (r *rescue) lost(format string, args ...any) {
	r.out.Lost = append(r.out.Lost, fmt.Sprintf(format, args...))
}

// collect reads all tables.
func (r *rescue) collect() error {
	r.version = schemaVersion
	if len(r.file.bytes) >= headerLength {
		n := int(int32(binary.BigEndian.Uint32(r.file.bytes[versionAt:])))
		v, err := r.file.versionOfSchema()
		if err != nil {
			return err
		}
		switch {
		case v > 0:
			r.version = v
		case n > schemaVersion && n <= maxVersion && recognised(r.file.bytes):
			return &NewerError{Path: r.path, Have: n, Know: schemaVersion}
		case n >= 1 && n <= schemaVersion:
			r.version = n
		}
	}
	shapes, err := shapesOf(r.version)
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	roots := r.file.roots(shapes, seen)
	rows := 0
	for _, s := range shapes {
		t := &rescuedTable{shape: s, tree: &tree{bad: []int{0}}}
		if root := roots[s.name]; root > 0 {
			t.tree = r.file.readTree(root, seen)
		}
		r.tables = append(r.tables, t)
	}
	r.adopt(seen)
	for _, t := range r.tables {
		rows += len(t.rows)
	}
	if rows == 0 {
		return r.nothing("一行")
	}
	return nil
}

// nothing says that not even one of what is named could be read.
func (r *rescue) nothing(what string) error {
	return &DamagedError{Path: r.path, Text: "里面没有" + what + "还读得出来，抢救不了", lost: true}
}

// versionOfSchema is the version whose very tables the file has, whatever number
// is in its header; 0 if that cannot be told.
func (f *pageFile) versionOfSchema() (int, error) {
	have := map[schemaEntry]string{}
	for _, r := range f.readTree(1, map[int]bool{}).rows {
		if len(r.values) != 5 {
			return 0, nil
		}
		var e schemaEntry
		for i := range e {
			e[i], _ = r.values[i].(string)
		}
		have[e], _ = r.values[4].(string)
	}
	for v := schemaVersion; v > 0; v-- {
		want, err := schemaOf(v)
		if err != nil {
			return 0, err
		}
		if maps.Equal(have, want) {
			return v, nil
		}
	}
	return 0, nil
}

func recognised(b []byte) bool {
	return string(b[:len(magic)]) == magic && binary.BigEndian.Uint32(b[applicationAt:]) == applicationID
}

// roots finds where the tables begin: in the schema, or, if that is damaged,
// in any page that looks like a part of it.
func (f *pageFile) roots(shapes []*shape, seen map[int]bool) map[string]int {
	schema := f.readTree(1, seen)
	if len(schema.bad) > 0 || schema.torn > 0 {
		for _, n := range f.leaves(seen, nil) {
			if part := f.readTree(n, map[int]bool{}); schemaRoots(part, shapes, nil) {
				schema.rows = append(schema.rows, part.rows...)
				seen[n] = true
			}
		}
	}
	out := map[string]int{}
	schemaRoots(schema, shapes, out)
	return out
}

// schemaRoots reads rows as those of a schema, and reports whether they are.
func schemaRoots(t *tree, shapes []*shape, out map[string]int) bool {
	found := false
	for _, r := range t.rows {
		if len(r.values) != 5 || r.values[0] != "table" {
			continue
		}
		root, isRoot := r.values[3].(int64)
		for _, s := range shapes {
			if r.values[1] == s.name && isRoot {
				found = true
				if out != nil {
					out[s.name] = int(root)
				}
			}
		}
	}
	return found
}

// adopt gives the pages below unreadable ones to the one table that they can
// belong to. If nobody knows which pages hold deleted rows, it takes none.
func (r *rescue) adopt(seen map[int]bool) {
	free, ok := r.file.free()
	if !ok {
		return
	}
	for _, n := range r.file.leaves(seen, free) {
		node, err := r.file.node(n)
		if err != nil {
			continue
		}
		part := r.file.readTree(n, map[int]bool{})
		var fits []*rescuedTable
		for _, t := range r.tables {
			if len(t.bad) > 0 && t.rowid == (node.kind == tableLeaf) && t.takes(part) {
				fits = append(fits, t)
			}
		}
		if len(fits) == 1 {
			fits[0].rows = append(fits[0].rows, part.rows...)
			fits[0].torn += part.torn
			fits[0].leaves = append(fits[0].leaves, part.leaves...)
			fits[0].lost = append(fits[0].lost, part.lost...)
		}
	}
}

// takes reports whether all rows of a part have as many values as the table
// has columns.
func (s *shape) takes(part *tree) bool {
	return len(part.rows) > 0 && !slices.ContainsFunc(part.rows, func(r *row) bool { return len(r.values) != len(s.columns) })
}

// tell says what is lost of each table.
func (r *rescue) tell() {
	for _, t := range r.tables {
		var parts []string
		if len(t.bad) > 0 {
			parts = append(parts, fmt.Sprintf("有 %d 处读不出", len(t.bad)))
		}
		if t.torn > 0 {
			parts = append(parts, fmt.Sprintf("有 %d 行读不出", t.torn))
		}
		if t.refused > 0 {
			parts = append(parts, fmt.Sprintf("有 %d 行的内容不合规定，没有收", t.refused))
		}
		if len(parts) > 0 {
			r.lost("“%s”%s", t.title(), strings.Join(parts, "，"))
		}
	}
}
