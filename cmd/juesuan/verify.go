package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify 账本.juesuan",
		Short: "验证账本：没有损坏，也没有在程序之外被改过",
		Long: `验证账本没有损坏，也没有在程序之外被改过：文件的结构、历史一步接一步的指纹、
由历史从头算出的每个数和账本里的是否相同、定稿的文件和它们的 SHA-256。只读，不改账本。
有人把最后几步连同数一起退回从前，得到的是一个从前的、完好的账本，验证看不出来；请和备份对照。`,
		Example: "  juesuan verify 我局.juesuan",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := store.OpenReadOnlyWith(args[0], opening())
			if err != nil {
				return err
			}
			defer func() { _ = l.Close() }() // only read
			r, err := l.Verify()
			if err != nil {
				return err
			}
			for _, f := range r.Found {
				fmt.Fprintln(cmd.ErrOrStderr(), "提示："+ended(f))
			}
			if !r.Whole() {
				return fmt.Errorf("账本“%s”损坏了，或在本程序之外被改过：\n%s\n请改用最近的备份；这个文件没有改动", args[0], strings.Join(r.Problems, "\n"))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "账本“%s”完好：%d 个年度，历史 %d 步、%d 处改动连成一条没有断，和现在的数相符", args[0], len(r.Years), r.Steps, r.Changes)
			if r.Files > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "；定稿的 %d 个文件和它们的 SHA-256 相符", r.Files)
			}
			fmt.Fprintln(cmd.OutOrStdout(), "。")
			return nil
		},
	}
}
