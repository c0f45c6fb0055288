package preview

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/files"
	"juesuan/gui/part"
	"juesuan/report"
	"juesuan/report/export"
	"juesuan/store"
)

// formatNames are the formats as the panel names them.
var formatNames = map[export.Format]string{
	export.PDF: "PDF（公开用）", export.DOCX: "Word 文档", export.XLSX: "Excel 工作簿", export.HTML: "网页",
}

// styleNames are the styles as the panel names them.
var styleNames = map[string]string{report.Default.Name: "常用版式", report.GBT9704.Name: "公文格式（GB/T 9704）"}

// Keys of what is remembered.
const (
	keepFormats   = "输出/格式"
	keepStyle     = "输出/版式"
	keepUnit      = "输出/金额单位"
	keepFolder    = "输出/文件夹"
	keepAsPrinted = "输出/公开表"
)

// panelWidth is the panel's.
const panelWidth = 252

// panel is what is made of the pages.
type panel struct {
	p         *Preview
	formats   map[export.Format]*part.Check
	asPrinted *part.Check
	style     *part.Select
	unit      *part.OneOf
	dir       string        // where files go
	folder    *widget.Label // its end, which tells folders apart
	export    *part.Button
	gaps      *part.Words
	state     map[export.Format]*widget.Label // how far an export has come
	progress  *fyne.Container
	done      *fyne.Container // what can be done with the files
	written   []string
	scroll    *container.Scroll
	all       fyne.CanvasObject
}

func newPanel(p *Preview) *panel {
	a := &panel{p: p, formats: map[export.Format]*part.Check{}, state: map[export.Format]*widget.Label{}}
	prefs := p.frame.Preferences()
	formats := container.NewVBox()
	kept := strings.Split(prefs.StringWithFallback(keepFormats, "pdf,docx,xlsx,html"), ",")
	for _, f := range export.Formats {
		c := part.NewCheck(formatNames[f], func(bool) { a.chosen() })
		c.Checked = slices.Contains(kept, string(f))
		a.formats[f] = c
		formats.Add(c)
	}
	a.asPrinted = part.NewCheck("Excel 不带公式", func(bool) { a.chosen() })
	a.asPrinted.Checked = prefs.Bool(keepAsPrinted)
	formats.Add(a.asPrinted)

	a.style = part.NewSelect(nil, nil)
	a.unit = part.NewOneOf(string(report.Wan), string(report.Yuan))
	a.unit.SetSelected(string(p.year.Pack().Unit))
	if u := prefs.String(keepUnit); u == string(report.Wan) || u == string(report.Yuan) {
		a.unit.SetSelected(u)
	}
	a.styles()
	a.style.OnChanged = func(string) { a.restyled() }
	a.unit.OnChanged = func(string) { a.restyled() }

	a.folder = widget.NewLabel("")
	a.setFolder(prefs.StringWithFallback(keepFolder, a.usualFolder()))
	a.export = part.NewMain("导出", a.run)
	a.gaps = part.Text("")
	a.gaps.Importance = widget.WarningImportance
	a.progress, a.done = container.NewVBox(), container.NewVBox()
	a.done.Hide()
	a.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 8, 8, 12), container.NewVBox(
		part.Head("输出"), a.gaps,
		part.Hint("格式"), formats,
		part.Hint("版式"), a.style,
		part.Hint("金额单位"), a.unit.Object,
		part.Hint("放到文件夹"), a.folder, part.NewButton("选择文件夹…", a.chooseFolder),
		part.Gap(4), a.progress, a.done,
	)))
	do := container.New(layout.NewCustomPaddedLayout(4, 8, 8, 12), container.NewBorder(nil, nil, nil, part.NewButton("打印…", p.Print), a.export))
	a.all = part.Wide(panelWidth, container.NewBorder(nil, do, nil, nil, a.scroll))
	a.refresh()
	return a
}

// usualFolder is beside the ledger.
func (a *panel) usualFolder() string {
	dir, err := filepath.Abs(filepath.Dir(a.p.year.Desk().Path()))
	if err != nil {
		dir = filepath.Dir(a.p.year.Desk().Path())
	}
	return filepath.Join(dir, "公开")
}

// setFolder says where files go.
func (a *panel) setFolder(dir string) {
	a.dir = dir
	a.folder.SetText(pathEnd(dir, panelWidth-40))
}

// pathEnd is as much of a path's end as has room.
func pathEnd(path string, room float32) string {
	size, style := fyne.CurrentApp().Settings().Theme().Size(fynetheme.SizeNameText), fyne.TextStyle{}
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= room }
	if fits(path) {
		return path
	}
	rs := []rune(path)
	for len(rs) > 1 && !fits("…"+string(rs)) {
		rs = rs[1:]
	}
	return "…" + string(rs)
}

// choice is the style and the unit that are chosen.
func (a *panel) choice() choice {
	c := choice{style: report.Default, unit: report.Unit(a.unit.Selected), kept: a.style.Selected == keptStyle}
	if c.kept { // which were made so
		c.unit = ""
	}
	for name, shown := range styleNames {
		if shown == a.style.Selected {
			c.style = report.Styles[name]
		}
	}
	return c
}

// styles offers what the year can look like: a sealed one first as it went out.
func (a *panel) styles() {
	list, kept := []string{styleNames[report.Default.Name], styleNames[report.GBT9704.Name]}, keptFiles(a.p.year) != nil
	if kept {
		list = append([]string{keptStyle}, list...)
	}
	if slices.Equal(a.style.Options, list) {
		return
	}
	a.style.Options, a.style.Selected = list, list[0]
	if name, ok := styleNames[a.p.frame.Preferences().String(keepStyle)]; ok && !kept {
		a.style.Selected = name
	}
	a.style.Refresh()
	a.showUnit()
}

// showUnit lets a unit be chosen where something is made.
func (a *panel) showUnit() {
	if a.style.Selected == keptStyle {
		a.unit.Disable()
	} else {
		a.unit.Enable()
	}
}

// restyled shows the pages in another style or unit.
func (a *panel) restyled() {
	a.showUnit()
	if c := a.choice(); !c.kept {
		prefs := a.p.frame.Preferences()
		prefs.SetString(keepStyle, c.style.Name)
		prefs.SetString(keepUnit, a.unit.Selected)
	}
	a.p.remake()
}

// list are the formats that are chosen.
func (a *panel) list() []export.Format {
	var out []export.Format
	for _, f := range export.Formats {
		if a.formats[f].Checked {
			out = append(out, f)
		}
	}
	return out
}

// chosen remembers the formats.
func (a *panel) chosen() {
	names := make([]string, 0, len(export.Formats))
	for _, f := range a.list() {
		names = append(names, string(f))
	}
	prefs := a.p.frame.Preferences()
	prefs.SetString(keepFormats, strings.Join(names, ","))
	prefs.SetBool(keepAsPrinted, a.asPrinted.Checked)
	a.refresh()
}

// refresh says what is still missing, and what cannot be done now.
func (a *panel) refresh() {
	if len(a.list()) == 0 {
		a.export.Disable()
	} else {
		a.export.Enable()
	}
	text := ""
	if n := len(a.p.year.Gaps()); n > 0 {
		text = fmt.Sprintf("还有 %d 处没有填写，页面上用黄底标出。", n)
	}
	if state := a.p.year.State(); state != store.Drafting {
		text = fmt.Sprintf("本年度%s。", state) + a.sealed()
	}
	a.gaps.SetText(text)
	a.gaps.Hidden = text == ""
}

// sealed says which files of a sealed year are shown.
func (a *panel) sealed() string {
	switch m := a.p.made; {
	case a.style.Selected != keptStyle:
		return "这里是重新生成的，和定稿时的文件可能不同。"
	case m != nil && m.other:
		return "这里是定稿时的文件，一个字节不差；现在的模板包或程序会排得不同，所以不能点数去填报页。"
	}
	return "这里是定稿时的文件，一个字节不差。"
}

func (a *panel) chooseFolder() {
	files.Ask(a.p.frame.Window(), files.Want{Title: "导出到哪个文件夹", Yes: "就用这个文件夹", Folder: existing(a.dir), Dir: true}, a.setFolder)
}

// existing is the folder or the nearest one above it that is there.
func existing(dir string) string {
	for {
		if st, err := os.Stat(dir); err == nil && st.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// run exports.
func (a *panel) run() {
	if a.p.stopsAtFault("导出") {
		return
	}
	dir := a.dir
	a.p.frame.Preferences().SetString(keepFolder, dir)
	list, src := a.list(), sourceOf(a.p.year, a.p.panel.choice())
	opt := export.Options{Formats: list, AsPrinted: a.asPrinted.Checked}
	a.begin(list)
	var written []string
	a.p.frame.Run("导出", func(ctx context.Context, at func(float64, string)) error {
		if src.kept != nil {
			var err error
			written, err = src.place(dir, list)
			return err
		}
		at(0, "正在汇总")
		doc, err := src.compose()
		if err != nil {
			return err
		}
		opt.Progress = func(p export.Progress) {
			fyne.Do(func() { a.at(list, p.Done) })
			at(float64(p.Done)/float64(p.Total), filepath.Base(p.File))
		}
		written, err = export.Write(ctx, doc, dir, opt)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	}, func(err error) { a.end(list, written, err) })
}

// begin lists the files that are to be written.
func (a *panel) begin(list []export.Format) {
	a.export.Disable()
	a.done.Hide()
	a.progress.RemoveAll()
	for _, f := range list {
		a.state[f] = widget.NewLabel("")
		a.progress.Add(a.state[f])
	}
	a.at(list, -1)
}

// at shows that so many files are done.
func (a *panel) at(list []export.Format, done int) {
	for i, f := range list {
		sign := "　"
		switch {
		case i < done:
			sign = "✓"
		case i == done:
			sign = "…"
		}
		a.state[f].SetText(sign + " " + formatNames[f])
	}
}

// end says what was written, or why nothing was.
func (a *panel) end(list []export.Format, written []string, err error) {
	a.refresh()
	if err != nil {
		a.progress.RemoveAll()
		if !isCancelled(err) {
			a.p.frame.Refuse(err)
		}
		return
	}
	a.at(list, len(list))
	a.written = written
	a.done.RemoveAll()
	buttons := container.NewGridWithColumns(2)
	for i, f := range list {
		buttons.Add(part.NewButton("打开"+shortNames[f], func() { a.open(written[i]) }))
	}
	a.done.Add(buttons)
	a.done.Add(part.NewButton("打开所在文件夹", func() { a.open(filepath.Dir(written[0])) }))
	a.done.Show()
	a.scroll.ScrollToBottom() // to the files, on a small screen
	a.p.frame.Tell(fmt.Sprintf("已导出 %d 个文件到“%s”。", len(written), filepath.Dir(written[0])))
}

var shortNames = map[export.Format]string{export.PDF: " PDF", export.DOCX: " Word", export.XLSX: " Excel", export.HTML: "网页"}

func (a *panel) open(path string) {
	if err := a.p.opt.open(path); err != nil {
		a.p.frame.Refuse(err)
	}
}
