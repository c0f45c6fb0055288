package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func loadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "load 账本.juesuan 数据.json",
		Short: "从 JSON 读入年度，替换账本里同年度的数",
		Long: `从 dump 写出的 JSON 读入年度。文件里有的年度整个替换，其余年度不动；一步完成，
有一处不对就一处不改。账本要先有（juesuan new）。文件名写 - 时从标准输入读。
只有 juesuan finalise 能定稿：文件里写着已定稿、已公开，而账本里不是的年度，读入以后是填报中；
账本里已定稿的年度，和文件里完全相同的不动，不同的不读入。`,
		Example: "  juesuan load 我局.juesuan 2022.json",
		Args:    exactly("账本文件", "JSON 文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			years, err := readYears(args[1], cmd.InOrStdin())
			if err != nil {
				return err
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				var opened []int
				err := backedUp(cmd, l, store.BeforeImport,
					func() error { return l.CanImport(years...) },
					func() (err error) {
						opened, err = l.Import(loadAction, years...)
						return err
					})
				if err != nil {
					return err
				}
				for _, y := range years {
					tellLoaded(cmd.OutOrStdout(), y, slices.Contains(opened, y.Year))
				}
				return nil
			})
		},
	}
	return cmd
}

// loadAction is what the history calls the loading of years.
const loadAction = "命令行 load"

// tellLoaded tells of a year that was loaded, and whether its state was not.
func tellLoaded(w io.Writer, y *store.Year, opened bool) {
	fmt.Fprintf(w, "已读入 %d 年度（%s）。\n", y.Year, oneLine(y.Department.Name))
	if opened {
		fmt.Fprintf(w, "%d 年度在文件里是%s，那是在别处定的稿，公开的文件不在 JSON 里，所以现在是填报中。请核对后重新定稿：juesuan finalise 账本 --year %d\n", y.Year, y.State, y.Year)
	}
}

func readYears(name string, stdin io.Reader) ([]*store.Year, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("打不开文件“%s”，请检查路径和权限。", name)
		}
		defer func() { _ = f.Close() }() // only read
		if st, err := f.Stat(); err == nil && st.IsDir() {
			return nil, fmt.Errorf("“%s”是一个文件夹，请选择 dump 写出的 JSON 文件。", name)
		}
		in = f
	}
	years, err := store.Load(in)
	if err != nil {
		return nil, fmt.Errorf("“%s”没有读入，账本没有改动：\n%w", name, err)
	}
	if len(years) == 0 {
		return nil, fmt.Errorf("“%s”里没有年度，账本没有改动。", name)
	}
	return years, nil
}
