package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func newCommand() *cobra.Command {
	var dept string
	var year yearFlag
	cmd := &cobra.Command{
		Use:     "new 账本.juesuan --dept 部门全称 --year 年度",
		Short:   "新建一个账本",
		Long:    "新建一个账本，里面有一个空的年度。已有的文件不会被覆盖；已有的账本里没有这个年度时，加上这个年度。\n要接着上年填报，用 juesuan roll 结转。",
		Example: "  juesuan new 我局.juesuan --dept 某某市某某局 --year 2023",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return usagef("要写年度，例如 --year 2023。")
			}
			if _, err := os.Lstat(args[0]); err == nil {
				return withLedger(cmd, args[0], func(l *store.Ledger) error { return addYear(cmd, l, dept, int(year)) })
			}
			if dept == "" {
				return usagef("要写部门的全称，例如 --dept 某某市某某局。")
			}
			return create(cmd, args[0], dept, int(year))
		},
	}
	cmd.Flags().StringVar(&dept, "dept", "", "`部门`全称")
	cmd.Flags().Var(&year, "year", "`年度`，例如 2023")
	return cmd
}

func create(cmd *cobra.Command, file, dept string, year int) error {
	dir := filepath.Dir(file)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("没有文件夹“%s”，请先建立它，或换一个位置。", dir)
	}
	l, err := store.CreateWith(file, dept, year, opening())
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "已新建账本“%s”，%d 年度可以填报了。\n", file, year)
	return l.Close()
}

// addYear adds an empty year to a ledger that is there already.
func addYear(cmd *cobra.Command, l *store.Ledger, dept string, year int) error {
	var missing *store.NoYearError
	switch _, err := l.Year(year); {
	case err == nil:
		return fmt.Errorf("账本“%s”里已经有 %d 年度，没有改动。", l.Path(), year)
	case !errors.As(err, &missing):
		return err
	}
	if dept == "" && len(missing.Have) > 0 {
		newest, err := l.Year(missing.Have[0])
		if err != nil {
			return err
		}
		dept = newest.Department.Name
	}
	y := &store.Year{Year: year, State: store.Drafting, Department: store.Department{Name: dept}}
	if err := l.Put("新建年度", y); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "账本“%s”里加上了 %d 年度，是空的。\n", l.Path(), year)
	if slices.Contains(missing.Have, year-1) {
		fmt.Fprintf(cmd.OutOrStdout(), "要把 %d 年度的单位、科目、年末结转和自评指标带过来，请改用结转：先 juesuan remove %s --year %d，再 juesuan roll %s --from %d --to %d。\n",
			year-1, l.Path(), year, l.Path(), year-1, year)
	}
	return nil
}
