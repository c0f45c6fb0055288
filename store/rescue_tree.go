package store

import "encoding/binary"

// tree is what could be read of one table.
type tree struct {
	rows []*row
	bad  []int // pages that cannot be read
	torn int   // rows that cannot be read, on pages that can

	leaves []int       // pages with rows
	lost   []cellPlace // where the torn rows lie
}

// readTree reads a table from its root. pages that were seen are noted in seen
// and not read twice.
func (f *pageFile) readTree(root int, seen map[int]bool) *tree {
	t := &tree{}
	f.walk(t, root, seen)
	return t
}

func (f *pageFile) walk(t *tree, n int, seen map[int]bool) {
	if seen[n] {
		t.bad = append(t.bad, n)
		return
	}
	seen[n] = true
	node, err := f.node(n)
	if err != nil {
		t.bad = append(t.bad, n)
		return
	}
	if node.kind == tableLeaf || node.kind == indexLeaf {
		t.leaves = append(t.leaves, n)
	}
	for i, at := range node.cells {
		child, r, err := f.cell(node, at)
		if child > 0 {
			f.walk(t, child, seen)
		}
		switch {
		case err != nil:
			t.torn++
			t.lost = append(t.lost, cellPlace{n, i})
		case r != nil:
			r.place = cellPlace{n, i}
			t.rows = append(t.rows, r)
		}
	}
	if node.last > 0 {
		f.walk(t, node.last, seen)
	}
}

// free lists the pages that hold nothing any more; ok says whether the list
// could be read to its end. What lies on them was deleted.
func (f *pageFile) free() (pages map[int]bool, ok bool) {
	pages = map[int]bool{}
	if len(f.bytes) < headerLength {
		return pages, false
	}
	for n := int(binary.BigEndian.Uint32(f.bytes[32:])); n != 0; {
		p := f.page(n)
		if p == nil || pages[n] {
			return pages, false
		}
		pages[n] = true
		count := int(binary.BigEndian.Uint32(p[4:]))
		if count > len(p)/4-2 {
			return pages, false
		}
		for i := range count {
			pages[int(binary.BigEndian.Uint32(p[8+4*i:]))] = true
		}
		n = int(binary.BigEndian.Uint32(p))
	}
	return pages, true
}

// leaves lists the pages with rows that no table leads to: those below a page
// that cannot be read.
func (f *pageFile) leaves(seen, free map[int]bool) []int {
	var out []int
	for n := 2; n <= f.count(); n++ {
		if seen[n] || free[n] {
			continue
		}
		if node, err := f.node(n); err == nil && (node.kind == tableLeaf || node.kind == indexLeaf) {
			out = append(out, n)
		}
	}
	return out
}
