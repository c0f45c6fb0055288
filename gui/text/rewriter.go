package text

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/part"
	"juesuan/report"
	"juesuan/store"
)

// rewriter is the section's sentences as words and fields, in the place of the
// fields beside the text, which shows what they print.
type rewriter struct {
	screen *Screen
	field  *field
	fault  *part.Words
	object *fyne.Container
	was    string // the template that is in the ledger
	begun  string // what was there to begin with
}

// startRewriting shows the section's template: its own, or what it reads now.
func (s *Screen) startRewriting() {
	if s.rewrite != nil || s.section == "" {
		return
	}
	if why := s.year.Locked(); why != "" {
		s.frame.Tell(why)
		return
	}
	s.commit()
	r := &rewriter{screen: s, field: newField(6), fault: part.Text(""), was: rewriteOf(s.year.Data(), s.section)}
	r.begun = r.was
	if r.begun == "" {
		r.begun = s.year.Document().Rewriting(s.section)
	}
	r.field.SetText(readable(r.begun))
	r.field.OnChanged = func(string) { r.show() }
	r.field.onKey = func(key *fyne.KeyEvent, _ bool) bool {
		if key.Name == fyne.KeyEscape {
			s.giveUpRewriting()
			return true
		}
		return false
	}
	head := part.Text("｛…｝是数，跟着账本变，键盘上的 {…} 也一样；别的字都可以改；# 开头的是标题。旁边是印出来的样子。")
	head.SizeName, head.Importance = theme.SizeNameCaptionText, widget.LowImportance
	save := part.NewButton("用改写的", func() {
		if r.save() {
			s.endRewriting()
			s.refresh()
			s.text.Focus()
		}
	})
	save.Importance = widget.HighImportance
	pick := part.NewButton("放进一个数…", r.pick)
	drop := part.NewButton("不改了", s.giveUpRewriting)
	r.object = container.New(layout.NewCustomPaddedLayout(4, 8, 12, 12), container.New(&stacked{grows: 1}, head, container.NewVScroll(container.New(layout.NewCustomPaddedLayout(1, 1, 1, 1), r.field)), r.fault,
		container.NewHBox(save, pick, layout.NewSpacer(), drop)))
	s.rewrite = r
	s.side.Objects = []fyne.CanvasObject{r.object}
	s.side.Refresh()
	r.show()
	s.bar.refresh()
	r.focus()
}

func (r *rewriter) focus() {
	r.screen.frame.Window().Canvas().Focus(r.field) // it may not have been drawn yet
}

// trial is what the section would read.
func (r *rewriter) trial() []report.Block {
	y := r.screen.year
	blocks, err := report.Trial(y.Pack(), y.Book(), y.Data(), r.screen.section, kept(r.field.Text))
	if err != nil {
		r.fault.SetText(err.Error())
		return y.Document().Section(r.screen.section)
	}
	var faults []string
	for _, b := range blocks {
		if p, ok := b.(*report.Paragraph); ok {
			for _, run := range p.Runs {
				if run.Gap && strings.HasPrefix(run.Text, "（请改正：") {
					faults = append(faults, meant(run.Text))
				}
			}
		}
	}
	r.fault.Importance = widget.DangerImportance
	switch len(faults) {
	case 0:
		r.fault.SetText("")
		r.fault.Hide()
	case 1:
		r.fault.SetText("这里不能印出来，请" + faults[0] + "。")
		r.fault.Show()
	default:
		r.fault.SetText(fmt.Sprintf("有 %d 处不能印出来，第一处请%s。", len(faults), faults[0]))
		r.fault.Show()
	}
	r.object.Refresh()
	return blocks
}

func (r *rewriter) show() { r.screen.showText() }

// save puts the template into the ledger, also with faults, which then show in
// the section and keep the year from being finalised. It reports whether it is
// there.
func (r *rewriter) save() bool {
	s := r.screen
	template := kept(r.field.Text)
	if template == r.was || template == r.begun {
		return true
	}
	if strings.TrimSpace(template) == "" {
		template = ""
	}
	err := s.year.Set("改写"+s.title(), store.Change{Addr: store.JoinAddress("改写", s.section, "模板"), Value: template})
	if err != nil {
		s.frame.Refuse(err)
		return false
	}
	r.was = template
	return true
}

// title is the heading of the section that is read.
func (s *Screen) title() string {
	for _, x := range s.sections {
		if x.id == s.section {
			return x.title
		}
	}
	return s.section
}

func (s *Screen) giveUpRewriting() {
	s.endRewriting()
	s.refresh()
	s.text.Focus()
}

func (s *Screen) endRewriting() {
	s.rewrite = nil
	s.side.Objects = []fyne.CanvasObject{s.panel.object}
	s.side.Refresh()
}

// restore asks, and takes the user's template away.
func (s *Screen) restore() {
	s.frame.Ask("用样式的原文", "“"+s.title()+"”改写的话会去掉，按样式的句子印。可以撤销。", "用原文", func() {
		if s.rewrite != nil {
			s.endRewriting()
		}
		if err := s.year.Remove("用样式的原文："+s.title(), store.JoinAddress("改写", s.section)); err != nil {
			s.frame.Refuse(err)
		}
		s.refresh()
	})
}
