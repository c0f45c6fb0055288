//go:build cgo

package main

import (
	"errors"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Without a display the toolkit ends with a stack trace, and without OpenGL it
// waits for ever without a window. Its own library for windows tells before.
var (
	errNoDisplay = errors.New("没有可以打开窗口的图形显示（Linux 上请检查 DISPLAY，或在桌面环境里启动）。" +
		"没有图形显示也能用命令行程序做同样的事，执行 juesuan --help 看用法")
	errNoOpenGL = errors.New("图形显示不支持 OpenGL 2.1，窗口画不出来。Linux 上请安装 libgl1-mesa-dri（软件绘制也可以）；" +
		"Windows 上请更新显卡驱动，或把 Mesa 的 opengl32.dll 放在本程序旁边。也可以改用命令行程序，执行 juesuan --help 看用法")
)

// noDisplay names the display that was tried. What the library says itself is
// English and tells nothing more.
func noDisplay(tried string) error {
	if tried == "" {
		return errNoDisplay
	}
	return fmt.Errorf("%w（现在的 DISPLAY 是“%s”，连不上）", errNoDisplay, tried)
}

// area is the part of the screen that windows can have, in pixels.
type area struct{ width, height int }

// probeDisplay tries whether a window can be opened, and returns the room for
// it. It must be called before the toolkit starts.
func probeDisplay() (area, error) {
	if err := glfw.Init(); err != nil {
		return area{}, noDisplay(os.Getenv("DISPLAY"))
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	if err != nil {
		return area{}, errNoOpenGL
	}
	defer w.Destroy()
	var room area
	if m := glfw.GetPrimaryMonitor(); m != nil {
		_, _, room.width, room.height = m.GetWorkarea()
	}
	return room, nil
}

// usualSize is the window's, in the toolkit's logical pixels.
var usualSize = fyne.NewSize(1180, 760)

// fit makes the window as large as usual, or as the screen has room for: the
// toolkit multiplies sizes with the scale and does not look at the screen. Then
// it calls begin.
func fit(a fyne.App, w fyne.Window, room area, begin func()) {
	w.Resize(usualSize)
	a.Lifecycle().SetOnStarted(func() {
		if size := fitting(usualSize, room, w.Canvas().Scale()); size != usualSize {
			w.Resize(size)
		}
		begin()
	})
}

// borders is what a window manager adds to a window, in pixels.
const borders = 32

// fitting returns the size, or less where the room at that scale has less.
func fitting(size fyne.Size, room area, scale float32) fyne.Size {
	if room.width <= borders || room.height <= borders || scale <= 0 {
		return size
	}
	most := fyne.NewSize(float32(room.width-borders)/scale, float32(room.height-borders)/scale)
	return fyne.NewSize(min(size.Width, most.Width), min(size.Height, most.Height))
}
