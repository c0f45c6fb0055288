// Package history is the screen 历史: what was changed when, from what to what;
// the backups with a look inside; and what was finalised, byte for byte, with
// what has changed since.
package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/screen"
)

// Restore puts a backup in the ledger's place; the window does it, since it
// has to close the ledger.
type Restore func(path, backup string)

// History is the screen. It implements [screen.Screen].
type History struct {
	frame screen.Frame
	desk  *desk.Desk
	open  *desk.Year // nil where it cannot be read
	year  int
	stop  func()

	tabs      *container.AppTabs
	changes   *changes
	backups   *backups
	published *published
}

// New returns the history of a year. folder is where backups are kept, as in
// store.Options.
func New(frame screen.Frame, d *desk.Desk, year int, folder string, restore Restore) *History {
	h := &History{frame: frame, desk: d, year: year, stop: func() {}}
	if y, err := d.Year(year); err == nil {
		h.open = y
		h.stop = y.Listen(func(desk.Event) { h.read() })
	}
	h.changes = newChanges(h)
	h.backups = newBackups(h, folder, restore)
	h.published = newPublished(h)
	h.tabs = container.NewAppTabs(
		container.NewTabItem("改动", h.changes.object),
		container.NewTabItem("备份", h.backups.object),
		container.NewTabItem("定稿和公开", h.published.object),
	)
	h.tabs.OnSelected = func(*container.TabItem) { h.read() }
	h.read()
	return h
}

// read reads what the tab that is shown shows.
func (h *History) read() {
	switch h.tabs.SelectedIndex() {
	case 0:
		h.changes.read()
	case 1:
		h.backups.read()
	case 2:
		h.published.read()
	}
}

// name calls an address as a clerk reads it.
func (h *History) name(addr string) string {
	if h.open == nil {
		return addr
	}
	return h.open.PlaceName(addr)
}

// Object is what is shown.
func (h *History) Object() fyne.CanvasObject { return h.tabs }

// Focus gives the field for places the keyboard.
func (h *History) Focus() {
	if h.tabs.SelectedIndex() == 0 {
		h.frame.Window().Canvas().Focus(h.changes.place)
	}
}

// GoTo shows the changes of a page, a row or a field: “历史/” and its address.
func (h *History) GoTo(addr string) bool {
	h.tabs.SelectIndex(0)
	return h.changes.goTo(addr)
}

// Close ends what the screen listens to.
func (h *History) Close() { h.stop() }
