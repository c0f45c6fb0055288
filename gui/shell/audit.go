package shell

import (
	"fmt"
	"strings"

	gui "juesuan/gui/audit"
	"juesuan/gui/files"
	"juesuan/gui/part"
	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/store"
)

// auditScreen is where a published document is looked at; the place's address
// is the file's path. It belongs to no year, and needs no ledger.
const auditScreen = "审核"

// askAudit asks which document to test.
func (s *Shell) askAudit() {
	files.Ask(s.window, files.Want{Title: "审核一份已经公开的决算", Yes: "审核", Exts: audit.Extensions}, s.Audit)
}

// Audit tests a published document and shows what was found.
func (s *Shell) Audit(path string) { s.goTo(place{screen: auditScreen, addr: path}) }

// showAudit shows the file, in place of the year or the start.
func (s *Shell) showAudit(path string) bool {
	rules, err := s.rules()
	if err != nil {
		s.Refuse(err)
		return false
	}
	s.closeYear()
	s.closeStart()
	opt := gui.Options{Rules: rules, Back: s.goBack, Other: s.askAudit, Aside: s.aside}
	if s.desk != nil && !s.desk.ReadOnly() {
		opt.Adopt = s.askAdopt
	}
	scr := gui.New(s, path, opt)
	s.screens[auditScreen] = scr
	s.at = place{screen: auditScreen, addr: path}
	s.Status("")
	s.show(scr.Object())
	s.setTitle()
	s.bar.refresh()
	s.focus()
	return true
}

// rules are those of the open ledger, else the program's own.
func (s *Shell) rules() (*check.Rules, error) {
	if s.desk != nil {
		return s.desk.Rules(), nil
	}
	return check.Load()
}

// askAdopt shows which totals would become last year's of the year after the
// document's, and writes them if that is wanted.
func (s *Shell) askAdopt(r *audit.Report) {
	year := r.Year + 1
	if why := s.cannotAdopt(r, year); why != "" {
		s.inform("没有引入", why)
		return
	}
	y, err := s.desk.Year(year)
	if err != nil {
		s.Refuse(err)
		return
	}
	changes, lines := adoption(y.Data(), r)
	if len(changes) == 0 {
		s.Tell(fmt.Sprintf("%d 年度的上年数已经和这份文件一样，不用引入。", year))
		return
	}
	text := fmt.Sprintf("写进 %d 年度的“上年数”：\n\n%s", year, strings.Join(lines, "\n"))
	if r.Unit != "元" {
		text += fmt.Sprintf("\n\n文件里印的是%s，只精确到 100 元；有准确的数时可以再改。", r.Unit)
	}
	if n := len(r.Result.Of(check.Error)); n > 0 {
		text += fmt.Sprintf("\n\n这份文件里有 %d 个错误，引入前请看清楚。", n)
	}
	if name := y.Data().Department.Name; r.Department != "" && r.Department != name {
		text += fmt.Sprintf("\n\n注意：文件是“%s”的，账本是“%s”的。", r.Department, name)
	}
	var d *part.Dialogue
	d = part.NewDialogue(s.window, "作为上年数引入", part.Scrolled(s.window, part.Text(text), heightOf(text)),
		part.NewButton("取消", func() { d.Hide() }),
		part.NewMain("引入", func() {
			d.Hide()
			if err := y.Set("引入上年数", changes...); err != nil {
				s.Refuse(err)
				return
			}
			s.Tell(fmt.Sprintf("已写进 %d 年度的“上年数”，可以撤销。", year))
		})).Width(520)
	d.Show()
}

// cannotAdopt says why the totals have no place in the ledger, or "".
func (s *Shell) cannotAdopt(r *audit.Report, year int) string {
	if r.Year == 0 {
		return "文件里看不出是哪一年度的决算，不知道是谁的上年数。请在“结转结余”页的“上年数”里手工填写。"
	}
	list, err := s.desk.Ledger().Years()
	if err != nil {
		return sentences(err)
	}
	has := map[int]bool{}
	for _, n := range list {
		has[n] = true
	}
	switch {
	case has[r.Year]:
		return fmt.Sprintf("账本里已有 %d 年度，%d 年度的上年数就取自它，不用引入。", r.Year, year)
	case !has[year]:
		return fmt.Sprintf("文件是 %d 年度的，它是 %d 年度的上年数；账本里没有 %d 年度。请先新建这个年度。", r.Year, year, year)
	}
	return ""
}

// adoption is what would be written, and a line for each: the field, what the
// ledger has, what the document prints.
func adoption(y *store.Year, r *audit.Report) (changes []store.Change, lines []string) {
	page := store.PageNamed("上年数")
	row := page.Rows(y)[0]
	for _, p := range r.Priors() {
		now, value := row.Text(page.Field(p.Field)), p.Yuan.StringFixed(2)
		if now == value {
			continue
		}
		changes = append(changes, store.Change{Addr: page.Name + "/" + p.Field, Value: value})
		line := fmt.Sprintf("%s　%s%s", p.Field, p.Printed, r.Unit)
		if now != "" {
			line += fmt.Sprintf("（现在是 %s 元）", now)
		}
		lines = append(lines, line)
	}
	return changes, lines
}
