package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/store"
)

// backups lists the ledger's backups.
type backups struct {
	h       *History
	folder  string
	restore Restore
	list    *fyne.Container
	where   *part.Words
	object  fyne.CanvasObject
}

func newBackups(h *History, folder string, restore Restore) *backups {
	b := &backups{h: h, folder: folder, restore: restore, list: container.NewVBox(), where: part.Text("")}
	now := part.NewMain("马上备份", b.backUp)
	head := container.NewBorder(nil, nil, nil, container.NewCenter(now), b.where)
	b.object = container.NewBorder(head, nil, nil, nil, container.NewVScroll(b.list))
	return b
}

func (b *backups) read() {
	list, err := store.Backups(b.h.desk.Path(), b.folder)
	if err != nil {
		b.h.frame.Refuse(err)
		return
	}
	b.where.SetText(fmt.Sprintf("共 %d 份。每天第一次改动前、结转、解锁、还原前自动备份；每一份都是一个完整的账本。", len(list)))
	b.list.Objects = nil
	for _, x := range list {
		b.list.Add(b.row(x))
	}
	b.list.Refresh()
}

func (b *backups) row(x store.Backup) fyne.CanvasObject {
	look := part.NewButton("看里面", func() { b.look(x) })
	back := part.NewButton("恢复…", func() { b.ask(x) })
	text := container.NewHBox(part.Bold(x.At.Local().Format("2006-01-02 15:04:05")), widget.NewLabel(x.Reason), part.Hint(size(x.Size)))
	line := container.NewBorder(nil, part.Tall(1, part.NewGround(theme.ColorLine)), nil, container.NewHBox(look, back), text)
	return part.On(theme.ColorSheet, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), line))
}

// size is a file's size for people.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1<<10-1)>>10)
	}
	return fmt.Sprintf("%d.%d MB", bytes>>20, bytes%(1<<20)*10>>20)
}

func (b *backups) backUp() {
	made, err := b.h.desk.Ledger().Backup(store.Manual)
	if made == nil {
		b.h.frame.Refuse(err)
		return
	}
	b.h.frame.Tell("已备份到“" + made.Path + "”。")
	b.read()
}

// look tells what is in a backup, and what would be others than now.
func (b *backups) look(x store.Backup) {
	text, err := inside(b.h.desk.Ledger(), x)
	if err != nil {
		b.h.frame.Refuse(err)
		return
	}
	b.tell("备份里的内容", text)
}

func (b *backups) tell(title, text string) {
	var d *part.Dialogue
	d = part.NewDialogue(b.h.frame.Window(), title, part.Scrolled(b.h.frame.Window(), part.Text(text), 300),
		part.NewMain("关闭", func() { d.Hide() })).Width(620)
	d.Show()
}

// ask examines a backup and asks before it takes the ledger's place.
func (b *backups) ask(x store.Backup) {
	text, err := inside(b.h.desk.Ledger(), x)
	if err != nil {
		b.h.frame.Refuse(err)
		return
	}
	b.h.frame.Ask("恢复备份", text+"\n\n现在的账本先留作备份，还能换回来。", "恢复",
		func() { b.restore(b.h.desk.Path(), x.Path) })
}
