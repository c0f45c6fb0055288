package shell

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"juesuan/gui/desk"
	"juesuan/gui/entry"
	"juesuan/gui/findings"
	"juesuan/gui/grid"
	"juesuan/gui/ime"
	"juesuan/gui/part"
	"juesuan/gui/screen"
	"juesuan/report/check"
)

// setMenu shows the main menu. The toolkit would write the keys a second time
// and too faintly to be read, so the items that have them are in a menu of
// their own, which joins when the bar has been made.
func (s *Shell) setMenu() {
	m := s.menu()
	keys := fyne.NewMenu("")
	for _, list := range m.Items {
		for _, i := range list.Items {
			if i.Shortcut != nil {
				do := i.Action
				key := fyne.NewMenuItem(i.Label, func() {
					if !ime.Hold(do) { // text typed before it may be on its way
						do()
					}
				})
				key.Shortcut, i.Shortcut = i.Shortcut, nil
				keys.Items = append(keys.Items, key)
			}
		}
	}
	s.window.SetMainMenu(m)
	m.Items = append(m.Items, keys)
}

// menu makes the main menu. The toolkit asks its items first for every key
// with Ctrl or Alt, wherever the keyboard is, also in a dialogue: then only
// undo and redo are for its fields.
func (s *Shell) menu() *fyne.MainMenu {
	item := func(name string, do func(), shortcut fyne.Shortcut) *fyne.MenuItem {
		return menuItem(name, s.free(do), shortcut)
	}
	recent := fyne.NewMenuItem("最近打开", nil)
	recent.ChildMenu = fyne.NewMenu("")
	for _, path := range s.recent() {
		recent.ChildMenu.Items = append(recent.ChildMenu.Items, fyne.NewMenuItem(shortPath(path), func() { s.Open(path) }))
	}
	recent.Disabled = len(recent.ChildMenu.Items) == 0
	quit := item("退出", s.Close, ctrl(fyne.KeyQ))
	quit.IsQuit = true
	file := fyne.NewMenu("文件",
		item("新建账本…", s.askNew, ctrl(fyne.KeyN)),
		item("打开账本…", s.askOpen, ctrl(fyne.KeyO)),
		recent,
		item("打开示例", s.openSample, nil),
		fyne.NewMenuItemSeparator(),
		item("另存为…", s.askSaveAs, &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}),
		item("马上备份", s.backUp, nil),
		item("导出…", s.exportYear, ctrl(fyne.KeyE)),
		item("打印…", s.print, ctrl(fyne.KeyP)),
		fyne.NewMenuItemSeparator(),
		item("审核文件…", s.askAudit, ctrl(fyne.KeyT)),
		fyne.NewMenuItemSeparator(),
		item("设置…", s.askSettings, ctrl(fyne.KeyComma)),
		quit,
	)
	edit := fyne.NewMenu("编辑",
		menuItem("撤销", s.undo, &fyne.ShortcutUndo{}),
		menuItem("重做", s.redo, &fyne.ShortcutRedo{}),
		fyne.NewMenuItemSeparator(),
		item("查找…", s.find, ctrl(fyne.KeyF)),
	)
	return fyne.NewMainMenu(file, edit, s.goMenu(), fyne.NewMenu("帮助",
		labelled("本页说明", "F1", s.help),
		item("关于", s.about, nil),
	))
}

// goMenu leads to every screen.
func (s *Shell) goMenu() *fyne.Menu {
	item := func(name string, do func(), shortcut fyne.Shortcut) *fyne.MenuItem {
		return menuItem(name, s.free(do), shortcut)
	}
	m := fyne.NewMenu("转到",
		item("后退", s.goBack, &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}),
		item("前进", s.goForward, &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}),
		fyne.NewMenuItemSeparator(),
		labelled("下一个问题", "F8", func() { s.nextFinding(1) }),
		labelled("上一个问题", "Shift+F8", func() { s.nextFinding(-1) }),
		fyne.NewMenuItemSeparator(),
		item("年度", func() { s.goTo(place{}) }, ctrl(fyne.Key0)),
	)
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	for i, name := range mainPages {
		m.Items = append(m.Items, item(name, func() { s.goToScreen(name) }, ctrl(keys[i])))
	}
	m.Items = append(m.Items, item(historyScreen, func() { s.goToScreen(historyScreen) }, nil))
	return m
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

// free does something only where no dialogue waits for an answer.
func (s *Shell) free(do func()) func() {
	return func() {
		if s.window.Canvas().Overlays().Top() == nil {
			do()
		}
	}
}

// menuItem is a menu's item with its key behind the name.
func menuItem(name string, do func(), shortcut fyne.Shortcut) *fyne.MenuItem {
	i := labelled(name, "", do)
	if k, ok := shortcut.(fyne.KeyboardShortcut); ok {
		i = labelled(name, keysOf(k), do)
		i.Shortcut = shortcut
	}
	return i
}

func labelled(name, keys string, do func()) *fyne.MenuItem {
	const most = 7 // characters of a name
	if keys != "" {
		name += strings.Repeat("\u3000", max(1, most-len([]rune(name)))) + keys
	}
	return fyne.NewMenuItem(name, do)
}

func keysOf(k fyne.KeyboardShortcut) string {
	name := string(k.Key())
	switch k.Key() {
	case fyne.KeyLeft:
		name = "←"
	case fyne.KeyRight:
		name = "→"
	}
	if k.Mod()&fyne.KeyModifierShift != 0 {
		name = "Shift+" + name
	}
	if k.Mod()&fyne.KeyModifierAlt != 0 {
		return "Alt+" + name
	}
	return "Ctrl+" + name
}

// key handles keys without Ctrl that no widget has used.
func (s *Shell) key(k *fyne.KeyEvent) {
	if d := part.Top(s.window); d != nil {
		if k.Name == fyne.KeyEscape {
			d.Leave()
		}
		return
	}
	if f := s.takeUp(); f != nil {
		f.TypedKey(k)
		return
	}
	if scr, ok := s.shown().(screen.Keyed); ok && scr.Key(k) {
		return
	}
	switch k.Name {
	case fyne.KeyF1:
		s.help()
	case fyne.KeyF8:
		by := 1
		if d, ok := s.app.Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
			by = -1
		}
		s.nextFinding(by)
	case fyne.KeyF6:
		s.window.Canvas().Focus(s.nav.list)
	case fyne.KeyEscape:
		s.toast.hide()
	}
}

// typedRune handles what is typed where nothing has the keyboard.
func (s *Shell) typedRune(r rune) {
	if f := s.takeUp(); f != nil {
		f.TypedRune(r)
	}
}

// takeUp gives the grid of an entry page the keyboard that nothing has: a click
// on a button takes it away, and who types on means the cell. It returns the
// grid then.
func (s *Shell) takeUp() fyne.Focusable {
	c := s.window.Canvas()
	scr, ok := s.shown().(*entry.Screen)
	if !ok || c.Focused() != nil || c.Overlays().Top() != nil {
		return nil
	}
	scr.Focus()
	return c.Focused()
}

// shown is the screen that is seen, or nil.
func (s *Shell) shown() screen.Screen {
	if s.at.screen != "" {
		return s.screens[s.at.screen]
	}
	return s.start
}

// goToScreen opens a screen of the year; without a year there is none.
func (s *Shell) goToScreen(name string) {
	if s.year == nil {
		s.Tell("请先打开一个年度。")
		return
	}
	s.goTo(place{year: s.year.Number(), screen: name})
}

// undo takes back the last step: of the field or grid that has the keyboard,
// else of the year.
func (s *Shell) undo() {
	if s.handOn(&fyne.ShortcutUndo{}) || s.year == nil || part.Top(s.window) != nil {
		return
	}
	s.tellStep("已撤销", s.year.Undo)
}

func (s *Shell) redo() {
	if s.handOn(&fyne.ShortcutRedo{}) || s.year == nil || part.Top(s.window) != nil {
		return
	}
	s.tellStep("已重做", s.year.Redo)
}

// handOn gives a shortcut to a field or grid that has the keyboard.
func (s *Shell) handOn(sc fyne.Shortcut) bool {
	switch f := s.window.Canvas().Focused().(type) {
	case *grid.Grid:
		f.TypedShortcut(sc)
		return true
	case interface {
		fyne.Shortcutable
		CursorTextOffset() int // a field for text
	}:
		f.TypedShortcut(sc)
		return true
	}
	return false
}

func (s *Shell) tellStep(done string, step func() (string, error)) {
	action, err := step()
	if err != nil {
		s.Tell(sentences(err))
		return
	}
	s.Status(done + "：" + action)
}

// nextFinding goes to the next finding's place, or the one before.
func (s *Shell) nextFinding(by int) {
	if s.year == nil {
		return
	}
	if scr, ok := s.shown().(*findings.Screen); ok {
		scr.Step(by)
		return
	}
	var list []check.Finding
	r := s.year.Result()
	list = append(append(list, r.Of(check.Error)...), r.Of(check.Warning)...)
	if len(list) == 0 {
		s.Tell("没有错误，也没有警告。")
		return
	}
	if s.found < 0 && by < 0 {
		s.found = 0
	}
	s.found = ((s.found+by)%len(list) + len(list)) % len(list)
	f := list[s.found]
	if addr := placeOf(s.year, &f); addr != "" {
		s.GoTo(addr)
	} else {
		s.goToScreen(findingsScreen)
		if scr, ok := s.shown().(*findings.Screen); ok {
			scr.RevealKey(f.Key())
		}
	}
	s.Tell(fmt.Sprintf("%d/%d　%s", s.found+1, len(list), f.Message))
}

// placeOf is the first of a finding's places where something can be changed;
// empty if there is none.
func placeOf(y *desk.Year, f *check.Finding) string {
	for _, p := range f.Places {
		addr := findings.AddressOf(p)
		if addr == "" {
			continue
		}
		if scr, _ := resolve(y, addr); scr != "" && scr != previewScreen {
			return addr
		}
	}
	return ""
}

func (s *Shell) about() {
	s.inform("关于", "决算公开：把一个部门一年的数字变成可以直接公开的部门决算。\n\n"+
		"按 GPL-3.0-or-later 发布。内嵌的字体：思源宋体、思源黑体、霞鹜文楷的子集（OFL 1.1），FandolFang 的子集（GPL-3，带字体例外）。")
}
