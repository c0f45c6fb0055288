package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report/check"
)

func rulesCommand() *cobra.Command {
	var o look
	var files []string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "rules [编号]",
		Short: "列出核对规则：依据、算式、例子",
		Long:  "列出核对规则；写一个编号时看这一条的依据、算式和例子。",
		Example: `  juesuan rules
  juesuan rules A09
  juesuan rules --rules 市局规则.toml
  juesuan rules --packs 我的模板       # 连同模板目录旁边 rules 里的规则`,
		Args: atMost("规则编号"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := o.folders(); err != nil {
				return err
			}
			rules, err := check.Load(append(o.ruleFolders(), files...)...)
			if err != nil {
				return err
			}
			list := rules.All()
			if len(args) == 1 {
				one, err := rules.Rule(args[0])
				if err != nil {
					return err
				}
				list = []*check.Rule{one}
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), list)
			}
			return writeRules(cmd.OutOrStdout(), list, len(args) == 1)
		},
	}
	o.packFlag(cmd)
	ruleFlag(cmd, &files)
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

func writeRules(w io.Writer, list []*check.Rule, whole bool) error {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%s【%s】%s\n", r.ID, r.Severity.Chinese(), r.Name)
		fmt.Fprintf(&b, "  依据：%s\n", r.Clause)
		for _, e := range r.Expression {
			fmt.Fprintf(&b, "  算式：%s\n", e)
		}
		if r.Example != "" {
			fmt.Fprintf(&b, "  例子：%s\n", r.Example)
		}
		if whole && r.Advice != "" {
			fmt.Fprintf(&b, "  怎么办：%s\n", r.Advice)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
