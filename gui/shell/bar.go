package shell

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"juesuan/gui/desk"
	"juesuan/gui/part"
	ours "juesuan/gui/theme"
	"juesuan/report/check"
	"juesuan/store"
)

// bar is the status bar: when was saved, the file, the newest backup, the
// findings; at the right what the screen says.
type bar struct {
	s        *Shell
	left     *widget.Label
	findings *link
	right    *widget.Label
	backup   time.Time // of the newest backup; zero if there is none
	line     fyne.CanvasObject
	inner    *fyne.Container
}

func newBar(s *Shell) *bar {
	b := &bar{s: s, left: part.Hint(""), right: part.Hint("")}
	b.left.Truncation = fyne.TextTruncateEllipsis
	b.right.Alignment = fyne.TextAlignTrailing
	b.right.Truncation = fyne.TextTruncateEllipsis
	b.findings = newLink(func() { s.goToScreen(findingsScreen) })
	line := container.NewBorder(nil, nil, nil, b.findings, container.NewGridWithColumns(2, b.left, b.right))
	b.inner = line
	b.line = container.New(layout.NewCustomPaddedVBoxLayout(0), part.Tall(1, part.NewGround(ours.ColorLine)), part.On(theme.ColorNameHeaderBackground, line))
	return b
}

func (b *bar) object() fyne.CanvasObject { return b.line }

// say shows a sentence at the right.
func (b *bar) say(text string) {
	if b.right.Text != text {
		b.right.SetText(text)
	}
}

// readBackup looks when the newest backup was made.
func (b *bar) readBackup() {
	b.backup = time.Time{}
	d := b.s.desk
	if d == nil {
		return
	}
	list, err := store.Backups(d.Path(), b.s.set.backups)
	if err == nil && len(list) > 0 {
		b.backup = list[0].At
	}
	b.refresh()
}

// refresh shows how the ledger and the year stand.
func (b *bar) refresh() {
	if b.s.desk == nil {
		b.left.SetText("没有打开账本")
	} else if text := b.facts(b.s.desk, b.s.year); b.left.Text != text {
		b.left.SetText(text)
	}
	text, importance := "", widget.LowImportance
	if y := b.s.year; y != nil {
		text, importance = inWords(y.Result())
	}
	if b.findings.Text != text || b.findings.Importance != importance {
		b.findings.Importance = importance
		b.findings.SetText(text)
		b.inner.Refresh()
	}
}

// inWords says how many errors and warnings stand.
func inWords(r *check.Result) (string, widget.Importance) {
	text, _ := countsOf(r)
	switch {
	case len(r.Of(check.Error)) > 0:
		return text, widget.DangerImportance
	case len(r.Of(check.Warning)) > 0:
		return text, widget.WarningImportance
	}
	return text, widget.SuccessImportance
}

// link is a small text that leads somewhere; the list of screens leads there
// by keyboard.
type link struct {
	widget.Label
	tapped func()
}

func newLink(tapped func()) *link {
	l := &link{tapped: tapped}
	l.SizeName = theme.SizeNameCaptionText
	l.ExtendBaseWidget(l)
	return l
}

// Tapped follows the link.
func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor shows that it can be clicked.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *bar) facts(d *desk.Desk, y *desk.Year) string {
	var parts []string
	switch {
	case d.ReadOnly():
		parts = append(parts, "只看，不会改动")
	case y != nil && !y.SavedAt().IsZero():
		parts = append(parts, "已保存 "+when(y.SavedAt()))
	default:
		if at, _, err := d.Ledger().LastChange(); err == nil && !at.IsZero() {
			parts = append(parts, "已保存 "+when(at))
		}
	}
	parts = append(parts, "文件 "+shortPath(d.Path()))
	if !b.backup.IsZero() {
		parts = append(parts, "备份 "+whenShort(b.backup))
	}
	return strings.Join(parts, " · ")
}

// when is a time to the second, with its day if that is not today.
func when(at time.Time) string {
	at = at.Local()
	if today(at) {
		return at.Format("15:04:05")
	}
	return at.Format("2006-01-02 15:04")
}

func whenShort(at time.Time) string {
	at = at.Local()
	if today(at) {
		return "今天 " + at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}

func today(at time.Time) bool { return at.Format(time.DateOnly) == time.Now().Format(time.DateOnly) }

// shortPath is a path's end: the folder and the file.
func shortPath(path string) string {
	dir, file := filepath.Split(path)
	dir = filepath.Base(dir)
	if dir == "." || dir == string(filepath.Separator) {
		return file
	}
	return "…" + string(filepath.Separator) + dir + string(filepath.Separator) + file
}

// ledgerName is the file's name without its extension.
func ledgerName(d *desk.Desk) string {
	return strings.TrimSuffix(filepath.Base(d.Path()), filepath.Ext(d.Path()))
}
