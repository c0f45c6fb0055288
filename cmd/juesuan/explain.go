package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"juesuan/report"
)

func explainCommand() *cobra.Command {
	var o look
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain 账本.juesuan 地址",
		Short: "问一个数从哪里来、哪些句子引用它",
		Long: `问一个数从哪里来、哪些句子引用它。地址可以是：
  03/2150517/项目支出   表号/科目编码（或名称）/列
  01/收入总计           固定行的表
  文字/五/3             第五节里的第三个数；文字/五 是这一节的全部数
  382.89%               文字里印成这样的每一个数`,
		Example: "  juesuan explain 我局.juesuan --year 2022 03/2150517/项目支出",
		Args:    exactly("账本文件", "地址"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := o.derive(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := s.compose(report.Default.Name)
			if err != nil {
				return err
			}
			list, err := report.Explain(s.book, d, s.year, args[1])
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), list)
			}
			for i := range list {
				writeExplanation(cmd.OutOrStdout(), &list[i])
			}
			return nil
		},
	}
	o.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

func writeExplanation(w io.Writer, x *report.Explanation) {
	fmt.Fprintf(w, "%s（%s）印作 %s", x.Addr, x.Name, x.Printed)
	if x.Exact != "" {
		fmt.Fprintf(w, "，精确值 %s 元", x.Exact)
	}
	fmt.Fprintln(w)
	if x.Sentence != "" {
		fmt.Fprintln(w, "  句子："+x.Sentence)
	}
	if x.Formula != "" && x.Formula != x.Addr {
		fmt.Fprintln(w, "  算法："+x.Formula)
	}
	sources(w, "  依据：", x.Facts)
	sources(w, "  账本：", x.Entries)
	for i, q := range x.QuotedBy { // one sentence may quote it in several numbers
		if i == 0 || x.QuotedBy[i-1].Sentence != q.Sentence {
			fmt.Fprintln(w, "  引用它的句子："+q.Sentence)
		}
		fmt.Fprintf(w, "    %s 印作 %s\n", q.Addr, q.Text)
	}
}

func sources(w io.Writer, head string, list []report.Source) {
	for _, s := range list {
		fmt.Fprintf(w, "%s%s = %s", head, s.Addr, s.Value)
		if s.Name != "" {
			fmt.Fprintf(w, "（%s）", s.Name)
		}
		fmt.Fprintln(w)
	}
}
