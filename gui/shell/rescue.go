package shell

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"juesuan/gui/files"
	"juesuan/store"
)

// offerRescue explains a damaged ledger and offers its newest good backup, and
// to rescue what can still be read into a new ledger.
func (s *Shell) offerRescue(damaged *store.DamagedError) {
	ways := []choice{{"抢救到新账本…", func() { s.askRescue(damaged.Path) }}}
	text := sentences(damaged)
	if damaged.Backup != "" {
		text += "\n\n恢复备份时，损坏的账本原样留作备份，还可以再抢救。"
		ways = append(ways, choice{"恢复最新的好备份", func() { s.restore(damaged.Path, damaged.Backup) }})
	}
	s.offer("账本损坏了", text, ways...)
}

// restore puts a backup in the place of a ledger and opens it.
func (s *Shell) restore(path, backup string) {
	if s.desk != nil && sameFile(s.desk.Path(), path) {
		s.closeDesk()
		s.showStart()
	}
	kept, err := store.Restore(path, backup, s.set.store())
	if err != nil {
		s.Refuse(err)
		return
	}
	s.Open(path)
	said := "账本已恢复成备份“" + filepath.Base(backup) + "”。"
	if kept != nil {
		said += "原来的账本留在“" + kept.Path + "”。"
	}
	s.Tell(said)
}

// askRescue asks for the new ledger's name and rescues into it.
func (s *Shell) askRescue(path string) {
	name := strings.TrimSuffix(filepath.Base(path), Ext) + "（抢救）" + Ext
	files.Ask(s.window, files.Want{
		Title: "抢救到新账本", Yes: "抢救", Ext: Ext, New: true, Folder: filepath.Dir(path), Name: name,
	}, func(to string) {
		var found *store.Rescued
		s.Run("正在抢救", func(context.Context, func(float64, string)) (err error) {
			found, err = store.Rescue(path, to)
			return err
		}, func(err error) {
			if err != nil {
				s.inform("没有抢救成", sentences(err))
				return
			}
			pack, _ := s.packOf(path)
			s.keepPack(to, pack)
			s.Open(to)
			s.inform("已抢救", rescued(to, found))
		})
	})
}

// rescued tells what a rescue brought.
func rescued(to string, r *store.Rescued) string {
	var b strings.Builder
	fmt.Fprintf(&b, "已抢救到“%s”：\n", to)
	for _, y := range r.Years {
		fmt.Fprintf(&b, "%d 年度　%s　%d 行\n", y.Year, y.State, y.Rows)
	}
	if len(r.Lost) == 0 {
		b.WriteString("各年度的数和修改记录都在，没有发现缺少。")
		return b.String()
	}
	b.WriteString("下面这些请核对：\n" + strings.Join(r.Lost, "\n"))
	return b.String()
}
