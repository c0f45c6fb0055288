package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func loadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "load 账本.juesuan 数据.json",
		Short: "从 JSON 读入年度，替换账本里同年度的数",
		Long: `从 dump 写出的 JSON 读入年度。文件里有的年度整个替换，其余年度不动；一步完成，
有一处不对就一处不改。账本要先有（juesuan new）。文件名写 - 时从标准输入读。`,
		Example: "  juesuan load 我局.juesuan 2022.json",
		Args:    exactly("账本文件", "JSON 文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			years, err := readYears(args[1], cmd.InOrStdin())
			if err != nil {
				return err
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				err := backedUp(cmd, l, store.BeforeImport,
					func() error { return l.CanPut(years...) },
					func() error { return l.Put("命令行 load", years...) })
				if err != nil {
					return err
				}
				for _, y := range years {
					fmt.Fprintf(cmd.OutOrStdout(), "已读入 %d 年度（%s）。\n", y.Year, y.Department.Name)
				}
				return nil
			})
		},
	}
	return cmd
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
