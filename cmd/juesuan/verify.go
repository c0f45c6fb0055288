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
也和每份备份对照：备份里的最后一步应当在账本的历史里；不在，就是账本最后的改动被去掉了，
或者换成了更早的、别的文件。最近一次备份以后才去掉的，对照不出来。用 backup restore 恢复时
换下来的改动不算，备份文件夹里的“名称 还原.json”记着。`,
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
			if len(r.Problems) > 0 {
				return fmt.Errorf("账本“%s”损坏了，或在本程序之外被改过：\n%s\n请改用最近的备份；这个文件没有改动", args[0], strings.Join(r.Problems, "\n"))
			}
			if r.Missing != "" {
				return fmt.Errorf("账本“%s”本身是完好的，但是和备份对不上：%s。\n请看备份里有什么（juesuan backup list），需要时恢复它；确实不要它的改动，就把这份备份移到别处", args[0], r.Missing)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "账本“%s”完好：%d 个年度，历史 %d 步、%d 处改动连成一条没有断，和现在的数相符", args[0], len(r.Years), r.Steps, r.Changes)
			if r.Files > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "；定稿的 %d 个文件和它们的 SHA-256 相符", r.Files)
			}
			if r.Backups > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "；%d 份备份的最后一步都在历史里", r.Backups)
			}
			fmt.Fprintln(cmd.OutOrStdout(), "。")
			return nil
		},
	}
}
