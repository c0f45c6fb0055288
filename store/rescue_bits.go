package store

import "slices"

// One wrong bit in a step's row need not cost anything: it is found by turning
// back each bit in turn, until the row fits its hash.

const (
	maxRowBytes = 600       // of a row, which hold its head
	maxHashed   = 500 << 20 // bytes that are hashed in search of a bit
)

// flipped calls f with each row that a cell can have been if one bit of it, or
// of what leads to it, is wrong, until f returns true. The rows are steps.
func (m *mender) flipped(at cellPlace, f func(*step) bool) bool {
	t := m.table("step")
	node, err := m.file.node(at.page)
	if err != nil || node.kind != tableLeaf || at.cell < 0 || at.cell >= len(node.cells) {
		return false
	}
	n := *node
	n.page = slices.Clone(node.page)
	seen := map[step]bool{} // most bits belong to other rows
	read := func(cell int) bool {
		_, row, err := m.file.cell(&n, cell)
		if err != nil || row == nil {
			return false
		}
		s, whole := t.step(row)
		if !whole || seen[*s] {
			return false
		}
		seen[*s] = true
		return f(s)
	}
	cell := node.cells[at.cell]
	for bit := range 16 {
		if read(cell ^ 1<<bit) {
			return true
		}
	}
	for i := cell; i < min(cell+maxRowBytes, len(n.page)); i++ {
		for bit := range 8 {
			n.page[i] ^= 1 << bit
			found := read(cell)
			n.page[i] ^= 1 << bit
			if found {
				return true
			}
		}
	}
	return false
}

// loose calls f with the steps that the pages of the table can hold besides
// those that were read, if one bit of a page's head is wrong.
func (m *mender) loose(f func(*step) bool) bool {
	t := m.table("step")
	for _, at := range t.lost {
		if m.flipped(at, f) {
			return true
		}
	}
	for _, n := range slices.Concat(t.leaves, t.bad) {
		page := m.file.page(n)
		if page == nil || n == 1 {
			continue
		}
		copied := slices.Clone(page)
		for bit := range 8 * 8 {
			copied[bit/8] ^= 1 << (bit % 8)
			found := m.stepsOn(copied, f)
			copied[bit/8] ^= 1 << (bit % 8)
			if found {
				return true
			}
		}
	}
	return false
}

// stepsOn calls f with the steps on a page.
func (m *mender) stepsOn(page []byte, f func(*step) bool) bool {
	node, err := parseNode(page, 0)
	if err != nil || node.kind != tableLeaf {
		return false
	}
	for _, at := range node.cells {
		_, row, err := m.file.cell(node, at)
		if err != nil {
			continue
		}
		if s, whole := m.table("step").step(row); whole && f(s) {
			return true
		}
	}
	return false
}
