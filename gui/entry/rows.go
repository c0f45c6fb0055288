package entry

import (
	"errors"
	"fmt"
	"strings"

	"juesuan/gui/desk"
	"juesuan/gui/grid"
	"juesuan/store"
)

// InsertRows is the grid's: only lists have an order of their own.
func (s *sheet) InsertRows(at, n int) error {
	if why := s.year.Locked(); why != "" {
		return errors.New(why)
	}
	if at >= len(s.list) || s.list[at].kind != entryLine {
		return errors.New("请在最后一行直接填写，填了就是新的一行")
	}
	row := s.list[at].addr
	if !row.Page.Ordered {
		return errors.New("这一页按编码排列，不用插入行：在最后一行填编码，新行会排到它的位置")
	}
	s.moves = true
	defer func() { s.moves = false }()
	for range n {
		if err := s.insert(row); err != nil {
			return err
		}
	}
	return nil
}

// insert puts an empty row into a list. Where a row must have a name it gets
// one to be written over.
func (s *sheet) insert(row store.Address) error {
	err := s.year.Insert("插入行", row.String())
	for _, p := range store.Problems(err) {
		a, parsed := store.ParseAddress(p.Addr)
		if parsed != nil || a.Field == nil {
			return err
		}
		for i := 1; i < 1000; i++ {
			c := store.Change{Addr: p.Addr, Value: fmt.Sprintf("（未填 %d）", i)}
			if err = s.year.Insert("插入行", row.String(), c); err == nil {
				return nil
			}
		}
	}
	return err
}

// DeleteRows is the grid's: entries and drafts go, sums follow.
func (s *sheet) DeleteRows(at, n int) error {
	if why := s.year.Locked(); why != "" {
		return errors.New(why)
	}
	var rows, drafts []string
	for i := at; i < min(at+n, len(s.list)); i++ {
		switch l := &s.list[i]; {
		case l.kind == entryLine && l.field == nil && l.row != nil && !l.addr.Page.Single:
			rows = append(rows, l.addr.String())
		case l.kind == draftLine:
			for c := range s.cols {
				drafts = append(drafts, s.cellName(l, &s.cols[c]))
			}
		}
	}
	if len(rows)+len(drafts) == 0 {
		return errors.New("选中的行不能删除：合计由明细算出来，固定的行和最后一行也不能删；要去掉内容请按 Del")
	}
	s.moves = true
	defer func() { s.moves = false }()
	if len(rows) > 0 {
		if err := s.year.Remove("删除行", rows...); err != nil {
			return err
		}
	}
	if len(drafts) > 0 {
		if err := s.year.Enter("删除行", nil, nil, drafts); err != nil {
			return err
		}
	}
	return nil
}

// Undo is the grid's; it undoes over the whole year.
func (s *sheet) Undo() (grid.Place, error) { return s.back("已撤销：", s.year.Undo) }

// Redo is the grid's.
func (s *sheet) Redo() (grid.Place, error) { return s.back("已重做：", s.year.Redo) }

func (s *sheet) back(done string, step func() (string, error)) (grid.Place, error) {
	s.touched = nil
	action, err := step()
	if err != nil {
		return grid.Nowhere, err
	}
	for _, addr := range s.touched {
		at, ok := s.find(addr)
		if !ok {
			at, ok = s.findRow(rowOf(addr))
		}
		if ok {
			s.tell(done + action)
			return at, nil
		}
		if id, ok := s.draftLine(addr); ok {
			for i := range s.list {
				if s.list[i].draft == id {
					return grid.Place{Row: i}, nil
				}
			}
		}
	}
	s.tell(done + action + s.whereTouched())
	return grid.Nowhere, nil
}

// whereTouched names the page of what has changed and is not seen here.
func (s *sheet) whereTouched() string {
	for _, addr := range s.touched {
		if page := desk.PageOf(addr); page != "" && page != s.page {
			return "（在“" + page + "”页）"
		}
	}
	return ""
}

// ownName is the address of the name that the office gives to a line's
// subject, "" where the line has none.
func ownName(l *line) string {
	if l.name.Code == "" {
		return ""
	}
	return store.JoinAddress("自定科目", string(kindOfPage(l.addr.Page)), l.name.Code, "科目名称")
}

// kindOfPage is the classification that a page's codes belong to.
func kindOfPage(p *store.Page) store.SubjectKind {
	if p != nil && p.Name == "基本支出" {
		return store.EconomicSubject
	}
	return store.FunctionSubject
}

// name gives a subject a name of the office's own, or takes it back.
func (e *edit) name(l *line, typed string) {
	typed = strings.TrimSpace(typed)
	cell := ownName(l)
	switch {
	case cell == "" || typed == l.name.Name:
	case typed != "":
		e.cells = append(e.cells, &cellEdit{cell: cell, typed: typed, value: typed})
	case l.name.Own:
		e.cells = append(e.cells, &cellEdit{cell: cell, remove: rowOf(cell)})
	}
}

// ownOf is the name of a new row's subject, where the catalogue has none.
func (e *edit) ownOf(r *rowEdit) *cellEdit {
	for i := range e.cols {
		if c := &e.cols[i]; c.role == name {
			l := &line{addr: r.addr}
			if l.name.Code = codeIn(r.addr); l.name.Code == "" {
				return nil
			}
			typed := strings.TrimSpace(r.cells[c.Key])
			if _, known := e.nameOf(l); typed == "" || known {
				return nil
			}
			return &cellEdit{cell: ownName(l), typed: typed, value: typed}
		}
	}
	return nil
}

// nameOf is the name of a line's subject as it is now.
func (s *sheet) nameOf(l *line) (string, bool) {
	y, cat := s.year.Data(), s.year.Desk().Catalogue()
	if kindOfPage(l.addr.Page) == store.EconomicSubject {
		return y.EconomicName(cat, l.name.Code)
	}
	return y.FunctionName(cat, l.name.Code)
}

// codeIn is the subject's code in the address of a row.
func codeIn(a store.Address) string {
	for i, f := range a.Page.KeyFields() {
		if f.Name == "科目编码" {
			return a.Key[i]
		}
	}
	return ""
}
