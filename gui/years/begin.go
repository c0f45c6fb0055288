package years

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"juesuan/gui/part"
	"juesuan/gui/screen"
	"juesuan/gui/theme"
)

// Begin is what the window does where no ledger is open.
type Begin struct {
	Recent  []string // paths of ledgers, the last one first
	Open    func(path string)
	AskOpen func()
	New     func()
	Sample  func()
	Audit   func()
}

// begin is the screen of the first start.
type begin struct {
	frame  screen.Frame
	object fyne.CanvasObject
	first  *part.Button
}

// NewBegin returns the screen with the ways to begin: an example to look at, a
// new ledger, one that is there, and those that were open lately.
func NewBegin(frame screen.Frame, do Begin) screen.Screen {
	b := &begin{frame: frame}
	b.first = part.NewMain("打开示例看看", do.Sample)
	ways := container.NewVBox(
		way(b.first, "一个真实部门 2022 年度的全套数，随便改，不会弄坏什么。"),
		way(part.NewButton("新建本单位账本", do.New), "写上单位名称和年度，就可以开始录数、从 Excel 或 WPS 粘贴。"),
		way(part.NewButton("打开已有账本", do.AskOpen), "打开自己或别人给的 .juesuan 文件。"),
		way(part.NewButton("审核公开文件", do.Audit), "打开已经公开的决算（PDF、Word、Excel、网页），找出里面不可能对的数。"),
	)
	body := container.NewVBox(part.Title("决算公开"),
		part.Text("录一年的数，自动得到九张表、情况说明和自评表，边录边核对，一次导出 PDF、Word、Excel 和网页。"),
		part.Gap(8), ways)
	if len(do.Recent) > 0 {
		body.Add(part.Gap(8))
		body.Add(part.Head("最近打开的账本"))
		for _, path := range do.Recent {
			line := part.NewFlat(filepath.Base(path), func() { do.Open(path) })
			body.Add(container.NewBorder(nil, nil, line, nil, part.Hint(filepath.Dir(path))))
		}
	}
	b.object = container.NewVScroll(container.New(middle{}, body))
	return b
}

// way is one of the ways to begin: a large button and a sentence.
func way(button *part.Button, text string) fyne.CanvasObject {
	card := container.NewBorder(nil, nil, part.Wide(176, part.Tall(44, button)), nil,
		container.NewVBox(layout.NewSpacer(), part.Text(text), layout.NewSpacer()))
	return part.On(theme.ColorSheet, container.New(layout.NewCustomPaddedLayout(12, 12, 12, 12), card))
}

// Object is what is shown.
func (b *begin) Object() fyne.CanvasObject { return b.object }

// Focus gives the first button the keyboard.
func (b *begin) Focus() { b.frame.Window().Canvas().Focus(b.first) }

// GoTo has no places.
func (b *begin) GoTo(string) bool { return false }

// Close has nothing to end.
func (b *begin) Close() {}

// middle puts its object into the middle, not wider than is read with ease.
type middle struct{}

const readable = 640

// MinSize is the object's height.
func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, objects[0].MinSize().Height+48)
}

// Layout leaves more room below than above.
func (middle) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	o := objects[0]
	width := min(readable, room.Width-32)
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	height := o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	o.Move(fyne.NewPos((room.Width-width)/2, max(24, (room.Height-height)/3)))
}
