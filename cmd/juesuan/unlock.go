package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func unlockCommand() *cobra.Command {
	var year yearFlag
	var reason string
	cmd := &cobra.Command{
		Use:   "unlock 账本.juesuan --year 年度 --reason 原因",
		Short: "解锁已定稿的年度，回到填报中",
		Long: `解锁已定稿或已公开的年度，回到填报中，可以再改。原因记入历史。
定稿时的文件和数据仍在账本里；juesuan published 列出以后的改动。改完再定稿一次。`,
		Example: "  juesuan unlock 我局.juesuan --year 2022 --reason 审计调整",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return noYear()
			}
			if reason == "" {
				return usagef("要写解锁的原因，例如 --reason 审计调整。")
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				err := backedUp(cmd, l, store.BeforeUnlock,
					func() error { return l.CanUnlock(int(year), reason) },
					func() error { return l.Unlock(int(year), reason) })
				if err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%d 年度已解锁，可以改了。改完请再定稿。\n", year)
				return nil
			})
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022")
	cmd.Flags().StringVar(&reason, "reason", "", "解锁的`原因`，记入历史")
	return cmd
}

func publishCommand() *cobra.Command {
	var year yearFlag
	var date string
	cmd := &cobra.Command{
		Use:   "publish 账本.juesuan --year 年度",
		Short: "记下年度已经公开",
		Long: `记下已定稿的年度公开了，状态改为已公开。公开日期记入历史；不写 --date 时用单位概况里的公开日期，
那里也没有时用今天。文件不变，封面印的仍是定稿时的日期。`,
		Example: "  juesuan publish 我局.juesuan --year 2022 --date 2023-09-28",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return noYear()
			}
			if date != "" {
				if _, err := time.Parse(time.DateOnly, date); err != nil {
					return usagef("选项 --date 的值“%s”不是日期，请写成 2023-09-28 的样子。", date)
				}
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error { return publish(cmd, l, int(year), date) })
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022")
	cmd.Flags().StringVar(&date, "date", "", "公开的`日期`，例如 2023-09-28")
	return cmd
}

// publish marks a year as made public on a date, or on the entered one, or today.
func publish(cmd *cobra.Command, l *store.Ledger, year int, date string) error {
	y, err := l.Year(year)
	if err != nil {
		return err
	}
	entered := y.Department.PublishedOn
	if date == "" {
		date = entered
	}
	day := time.Now()
	if date != "" {
		if day, err = time.Parse(time.DateOnly, date); err != nil {
			return err
		}
	}
	if err := l.Publish(year, day); err != nil {
		return err
	}
	date = day.Format(time.DateOnly)
	fmt.Fprintf(cmd.OutOrStdout(), "%d 年度已公开，日期 %s。\n", year, date)
	if entered != "" && entered != date {
		fmt.Fprintf(cmd.ErrOrStderr(), "提示：定稿的文件里印的公开日期是 %s，和这里写的不同。\n", entered)
	}
	return nil
}
