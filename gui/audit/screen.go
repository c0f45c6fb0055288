package audit

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/findings"
	"juesuan/gui/paper"
	"juesuan/gui/part"
	"juesuan/gui/screen"
	own "juesuan/gui/theme"
	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/report/pdf"
)

// Options are what the window gives and tests choose.
type Options struct {
	Rules *check.Rules
	Back  func()
	Other func() // asks for another file
	// Adopt takes the document's totals into the open ledger; nil where none
	// can be written.
	Adopt func(*audit.Report)

	Aside func(work, done func()) // nil: as the toolkit does
	Draw  paper.Drawing
}

// Screen shows a published document and what was found in it.
type Screen struct {
	frame screen.Frame
	opt   Options
	path  string

	paper  *paper.Pages
	list   *findings.List
	adopt  *part.Button
	report *part.Button
	room   *room
	all    *fyne.Container

	opened  *opened
	cancel  context.CancelFunc
	pending string // where to go once it is read
	closed  bool
}

// New returns the screen of a file, which is read aside.
func New(frame screen.Frame, path string, opt Options) *Screen {
	if opt.Aside == nil {
		opt.Aside = screen.Aside
	}
	s := &Screen{frame: frame, opt: opt, path: path, list: findings.NewList()}
	s.paper = paper.New(paper.Options{Aside: opt.Aside, Draw: opt.Draw, Failed: frame.Refuse, Under: s.tell, Pick: func(p *pdf.Place, _ fyne.Position) { s.pick(p) }})
	s.list.Go = s.look
	s.list.Stepped = func(addr string) { s.GoTo(addr) }
	s.adopt = part.NewButton("作为上年数引入…", func() { opt.Adopt(s.opened.report) })
	s.report = part.NewButton("存成网页报告…", s.askReport)
	s.adopt.Disable()
	s.report.Disable()
	title := part.Head(filepath.Base(path))
	title.Truncation = fyne.TextTruncateEllipsis
	buttons := container.NewHBox(s.report, s.adopt, part.NewButton("审核另一份…", opt.Other))
	head := container.NewBorder(nil, nil, part.NewButton("‹ 返回", opt.Back), buttons, title)
	s.room = newRoom(s.paper, s.list.Object())
	s.all = container.NewBorder(container.NewVBox(container.NewPadded(head), part.Tall(1, part.NewGround(own.ColorLine))), nil, nil, nil, s.room.object)
	s.read()
	return s
}

// Object is what is shown.
func (s *Screen) Object() fyne.CanvasObject { return s.all }

// Focus gives the findings the keyboard.
func (s *Screen) Focus() { s.list.Focus(s.frame.Window().Canvas()) }

// GoTo shows a place of the document, or a page of it (页/3).
func (s *Screen) GoTo(addr string) bool {
	if s.opened == nil {
		s.pending = addr
		return true
	}
	if page, ok := strings.CutPrefix(addr, pagePrefix); ok {
		n, err := strconv.Atoi(page)
		if err != nil {
			return false
		}
		s.paper.GoToPage(n - 1)
		return true
	}
	p := s.opened.place(addr)
	return p != nil && s.paper.GoTo(p.Addr)
}

const pagePrefix = "页/"

// Key steps through what was found with F3, and with F8 through the findings;
// their places are shown.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyF3:
		s.paper.Next()
	case fyne.KeyF8:
		by := 1
		if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
			by = -1
		}
		s.list.Step(by)
	default:
		return false
	}
	return true
}

// Close ends the reading and closes the document.
func (s *Screen) Close() {
	s.closed = true
	s.cancel()
	s.paper.Close()
}

// read reads the file aside.
func (s *Screen) read() {
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.paper.Say("正在读这份文件，核对里面的数…", true)
	var o *opened
	var err error
	s.opt.Aside(func() {
		defer func() {
			if p := recover(); p != nil {
				o, err = nil, fmt.Errorf("程序内部出错，这份文件没有审成（%v）。请把文件和这句话交给维护的人", p)
			}
		}()
		o, err = open(ctx, s.path, s.opt.Rules)
	}, func() {
		cancel()
		switch {
		case s.closed:
			if o != nil && o.paper != nil {
				s.opt.Aside(o.paper.File.Close, func() {})
			}
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.fail(err)
		default:
			s.show(o)
		}
	})
}

// fail says why the file cannot be tested.
func (s *Screen) fail(err error) {
	s.paper.Clear("没有审核：" + err.Error() + "。")
	s.room.only(true)
}

// show shows what was read and found.
func (s *Screen) show(o *opened) {
	s.opened = o
	r := o.report
	head := []string{sum(r)}
	if o.reset && o.paper != nil {
		head = append(head, "这种文件没有页面，左边是程序读到的内容重新排的，不是原来的版面。")
	}
	s.list.Set(findings.Content{Result: r.Result, Rules: s.opt.Rules, PageOf: s.told, AddrOf: s.address, Unread: s.unread(), Head: head})
	if o.paper == nil {
		s.paper.Clear("读到的内容排不成页面，发现照样列在旁边。")
	} else {
		s.paper.Show(o.paper)
	}
	s.report.Enable()
	if s.opt.Adopt != nil && len(r.Priors()) > 0 {
		s.adopt.Enable()
	}
	if s.pending != "" {
		s.GoTo(s.pending)
		s.pending = ""
	}
}

// sum says what was read and how it stands.
func sum(r *audit.Report) string {
	who := r.Department
	if who == "" {
		who = "没有读到单位名称"
	}
	if r.Year > 0 {
		who += fmt.Sprintf(" %d 年度", r.Year)
	}
	text := fmt.Sprintf("%s，金额单位：%s。读到 %d 张表、%d 个标题，文字里读懂 %d 个数", who, r.Unit, len(r.Tables), len(r.Sections), r.Claims)
	if n := len(r.Unread); n > 0 {
		text += fmt.Sprintf("，%d 处没有读懂、没有核对", n)
	}
	return text + "。" + r.Summary()
}

// told is what findings are told under: the page of the first place.
func (s *Screen) told(f *check.Finding) string {
	for _, p := range f.Places {
		if at := s.opened.place(p.Addr); at != nil {
			return fmt.Sprintf("第 %d 页", at.Page+1)
		}
	}
	return "全文"
}

// address is where a place is shown.
func (s *Screen) address(p check.Place) string {
	if s.opened.place(p.Addr) == nil {
		return ""
	}
	return p.Addr
}

// unread are the sentences and tables that were not understood.
func (s *Screen) unread() []findings.Unread {
	var out []findings.Unread
	for _, u := range s.opened.report.Unread {
		x := findings.Unread{Where: u.Where, Why: u.Why}
		if u.Page > 0 && !s.opened.reset {
			x.Where += fmt.Sprintf("（第 %d 页）", u.Page)
			x.Addr = pagePrefix + strconv.Itoa(u.Page)
		}
		if len(u.Numbers) > 0 {
			x.Why += "：" + strings.Join(u.Numbers, "、")
		}
		if u.Text != "" {
			x.Why += "（" + shorten(u.Text) + "）"
		}
		out = append(out, x)
	}
	return out
}

// shorten cuts a long sentence.
func shorten(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// look shows a place of a finding among the pages.
func (s *Screen) look(addr string) {
	s.room.turn(true)
	if !s.GoTo(addr) {
		s.frame.Tell("这一处在文件里没有单独的位置。")
	}
}

// pick shows the finding at a place that was clicked.
func (s *Screen) pick(p *pdf.Place) {
	if !s.list.RevealAt(p.Addr) {
		s.frame.Tell("这一处没有发现问题。")
		return
	}
	s.room.turn(false)
}

// called is what findings call a place; nothing where none has it.
func (s *Screen) called(addr string) string {
	if s.opened == nil {
		return ""
	}
	for _, f := range s.opened.report.Result.Findings {
		for _, p := range f.Places {
			if p.Addr == addr {
				return p.String()
			}
		}
	}
	return ""
}

// tell says in the status bar what is framed.
func (s *Screen) tell(p *pdf.Place) {
	if p == nil {
		s.frame.Status("")
		return
	}
	s.frame.Status(strings.TrimSpace(shorten(p.Text) + "　" + s.called(p.Addr)))
}
