package grid

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

// clipboard is the system's.
func clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }

// copy puts the block on the clipboard, as the cells are edited: amounts
// without separators, which Excel and WPS understand anywhere.
func (g *Grid) copy() {
	if g.empty() {
		return
	}
	b := g.sel.block()
	block := make([][]string, b.Rows())
	b.Each(func(p Place) { block[p.Row-b.Top] = append(block[p.Row-b.Top], g.content(p)) })
	clipboard().SetContent(formatBlock(block))
}

// content is what is copied of a cell.
func (g *Grid) content(p Place) string {
	if g.sheet != nil {
		return g.sheet.Input(p)
	}
	c := g.table.Cell(p)
	if c.Kind == Amount {
		return strings.ReplaceAll(c.Text, ",", "")
	}
	return c.Text
}

func (g *Grid) cutCells() {
	g.copy()
	g.clearAs(Cut)
}

// paste puts what is on the clipboard into the cells from the block's top left
// on. One value fills the whole block, and a block fills one that is a
// multiple of it. Sums are passed over.
func (g *Grid) paste() {
	if g.empty() {
		return
	}
	from := parseBlock(clipboard().Content())
	if len(from) == 0 {
		g.tell("剪贴板里没有可以粘贴的文字；请先在表格里复制。")
		return
	}
	headed := len(from) > 1 && g.isHead(from[0], g.sel.block().Left)
	if headed {
		from = from[1:]
	}
	b, whole := g.sel.block(), Range{0, 0, len(from) - 1, len(from[0]) - 1}
	if b.Rows()%whole.Rows() != 0 || b.Cols()%whole.Cols() != 0 {
		b.Bottom, b.Right = b.Top+whole.Rows()-1, b.Left+whole.Cols()-1
	}
	if room := len(g.geo.columns) - b.Left; b.Cols() > room {
		g.tell(fmt.Sprintf("要粘贴的有 %d 列，从“%s”往右只有 %d 列，放不下，没有粘贴；请选靠左的格再粘贴，或少复制几列。",
			b.Cols(), g.titleOf(b.Left), room))
		return
	}
	var changes []Change
	sums := 0
	b.Each(func(p Place) {
		if p.Row < g.geo.rows && g.table.Cell(p).ReadOnly() {
			if !g.table.Cell(p).Left { // what is typed there goes beside it
				sums++
			}
			return
		}
		changes = append(changes, Change{p, from[(p.Row-b.Top)%whole.Rows()][(p.Col-b.Left)%whole.Cols()]})
	})
	if len(changes) == 0 {
		g.tell("选中的格都是算出来的，不能改，没有粘贴。")
		return
	}
	said := ""
	if headed {
		said = "第一行是表头，没有粘贴。"
	}
	rest := ""
	if sums > 0 {
		said += fmt.Sprintf("有 %d 格是算出来的，保持原样", sums)
		rest = fmt.Sprintf("；其余 %d 格已粘贴。", len(changes))
	}
	apply := func(changes []Change) { g.applyPaste(changes, b, said, rest) }
	if g.OnPaste != nil {
		g.OnPaste(changes, apply)
		return
	}
	apply(changes)
}

// isHead reports whether a row of the clipboard is the heads of the columns it
// would go into, as it is where a whole table is copied.
func (g *Grid) isHead(row []string, left int) bool {
	heads, amounts := 0, false
	for i, text := range row {
		col := left + i
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		if col >= len(g.geo.columns) || !strings.Contains(text, g.titleOf(col)) {
			return false
		}
		heads++
		amounts = amounts || g.geo.columns[col].Kind == Amount
	}
	return heads > 1 || amounts
}

func (g *Grid) applyPaste(changes []Change, b Range, said, rest string) {
	asked := Around(changes)
	now, done := g.change(Pasted, changes)
	if !done {
		return
	}
	if now == NoBlock || now == asked { // nothing has moved
		now = b
	}
	g.Select(now)
	if u, ok := g.sheet.(interface{ Unrecorded() string }); ok && u.Unrecorded() != "" {
		if rest != "" {
			rest = "。"
		}
		rest += u.Unrecorded()
	}
	if said += rest; said != "" {
		g.tell(said)
	}
}

// titleOf names a column in a sentence.
func (g *Grid) titleOf(col int) string {
	title := g.geo.columns[col].Title
	if len(title) == 0 {
		return fmt.Sprintf("第 %d 列", col+1)
	}
	return title[len(title)-1]
}

// change makes changes and shows the result; what the sheet refuses is told.
// It returns where the changed cells now stand.
func (g *Grid) change(a Action, changes []Change) (Range, bool) {
	if len(changes) == 0 {
		return NoBlock, false
	}
	now, err := g.sheet.Change(a, changes)
	if err != nil {
		g.tell(err.Error())
		return NoBlock, false
	}
	g.entered(changes)
	g.Refresh()
	g.tellStatus()
	return now, true
}
