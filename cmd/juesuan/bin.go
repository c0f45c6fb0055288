package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func removeCommand() *cobra.Command {
	var year yearFlag
	cmd := &cobra.Command{
		Use:   "remove 账本.juesuan --year 年度",
		Short: "把一个年度放进回收站",
		Long: `把一个年度从账本里删去，放进回收站；juesuan bin 列出回收站，可以原样恢复。
已定稿的年度要先解锁（juesuan unlock）。它的历史和定稿的文件留在账本里。`,
		Example: "  juesuan remove 我局.juesuan --year 2021",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return noYear()
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				b, err := l.RemoveYear(int(year), "命令行 remove")
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%d 年度放进了回收站，编号 %d。要恢复：juesuan bin restore %s --id %d\n", year, b.ID, l.Path(), b.ID)
				return tellUnlinked(cmd, l, int(year)+1)
			})
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2021")
	return cmd
}

// tellUnlinked says what the year after loses with its last year.
func tellUnlinked(cmd *cobra.Command, l *store.Ledger, next int) error {
	years, err := l.Years()
	if err == nil && slices.Contains(years, next) {
		fmt.Fprintf(cmd.OutOrStdout(), "%d 年度的上年数原来取自它，现在要在“上年数”页填写。\n", next)
	}
	return err
}

func binCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "bin 账本.juesuan",
		Short:   "列出回收站里的年度，恢复一个",
		Long:    "列出回收站里的年度，最近删去的在上面。juesuan bin restore 恢复一个。",
		Example: "  juesuan bin 我局.juesuan\n  juesuan bin restore 我局.juesuan --id 1",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(l *store.Ledger) error {
				list, err := l.Bin()
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(cmd.OutOrStdout(), binJSON(list))
				}
				if len(list) == 0 {
					fmt.Fprintln(cmd.OutOrStdout(), "回收站是空的。")
				}
				for _, b := range list {
					fmt.Fprintf(cmd.OutOrStdout(), "编号 %d  %d 年度  %s  %s 删去（%s）\n", b.ID, b.Year, b.State, clock(b.At), oneLine(b.Action))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	cmd.AddCommand(restoreCommand())
	return cmd
}

func restoreCommand() *cobra.Command {
	var id idFlag
	cmd := &cobra.Command{
		Use:     "restore 账本.juesuan --id 编号",
		Short:   "从回收站恢复一个年度",
		Long:    "从回收站恢复一个年度，和删去时完全一样。账本里又有了这个年度时不恢复。",
		Example: "  juesuan bin restore 我局.juesuan --id 1",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if id == 0 {
				return usagef("要写编号，例如 --id 1；juesuan bin 列出回收站。")
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				y, err := l.RestoreYear(int64(id), "命令行 bin restore")
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%d 年度恢复了，和删去时一样（%s）。\n", y.Year, y.State)
				return nil
			})
		},
	}
	cmd.Flags().Var(&id, "id", "回收站里的`编号`")
	return cmd
}

// jsonBinned is the JSON form of a year in the bin.
type jsonBinned struct {
	ID     int64       `json:"编号"`
	Year   int         `json:"年度"`
	State  store.State `json:"状态"`
	At     time.Time   `json:"时间"`
	Action string      `json:"操作"`
}

func binJSON(list []store.Binned) []jsonBinned {
	out := []jsonBinned{}
	for _, b := range list {
		out = append(out, jsonBinned{b.ID, b.Year, b.State, b.At, b.Action})
	}
	return out
}
