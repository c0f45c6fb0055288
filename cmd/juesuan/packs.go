package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/report"
)

func packsCommand() *cobra.Command {
	var o look
	cmd := &cobra.Command{
		Use:   "packs",
		Short: "列出模板包",
		Args:  exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, n := range report.PackNames(o.folders()...) {
				fmt.Fprintln(cmd.OutOrStdout(), n)
			}
			return nil
		},
	}
	cmd.Flags().StringArrayVar(&o.packs, "packs", nil, "自己的模板`目录`，里面每个模板包一个文件夹")
	return cmd
}
