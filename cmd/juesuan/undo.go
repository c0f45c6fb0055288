package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func undoCommand() *cobra.Command {
	return takeBackCommand("undo", "撤销", "撤销一个年度的上一步操作", `撤销一个年度的上一步操作；再运行一次撤销再上一步。关了账本以后也能撤销，
一直到这个年度新建或上次改变状态（定稿、解锁、公开）为止。历史里两步都在。`, (*store.Ledger).Undo)
}

func redoCommand() *cobra.Command {
	return takeBackCommand("redo", "重做", "重做一个年度刚撤销的操作",
		"重做一个年度刚撤销的操作。撤销以后又改过别的，就没有可以重做的了。", (*store.Ledger).Redo)
}

func takeBackCommand(name, word, short, long string, do func(*store.Ledger, int) (string, error)) *cobra.Command {
	var year yearFlag
	cmd := &cobra.Command{
		Use:     name + " 账本.juesuan --year 年度",
		Short:   short,
		Long:    long,
		Example: "  juesuan " + name + " 我局.juesuan --year 2022",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return usagef("要写年度，例如 --year 2023。")
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				action, err := do(l, int(year))
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "已%s“%s”：\n", word, oneLine(action))
				return sayLastStep(cmd, l, int(year))
			})
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022")
	return cmd
}

// maxSaid is how many changes of one action are listed.
const maxSaid = 20

// sayLastStep lists what the last action on a year changed.
func sayLastStep(cmd *cobra.Command, l *store.Ledger, year int) error {
	list, err := l.History(year, "")
	if err != nil {
		return err
	}
	n := 0
	for n < len(list) && list[n].Step == list[0].Step {
		if n < maxSaid {
			fmt.Fprintln(cmd.OutOrStdout(), "  "+changed(list[n]))
		}
		n++
	}
	if n > maxSaid {
		fmt.Fprintf(cmd.OutOrStdout(), "  还有 %d 处\n", n-maxSaid)
	}
	return nil
}
