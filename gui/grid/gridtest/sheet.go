// Package gridtest has a sheet in memory, to try the grid on: subjects with
// their amounts under sums, as an entry page has them. It stands for store and
// report, so it understands amounts and adds them up.
package gridtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"juesuan/gui/grid"
	"juesuan/gui/theme"
	"juesuan/store"
)

// Sheet is the sheet. Its last row asks for a new one.
type Sheet struct {
	columns []grid.Column
	rows    []row
	done    []step
	undone  []step

	// Fail, if set, is what every change answers.
	Fail error
	// Changed counts the changes of cells by action.
	Changed map[grid.Action]int
}

type row struct {
	cells []string
	total bool
}

// step is one entry of the undo list: what it did, both ways.
type step struct {
	at         grid.Place
	redo, undo func()
}

// Natures are the choices of the third column.
var Natures = []string{"基本支出", "项目支出", "上缴上级支出", "经营支出"}

// The columns' places.
const (
	CodeCol = iota
	NameCol
	NatureCol
	FirstAmount
)

// New returns a sheet of that many rows below each other and columns (4 at
// least); every twentieth row is a sum of those under it.
func New(rows, cols int) *Sheet {
	s := &Sheet{Changed: map[grid.Action]int{}, columns: []grid.Column{
		{Key: "编码", Title: []string{"编码"}, Width: 84, Kind: grid.Code},
		{Key: "科目", Title: []string{"科目"}, Width: 196},
		{Key: "性质", Title: []string{"支出性质"}, Width: 96, Kind: grid.Choice},
	}}
	heads := [][]string{{"预算数", "年初预算"}, {"预算数", "全年预算"}, {"决算数"}, {"其中", "人员经费"}, {"其中", "公用经费"}, {"上年决算"}, {"备用"}}
	for c := FirstAmount; c < cols; c++ {
		h := heads[(c-FirstAmount)%len(heads)]
		s.columns = append(s.columns, grid.Column{Key: fmt.Sprint(h, c), Title: h, Width: 116, Kind: grid.Amount})
	}
	names := []string{"一般公共服务支出", "行政运行", "一般行政管理事务", "机关事业单位基本养老保险缴费支出", "公务员医疗补助", "住房公积金"}
	for r := range rows {
		one := row{cells: make([]string, len(s.columns)), total: r%20 == 0}
		one.cells[CodeCol] = fmt.Sprint(2010000 + r)
		one.cells[NameCol] = names[r%len(names)]
		if one.total {
			one.cells[CodeCol] = fmt.Sprint(201 + r/20)
			one.cells[NameCol] = names[0]
		} else {
			one.cells[NatureCol] = Natures[r%2]
			for c := FirstAmount; c < len(s.columns); c++ {
				one.cells[c] = fmt.Sprintf("%d.%02d", r*3741+c*11, (r*7+c)%100)
			}
		}
		s.rows = append(s.rows, one)
	}
	return s
}

// Columns is the grid's.
func (s *Sheet) Columns() []grid.Column { return s.columns }

// Rows counts the row that asks for a new one.
func (s *Sheet) Rows() int { return len(s.rows) + 1 }

// Input is the grid's.
func (s *Sheet) Input(p grid.Place) string {
	if p.Row >= len(s.rows) {
		return ""
	}
	if r := s.rows[p.Row]; !r.total || p.Col < FirstAmount {
		return r.cells[p.Col]
	}
	return s.sum(p).String()
}

// Cell is the grid's.
func (s *Sheet) Cell(p grid.Place) grid.Cell {
	kind := s.columns[p.Col].Kind
	if p.Row >= len(s.rows) {
		c := grid.Cell{Kind: kind}
		if p.Col == CodeCol {
			c.Hint = "＋ 编码、名称或拼音首字母"
		}
		return c
	}
	r := s.rows[p.Row]
	c := grid.Cell{Text: s.Input(p), Kind: kind, Total: r.total}
	if p.Col == NameCol && !r.total {
		c.Indent = 1
	}
	switch kind {
	case grid.Amount:
		if v, err := store.ParseYuan(c.Text); err != nil {
			c.Mark = grid.Mark{Severity: theme.Error, Why: err.Error()}
		} else if c.Text != "" {
			c.Text = grid.Separate(v.String())
		}
	case grid.Choice:
		if c.Text != "" && !slices.Contains(Natures, c.Text) {
			c.Mark = grid.Mark{Severity: theme.Error, Why: "支出性质没有“" + c.Text + "”，请从列表里选"}
		}
	case grid.Code:
		if strings.Trim(c.Text, "0123456789") != "" || c.Text == "" {
			c.Mark = grid.Mark{Severity: theme.Warning, Why: "“" + c.Text + "”不是科目编码，编码是 3、5 或 7 位数字"}
		}
	}
	return c
}

// sum adds what is understood below a sum.
func (s *Sheet) sum(p grid.Place) store.Yuan {
	var total store.Yuan
	for _, r := range s.rows[p.Row+1:] {
		if r.total {
			break
		}
		if v, err := store.ParseYuan(r.cells[p.Col]); err == nil {
			total.Decimal = total.Add(v.Decimal)
		}
	}
	return total
}

// Suggest is the grid's: natures, and three subjects for codes.
func (s *Sheet) Suggest(p grid.Place, typed string) []grid.Suggestion {
	var out []grid.Suggestion
	switch s.columns[p.Col].Kind {
	case grid.Choice:
		for _, n := range Natures {
			if strings.Contains(n, typed) {
				out = append(out, grid.Suggestion{Text: n})
			}
		}
	case grid.Code:
		for _, f := range [][3]string{{"2010301", "行政运行", "xzyx"}, {"2080505", "机关事业单位基本养老保险缴费支出", "jgsydwjbylbxjfzc"}, {"2210201", "住房公积金", "zfgjj"}} {
			if typed != "" && (strings.HasPrefix(f[0], typed) || strings.Contains(f[1], typed) || strings.HasPrefix(f[2], typed)) {
				out = append(out, grid.Suggestion{Text: f[0], Label: f[0] + "  " + f[1], Note: "项"})
			}
		}
	}
	return out
}

// Change is the grid's.
func (s *Sheet) Change(a grid.Action, changes []grid.Change) (grid.Range, error) {
	if s.Fail != nil {
		return grid.NoBlock, s.Fail
	}
	old, had := make([]string, len(changes)), len(s.rows)
	last := had
	for i, c := range changes {
		last = max(last, c.At.Row+1)
		if c.At.Row < had {
			old[i] = s.rows[c.At.Row].cells[c.At.Col]
		}
	}
	s.do(step{
		at: changes[0].At,
		redo: func() {
			for len(s.rows) < last {
				s.rows = append(s.rows, s.blank())
			}
			for _, c := range changes {
				s.rows[c.At.Row].cells[c.At.Col] = c.Text
			}
		},
		undo: func() {
			s.rows = s.rows[:had]
			for i, c := range changes {
				if c.At.Row < had {
					s.rows[c.At.Row].cells[c.At.Col] = old[i]
				}
			}
		},
	})
	s.Changed[a] += len(changes)
	return grid.Around(changes), nil
}

func (s *Sheet) blank() row { return row{cells: make([]string, len(s.columns))} }

// InsertRows is the grid's.
func (s *Sheet) InsertRows(at, n int) error {
	if s.Fail != nil {
		return s.Fail
	}
	fresh := make([]row, n)
	for i := range fresh {
		fresh[i] = s.blank()
	}
	s.do(step{
		at:   grid.Place{Row: at},
		redo: func() { s.rows = slices.Insert(s.rows, at, fresh...) },
		undo: func() { s.rows = slices.Delete(s.rows, at, at+n) },
	})
	return nil
}

// DeleteRows is the grid's. Sums are not to be deleted.
func (s *Sheet) DeleteRows(at, n int) error {
	end := min(at+n, len(s.rows))
	if at >= end {
		return errors.New("最后一行是用来增加科目的，不能删除")
	}
	gone := slices.Clone(s.rows[at:end])
	if slices.ContainsFunc(gone, func(r row) bool { return r.total }) {
		return errors.New("选中的行里有合计行，合计行不能删除；请只选明细行")
	}
	s.do(step{
		at:   grid.Place{Row: at},
		redo: func() { s.rows = slices.Delete(s.rows, at, end) },
		undo: func() { s.rows = slices.Insert(s.rows, at, gone...) },
	})
	return nil
}

func (s *Sheet) do(st step) {
	st.redo()
	s.done, s.undone = append(s.done, st), nil
}

// Undo is the grid's.
func (s *Sheet) Undo() (grid.Place, error) {
	if len(s.done) == 0 {
		return grid.Nowhere, errors.New("没有可以撤销的操作")
	}
	st := s.done[len(s.done)-1]
	s.done, s.undone = s.done[:len(s.done)-1], append(s.undone, st)
	st.undo()
	return st.at, nil
}

// Redo is the grid's.
func (s *Sheet) Redo() (grid.Place, error) {
	if len(s.undone) == 0 {
		return grid.Nowhere, errors.New("没有可以重做的操作")
	}
	st := s.undone[len(s.undone)-1]
	s.undone, s.done = s.undone[:len(s.undone)-1], append(s.done, st)
	st.redo()
	return st.at, nil
}

// Summary is the grid's: the sum of the amounts.
func (s *Sheet) Summary(b grid.Range) string {
	var total store.Yuan
	b.Each(func(p grid.Place) {
		if s.columns[p.Col].Kind != grid.Amount {
			return
		}
		if v, err := store.ParseYuan(s.Input(p)); err == nil {
			total.Decimal = total.Add(v.Decimal)
		}
	})
	return "合计 " + grid.Separate(total.String())
}
