// Package years is the start screen: the ledger's years with how each stands
// and two charts of them, and, where no ledger is open, the ways to begin.
package years

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	"juesuan/gui/screen"
	"juesuan/gui/theme"
	"juesuan/store"
)

// Do is what the window does for the years.
type Do struct {
	Open     func(year int)
	Finalise func(year int)
	Unlock   func(year int)
	History  func(year int)
	AskOpen  func()
	Pack     func() // asks for another pack
}

// Years is the screen. It implements [screen.Screen].
type Years struct {
	frame screen.Frame
	desk  *desk.Desk
	do    Do
	stop  func()
	over  bool
	round int // of working out; older ones are dropped

	list   []summary // newest first
	object *fyne.Container
	body   *fyne.Container
	title  *widget.Label
	rows   *fyne.Container
	first  *part.Button // of the newest year
	keys   map[fyne.Focusable]rowKey
	bin    *part.Button
	pack   *widget.Label
	empty  fyne.CanvasObject
	bars   *bars
	shares *shares
	charts fyne.CanvasObject
}

// New returns the screen of an open ledger.
func New(frame screen.Frame, d *desk.Desk, do Do) *Years {
	y := &Years{frame: frame, desk: d, do: do, rows: container.NewVBox(), title: part.Title("")}
	y.title.Truncation = fyne.TextTruncateEllipsis
	y.bars, y.shares = newBars(), newShares()
	add := part.NewMenuButton("新建年度", y.addMenu)
	open := part.NewButton("打开…", do.AskOpen)
	y.bin = part.NewFlat("", y.showBin)
	y.empty = part.Text("账本里还没有年度。点右上角的“新建年度”开始填报，或到“回收站”找回删去的。")
	y.charts = y.chartArea()
	head := container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(add, open)), y.title)
	y.pack = part.Hint("")
	y.pack.Truncation = fyne.TextTruncateEllipsis
	line := container.NewBorder(nil, nil, nil, part.NewFlat("换样式…", do.Pack), y.pack)
	y.body = container.NewVBox(y.rows, container.NewHBox(layout.NewSpacer(), y.bin), y.charts)
	y.object = container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(16, 8, 16, 16), container.New(layout.NewCustomPaddedVBoxLayout(0), head, line)), nil, nil, nil,
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 16, 16, 16), y.body)))
	if d.ReadOnly() {
		add.Disable()
	}
	y.stop = d.Listen(func(desk.Event) { y.read() })
	y.read()
	return y
}

// Object is what is shown.
func (y *Years) Object() fyne.CanvasObject { return y.object }

// Focus gives the newest year's button the keyboard.
func (y *Years) Focus() {
	if y.first != nil {
		y.frame.Window().Canvas().Focus(y.first)
	}
}

// GoTo has no places.
func (y *Years) GoTo(string) bool { return false }

// Close ends what the screen listens to.
func (y *Years) Close() {
	y.over = true
	y.stop()
}

// read lists the years at once and works them out aside.
func (y *Years) read() {
	l := y.desk.Ledger()
	numbers, err := l.Years()
	if err != nil {
		y.frame.Refuse(err)
		return
	}
	y.round++
	round := y.round
	var sources []source
	list := make([]summary, 0, len(numbers))
	for _, n := range numbers {
		s, err := y.source(n)
		if err != nil {
			list = append(list, summary{year: n, problem: err.Error()})
			continue
		}
		sources = append(sources, s)
		list = append(list, y.before(s))
	}
	y.list = list
	y.draw()
	y.countBin()
	for _, s := range sources {
		var out summary
		y.desk.Aside(func() { out = s.summarise() }, func() {
			if y.over || y.round != round {
				return
			}
			i := slices.IndexFunc(y.list, func(x summary) bool { return x.year == out.year })
			y.list[i] = out
			y.draw()
		})
	}
}

// before is what is shown of a year until it is worked out: what was last
// time, if it was shown before.
func (y *Years) before(s source) summary {
	for _, old := range y.list {
		if old.year == s.year.Year {
			old.state = s.year.State
			return old
		}
	}
	return summary{year: s.year.Year, state: s.year.State, name: s.year.Department.Name}
}

// source reads a year and what it is checked with.
func (y *Years) source(n int) (source, error) {
	l := y.desk.Ledger()
	s := source{pack: y.desk.Pack(), cat: y.desk.Catalogue(), rules: y.desk.Rules(), accepted: map[string]string{}}
	var err error
	if s.year, err = l.Year(n); err != nil {
		return s, err
	}
	if s.prior, err = l.Year(n - 1); err != nil {
		s.prior = nil // the first year of the ledger has none
	}
	accepted, err := l.Accepted(n)
	for _, a := range accepted {
		s.accepted[a.Figures] = a.Reason
	}
	return s, err
}

// draw shows the list and the charts.
func (y *Years) draw() {
	name := "决算"
	if len(y.list) > 0 && y.list[0].name != "" {
		name += " · " + y.list[0].name
	}
	y.title.SetText(name)
	y.pack.SetText("填报中的年度按“" + desk.PackTitle(y.desk.Pack().Name) + "”的样式做文件")
	had, hadKeys := y.keys[y.frame.Window().Canvas().Focused()]
	y.rows.Objects = nil
	y.first, y.keys = nil, map[fyne.Focusable]rowKey{}
	for i := range y.list {
		row, main := y.row(&y.list[i], i == 0)
		if y.first == nil {
			y.first = main
		}
		y.rows.Add(row)
	}
	if len(y.list) == 0 {
		y.rows.Add(y.empty)
	}
	y.drawCharts()
	y.body.Refresh()
	if hadKeys {
		y.refocus(had)
	}
}

// rowKey is a button of a year's line; newest is the year that stood first.
type rowKey struct {
	year, newest int
	more         bool
}

// refocus gives the keyboard to the button that stands where one was that had
// it, or, when there is a newer year or its own is gone, to the newest year's.
func (y *Years) refocus(had rowKey) {
	if had.newest == y.newest() {
		for b, k := range y.keys {
			if k == had {
				y.frame.Window().Canvas().Focus(b)
				return
			}
		}
	}
	y.Focus()
}

func (y *Years) drawCharts() {
	y.bars.show(y.list)
	if len(y.list) > 0 {
		y.shares.show(y.list[max(0, slices.IndexFunc(y.list, func(s summary) bool { return len(s.classes) > 0 }))])
	}
	if y.bars.any() {
		y.charts.Show()
	} else {
		y.charts.Hide()
	}
}

func (y *Years) countBin() {
	binned, err := y.desk.Ledger().Bin()
	if err != nil || len(binned) == 0 {
		y.bin.Hide()
		return
	}
	y.bin.SetText(fmt.Sprintf("回收站（%d）", len(binned)))
	y.bin.Show()
}

// changed reads the ledger anew after years came or went.
func (y *Years) changed() {
	if err := y.desk.Changed(); err != nil {
		y.frame.Refuse(err)
	}
}

// newest is the newest year's number, 0 if there is none.
func (y *Years) newest() int {
	if len(y.list) == 0 {
		return 0
	}
	return y.list[0].year
}

func (y *Years) has(year int) bool {
	return slices.ContainsFunc(y.list, func(s summary) bool { return s.year == year })
}

// word is what the button of a year says.
func word(s *summary, readOnly bool) string {
	if s.state == store.Drafting && !readOnly {
		return "继续填报"
	}
	return "查看"
}

// counts says what stands open in a year.
func counts(s *summary) (string, fyne.ThemeColorName) {
	switch {
	case s.problem != "":
		return theme.Error.Sign() + " 读不出", theme.ColorError
	case !s.known:
		return "…", theme.ColorQuiet
	case s.errors > 0 && s.warnings > 0:
		return fmt.Sprintf("%s %d  %s %d", theme.Error.Sign(), s.errors, theme.Warning.Sign(), s.warnings), theme.ColorError
	case s.errors > 0:
		return fmt.Sprintf("%s %d", theme.Error.Sign(), s.errors), theme.ColorError
	case s.warnings > 0:
		return fmt.Sprintf("%s %d", theme.Warning.Sign(), s.warnings), theme.ColorWarning
	}
	return theme.Fine.Sign(), theme.ColorFine
}
