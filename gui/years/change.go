package years

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
	"juesuan/gui/part"
	"juesuan/store"
)

// addMenu is what a new year can be made from.
func (y *Years) addMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if last := y.newest(); last != 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("由 %d 年度结转 %d 年度…", last, last+1), func() { y.askRoll(last) }))
	}
	return append(items, fyne.NewMenuItem("空白年度…", y.askBlank))
}

// askRoll asks before a year is made out of the one before.
func (y *Years) askRoll(from int) {
	text := "单位概况、职责、机构、车辆照搬；收入、支出只留科目，金额为零；年初结转和结余等于上年年末；自评留下指标、目标和分值。" +
		"原因和其他文字不照搬，上年写的话会放在旁边供参考。"
	if s := y.list; len(s) > 0 && s[0].year == from && s[0].state == store.Drafting {
		text += fmt.Sprintf("\n\n%d 年度还在填报中：以后改了它的年末结转和结余，%d 年度的年初数要跟着改。", from, from+1)
	}
	y.frame.Ask(fmt.Sprintf("由 %d 年度结转 %d 年度", from, from+1), text, "结转", func() {
		l := y.desk.Ledger()
		if err := l.CanRoll(from, from+1); err != nil {
			y.frame.Refuse(err)
			return
		}
		if _, err := l.Backup(store.BeforeRoll); err != nil {
			y.frame.Tell(err.Error())
		}
		r, err := l.Roll(from, from+1, fmt.Sprintf("由 %d 年度结转", from))
		if err != nil {
			y.frame.Refuse(err)
			return
		}
		y.changed()
		y.told(r)
	})
}

// told says what a new year has, and which subjects need a look.
func (y *Years) told(r *store.Rolled) {
	n := r.Year.Year
	if len(r.Renamed)+len(r.Ended) == 0 {
		y.frame.Tell(fmt.Sprintf("%d 年度做好了，可以填报了。上年写的文字有 %d 处可以参考。", n, len(r.Suggestions)))
		return
	}
	var b strings.Builder
	if len(r.Renamed) > 0 {
		fmt.Fprintf(&b, "改了名称的科目 %d 个，编码不变，表里印新名称：\n", len(r.Renamed))
		for _, s := range r.Renamed {
			fmt.Fprintf(&b, "%s　%s → %s\n", s.Code, s.Old, s.New)
		}
	}
	if len(r.Ended) > 0 {
		fmt.Fprintf(&b, "%d 年科目表里没有了的科目 %d 个，行还留着，请换成别的科目：\n", n, len(r.Ended))
		for _, s := range r.Ended {
			fmt.Fprintf(&b, "%s　%s（%s）", s.Code, s.Name, strings.Join(s.Pages, "、"))
			for i, in := range s.Instead {
				b.WriteString([]string{"　可以换成 ", "、"}[min(i, 1)] + in.Code + " " + in.Name)
			}
			b.WriteString("\n")
		}
	}
	var d *part.Dialogue
	d = part.NewDialogue(y.frame.Window(), fmt.Sprintf("%d 年度做好了", n),
		part.Scrolled(y.frame.Window(), part.Text(strings.TrimSpace(b.String())), 320),
		part.NewButton("以后再看", func() { d.Hide() }),
		part.NewMain("开始填报", func() {
			d.Hide()
			y.do.Open(n)
		})).Width(620)
	d.Show()
}

// askYear asks for the number of a year that the ledger does not have.
func (y *Years) askYear(title, text, yes string, propose int, do func(int)) {
	field := ime.NewEntry()
	field.Propose(strconv.Itoa(propose))
	wrong := part.Text("")
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var d *part.Dialogue
	take := func() {
		n, err := strconv.Atoi(strings.TrimSpace(field.Text))
		switch {
		case err != nil || n < 1990 || n > 2100:
			wrong.SetText("年度要写四位数字，例如 " + strconv.Itoa(propose) + "。")
		case y.has(n):
			wrong.SetText(fmt.Sprintf("账本里已经有 %d 年度，请写另一个。", n))
		default:
			d.Hide()
			do(n)
			return
		}
		wrong.Show()
		d.Refit()
	}
	field.OnSubmitted = func(string) { take() }
	form := container.New(layout.NewFormLayout(), widget.NewLabel("年度"), field)
	d = part.NewDialogue(y.frame.Window(), title, container.NewVBox(part.Text(text), form, wrong),
		part.NewButton("取消", func() { d.Hide() }), part.NewMain(yes, take)).First(field)
	d.Show()
}

// free is the first year from n on that the ledger does not have.
func (y *Years) free(n int) int {
	for y.has(n) {
		n++
	}
	return n
}

// askBlank adds a year without entries.
func (y *Years) askBlank() {
	propose := time.Now().Year() - 1
	if n := y.newest(); n != 0 {
		propose = n + 1
	}
	y.askYear("新建空白年度", "科目和数都要自己录。要接着上年填，请用“结转”。", "新建", y.free(propose), func(n int) {
		name := ""
		if len(y.list) > 0 {
			name = y.list[0].name
		}
		blank := &store.Year{Year: n, State: store.Drafting, Department: store.Department{Name: name}}
		if err := y.desk.Ledger().Put("新建年度", blank); err != nil {
			y.frame.Refuse(err)
			return
		}
		y.changed()
		y.do.Open(n)
	})
}

// askCopy copies a year as it is.
func (y *Years) askCopy(from int) {
	text := fmt.Sprintf("%d 年度录入的数和文字原样复制过去，状态是填报中。", from)
	y.askYear("复制成另一个年度", text, "复制", y.free(from+1), func(to int) {
		if err := y.desk.Ledger().Copy(from, to, fmt.Sprintf("复制 %d 年度", from)); err != nil {
			y.frame.Refuse(err)
			return
		}
		y.changed()
		y.frame.Tell(fmt.Sprintf("已把 %d 年度复制成 %d 年度。", from, to))
	})
}

// askPublish notes that a finalised year was made public.
func (y *Years) askPublish(n int) {
	field := ime.NewEntry()
	field.Propose(time.Now().Format(time.DateOnly))
	if data, err := y.desk.Ledger().Year(n); err == nil && data.Department.PublishedOn != "" {
		field.Propose(data.Department.PublishedOn)
	}
	wrong := part.Text("日期写成 2023-09-28 的样子。")
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var d *part.Dialogue
	take := func() {
		day, err := time.Parse(time.DateOnly, strings.TrimSpace(field.Text))
		if err != nil {
			wrong.Show()
			d.Refit()
			return
		}
		d.Hide()
		if err := y.desk.Ledger().Publish(n, day); err != nil {
			y.frame.Refuse(err)
			return
		}
		y.changed()
		y.frame.Tell(fmt.Sprintf("%d 年度已公开，日期 %s。", n, day.Format(time.DateOnly)))
	}
	field.OnSubmitted = func(string) { take() }
	form := container.New(layout.NewFormLayout(), widget.NewLabel("公开日期"), field)
	d = part.NewDialogue(y.frame.Window(), fmt.Sprintf("%d 年度已经公开", n), container.NewVBox(form, wrong),
		part.NewButton("取消", func() { d.Hide() }), part.NewMain("记下", take)).First(field)
	d.Show()
}

// askRemove puts a year into the bin.
func (y *Years) askRemove(s *summary) {
	y.frame.Ask(fmt.Sprintf("删除 %d 年度", s.year),
		"它放进回收站，历史和定稿的文件都留着，随时可以原样恢复。", "放进回收站", func() {
			if _, err := y.desk.Ledger().RemoveYear(s.year, "删除年度"); err != nil {
				y.frame.Refuse(err)
				return
			}
			y.changed()
			y.frame.Tell(fmt.Sprintf("%d 年度在回收站里，可以恢复。", s.year))
		})
}

// showBin lists the years in the bin.
func (y *Years) showBin() {
	binned, err := y.desk.Ledger().Bin()
	if err != nil {
		y.frame.Refuse(err)
		return
	}
	var d *part.Dialogue
	list := container.NewVBox()
	for _, b := range binned {
		back := part.NewButton("恢复", func() {
			d.Hide()
			if _, err := y.desk.Ledger().RestoreYear(b.ID, "从回收站恢复"); err != nil {
				y.frame.Refuse(err)
				return
			}
			y.changed()
			y.frame.Tell(fmt.Sprintf("%d 年度恢复了，和删除时一样。", b.Year))
		})
		if y.desk.ReadOnly() {
			back.Disable()
		}
		list.Add(container.NewBorder(nil, nil, part.Bold(strconv.Itoa(b.Year)), back,
			widget.NewLabel(fmt.Sprintf("%s　%s 删除", b.State, b.At.Local().Format("2006-01-02 15:04")))))
	}
	d = part.NewDialogue(y.frame.Window(), "回收站", part.Scrolled(y.frame.Window(), list, 240),
		part.NewMain("关闭", func() { d.Hide() }))
	d.Show()
}
