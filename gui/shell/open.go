package shell

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/files"
	"juesuan/gui/part"
	"juesuan/store"
	"juesuan/store/sample"
)

// Ext is the extension of ledger files.
const Ext = ".juesuan"

// Open opens a ledger for work and shows its years. If it cannot be opened,
// that is explained, with what can be done, and what was open stays.
func (s *Shell) Open(path string) { s.opened(path, false) }

// OpenReadOnly opens a ledger to look at.
func (s *Shell) OpenReadOnly(path string) { s.opened(path, true) }

func (s *Shell) opened(path string, readOnly bool) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	s.leaveField()
	if s.desk != nil && sameFile(s.desk.Path(), path) && s.desk.ReadOnly() == readOnly {
		s.goTo(place{})
		return
	}
	o := s.options(path)
	o.ReadOnly = readOnly
	o.Store.BackupLater = true
	d, err := desk.Open(path, o)
	if err != nil {
		s.refuseOpening(path, err)
		return
	}
	s.use(d)
	if _, gone := s.packOf(path); gone != "" {
		s.Tell("这个账本用的模板包“" + gone + "”找不到了，现在用“" + desk.PackTitle(d.Pack().Name) + "”。请把它放回自己的模板包文件夹再打开，或在“设置”里另选。")
	}
}

// refuseOpening says why a ledger cannot be opened. One that can be read but not
// written is offered to be looked at.
func (s *Shell) refuseOpening(path string, err error) {
	var file *store.FileError
	if errors.As(err, &file) && (errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)) && readable(path) {
		s.offer("账本不能改动", sentences(err), choice{"只看不改地打开", func() { s.OpenReadOnly(path) }})
		return
	}
	s.Refuse(err)
}

func readable(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// create makes a new ledger and opens it.
func (s *Shell) create(path, department string, year int) {
	d, err := desk.Create(path, department, year, s.options(path))
	if err != nil {
		s.Refuse(err)
		return
	}
	s.use(d)
	s.openYear(year)
}

// openSample opens the example, which is made where the person's documents are.
func (s *Shell) openSample() {
	path := samplePath()
	if !exists(path) {
		if err := sample.Create(path); err != nil {
			s.Refuse(err)
			return
		}
	}
	s.Open(path)
}

// samplePath is where the example stands.
func samplePath() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	for _, name := range []string{"文档", "Documents"} {
		if dir := filepath.Join(home, name); exists(dir) {
			home = dir
			break
		}
	}
	return filepath.Join(home, "决算示例", sample.FileName)
}

// use takes a ledger that has been opened in place of the one that was.
func (s *Shell) use(d *desk.Desk) {
	s.closeDesk()
	s.desk = d
	s.remember(d.Path())
	s.stops = append(s.stops, d.Listen(func(e desk.Event) {
		if e.State {
			s.bar.refresh()
		}
	}))
	s.showStart()
	for _, n := range d.Ledger().Notices() {
		s.Tell(n)
	}
	s.backUpDaily(d)
}

// backUpDaily makes the backup of the day aside: the window need not wait.
func (s *Shell) backUpDaily(d *desk.Desk) {
	if d.ReadOnly() {
		return
	}
	var err error
	d.Aside(func() { _, err = d.Ledger().DailyBackup() }, func() {
		if s.desk != d {
			return
		}
		s.bar.readBackup()
		var damaged *store.DamagedError
		if errors.As(err, &damaged) {
			s.offerRescue(damaged)
			return
		}
		if err != nil {
			s.Tell(sentences(err))
		}
	})
}

// closeDesk closes the ledger, if one is open.
func (s *Shell) closeDesk() {
	if s.desk == nil {
		return
	}
	s.closeYear()
	s.closeStart()
	for _, stop := range s.stops {
		stop()
	}
	s.stops = nil
	d := s.desk
	s.desk = nil
	s.at, s.back, s.forward = place{}, nil, nil
	if err := d.Close(); err != nil {
		s.Refuse(err)
	}
}

// askOpen asks which ledger to open.
func (s *Shell) askOpen() {
	files.Ask(s.window, files.Want{Title: "打开账本", Yes: "打开", Ext: Ext}, s.Open)
}

// askSaveAs copies the ledger under another name and goes on with that one.
func (s *Shell) askSaveAs() {
	if s.desk == nil {
		return
	}
	from := s.desk.Path()
	files.Ask(s.window, files.Want{
		Title: "另存为", Yes: "另存", Ext: Ext, New: true,
		Folder: filepath.Dir(from), Name: filepath.Base(from),
	}, func(path string) {
		if sameFile(from, path) {
			s.Tell("这就是正在用的账本，不必另存。")
			return
		}
		if err := saveAs(s.desk.Ledger(), path); err != nil {
			s.Refuse(err)
			return
		}
		s.keepPack(path, s.desk.Pack().Name)
		s.Open(path)
		s.Tell("已另存，接着用的是“" + filepath.Base(path) + "”。")
	})
}

// saveAs writes a copy of the ledger: a backup of it, which is examined, gets
// the new name. A file that is there already is refused.
func saveAs(l *store.Ledger, path string) error {
	if exists(path) {
		return fmt.Errorf("已有文件“%s”，没有覆盖它。请换一个名字。", path)
	}
	b, err := l.Backup(store.Manual)
	if b == nil {
		return err
	}
	_, err = store.Restore(path, b.Path, store.Options{})
	return err
}

// backUp makes a backup by hand.
func (s *Shell) backUp() {
	if s.desk == nil {
		return
	}
	b, err := s.desk.Ledger().Backup(store.Manual)
	if b == nil {
		s.Refuse(err)
		return
	}
	s.bar.readBackup()
	s.Tell("已备份到“" + b.Path + "”。")
}

// askNew asks for the name of a department, the year and the file of a new
// ledger.
func (s *Shell) askNew() { newLedgerForm(s).Show() }

// refuseFile explains an error of opening or reading a file, with its way out;
// false if it is another kind of error.
func (s *Shell) refuseFile(err error) bool {
	var busy *store.BusyError
	var lock *store.NoLockError
	var damaged *store.DamagedError
	var newer *store.NewerError
	switch {
	case errors.As(err, &busy):
		s.offer("账本正在别处打开", sentences(err), choice{"只看不改地打开", func() { s.OpenReadOnly(busy.Path) }})
	case errors.As(err, &lock):
		s.offer("这个位置不能防止两人同时改", sentences(err), choice{"只看不改地打开", func() { s.OpenReadOnly(lock.Path) }})
	case errors.As(err, &damaged):
		s.offerRescue(damaged)
	case errors.As(err, &newer):
		var ways []choice
		if newer.Backup != "" {
			ways = append(ways, choice{"恢复最新的好备份", func() { s.restore(newer.Path, newer.Backup) }})
		}
		s.offer("账本是更新的版本写的", sentences(err), ways...)
	default:
		return false
	}
	return true
}

// choice is a way out of an error.
type choice struct {
	text string
	do   func()
}

// offer explains an error and offers ways out; the last is the main one.
func (s *Shell) offer(title, text string, ways ...choice) {
	var d *part.Dialogue
	buttons := []fyne.CanvasObject{part.NewButton("关闭", func() { d.Hide() })}
	for i, w := range ways {
		do := func() {
			d.Hide()
			w.do()
		}
		if i == len(ways)-1 {
			buttons = append(buttons, part.NewMain(w.text, do))
		} else {
			buttons = append(buttons, part.NewButton(w.text, do))
		}
	}
	d = part.NewDialogue(s.window, title, part.Scrolled(s.window, part.Text(text), heightOf(text)), buttons...).Width(520)
	d.Show()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
