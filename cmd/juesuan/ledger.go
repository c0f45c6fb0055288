package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/store"
)

// look is what the commands that only read have in common: a year of a
// ledger, seen through a pack.
type look struct {
	year  yearFlag
	pack  string
	packs []string
	unit  string
}

// flags adds the options for choosing a year and a pack.
func (o *look) flags(cmd *cobra.Command) {
	cmd.Flags().Var(&o.year, "year", "`年度`，例如 2022；不写时用账本里最新的年度")
	cmd.Flags().StringVar(&o.pack, "pack", report.DefaultPack, "`模板包`（各地的样式），juesuan packs 列出全部；不写时用 "+report.DefaultPack)
	o.packFlag(cmd)
	cmd.Flags().StringVar(&o.unit, "unit", "", "金额`单位`：万元 或 元；不写时按模板包")
}

// changeFlags adds the same for a command that changes the year, which must
// be named.
func (o *look) changeFlags(cmd *cobra.Command) {
	o.flags(cmd)
	cmd.Flags().Lookup("year").Usage = "`年度`，例如 2022"
}

// packFlag adds the option for the user's own packs.
func (o *look) packFlag(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.packs, "packs", nil, "自己的模板`目录`，里面每个模板包一个文件夹")
}

// folders are where users keep packs: those named, then the user's own. A
// named one that is missing, or is itself a pack, would go unnoticed: the
// program's own pack would be used.
func (o *look) folders() ([]string, error) {
	for _, f := range o.packs {
		if st, err := os.Stat(f); err != nil || !st.IsDir() {
			return nil, fmt.Errorf("没有模板目录“%s”，请检查 --packs 后面的路径。", f)
		}
		if _, err := os.Stat(filepath.Join(f, "pack.toml")); err == nil {
			return nil, fmt.Errorf("“%s”本身是一个模板包；--packs 后面要写它所在的目录“%s”。", f, filepath.Dir(filepath.Clean(f)))
		}
	}
	out := slices.Clone(o.packs)
	if dir, err := os.UserConfigDir(); err == nil {
		out = append(out, filepath.Join(dir, "juesuan", "packs"))
	}
	return out, nil
}

// seen is a year worked out.
type seen struct {
	pack     *report.Pack
	year     *store.Year
	last     *store.Year // the year before, nil where the ledger has none
	book     *report.Book
	accepted map[string]string // the reasons of accepted findings, by the findings' IDs
}

// derive opens the ledger for reading and works out the year. What the clerk
// should know goes to notes, one line each.
func (o *look) derive(file string, notes io.Writer) (s *seen, err error) {
	err = reading(file, func(l *store.Ledger) error {
		s, err = o.deriveFrom(l, notes)
		return err
	})
	return s, err
}

// deriveFrom works out the year of an open ledger.
func (o *look) deriveFrom(l *store.Ledger, notes io.Writer) (*seen, error) {
	if o.unit != "" && report.Unit(o.unit) != report.Wan && report.Unit(o.unit) != report.Yuan {
		return nil, usagef("选项 --unit 的值“%s”不对，应是 万元 或 元。", o.unit)
	}
	folders, err := o.folders()
	if err != nil {
		return nil, err
	}
	pack, err := report.LoadPack(o.pack, folders...)
	if err != nil {
		return nil, err
	}
	s := &seen{pack: pack, accepted: map[string]string{}}
	if err := o.load(l, s); err != nil {
		return nil, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	if s.book, err = report.Derive(pack, cat, s.year, s.last, report.Unit(o.unit)); err != nil {
		return nil, err
	}
	for _, n := range append(s.year.Warnings(cat), s.book.Notices...) {
		fmt.Fprintln(notes, "提示："+n)
	}
	return s, nil
}

// load reads the year, its accepted findings and, if the ledger has it, the
// year before.
func (o *look) load(l *store.Ledger, s *seen) error {
	years, err := l.Years()
	if err != nil {
		return err
	}
	y, err := newest(years, o.year)
	if err != nil {
		return err
	}
	if s.year, err = l.Year(y); err != nil {
		return err
	}
	if slices.Contains(years, y-1) {
		if s.last, err = l.Year(y - 1); err != nil {
			return err
		}
	}
	accepted, err := l.Accepted(y)
	for _, a := range accepted {
		s.accepted[a.Figures] = a.Reason
	}
	return err
}

// newest is the year that was named, or the newest of the ledger's years.
func newest(years []int, named yearFlag) (int, error) {
	switch {
	case named != 0:
		return int(named), nil
	case len(years) == 0:
		return 0, errors.New("账本里没有年度；请用 juesuan new 加一个，或用 juesuan bin 找回删去的。")
	}
	return years[0], nil
}

// compose makes the document in a style.
func (s *seen) compose(style string) (*report.Document, error) {
	return s.composeWith(style, report.Compose)
}

// composeWith makes the document in a style with one of the ways to do so.
func (s *seen) composeWith(style string, compose func(*report.Pack, *report.Book, *store.Year, report.Options) (*report.Document, error)) (*report.Document, error) {
	st, ok := report.Styles[style]
	if !ok {
		return nil, usagef("没有版式“%s”，可以选 default（常用）或 gbt9704（GB/T 9704 公文格式）。", style)
	}
	return compose(s.pack, s.book, s.year, report.Options{Style: st})
}

// lockWait is how long a command waits for another to finish with the ledger.
const lockWait = 600 * time.Millisecond

// opening is how commands open ledgers. Who keeps the backups of all ledgers
// in one folder, on another disk perhaps, says so in the environment.
func opening() store.Options {
	return store.Options{Wait: lockWait, Backups: os.Getenv("JUESUAN_BACKUPS")}
}

// reading opens a ledger for reading and closes it again.
func reading(file string, f func(*store.Ledger) error) error {
	l, err := store.OpenReadOnlyWith(file, opening())
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // only read
	return f(l)
}

// withLedger opens a ledger for writing and closes it again.
func withLedger(cmd *cobra.Command, file string, f func(*store.Ledger) error) (err error) {
	l, err := store.OpenWith(file, opening())
	if err != nil {
		return err
	}
	for _, n := range l.Notices() {
		notice(cmd, n)
	}
	defer func() {
		if cerr := l.Close(); err == nil {
			err = cerr
		}
	}()
	return f(l)
}

// backedUp makes a change that is hard to take back, after a backup. That the
// backup could not be made is told and hinders nothing, unless it is because
// the ledger is damaged. check refuses what would fail anyway, before there is
// a backup for it.
func backedUp(cmd *cobra.Command, l *store.Ledger, reason string, check, change func() error) error {
	if err := check(); err != nil {
		return err
	}
	_, err := l.Backup(reason)
	var damage *store.DamagedError
	if errors.As(err, &damage) {
		return damage
	}
	if err := change(); err != nil {
		return err
	}
	if err != nil {
		notice(cmd, reason+"的备份没有做成，"+strings.TrimSuffix(reason, "前")+"照常进行了："+err.Error())
	}
	return nil
}

// notice tells what does not hinder the work.
func notice(cmd *cobra.Command, text string) {
	fmt.Fprintln(cmd.ErrOrStderr(), "提示："+ended(text))
}
