package report

// Flat returns the table line by line as plain text, every column in its
// place: the head with merged cells flattened into one line, the row of column
// numbers if the form has one, then the body. Blank and covered cells are "".
func (t *Table) Flat() [][]string {
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = c.Name
	}
	out := [][]string{head}
	if n := len(t.Head); n > 0 && t.HasRuler {
		out = append(out, texts(t.Head[n-1]))
	}
	for _, r := range t.Rows {
		out = append(out, texts(r.Cells))
	}
	return out
}

func texts(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
	}
	return out
}
