package history

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/grid"
	"juesuan/gui/ime"
	"juesuan/gui/part"
	"juesuan/store"
)

// changes lists what was changed, the newest first.
type changes struct {
	h      *History
	place  *ime.Entry
	count  *widget.Label
	grid   *grid.Grid
	list   []store.HistoryEntry
	called []string // the places of the list
	at     int
	object fyne.CanvasObject
}

func newChanges(h *History) *changes {
	c := &changes{h: h, place: ime.NewEntry(), count: part.Hint("")}
	c.place.SetPlaceHolder("全年；或写一页、一行、一个数，例如 支出 或 支出/2010301")
	c.place.OnSubmitted = func(string) { c.read() }
	c.grid = grid.New(c)
	c.grid.Frozen = 1
	c.grid.OnMoved = func(p grid.Place) { c.at = p.Row }
	c.grid.OnMessage = h.frame.Tell
	pages := part.NewMenuButton("选一页", func() []*fyne.MenuItem {
		items := []*fyne.MenuItem{fyne.NewMenuItem("全年", func() { c.goTo("") })}
		for _, p := range store.Pages() {
			items = append(items, fyne.NewMenuItem(p.Name, func() { c.goTo(p.Name) }))
		}
		return items
	})
	see := part.NewButton("去看", c.see)
	head := container.NewBorder(nil, nil, widget.NewLabel("看哪里"), container.NewHBox(pages, see), c.place)
	c.object = container.NewBorder(container.NewVBox(head, c.count), nil, nil, nil, c.grid)
	return c
}

// goTo shows the changes at a place and below it.
func (c *changes) goTo(place string) bool {
	c.place.SetText(place)
	return c.read()
}

// read lists the changes; a place that is none is said.
func (c *changes) read() bool {
	place := strings.Trim(strings.TrimSpace(c.place.Text), "/")
	if place != "" {
		known, err := store.ParsePlace(place)
		if err != nil {
			c.count.SetText(err.Error())
			return false
		}
		place = known
	}
	list, err := c.h.desk.Ledger().History(c.h.year, place)
	if err != nil {
		c.h.frame.Refuse(err)
		return false
	}
	c.list, c.called = list, c.h.called(list, place)
	if len(list) == 0 {
		c.count.SetText("这里还没有改动过。")
	} else {
		where := ""
		if place != "" {
			where = c.h.name(place) + "："
		}
		c.count.SetText(where + fmt.Sprintf("%d 处改动，新的在上面。金额是元。每一处都留着，不能删改。", len(list)))
	}
	c.grid.Refresh()
	return true
}

// called names the places of changes, the newest first. Rows of lists are
// called as they were when they were changed: what is now the third may have
// been another then.
func (h *History) called(list []store.HistoryEntry, place string) []string {
	out := make([]string, len(list))
	if h.open == nil {
		for i := range list {
			out[i] = list[i].Addr
		}
		return out
	}
	names := h.open.RowNames()
	past := list
	if a, err := store.ParseAddress(place); err == nil && a.Field != nil { // its row's name may have changed, too
		a.Field = nil
		if all, err := h.desk.Ledger().History(h.year, a.String()); err == nil {
			past = all
		}
	}
	at := 0 // the entry of the past that is not taken back yet
	for i := range list {
		for ; at < len(past) && past[at].Step > list[i].Step; at++ {
			names.TakeBack(past[at].Addr, past[at].Old)
		}
		out[i] = names.PlaceName(list[i].Addr)
	}
	return out
}

// see goes to the place of the change under the cursor.
func (c *changes) see() {
	if c.at < len(c.list) && c.list[c.at].Addr != "" {
		c.h.frame.GoTo(c.list[c.at].Addr)
	}
}

// Columns are what is told of a change.
func (c *changes) Columns() []grid.Column {
	return []grid.Column{
		{Key: "时间", Title: []string{"时间"}, Width: 156},
		{Key: "动作", Title: []string{"动作"}, Width: 150},
		{Key: "位置", Title: []string{"位置"}, Width: 380, Most: 760},
		{Key: "原来", Title: []string{"原来"}, Width: 150},
		{Key: "改成", Title: []string{"改成"}, Width: 150},
	}
}

// Rows is one a change.
func (c *changes) Rows() int { return len(c.list) }

// Cell is what stands at a place.
func (c *changes) Cell(p grid.Place) grid.Cell {
	if p.Row >= len(c.list) {
		return grid.Cell{Fixed: true}
	}
	e := c.list[p.Row]
	action, place := e.Action, c.called[p.Row]
	if e.Broken {
		action = "（和指纹对不上，不可信）" + action
	}
	if e.Addr == "" {
		place = "（改了哪里不可信，也可能是这里）"
	}
	text := []string{e.At.Local().Format("2006-01-02 15:04:05"), action, place, value(e.Addr, e.Old), value(e.Addr, e.New)}[p.Col]
	return grid.Cell{Text: strings.ReplaceAll(text, "\n", " "), Fixed: true}
}

// value is a value as it is read: amounts and numbers with separators.
func value(addr, v string) string {
	if a, err := store.ParseAddress(addr); err == nil && a.Field != nil && (a.Field.Kind == store.AmountValue || a.Field.Kind == store.CountValue) {
		return grid.Separate(v)
	}
	return v
}
