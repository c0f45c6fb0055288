package text

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/flow"
	"juesuan/gui/part"
	own "juesuan/gui/theme"
	"juesuan/store"
)

// perPage is how many fields are shown at a time: a large section has hundreds.
const perPage = 8

// panel is what only a person can supply, beside the text.
type panel struct {
	screen  *Screen
	places  []place
	first   int // of the places shown
	rows    map[string]*row
	active  *row
	outside *external

	note    *part.Words
	fields  *fyne.Container
	scroll  *container.Scroll
	pager   *fyne.Container
	count   *widget.Label
	tools   *part.Button
	phrases *flow.Flow
	known   []string
	object  fyne.CanvasObject
}

func newPanel(s *Screen) *panel {
	p := &panel{screen: s, rows: map[string]*row{}, note: part.Text(""), fields: container.NewVBox(), count: widget.NewLabel(""), phrases: flow.New()}
	p.outside = &external{panel: p, open: openOutside}
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(8, 8, 12, 16), p.fields))
	p.pager = container.NewHBox(
		part.NewButton("前面的", func() { p.turn(-perPage) }), p.count, part.NewButton("后面的", func() { p.turn(perPage) }))
	p.tools = part.NewButton("在外部编辑器里写…", p.toggleOutside)
	p.tools.Importance = widget.LowImportance
	p.phrases.Margin = 12
	p.phrases.OnTarget = func(t any) { p.usePhrase(t.(int)) }
	p.phrases.Empty = "写过两次以上的话会列在这里。"
	foot := container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, p.pager, p.tools))
	p.object = container.New(&stacked{grows: 1, foot: 190}, p.note, p.scroll, foot, p.phrases.Object())
	return p
}

// refresh shows the fields that the section wants now; those that are there
// already stay, with what is typed in them.
func (p *panel) refresh() {
	s := p.screen
	d := s.year.Document()
	p.places = placesOf(s.year, s.section, d.Section(s.section))
	locked := s.year.Locked()
	switch {
	case locked != "":
		p.say(locked)
	case len(p.places) == 0:
		p.say("这一节的话都由数字得出，没有要单位自己写的。")
	default:
		p.say("")
	}
	proposals := map[string]store.Suggestion{}
	for _, g := range s.year.Suggestions() {
		proposals[g.Addr] = g
	}
	p.first = max(0, min(p.first, len(p.places)-1)/perPage*perPage)
	rows := map[string]*row{}
	var objects []fyne.CanvasObject
	for _, at := range p.places[p.first:min(p.first+perPage, len(p.places))] {
		r := p.rows[at.addr]
		if r == nil || r.place.link != at.link {
			r = p.newRow(at)
		}
		r.show(s, at, proposals[at.addr], locked != "")
		rows[at.addr] = r
		objects = append(objects, r.object)
	}
	p.rows = rows
	if p.active != nil && rows[p.active.addr] != p.active {
		p.active = nil
	}
	if !slices.Equal(p.fields.Objects, objects) {
		p.fields.Objects = objects
		p.fields.Refresh()
		p.scroll.Refresh()
	}
	p.page()
	p.showPhrases()
}

func (p *panel) say(text string) {
	p.note.SetText(text)
	if text == "" {
		p.note.Hide()
	} else {
		p.note.Show()
	}
	if p.object != nil {
		p.object.Refresh()
	}
}

func (p *panel) page() {
	if len(p.places) <= perPage {
		p.pager.Hide()
		return
	}
	p.count.SetText(fmt.Sprintf("%d–%d，共 %d 处", p.first+1, min(p.first+perPage, len(p.places)), len(p.places)))
	p.pager.Show()
}

func (p *panel) turn(by int) {
	if n := p.first + by; n >= 0 && n < len(p.places) {
		p.screen.commit()
		p.first = n
		p.refresh()
		p.scroll.ScrollToTop()
	}
}

// refused marks a field whose text the ledger did not take.
func (p *panel) refused(addr string, err error) {
	if r := p.rows[addr]; r != nil && r.field != nil && err != nil {
		r.hint.SetText("没有存进账本：" + err.Error())
	}
}

func (p *panel) activate(r *row) {
	p.active = r
	p.showPhrases()
	const above = 8 // the room over the first row
	y, h, view := r.object.Position().Y+above, r.object.Size().Height, p.scroll.Size().Height
	if y < p.scroll.Offset.Y || y+h > p.scroll.Offset.Y+view {
		to := y - 2*above
		if view > 0 {
			to = max(to, y+h-view) // the field stands last in the row
		}
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, to)))
	}
}

// focusOn puts the keyboard into the field of a place, if there is one.
func (p *panel) focusOn(addr string) bool {
	i := slices.IndexFunc(p.places, func(at place) bool { return at.addr == addr })
	if i < 0 || p.places[i].link {
		return false
	}
	if i < p.first || i >= p.first+perPage {
		p.screen.commit()
		p.first = i / perPage * perPage
		p.refresh()
	}
	r := p.rows[addr]
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.field); c != nil && !r.field.Disabled() {
		c.Focus(r.field)
	}
	return true
}

func (p *panel) focusEmpty() bool {
	for _, at := range p.places {
		if at.gap && !at.link {
			return p.focusOn(at.addr)
		}
	}
	return false
}

// nextGap goes on from the field that is written in.
func (p *panel) nextGap() bool {
	from := -1
	if p.active != nil {
		from = slices.IndexFunc(p.places, func(at place) bool { return at.addr == p.active.addr })
	}
	for i := from + 1; i < len(p.places); i++ {
		if at := p.places[i]; at.gap && valueAt(p.screen.year.Data(), at.addr) == "" && !at.link {
			return p.focusOn(at.addr)
		}
	}
	return false
}

func (p *panel) showPhrases() {
	s := p.screen
	reasons, not := true, ""
	if p.active != nil && p.active.field != nil {
		reasons, not = isReason(p.active.addr), p.active.field.Text
	}
	p.known = phrases(append(s.otherYears(), s.year.Data()), reasons, not)
	out := []flow.Paragraph{{Size: theme.SizeNameCaptionText, Pieces: []flow.Piece{{Text: "常用的话　按 Alt 和数字键，放进正在写的地方", Color: own.ColorQuiet}}}}
	if len(p.known) == 0 {
		out = nil
	}
	for i, words := range p.known {
		out = append(out, flow.Paragraph{Before: 2, Pieces: []flow.Piece{{Text: fmt.Sprintf("%d ", i+1), Color: own.ColorQuiet}, {Text: words, Color: own.ColorAccent, Target: i}}})
	}
	p.phrases.Set(out)
}

// usePhrase puts the n-th phrase into the field that is written in.
func (p *panel) usePhrase(n int) {
	if p.active == nil || p.active.field == nil || n >= len(p.known) {
		return
	}
	r := p.active
	r.field.insert(p.known[n])
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.field); c != nil {
		c.Focus(r.field)
	}
}
