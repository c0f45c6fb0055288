package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report/check"
	"juesuan/store"
)

func acceptCommand() *cobra.Command {
	var o look
	var at, reason string
	var withdraw bool
	var ruleFiles []string
	cmd := &cobra.Command{
		Use:   "accept 账本.juesuan 规则 --year 年度 --reason 理由",
		Short: "认可一个错误或警告，写明为什么可以保留",
		Long: `认可一条规则现在的错误或警告，写明为什么可以保留。核对时它仍然列出，标为“已认可”，不再挡住定稿；
它涉及的数一变，就重新算数。写 --withdraw 时撤回认可，不用写理由。`,
		Example: `  juesuan accept 我局.juesuan Q09 --year 2022 --reason 跨年项目，已在说明里写明
  juesuan accept 我局.juesuan Q09 --year 2022 --withdraw   # 不再认可`,
		Args: exactly("账本文件", "规则编号"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.year == 0 {
				return noYear()
			}
			switch {
			case withdraw && reason != "":
				return usagef("撤回认可（--withdraw）不用写理由（--reason），请去掉一个。")
			case !withdraw && strings.TrimSpace(reason) == "":
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
				if withdraw {
					return withdrawn(cmd.OutOrStdout(), l, s.year.Year, res, rule, at)
				}
				list := acceptable(res, rule.ID, at, reason)
				if len(list) == 0 {
					return fmt.Errorf("%d 年度%s没有规则 %s 的错误或警告可以认可，没有改动；用 juesuan check 看现在的发现。", s.year.Year, atPlace(at), rule.ID)
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
	cmd.Flags().StringVar(&at, "at", "", "只认可（撤回）在这个`位置`的，写核对列出的位置、表、章节或地址；不写时是这条规则的全部")
	cmd.Flags().BoolVar(&withdraw, "withdraw", false, "撤回认可")
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

// concerns reports whether one of a finding's places is the one named, or is in
// the table or the section named.
func concerns(f *check.Finding, at string) bool {
	section := strings.TrimPrefix(at, textPrefix)
	return slices.ContainsFunc(f.Places, func(p check.Place) bool {
		return slices.Contains([]string{p.Addr, p.String(), p.Table}, at) || strings.HasPrefix(p.Addr, at+"/") ||
			p.Section == section || strings.HasPrefix(p.Section, section+"、") || strings.HasPrefix(p.Addr, textPrefix+section+"/")
	})
}

// textPrefix begins the addresses of the sections of the text.
const textPrefix = "文字/"

func atPlace(at string) string {
	if at == "" {
		return ""
	}
	return "在“" + at + "”"
}

// withdrawn takes back the acceptances of a rule, of those that concern a place
// where one is named; also those whose finding has gone.
func withdrawn(w io.Writer, l *store.Ledger, year int, res *check.Result, rule *check.Rule, at string) error {
	accepted, err := l.Accepted(year)
	if err != nil {
		return err
	}
	named := map[string]bool{} // by the fingerprint
	for _, f := range res.By(rule.ID) {
		named[f.ID()] = concerns(&f, at)
	}
	n := 0
	for _, a := range accepted {
		where, _, _ := strings.Cut(a.Place, "#")
		if a.Rule != rule.ID || at != "" && !named[a.Figures] && !slices.Contains(strings.Split(where, "|"), at) {
			continue
		}
		if err := l.Withdraw(year, a.Rule, a.Place); err != nil {
			return err
		}
		n++
	}
	if n == 0 {
		return fmt.Errorf("%d 年度%s没有认可过规则 %s 的发现，没有改动；用 juesuan check 看哪些已认可。", year, atPlace(at), rule.ID)
	}
	_, err = fmt.Fprintf(w, "已撤回对 %s（%s）的认可 %d 处。\n", rule.ID, rule.Name, n)
	return err
}
