package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func rescueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rescue 损坏的账本.juesuan 新账本.juesuan",
		Short: "把损坏的账本里还能读的抢救到新账本",
		Long: `把损坏的账本里还能读的数逐页读出来，写进一个新账本，并列出少了什么、存疑的是什么。
表里没有了的行，修改记录里有的，照修改记录补回。损坏的账本只读不写。
有完好的备份时，先看看备份：juesuan backup list。`,
		Example: "  juesuan rescue 我局.juesuan 抢救.juesuan",
		Args:    exactly("损坏的账本", "新账本"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := store.Rescue(args[0], args[1])
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "已抢救到“%s”：\n", args[1])
			for _, y := range r.Years {
				fmt.Fprintf(w, "  %d  %s  %d 行\n", y.Year, y.State, y.Rows)
			}
			if len(r.Lost) == 0 {
				fmt.Fprintln(w, "各年度的数和修改记录都在，没有发现缺少。")
				return nil
			}
			fmt.Fprintln(w, "下面这些请核对：")
			for _, lost := range r.Lost {
				fmt.Fprintf(w, "  %s\n", ended(lost))
			}
			return nil
		},
	}
}
