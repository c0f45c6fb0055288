package years

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	toolkit "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/shopspring/decimal"

	"juesuan/gui/part"
	"juesuan/gui/theme"
)

// chartArea puts the two charts beside each other.
func (y *Years) chartArea() fyne.CanvasObject {
	one := func(head *widget.Label, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(head, nil, nil, nil,
			part.On(theme.ColorSheet, container.New(layout.NewCustomPaddedLayout(12, 12, 16, 16), o)))
	}
	y.shares.head = part.Head("")
	return container.NewGridWithColumns(2,
		one(part.Head("各年收支（万元）"), y.bars), one(y.shares.head, y.shares))
}

// chart is a widget of rectangles and texts, made anew when its figures change.
type chart struct {
	widget.BaseWidget
	draw func(p *pen, room fyne.Size)
}

// CreateRenderer draws at every change of size, look or figures.
func (c *chart) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{c: c} }

type chartRenderer struct {
	c       *chart
	objects []fyne.CanvasObject
}

func (r *chartRenderer) Layout(room fyne.Size) {
	p := &pen{}
	r.c.draw(p, room)
	r.objects = p.objects
}
func (r *chartRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, 200) }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// pen collects what is drawn.
type pen struct{ objects []fyne.CanvasObject }

func (p *pen) bar(name fyne.ThemeColorName, x, y, width, height float32) {
	r := canvas.NewRectangle(part.Color(name))
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(width, height))
	p.objects = append(p.objects, r)
}

// text writes a line into a box, cut where it is too long.
func (p *pen) text(text string, name fyne.ThemeColorName, align fyne.TextAlign, x, y, width float32) {
	t := canvas.NewText(cut(text, width), part.Color(name))
	t.TextSize = small()
	t.Alignment = align
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, t.MinSize().Height))
	p.objects = append(p.objects, t)
}

// small is the size of a chart's texts.
func small() float32 { return fyne.CurrentApp().Settings().Theme().Size(toolkit.SizeNameCaptionText) }

// cut shortens a text to a width.
func cut(text string, width float32) string {
	fits := func(s string) bool { return fyne.MeasureText(s, small(), fyne.TextStyle{}).Width <= width }
	if fits(text) {
		return text
	}
	runes := []rune(text)
	for len(runes) > 1 && !fits(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// bars shows income and spending by year, the oldest at the left.
type bars struct {
	chart
	list []summary // oldest first
}

// mostYears is as many as can be told apart.
const mostYears = 6

func newBars() *bars {
	b := &bars{}
	b.draw = b.paint
	b.ExtendBaseWidget(b)
	return b
}

func (b *bars) show(newestFirst []summary) {
	b.list = b.list[:0]
	for i := min(mostYears, len(newestFirst)) - 1; i >= 0; i-- {
		if s := newestFirst[i]; s.income.printed != "" || s.spending.printed != "" {
			b.list = append(b.list, s)
		}
	}
	b.Refresh()
}

// any reports whether there is anything to see.
func (b *bars) any() bool { return len(b.list) > 0 }

func (b *bars) paint(p *pen, room fyne.Size) {
	line := small() * 1.5
	p.bar(theme.ColorAccent, 0, line*0.3, small()*0.8, small()*0.8)
	p.text("收入", toolkit.ColorNameForeground, fyne.TextAlignLeading, small()*1.2, 0, 60)
	p.bar(theme.ColorQuiet, small()*5, line*0.3, small()*0.8, small()*0.8)
	p.text("支出", toolkit.ColorNameForeground, fyne.TextAlignLeading, small()*6.2, 0, 60)
	if len(b.list) == 0 {
		return
	}
	most := decimal.NewFromInt(1)
	for _, s := range b.list {
		most = decimal.Max(most, s.income.exact, s.spending.exact)
	}
	base := room.Height - line
	tall := base - 3*line
	slot := min(170, room.Width/float32(len(b.list)))
	for i, s := range b.list {
		x := slot * float32(i)
		wide := min(56, slot*0.38)
		left := x + (slot-2*wide-4)/2
		for j, a := range []amount{s.income, s.spending} {
			height := max(1, part1(a.exact, most)*tall)
			at := left + float32(j)*(wide+4)
			p.bar([]fyne.ThemeColorName{theme.ColorAccent, theme.ColorQuiet}[j], at, base-height, wide, height)
			if wide >= 40 {
				p.text(a.printed, theme.ColorQuiet, fyne.TextAlignCenter, at-16, base-height-line, wide+32)
			}
		}
		p.text(strconv.Itoa(s.year), toolkit.ColorNameForeground, fyne.TextAlignCenter, x, base+2, slot)
	}
	p.bar(theme.ColorLine, 0, base, room.Width, 1)
}

// part1 is a part of a whole as a length, between 0 and 1.
func part1(a, whole decimal.Decimal) float32 {
	if !a.IsPositive() || !whole.IsPositive() {
		return 0
	}
	permille := a.Mul(decimal.NewFromInt(10000)).Div(whole).IntPart()
	return min(1, float32(permille)/10000)
}

// shares shows a year's spending by class.
type shares struct {
	chart
	head *widget.Label
	s    summary
}

func newShares() *shares {
	c := &shares{}
	c.draw = c.paint
	c.ExtendBaseWidget(c)
	return c
}

func (c *shares) show(s summary) {
	c.s = s
	c.head.SetText(strconv.Itoa(s.year) + " 支出构成")
	c.Refresh()
}

// mostClasses is how many lines there are; smaller classes are one line.
const mostClasses = 6

func (c *shares) paint(p *pen, room fyne.Size) {
	list := c.s.classes
	if len(list) == 0 {
		p.text("还没有支出。", theme.ColorQuiet, fyne.TextAlignLeading, 0, 0, room.Width)
		return
	}
	line := min(room.Height/float32(len(list)), small()*2.4)
	name, number := min(room.Width*0.42, small()*14), small()*5
	for i, x := range list {
		y := line * float32(i)
		p.text(x.Name, toolkit.ColorNameForeground, fyne.TextAlignLeading, 0, y, name-8)
		p.bar(theme.ColorAccent, name, y+small()*0.25, max(1, part1(x.Share, decimal.NewFromInt(100))*(room.Width-name-number)), small())
		p.text(x.Share.StringFixed(2)+"%", toolkit.ColorNameForeground, fyne.TextAlignTrailing, room.Width-number, y, number)
	}
}
