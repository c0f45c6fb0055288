// Package history is the screen 历史: what was changed when, from what to what;
// the backups with a look inside; and what was finalised, byte for byte, with
// what has changed since.
package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"juesuan/gui/desk"
	"juesuan/gui/part"
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

	tabs      *part.OneOf
	shown     *fyne.Container
	object    fyne.CanvasObject
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
	h.tabs = part.NewOneOf(changesTab, backupsTab, publishedTab)
	h.shown = container.NewStack()
	h.tabs.OnChanged = func(string) { h.turn() }
	// In this order the keyboard goes through them.
	h.object = container.NewPadded(container.New(layout.NewBorderLayout(h.tabs.Object, nil, nil, nil), h.tabs.Object, h.shown))
	h.tabs.SetSelected(changesTab)
	return h
}

// The parts of the screen. The toolkit's tabs are not to be reached by keys, so
// they are buttons.
const changesTab, backupsTab, publishedTab = "改动", "备份", "定稿和公开"

// turn shows the part that was chosen.
func (h *History) turn() {
	object := map[string]fyne.CanvasObject{
		changesTab: h.changes.object, backupsTab: h.backups.object, publishedTab: h.published.object,
	}[h.tabs.Selected]
	h.shown.Objects = []fyne.CanvasObject{object}
	h.shown.Refresh()
	h.read()
}

// read reads what the part that is shown shows.
func (h *History) read() {
	switch h.tabs.Selected {
	case changesTab:
		h.changes.read()
	case backupsTab:
		h.backups.read()
	case publishedTab:
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
func (h *History) Object() fyne.CanvasObject { return h.object }

// Focus gives the field for places the keyboard.
func (h *History) Focus() {
	if h.tabs.Selected == changesTab {
		h.frame.Window().Canvas().Focus(h.changes.place)
	}
}

// GoTo shows the changes of a page, a row or a field: “历史/” and its address.
func (h *History) GoTo(addr string) bool {
	h.tabs.SetSelected(changesTab)
	return h.changes.goTo(addr)
}

// Close ends what the screen listens to.
func (h *History) Close() { h.stop() }
