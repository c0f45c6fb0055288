package main

import (
	"io"

	"github.com/spf13/cobra"

	"juesuan/report"
)

func textCommand() *cobra.Command {
	var o look
	cmd := &cobra.Command{
		Use:     "text 账本.juesuan",
		Short:   "看文字说明（第三部分）",
		Long:    "看文字说明，从“一、”起，一段一行。还缺的原因显示为（请填写原因）。",
		Example: "  juesuan text 我局.juesuan --year 2022",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.derive(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := s.compose(report.Default.Name)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), d.Explanation())
			return err
		},
	}
	o.flags(cmd)
	return cmd
}
