package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report/check"
	"juesuan/store"
)

func acceptCommand() *cobra.Command {
	var o look
	var at, reason string
	var ruleFiles []string
	cmd := &cobra.Command{
		Use:   "accept 账本.juesuan 规则 --year 年度 --reason 理由",
		Short: "认可一个错误或警告，写明为什么可以保留",
		Long: `认可一条规则现在的错误或警告，写明为什么可以保留。核对时它仍然列出，标为“已认可”，不再挡住定稿；
它涉及的数一变，就重新算数。`,
		Example: "  juesuan accept 我局.juesuan Q09 --year 2022 --reason 跨年项目，已在说明里写明",
		Args:    exactly("账本文件", "规则编号"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.year == 0 {
				return noYear()
			}
			if strings.TrimSpace(reason) == "" {
				return usagef("要写理由，例如 --reason 财政批复如此。")
			}
			rules, err := check.Load(append(o.ruleFolders(), ruleFiles...)...)
			if err != nil {
				return err
			}
			rule, err := rules.Rule(args[1])
			if err != nil {
				return err
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				s, err := o.deriveFrom(l, cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				res, err := s.check(rules)
				if err != nil {
					return err
				}
				list := acceptable(res, rule.ID, at, reason)
				if len(list) == 0 {
					return fmt.Errorf("%d 年度没有规则 %s 的错误或警告可以认可，没有改动；用 juesuan check 看现在的发现。", s.year.Year, rule.ID)
				}
				if err := l.Accept(s.year.Year, list...); err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "已认可 %s（%s）%s。\n", rule.ID, rule.Name, counted(rule.ID, list))
				return nil
			})
		},
	}
	o.changeFlags(cmd)
	cmd.Flags().StringVar(&reason, "reason", "", "为什么可以保留的`理由`")
	cmd.Flags().StringVar(&at, "at", "", "只认可在这个`位置`的，写核对列出的位置或地址；不写时认可这条规则的全部")
	ruleFlag(cmd, &ruleFiles)
	return cmd
}

// counted says how many of the acceptances are the rule's and how many others'.
func counted(rule string, list []store.AcceptedFinding) string {
	n := 0
	for _, a := range list {
		if a.Rule == rule {
			n++
		}
	}
	if others := len(list) - n; others > 0 {
		return fmt.Sprintf(" %d 处，连带别的规则 %d 处", n, others)
	}
	return fmt.Sprintf(" %d 处", n)
}

// acceptable makes acceptances of a rule's findings, of those that concern a
// place where one is named, and of the errors that are folded under them.
func acceptable(res *check.Result, rule, at, reason string) []store.AcceptedFinding {
	var out []store.AcceptedFinding
	seen := map[string]bool{}
	for _, found := range [][]check.Finding{res.Of(check.Error), res.Of(check.Warning)} {
		for i := range found {
			f := &found[i]
			if f.Rule != rule || at != "" && !concerns(f, at) {
				continue
			}
			for _, x := range f.Acceptable() {
				if id := x.ID(); !seen[id] {
					seen[id] = true
					out = append(out, store.AcceptedFinding{Rule: x.Rule, Place: res.PlaceOf(x), Figures: id, Reason: reason})
				}
			}
		}
	}
	return out
}

// concerns reports whether one of a finding's places is the one named.
func concerns(f *check.Finding, at string) bool {
	return slices.ContainsFunc(f.Places, func(p check.Place) bool { return p.Addr == at || p.String() == at })
}
