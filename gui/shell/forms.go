package shell

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/entry"
	"juesuan/gui/files"
	"juesuan/gui/ime"
	"juesuan/gui/part"
	"juesuan/gui/theme"
	"juesuan/report"
)

// newLedgerForm asks for the department, the year and the file of a new
// ledger.
func newLedgerForm(s *Shell) *part.Dialogue {
	name, year := ime.NewEntry(), ime.NewEntry()
	name.SetPlaceHolder("单位的全称，印在封面上")
	year.Propose(strconv.Itoa(time.Now().Year() - 1)) // accounts are made the year after
	wrong := part.Text("")
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var d *part.Dialogue
	next := func() {
		n, err := strconv.Atoi(strings.TrimSpace(year.Text))
		department := strings.TrimSpace(name.Text)
		switch {
		case department == "":
			wrong.SetText("请写上单位的全称。")
		case err != nil || n < 1990 || n > 2100:
			wrong.SetText("年度要写四位数字，例如 " + strconv.Itoa(time.Now().Year()-1) + "。")
		default:
			d.Hide()
			files.Ask(s.window, files.Want{
				Title: "账本存在哪里", Yes: "新建账本", Ext: Ext, New: true, Name: fileName(department) + Ext,
			}, func(path string) { s.create(path, department, n) })
			return
		}
		wrong.Show()
		d.Refit()
	}
	name.OnSubmitted = func(string) { next() }
	year.OnSubmitted = func(string) { next() }
	form := container.New(layout.NewFormLayout(), widget.NewLabel("单位"), name, widget.NewLabel("年度"), year)
	d = part.NewDialogue(s.window, "新建本单位账本", container.NewVBox(
		part.Text("一个单位一个账本文件，里面存各个年度。"), form, wrong),
		part.NewButton("取消", func() { d.Hide() }), part.NewMain("下一步", next)).First(name)
	return d
}

// fileName leaves out what no file name may have.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, name)
}

// askSettings shows the settings; a change is seen at once.
func (s *Shell) askSettings() {
	s.set.unit = entry.Unit(s.Preferences()) // it can be chosen on the entry pages, too
	choice := func(options []string, now string, set func(*settings, string)) *part.Select {
		c := part.NewSelect(options, nil)
		c.SetSelected(now)
		c.OnChanged = func(v string) {
			t := s.set
			set(&t, v)
			s.change(t)
		}
		return c
	}
	var looks, names []string
	for _, l := range theme.Looks() {
		looks = append(looks, string(l))
	}
	for _, z := range sizes {
		names = append(names, z.name)
	}
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("录入金额用"), choice([]string{string(report.Yuan), string(report.Wan)}, string(s.set.unit),
			func(t *settings, v string) { t.unit = report.Unit(v) }),
		widget.NewLabel("外观"), choice(looks, string(s.set.look), func(t *settings, v string) { t.look = theme.Look(v) }),
		widget.NewLabel("字号"), choice(names, s.set.sizeName(), func(t *settings, v string) { t.size = scaleOf(v) }),
		widget.NewLabel("备份放在"), s.backupChoice(),
	)
	if s.desk != nil {
		c := part.NewSelect(packTitles(), nil)
		c.SetSelected(desk.PackTitle(s.desk.Pack().Name))
		c.OnChanged = func(v string) {
			s.choosePack(desk.PackOf(v))
			if now := desk.PackTitle(s.desk.Pack().Name); now != v { // it was refused
				c.SetSelected(now)
			}
		}
		form.Add(widget.NewLabel("本账本的模板包"))
		form.Add(c)
	}
	var d *part.Dialogue
	d = part.NewDialogue(s.window, "设置", container.NewVBox(form,
		part.Hint("录入单位只影响填报时怎么写和怎么看，账本里总是精确到分。")),
		part.NewMain("关闭", func() { d.Hide() })).Width(560).OnClosed(s.focus)
	d.Show()
}

// backupChoice shows where backups are and lets another folder be chosen.
func (s *Shell) backupChoice() fyne.CanvasObject {
	where := widget.NewLabel(s.set.backupsName())
	where.Truncation = fyne.TextTruncateEllipsis
	set := func(dir string) {
		t := s.set
		t.backups = dir
		s.change(t)
		where.SetText(s.set.backupsName())
	}
	pick := part.NewButton("另选…", func() {
		files.Ask(s.window, files.Want{Title: "备份放在哪个文件夹", Yes: "放在这里", Dir: true, Folder: s.set.backups}, set)
	})
	beside := part.NewButton("账本旁边", func() { set("") })
	return container.NewBorder(nil, nil, nil, container.NewHBox(pick, beside), where)
}

func (t settings) backupsName() string {
	if t.backups == "" {
		return "账本旁边的“名称 备份”文件夹"
	}
	return t.backups
}

// sizeName is the name of the size that is nearest.
func (t settings) sizeName() string {
	best := sizes[0]
	for _, z := range sizes {
		if abs(z.scale-t.size) < abs(best.scale-t.size) {
			best = z
		}
	}
	return best.name
}

func scaleOf(name string) float32 {
	i := slices.IndexFunc(sizes, func(z size) bool { return z.name == name })
	if i < 0 {
		return 1
	}
	return sizes[i].scale
}

func abs(x float32) float32 { return max(x, -x) }
