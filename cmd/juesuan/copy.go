package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func copyCommand() *cobra.Command {
	var from, to yearFlag
	cmd := &cobra.Command{
		Use:   "copy 账本.juesuan --from 年度 --to 年度",
		Short: "把一个年度整个复制成另一个年度",
		Long: `把一个年度录入的数和文字原样复制成另一个年度，状态是填报中。账本里已有的年度不会被代替。
要接着上年填下一年，用 juesuan roll。`,
		Example: "  juesuan copy 我局.juesuan --from 2022 --to 2021",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if from == 0 || to == 0 {
				return usagef("要写由哪个年度复制成哪个年度，例如 --from 2022 --to 2021。")
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				if err := l.Copy(int(from), int(to), fmt.Sprintf("命令行 copy：复制 %d 年度", from)); err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "已把 %d 年度复制成 %d 年度，可以改了。\n", from, to)
				return nil
			})
		},
	}
	cmd.Flags().Var(&from, "from", "复制哪个`年度`，例如 2022")
	cmd.Flags().Var(&to, "to", "成为哪个`年度`")
	return cmd
}
