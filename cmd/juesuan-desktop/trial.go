//go:build cgo

package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/grid"
	"juesuan/gui/grid/gridtest"
)

// trial shows the entry grid on a sheet in memory, to try it by hand.
func trial(w fyne.Window) {
	title := widget.NewRichText(&widget.TextSegment{
		Text:  "支出 · 一般公共预算财政拨款",
		Style: widget.RichTextStyle{SizeName: theme.SizeNameSubHeadingText, TextStyle: fyne.TextStyle{Bold: true}},
	})
	status, message := widget.NewLabel(""), widget.NewLabel("试用表格：改动只在内存里")
	g := grid.New(gridtest.New(2000, 10))
	g.Frozen = 2
	g.OnStatus = func(s string) {
		status.SetText(s)
		message.SetText("")
	}
	g.OnMessage = message.SetText
	w.SetContent(container.NewBorder(title, container.NewBorder(nil, nil, message, status), nil, nil, g))
	w.Canvas().Focus(g)
}
