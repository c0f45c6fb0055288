package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
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
	pack *report.Pack
	year *store.Year
	book *report.Book
}

// derive opens the ledger for reading and works out the year. What the clerk
// should know goes to notes, one line each.
func (o *look) derive(file string, notes io.Writer) (*seen, error) {
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
	year, prior, err := o.load(file)
	if err != nil {
		return nil, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	book, err := report.Derive(pack, cat, year, prior, report.Unit(o.unit))
	if err != nil {
		return nil, err
	}
	for _, n := range append(year.Warnings(cat), book.Notices...) {
		fmt.Fprintln(notes, "提示："+n)
	}
	return &seen{pack, year, book}, nil
}

// load reads the year and, if the ledger has it, the one before.
func (o *look) load(file string) (year, prior *store.Year, err error) {
	l, err := openReadOnly(file)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = l.Close() }() // only read
	years, err := l.Years()
	if err != nil {
		return nil, nil, err
	}
	y := int(o.year)
	if y == 0 && len(years) > 0 {
		y = years[0]
	}
	if year, err = l.Year(y); err != nil {
		return nil, nil, err
	}
	for _, have := range years {
		if have == y-1 {
			prior, err = l.Year(have)
		}
	}
	return year, prior, err
}

// compose makes the document in a style.
func (s *seen) compose(style string) (*report.Document, error) {
	st, ok := report.Styles[style]
	if !ok {
		return nil, usagef("没有版式“%s”，可以选 default（常用）或 gbt9704（GB/T 9704 公文格式）。", style)
	}
	return report.Compose(s.pack, s.book, s.year, report.Options{Style: st})
}

// lockWait is how long a command waits for another to finish with the ledger.
const lockWait = 600 * time.Millisecond

// opening is how commands open ledgers. Who keeps the backups of all ledgers
// in one folder, on another disk perhaps, says so in the environment.
func opening() store.Options {
	return store.Options{Wait: lockWait, Backups: os.Getenv("JUESUAN_BACKUPS")}
}

// openReadOnly opens a ledger for reading.
func openReadOnly(file string) (*store.Ledger, error) {
	return store.OpenReadOnlyWith(file, opening())
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

// notice tells what does not hinder the work.
func notice(cmd *cobra.Command, text string) {
	fmt.Fprintln(cmd.ErrOrStderr(), "提示："+ended(text))
}
