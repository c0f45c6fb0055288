package shell

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"juesuan/gui/desk"
	"juesuan/gui/entry"
	"juesuan/gui/theme"
	"juesuan/report"
	"juesuan/store"
)

// The names under which the settings are kept.
const (
	keyLook    = "外观"
	keySize    = "字号"
	keyPack    = "模板包"
	keyBackups = "备份文件夹"
	keyRecent  = "最近的账本"
)

// settings belong to the person and the machine.
type settings struct {
	look    theme.Look
	size    float32 // of texts, 1 being usual
	unit    report.Unit
	backups string // empty: beside each ledger
}

// size is a size of texts to choose.
type size struct {
	name  string
	scale float32
}

var sizes = []size{{"小", 0.9}, {"标准", 1}, {"大", 1.15}, {"特大", 1.35}, {"最大", 1.6}}

func readSettings(p fyne.Preferences) settings {
	return settings{
		look:    theme.Look(cmp.Or(os.Getenv("JUESUAN_LOOK"), p.StringWithFallback(keyLook, string(theme.Light)))),
		size:    float32(p.FloatWithFallback(keySize, 1)),
		unit:    entry.Unit(p),
		backups: cmp.Or(os.Getenv("JUESUAN_BACKUPS"), p.String(keyBackups)),
	}
}

func (t settings) write(p fyne.Preferences) {
	p.SetString(keyLook, string(t.look))
	p.SetFloat(keySize, float64(t.size))
	p.SetString(entry.UnitKey, string(t.unit))
	p.SetString(keyBackups, t.backups)
}

// options are how a ledger is opened.
func (s *Shell) options(path string) desk.Options {
	pack, _ := s.packOf(path)
	return desk.Options{Store: s.set.store(), Pack: pack, Packs: packFolders(), Preferences: s.app.Preferences(), Aside: s.aside}
}

func (t settings) store() store.Options { return store.Options{Backups: t.backups} }

// packFolders are where the person's own packs are, as for the command line.
func packFolders() []string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return nil
	}
	return []string{filepath.Join(dir, "juesuan", "packs")}
}

// apply shows the look and the size.
func (s *Shell) apply() {
	s.app.Settings().SetTheme(theme.New(s.set.look, s.set.size))
}

// change keeps new settings and applies what has changed.
func (s *Shell) change(t settings) {
	old := s.set
	s.set = t
	t.write(s.app.Preferences())
	if t.look != old.look || t.size != old.size {
		s.apply()
	}
	if t.backups != old.backups && s.desk != nil {
		s.Tell("备份文件夹从下次打开账本起改用新的。")
	}
}

// recent lists the ledgers that were open, the last one first.
func (s *Shell) recent() []string { return s.app.Preferences().StringList(keyRecent) }

// remember puts a ledger first among the recent ones.
func (s *Shell) remember(path string) {
	const most = 8
	list := slices.DeleteFunc(slices.Clone(s.recent()), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.app.Preferences().SetStringList(keyRecent, list[:min(most, len(list))])
	s.setMenu()
}
