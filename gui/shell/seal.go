package shell

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2/container"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/export"
	"juesuan/report/final"
	"juesuan/store"
)

// sealOrUnlock finalises the open year, or unlocks it.
func (s *Shell) sealOrUnlock() {
	switch {
	case s.year == nil:
	case s.year.State() == store.Drafting:
		s.finalise(s.year)
	default:
		s.unlock(s.year.Number())
	}
}

// Finalise finalises a year: it is checked, and what stands in the way is
// listed, each thing a link.
func (s *Shell) finalise(y *desk.Year) {
	s.leaveField()
	if y.Checking() {
		s.Tell("还在核对，请稍等一下再定稿。")
		return
	}
	if o := final.Find(y.Document(), y.Result()); !o.None() {
		s.showObstacles(y, o)
		return
	}
	text := fmt.Sprintf("定稿以后 %d 年度封存，不能再改；公开文件（PDF、Word、Excel、网页）逐字节存进账本。", y.Number())
	if n := len(y.Result().Of(check.Warning)); n > 0 {
		text += fmt.Sprintf("\n\n还有 %d 个警告，它们不妨碍定稿。", n)
	}
	s.Ask(fmt.Sprintf("%d 年度定稿", y.Number()), text+"\n\n确实要改时，以后可以写明原因解锁。", "定稿", func() { s.seal(y) })
}

// seal makes the files aside and keeps them.
func (s *Shell) seal(y *desk.Year) {
	d, err := final.Compose(y.Pack(), y.Book(), y.Data(), report.Options{Style: report.Default})
	if err != nil {
		s.Refuse(err)
		return
	}
	made, err := s.desk.Ledger().Year(y.Number())
	if err != nil {
		s.Refuse(err)
		return
	}
	if n := len(store.Diff(made, y.Data())); n > 0 {
		s.Refuse(fmt.Errorf("账本里的 %d 年度和窗口里的不同（%d 处），没有定稿。请关上账本再打开", y.Number(), n))
		return
	}
	var files []export.File
	s.Run("正在生成公开文件", func(ctx context.Context, at func(float64, string)) (err error) {
		files, err = export.Render(ctx, d, export.Options{AsPrinted: true, Progress: func(p export.Progress) {
			at(float64(p.Done)/float64(max(1, p.Total)), p.File)
		}})
		return err
	}, func(err error) {
		if err != nil {
			if ctxErr(err) {
				return
			}
			s.Refuse(err)
			return
		}
		if _, _, err := final.Keep(s.desk.Ledger(), made, "定稿", files, ""); err != nil {
			s.Refuse(err)
			return
		}
		s.changed()
		s.Tell(fmt.Sprintf("%d 年度已定稿，%d 个文件存进了账本；在“历史”里可以取出。", y.Number(), len(files)))
	})
}

// showObstacles lists what keeps a year from being finalised.
func (s *Shell) showObstacles(y *desk.Year, o final.Obstacles) {
	var d *part.Dialogue
	list := container.NewVBox()
	add := func(text, addr string) {
		go1 := part.NewButton("去看", func() {
			d.Hide()
			s.inYear(y, addr)
		})
		list.Add(container.NewBorder(nil, nil, nil, container.NewCenter(go1), part.Text(text)))
	}
	for _, g := range o.Gaps {
		addr := g.Entry
		switch {
		case g.Fault() != "":
			addr = store.JoinAddress("改写", g.Section, "模板")
		case addr == "":
			addr = "文字/" + g.Section
		}
		add(g.Text+"　"+g.Context, addr)
	}
	for _, f := range o.Errors {
		add("● "+f.Message, cmp.Or(placeOf(y, &f), findingsScreen))
	}
	head := fmt.Sprintf("还有 %d 处没有填写、%d 个错误。错误要改正，或在“检查”里说明并接受。", len(o.Gaps), len(o.Errors))
	d = part.NewDialogue(s.window, fmt.Sprintf("%d 年度还不能定稿", y.Number()),
		container.NewBorder(part.Text(head), nil, nil, nil, part.Scrolled(s.window, list, 320)),
		part.NewMain("知道了", func() { d.Hide() })).Width(680)
	d.Show()
}

// inYear goes to a place of a year.
func (s *Shell) inYear(y *desk.Year, addr string) {
	scr, at := resolve(y, addr)
	if scr != "" {
		s.goTo(place{y.Number(), scr, at})
	}
}

// unlock asks why and opens a sealed year for changes.
func (s *Shell) unlock(year int) {
	s.AskText(fmt.Sprintf("%d 年度解锁", year),
		"为什么要改？原因记入历史。定稿时的文件和数据仍在账本里，以后的每一处改动都列得出来。", "解锁",
		func(reason string) {
			l := s.desk.Ledger()
			if err := l.CanUnlock(year, reason); err != nil {
				s.Refuse(err)
				return
			}
			if _, err := l.Backup(store.BeforeUnlock); err != nil {
				s.Tell(sentences(err))
			}
			if err := l.Unlock(year, reason); err != nil {
				s.Refuse(err)
				return
			}
			s.changed()
			s.Tell(fmt.Sprintf("%d 年度已解锁，可以改了。改完请再定稿。", year))
		})
}

// changed reads everything anew after the ledger was changed past the years.
func (s *Shell) changed() {
	if err := s.desk.Changed(); err != nil {
		s.Refuse(err)
	}
	s.bar.readBackup()
	s.nav.refresh()
	s.head.refresh()
}
