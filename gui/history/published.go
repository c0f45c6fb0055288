package history

import (
	"encoding/hex"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"juesuan/gui/files"
	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/report/export"
	"juesuan/store"
)

// published lists the finalisations of the year.
type published struct {
	h      *History
	list   *fyne.Container
	object fyne.CanvasObject
}

func newPublished(h *History) *published {
	p := &published{h: h, list: container.NewVBox()}
	p.object = container.NewVScroll(p.list)
	return p
}

func (p *published) read() {
	list, err := p.h.desk.Ledger().Publications(p.h.year)
	if err != nil {
		p.h.frame.Refuse(err)
		return
	}
	p.list.Objects = nil
	if len(list) == 0 {
		p.list.Add(part.Text(fmt.Sprintf("%d 年度还没有定稿过。定稿的文件会逐字节存在账本里，以后怎么改都能从这里原样取出。", p.h.year)))
	}
	for i := len(list) - 1; i >= 0; i-- {
		p.list.Add(p.row(list[i]))
	}
	p.list.Refresh()
}

func (p *published) row(x *store.Publication) fyne.CanvasObject {
	take := part.NewButton("取出文件…", func() { p.take(x) })
	diff := part.NewButton("以后的改动", func() { p.diff(x) })
	rows := container.NewVBox(container.NewBorder(nil, nil, part.Head(x.At.Local().Format("2006-01-02 15:04")+" 定稿"),
		container.NewHBox(diff, take)))
	for _, f := range x.Files {
		rows.Add(container.NewBorder(nil, nil, part.Text(f.Name), nil,
			part.Hint(size(f.Size)+"　SHA-256 "+hex.EncodeToString(f.SHA256[:])[:16]+"…")))
	}
	return part.On(theme.ColorSheet, container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), rows))
}

// take writes the kept files into a folder.
func (p *published) take(x *store.Publication) {
	files.Ask(p.h.frame.Window(), files.Want{Title: "定稿的文件写到哪个文件夹", Yes: "写到这里", Dir: true}, func(dir string) {
		kept, err := p.h.desk.Ledger().PublishedFiles(x.ID)
		if err != nil {
			p.h.frame.Refuse(err)
			return
		}
		out := make([]export.File, len(kept))
		for i, f := range kept {
			out[i] = export.File{Name: f.Name, Content: f.Content}
		}
		if _, err := export.PlaceNew(dir, out); err != nil {
			p.h.frame.Refuse(err)
			return
		}
		p.h.frame.Tell(fmt.Sprintf("定稿时的 %d 个文件原样写到了“%s”。", len(out), dir))
	})
}

// diff lists what was changed since.
func (p *published) diff(x *store.Publication) {
	since, err := p.h.desk.Ledger().SincePublished(x.ID)
	if err != nil {
		p.h.frame.Refuse(err)
		return
	}
	text := p.h.listed(since.Own)
	if text == "" {
		text = "没有改动：现在的数和定稿时一样。\n"
	}
	if len(since.Before) > 0 {
		text += "\n" + since.BeforeText() + "：\n" + p.h.listed(since.Before)
	}
	p.h.backups.tell("定稿以后的改动", text)
}

// listed is a line for each difference: the place, then, now.
func (h *History) listed(list []store.Difference) (text string) {
	for _, d := range list {
		text += h.name(d.Addr) + "：" + blank(value(d.Addr, d.Old)) + " → " + blank(value(d.Addr, d.New)) + "\n"
	}
	return text
}

func blank(s string) string {
	if s == "" {
		return "（空）"
	}
	return s
}
