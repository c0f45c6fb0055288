package preview

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
	"juesuan/gui/part"
	"juesuan/gui/printing"
)

// sideNames are the choices of sides as the dialogue names them.
var sideNames = []struct {
	sides printing.Sides
	name  string
}{
	{printing.OneSided, "单面"},
	{printing.LongEdge, "双面，像书一样翻（沿长边）"},
	{printing.ShortEdge, "双面，向上翻（沿短边）"},
}

const keepSides, keepPrinter = "打印/单双面", "打印/打印机"

// printDialogue asks how the pages are printed.
type printDialogue struct {
	p    *Preview
	made *made

	list     []printing.Printer
	printer  *part.Select
	which    *part.Select
	typed    *ime.Entry
	copies   *ime.Entry
	sides    *part.Select
	wrong    *part.Words
	says     *widget.Label
	room     fyne.Size // of the picture of the page that comes out first
	paper    *canvas.Rectangle
	picture  *canvas.Image
	yes      *part.Button
	dialogue *part.Dialogue
	cancel   context.CancelFunc // of what is done aside
	drawn    int                // the page of the picture, -1 for none
	over     bool
}

func newPrintDialogue(p *Preview) *printDialogue {
	d := &printDialogue{p: p, made: p.made, drawn: -1, cancel: func() {}, room: firstRoom(p.frame.Window().Canvas().Size())}
	d.printer = part.NewSelect(nil, func(string) { d.refresh() })
	d.printer.PlaceHolder = "正在找打印机…"
	d.which = part.NewSelect([]string{string(allPages), string(tablePages), string(textPages), string(somePages)}, func(string) { d.refresh() })
	d.which.Selected = string(allPages)
	d.typed = ime.NewEntry()
	d.typed.SetPlaceHolder("例如 1-5,8")
	d.typed.OnChanged = func(string) {
		if d.typed.Text != "" && d.which.Selected != string(somePages) {
			d.which.SetSelected(string(somePages))
		}
		d.refresh()
	}
	d.typed.OnSubmitted = func(string) { d.print() }
	d.copies = ime.NewEntry()
	d.copies.SetText("1")
	d.copies.OnChanged = func(string) { d.refresh() }
	d.copies.OnSubmitted = func(string) { d.print() }
	d.sides = part.NewSelect(nil, func(string) { d.refresh() })
	d.wrong = part.Text("")
	d.wrong.Importance = widget.DangerImportance
	d.says = part.Hint("")
	d.says.Alignment = fyne.TextAlignCenter
	d.paper = canvas.NewRectangle(part.Paper)
	d.picture = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
	d.yes = part.NewMain("打印", d.print)
	d.yes.Disable()

	label := func(s string) fyne.CanvasObject { return widget.NewLabel(s) }
	form := container.New(layout.NewFormLayout(),
		label("打印机"), d.printer,
		label("页"), d.which,
		label(""), d.typed,
		label("份数"), container.NewHBox(part.Wide(80, d.copies)),
		label("单双面"), d.sides)
	first := container.NewVBox(
		part.Hint("最先出来的一页"),
		container.New(firstLayout{d}, d.paper, d.picture), d.says)
	d.dialogue = part.NewDialogue(p.frame.Window(), "打印",
		container.NewBorder(nil, nil, nil, container.NewHBox(part.Gap(16), first), container.NewVBox(form, d.wrong)),
		part.NewButton("取消", func() { d.dialogue.Hide() }), d.yes).
		Width(720).First(d.yes).OnClosed(d.close)
	return d
}

// show asks, and looks for printers meanwhile.
func (d *printDialogue) show() {
	d.sidesFor(false)
	d.refresh()
	d.dialogue.Show()
	ctx, cancel := context.WithCancel(context.Background())
	d.cancel = cancel
	var list []printing.Printer
	var err error
	d.p.opt.aside(func() { list, err = d.p.opt.print.list(ctx) }, func() {
		if !d.over {
			d.found(list, err)
		}
	})
}

func (d *printDialogue) close() {
	d.over = true
	d.cancel()
}

// found shows the printers.
func (d *printDialogue) found(list []printing.Printer, err error) {
	if err != nil {
		d.printer.PlaceHolder = "没有打印机"
		d.printer.Refresh()
		d.complain(err)
		return
	}
	d.list = list
	kept, at := d.p.frame.Preferences().String(keepPrinter), -1
	for i, p := range list {
		name := p.Name
		if p.Stopped {
			name += "（已停，排队等候）"
		}
		d.printer.Options = append(d.printer.Options, name)
		if p.Name == kept || at < 0 && p.Default {
			at = i
		}
	}
	d.printer.SetSelectedIndex(max(at, 0))
	d.sidesFor(list[max(at, 0)].Sides)
	d.refresh()
	d.p.frame.Window().Canvas().Focus(d.yes)
}

// chosen is the printer, nil for none.
func (d *printDialogue) chosen() *printing.Printer {
	if i := d.printer.SelectedIndex(); i >= 0 && i < len(d.list) {
		return &d.list[i]
	}
	return nil
}

// sidesFor offers what the printer can do.
func (d *printDialogue) sidesFor(both bool) {
	var names []string
	for _, s := range sideNames {
		if both || s.sides == printing.OneSided {
			names = append(names, s.name)
		}
	}
	if slices.Equal(names, d.sides.Options) {
		return
	}
	d.sides.Options = names
	kept := d.p.frame.Preferences().String(keepSides)
	if !slices.Contains(names, kept) {
		kept = names[len(names)/2]
	}
	d.sides.Selected = kept
	d.sides.Refresh()
}

// job is what is asked for. The error is a sentence.
func (d *printDialogue) job() (list []int, job printing.Job, err error) {
	if list, err = d.made.printed(which(d.which.Selected), d.typed.Text); err != nil {
		return nil, job, err
	}
	if job.Copies, err = copiesOf(d.copies.Text); err != nil {
		return list, job, err
	}
	p := d.chosen()
	if p == nil {
		return list, job, errNoChoice
	}
	job.Printer = p.Name
	for _, s := range sideNames {
		if s.name == d.sides.Selected {
			job.Sides = s.sides
		}
	}
	return list, job, nil
}

// errNoChoice is no mistake of the person's: the list is still to come.
var errNoChoice = errors.New("请选一台打印机")

// refresh shows what would come out, or what is wrong.
func (d *printDialogue) refresh() {
	if d.dialogue == nil {
		return // not put together yet
	}
	if p := d.chosen(); p != nil {
		d.sidesFor(p.Sides)
	}
	list, job, err := d.job()
	if len(list) > 0 {
		d.draw(list[0])
		says := fmt.Sprintf("第 %d 页；共 %d 页，%d 张纸", list[0]+1, len(list), sheets(len(list), job.Sides))
		if job.Sides == "" {
			says = fmt.Sprintf("第 %d 页；共 %d 页", list[0]+1, len(list))
		}
		if job.Copies > 1 {
			says += fmt.Sprintf("，%d 份", job.Copies)
		}
		d.says.SetText(says)
	} else {
		d.says.SetText("")
		d.picture.Hide()
		d.drawn = -1
	}
	if err == nil {
		d.yes.Enable()
	} else {
		d.yes.Disable()
	}
	if errors.Is(err, errNoChoice) && d.list == nil {
		return // what was said of the printers stays
	}
	d.complain(err)
}

func (d *printDialogue) complain(err error) {
	text := ""
	if err != nil {
		text = err.Error() + "。"
	}
	if d.wrong.Text != text {
		d.wrong.SetText(text)
		d.dialogue.Refit()
	}
}

// print prints and closes the dialogue.
func (d *printDialogue) print() {
	list, job, err := d.job()
	if err != nil {
		d.complain(err)
		return
	}
	prefs := d.p.frame.Preferences()
	prefs.SetString(keepPrinter, job.Printer)
	if p := d.chosen(); p.Sides {
		prefs.SetString(keepSides, d.sides.Selected)
	}
	d.dialogue.Hide()
	made, to := d.made, d.p.opt.print
	d.p.frame.Run("打印", func(ctx context.Context, at func(float64, string)) error {
		at(0, fmt.Sprintf("正在把 %d 页交给打印机", len(list)))
		return made.send(ctx, to, list, job)
	}, func(err error) {
		switch {
		case err == nil:
			d.p.frame.Tell(fmt.Sprintf("已交给打印机“%s”：%d 页，%d 份。", job.Printer, len(list), job.Copies))
		case !isCancelled(err):
			d.p.frame.Refuse(err)
		}
	})
}
