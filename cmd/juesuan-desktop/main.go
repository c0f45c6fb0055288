//go:build cgo

// Command juesuan-desktop is the window: enter, check, see, print. It only
// starts the toolkit and wires gui to it; everything else of the program is in
// juesuan, which needs no display. Build it with the tags x11 and
// migrated_fynedo.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"juesuan/assets"
	_ "juesuan/cmd/juesuan-desktop/internal/early"
	"juesuan/gui/shell"
	"juesuan/gui/theme"
)

const usage = `用法：juesuan-desktop [--sample] [账本文件]

打开窗口。写了账本文件就打开它；--sample 打开示例账本；都不写时打开上次的账本。
没有图形显示的机器上请用命令行程序 juesuan。
`

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run opens the window and returns the exit code once it is closed: 0, 1 if
// there can be no window, 2 for a wrong command.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("juesuan-desktop", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	sample := flags.Bool("sample", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stderr, usage)
		return 0
	case err != nil, flags.NArg() > 1, *sample && flags.NArg() > 0:
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
	w := a.NewWindow("决算公开")
	w.SetMaster()
	window := shell.New(a, w)
	fit(a, w, area, func() {
		if *sample {
			window.BeginWithSample()
		} else {
			window.Begin(flags.Arg(0))
		}
	})
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
