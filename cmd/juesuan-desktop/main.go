//go:build cgo

// Command juesuan-desktop is the window: enter, check, see, print. It only
// starts the toolkit and wires gui to it; everything else of the program is in
// juesuan, which needs no display. Build it with the tags x11 and
// migrated_fynedo.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"juesuan/assets"
	_ "juesuan/cmd/juesuan-desktop/internal/early"
	"juesuan/gui/theme"
)

const usage = `用法：juesuan-desktop [账本文件]

打开窗口；写了账本文件就打开它。没有图形显示的机器上请用命令行程序 juesuan。
`

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run opens the window and returns the exit code once it is closed: 0, 1 if
// there can be no window, 2 for a wrong command.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("juesuan-desktop", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil || flags.NArg() > 1 {
		fmt.Fprint(stderr, usage)
		return 2
	}
	ensureUTF8()
	area, err := probeDisplay()
	if err != nil {
		fmt.Fprintf(stderr, "错误：%v\n", err)
		return 1
	}
	theme.SpeakChinese()
	a := app.NewWithID("cn.juesuan.desktop")
	a.SetIcon(icon())
	a.Settings().SetTheme(theme.New(lookFromEnv(), 1))
	w := a.NewWindow("决算公开")
	w.SetMaster()
	trial(w)
	fit(a, w, area)
	w.ShowAndRun()
	return 0
}

func icon() fyne.Resource {
	b, err := assets.FS.ReadFile("icon.png")
	if err != nil {
		panic(fmt.Sprintf("the embedded icon is missing: %v", err)) // a broken build
	}
	return fyne.NewStaticResource("icon.png", b)
}

// lookFromEnv is the look until there are settings: JUESUAN_LOOK is 浅色, 深色
// or 高对比度.
func lookFromEnv() theme.Look { return theme.Look(os.Getenv("JUESUAN_LOOK")) }
