package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/store"
)

// sealed is the line over the text and the findings of a year that went out:
// the ledger keeps the files and the entries, not the pack, so what is shown
// here is made with the pack of now and may read otherwise.
type sealed struct {
	s    *Shell
	text *part.Words
	look *part.Button
	line *fyne.Container
}

func newSealed(s *Shell) *sealed {
	n := &sealed{s: s, text: part.Text("")}
	n.look = part.NewButton("看定稿时的文件", func() { s.goToScreen(previewScreen) })
	n.line = container.NewStack(part.NewGround(theme.ColorTotal), container.New(layout.NewCustomPaddedLayout(2, 2, 12, 8),
		container.NewBorder(nil, nil, nil, container.NewCenter(n.look), n.text)))
	n.line.Hide()
	return n
}

// refresh says it where it is so.
func (n *sealed) refresh() {
	y, at := n.s.year, n.s.at.screen
	if y == nil || y.State() == store.Drafting || at != desk.TextPage && at != findingsScreen {
		n.line.Hide()
		return
	}
	text := fmt.Sprintf("%d 年度%s。这里用现在的模板包“%s”现做，", y.Number(), y.State(), desk.PackTitle(y.Pack().Name))
	if list, err := y.Desk().Ledger().Publications(y.Number()); err == nil && len(list) > 0 {
		n.text.SetText(text + "和定稿时的文件可能不同，以文件为准。")
		n.look.Show()
	} else {
		n.text.SetText(text + "和公开的可能不同；账本里没有存公开的文件。")
		n.look.Hide()
	}
	n.line.Show()
}
