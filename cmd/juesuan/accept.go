package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report/check"
	"juesuan/store"
)

func acceptCommand() *cobra.Command {
	var o look
	var rules []string
	var reason string
	var withdraw bool
	cmd := &cobra.Command{
		Use:   "accept 账本.juesuan --year 年度 编号 --reason 理由",
		Short: "说明一处发现为什么可以保留",
		Long: `说明 check 的一处错误或警告为什么可以保留。编号是 check 在括号里写的 8 位字符。
说明过的发现照样列出，写明理由，不再计入错误和警告；它涉及的数改了，就要重新说明。`,
		Example: `  juesuan accept 我局.juesuan --year 2022 1a2b3c4d --reason 目标由市财政局调整，见调整批复
  juesuan accept 我局.juesuan --year 2022 1a2b3c4d --withdraw`,
		Args: exactly("账本文件", "发现的编号"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case o.year == 0:
				return usagef("要写年度，例如 --year 2023。")
			case withdraw == (reason != ""):
				return usagef("请写 --reason 理由；要收回说明时只写 --withdraw。")
			}
			list, err := check.Load(append(o.ruleFolders(), rules...)...)
			if err != nil {
				return err
			}
			f, err := o.finding(args[0], list, args[1])
			if err != nil {
				return err
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				a := store.AcceptedFinding{Rule: f.Rule, Place: acceptedPlace(f), Figures: f.ID(), Reason: reason}
				if withdraw {
					err = l.Withdraw(int(o.year), a.Rule, a.Place)
				} else {
					err = l.Accept(int(o.year), a)
				}
				if err != nil {
					return err
				}
				say := "已说明"
				if withdraw {
					say = "已收回说明"
				}
				_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s：%s %s\n  %s\n", say, f.Rule, f.Name, f.Message)
				return err
			})
		},
	}
	o.flags(cmd)
	cmd.Flags().StringArrayVar(&rules, "rules", nil, "另外的规则`文件`或目录，同 check 用的")
	cmd.Flags().StringVar(&reason, "reason", "", "可以保留的`理由`")
	cmd.Flags().BoolVar(&withdraw, "withdraw", false, "收回说明")
	return cmd
}

// finding is the one that the checks name so now.
func (o *look) finding(file string, rules *check.Rules, id string) (*check.Finding, error) {
	s, err := o.derive(file, io.Discard)
	if err != nil {
		return nil, err
	}
	res, err := s.check(rules)
	if err != nil {
		return nil, err
	}
	for i := range res.Findings {
		if f := &res.Findings[i]; strings.EqualFold(f.ID(), id) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("没有编号为“%s”的发现；数改了，编号也会变。请重新运行 juesuan check 看编号。", id)
}

// acceptedPlace tells the findings of a rule apart: by address, or where the
// place is a sentence by the finding itself.
func acceptedPlace(f *check.Finding) string {
	if len(f.Places) > 0 && f.Places[0].Addr != "" {
		return f.Places[0].Addr
	}
	return f.ID()
}

// acceptedIn are the reasons for findings that a year of a ledger lets stand.
func acceptedIn(l *store.Ledger, year int) (map[string]string, error) {
	list, err := l.Accepted(year)
	out := make(map[string]string, len(list))
	for _, a := range list {
		out[a.Figures] = a.Reason
	}
	return out, err
}
