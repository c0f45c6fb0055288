package grid

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/ime"
)

// command is something one can do from the menu and by a key.
type command struct {
	name  string
	key   fyne.KeyName
	mods  fyne.KeyModifier
	edits bool // only in a sheet
	run   func(*Grid)
	group bool // a line stands above it in the menu
}

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	shiftMod  = fyne.KeyModifierShift
	ctrlShift = ctrl | shiftMod
	altMod    = fyne.KeyModifierAlt
)

// commands lists all of them in the menu's order; a command without a name
// has a key only.
var commands = []command{
	{name: "编辑", key: fyne.KeyF2, edits: true, run: (*Grid).editCell},
	{name: "从列表选", key: fyne.KeyDown, mods: altMod, edits: true, run: (*Grid).editCell},
	{name: "剪切", key: fyne.KeyX, mods: ctrl, edits: true, run: (*Grid).cutCells, group: true},
	{name: "复制", key: fyne.KeyC, mods: ctrl, run: (*Grid).copy},
	{name: "粘贴", key: fyne.KeyV, mods: ctrl, edits: true, run: (*Grid).paste},
	{name: "清除内容", key: fyne.KeyDelete, edits: true, run: (*Grid).clear},
	{name: "向下填充", key: fyne.KeyD, mods: ctrl, edits: true, run: (*Grid).fillDown, group: true},
	{name: "插入行", key: fyne.KeyPlus, mods: ctrl, edits: true, run: (*Grid).insertRows},
	{name: "删除行", key: fyne.KeyMinus, mods: ctrl, edits: true, run: (*Grid).deleteRows},
	{name: "撤销", key: fyne.KeyZ, mods: ctrl, edits: true, run: (*Grid).undo, group: true},
	{name: "重做", key: fyne.KeyY, mods: ctrl, edits: true, run: (*Grid).redo},
	{name: "选整列", key: fyne.KeySpace, mods: ctrl, run: (*Grid).selectColumns, group: true},
	{name: "选整行", key: fyne.KeySpace, mods: shiftMod, run: (*Grid).selectRows},
	{name: "全选", key: fyne.KeyA, mods: ctrl, run: (*Grid).selectAll},
	{name: "加宽本列", key: fyne.KeyRightBracket, mods: ctrl, run: func(g *Grid) { g.widen(16) }, group: true},
	{name: "收窄本列", key: fyne.KeyLeftBracket, mods: ctrl, run: func(g *Grid) { g.widen(-16) }},
	{name: "最合适的列宽", key: fyne.KeyBackslash, mods: ctrl, run: func(g *Grid) { g.fitColumn(g.sel.active.Col) }},

	// Other keys for the same: = is where + is, and what old hands know.
	{key: fyne.KeyEqual, mods: ctrl, edits: true, run: (*Grid).insertRows},
	{key: fyne.KeyEqual, mods: ctrlShift, edits: true, run: (*Grid).insertRows},
	{key: fyne.KeyPlus, mods: ctrlShift, edits: true, run: (*Grid).insertRows},
	{key: fyne.KeyZ, mods: ctrlShift, edits: true, run: (*Grid).redo},
	{key: fyne.KeyInsert, mods: ctrl, run: (*Grid).copy},
	{key: fyne.KeyInsert, mods: shiftMod, edits: true, run: (*Grid).paste},
	{key: fyne.KeyDelete, mods: shiftMod, edits: true, run: (*Grid).cutCells},

	{key: fyne.KeyHome, mods: ctrl, run: func(g *Grid) { g.put(Place{}, false) }},
	{key: fyne.KeyEnd, mods: ctrl, run: func(g *Grid) { g.put(g.lastPlace(), false) }},
	{key: fyne.KeyHome, mods: ctrlShift, run: func(g *Grid) { g.put(Place{}, true) }},
	{key: fyne.KeyEnd, mods: ctrlShift, run: func(g *Grid) { g.put(g.lastPlace(), true) }},
	{key: fyne.KeyUp, mods: ctrl, run: func(g *Grid) { g.jump(-1, 0, false) }},
	{key: fyne.KeyDown, mods: ctrl, run: func(g *Grid) { g.jump(1, 0, false) }},
	{key: fyne.KeyLeft, mods: ctrl, run: func(g *Grid) { g.jump(0, -1, false) }},
	{key: fyne.KeyRight, mods: ctrl, run: func(g *Grid) { g.jump(0, 1, false) }},
	{key: fyne.KeyUp, mods: ctrlShift, run: func(g *Grid) { g.jump(-1, 0, true) }},
	{key: fyne.KeyDown, mods: ctrlShift, run: func(g *Grid) { g.jump(1, 0, true) }},
	{key: fyne.KeyLeft, mods: ctrlShift, run: func(g *Grid) { g.jump(0, -1, true) }},
	{key: fyne.KeyRight, mods: ctrlShift, run: func(g *Grid) { g.jump(0, 1, true) }},
	{key: fyne.KeyTab, mods: ctrl, run: func(g *Grid) { g.leave(true) }},
	{key: fyne.KeyTab, mods: ctrlShift, run: func(g *Grid) { g.leave(false) }},
}

// do runs the command of a key; false if the key means nothing to anybody.
func (g *Grid) do(key fyne.KeyName, mods fyne.KeyModifier) bool {
	for _, c := range commands {
		if c.key == key && c.mods == mods {
			if c.edits && g.sheet == nil {
				g.tell("这张表只能看，不能改。")
				return true
			}
			c.run(g)
			return true
		}
	}
	return g.OnKey != nil && g.OnKey(key, mods)
}

// TypedShortcut runs the command of keys with Ctrl or Alt.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	if ime.Hold(func() { ime.AgainShortcut(s) }) {
		return
	}
	if k, ok := s.(fyne.KeyboardShortcut); ok {
		g.do(k.Key(), k.Mod())
	}
}

// showMenu shows the commands at a position of the canvas.
func (g *Grid) showMenu(c fyne.Canvas, at fyne.Position) {
	menu := fyne.NewMenu("")
	for _, cmd := range commands {
		if cmd.name == "" || cmd.edits && g.sheet == nil {
			continue
		}
		if cmd.group && len(menu.Items) > 0 {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(cmd.label(), func() {
			g.Focus()
			cmd.run(g)
		}))
	}
	g.tip.hide()
	widget.ShowPopUpMenuAtPosition(menu, c, at)
}

// label is the name and the key in columns. The toolkit would write the key,
// too, but too faintly to be read.
func (c command) label() string {
	const most = 6 // characters of a name
	return c.name + strings.Repeat("\u3000", max(0, most-utf8.RuneCountInString(c.name))+1) + c.keys()
}

// keys is what to press, as it is written on a keyboard.
func (c command) keys() string {
	name := string(c.key)
	for _, k := range []struct {
		key  fyne.KeyName
		text string
	}{{fyne.KeyDown, "↓"}, {fyne.KeySpace, "空格"}, {fyne.KeyDelete, "Del"}} {
		if c.key == k.key {
			name = k.text
		}
	}
	for _, m := range []struct {
		mod  fyne.KeyModifier
		text string
	}{{shiftMod, "Shift+"}, {altMod, "Alt+"}, {ctrl, "Ctrl+"}} {
		if c.mods&m.mod != 0 {
			name = m.text + name
		}
	}
	return name
}
