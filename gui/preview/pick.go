package preview

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/report/pdf"
)

// mostEntries bounds the menu of a sum's entries.
const mostEntries = 12

// pick goes to the entry that something was taken from; where there are
// several, a menu asks which.
func (p *Preview) pick(t *pdf.Place, at fyne.Position) {
	entries := p.entries(t)
	switch len(entries) {
	case 0:
		p.frame.GoTo(t.Addr)
		return
	case 1:
		p.frame.GoTo(entries[0])
		return
	}
	c := p.frame.Window().Canvas()
	menu := widget.NewPopUpMenu(fyne.NewMenu("", p.choices(entries)...), c)
	room := c.Size().Subtract(menu.MinSize())
	menu.ShowAtPosition(fyne.NewPos(max(0, min(at.X, room.Width)), max(0, min(at.Y, room.Height))))
	c.Focus(menu)
}

// choices is the menu of a sum's entries.
func (p *Preview) choices(entries []string) []*fyne.MenuItem {
	items := make([]*fyne.MenuItem, 0, mostEntries+1)
	for _, e := range entries[:min(len(entries), mostEntries)] {
		items = append(items, fyne.NewMenuItem(p.entryName(e), func() { p.frame.GoTo(e) }))
	}
	if more := len(entries) - mostEntries; more > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("还有 %d 项，去填报页看", more), func() { p.frame.GoTo(entries[mostEntries]) }))
	}
	return items
}

// entries are the ledger's entries that something comes from, each once.
func (p *Preview) entries(t *pdf.Place) []string {
	var out []string
	seen := map[string]bool{}
	add := func(list ...string) {
		for _, a := range list {
			if !seen[a] {
				seen[a] = true
				out = append(out, a)
			}
		}
	}
	for _, s := range t.Sources {
		if p.year.Book().Fact(s) == nil { // the ledger's own words
			add(s)
			continue
		}
		add(p.year.Book().EntriesOf(s)...)
	}
	return out
}

// entryName is an entry in a menu: its place and its amount.
func (p *Preview) entryName(addr string) string {
	name := strings.Join(strings.Split(addr, "/"), " · ")
	if f := p.year.Book().Fact(addr); f != nil {
		name += "　" + f.Printed.String()
	}
	return name
}

// tell says in the status bar what is framed.
func (p *Preview) tell(t *pdf.Place) {
	if t == nil {
		p.frame.Status("")
		return
	}
	text := t.Text
	if r := []rune(text); len(r) > 24 {
		text = string(r[:24]) + "…"
	}
	if text == "" {
		text = "空格（零）"
	}
	name := t.Addr
	if f := p.year.Book().Fact(t.Addr); f != nil && f.Name != "" {
		name += " " + f.Name
	}
	p.frame.Status(text + "　" + name + "　点一下去填报的地方")
}
