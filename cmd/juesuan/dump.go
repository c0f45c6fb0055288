package main

import (
	"strings"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func dumpCommand() *cobra.Command {
	var years yearsFlag
	cmd := &cobra.Command{
		Use:   "dump 账本.juesuan",
		Short: "把账本写成 JSON（到标准输出）",
		Long: `把各年度填报的数写成账本自己的 JSON，金额单位是元。load 读回来，填报的数完全一样。
历史、定稿时的文件、认可的发现、回收站和备份不在里面，所以 load 也不能定稿；
要整个账本，请拷账本文件，或用 juesuan backup now。`,
		Example: "  juesuan dump 我局.juesuan --year 2022 > 2022.json",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(l *store.Ledger) error {
				if len(years) == 0 {
					all, err := l.Years()
					if err != nil {
						return err
					}
					years = all
				}
				var list []*store.Year
				for _, y := range years {
					year, err := l.Year(y)
					if err != nil {
						return err
					}
					list = append(list, year)
				}
				var text strings.Builder
				if err := store.Dump(&text, list); err != nil {
					return err
				}
				return writeEscaped(cmd.OutOrStdout(), text.String())
			})
		},
	}
	cmd.Flags().Var(&years, "year", "只要这些`年度`，用逗号分开；不写时全部")
	return cmd
}
