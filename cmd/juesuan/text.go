package main

import (
	"io"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/store"
)

func textCommand() *cobra.Command {
	var o look
	var missing bool
	cmd := &cobra.Command{
		Use:   "text 账本.juesuan",
		Short: "看文字说明（第三部分）",
		Long: `看文字说明，从“一、”起，一段一行。还缺的原因显示为（请填写原因）。
--missing 只列出还要填写的地方；账本里有上年时，附上那里上年写的话，供改写。`,
		Example: `  juesuan text 我局.juesuan --year 2022
  juesuan text 我局.juesuan --year 2023 --missing`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.derive(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := s.compose(report.Default.Name)
			if err != nil {
				return err
			}
			if missing {
				writeMissing(cmd.OutOrStdout(), d, store.Suggestions(s.year, s.last))
				return nil
			}
			_, err = io.WriteString(cmd.OutOrStdout(), d.Explanation())
			return err
		},
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&missing, "missing", false, "只列出还要填写的地方，和上年写的话")
	return cmd
}
