package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func setCommand() *cobra.Command {
	var year yearFlag
	var remove []string
	cmd := &cobra.Command{
		Use:   "set 账本.juesuan --year 年度 地址=值 …",
		Short: "改账本里的数或文字",
		Long: `改账本里的数或文字，几处一起改：要么全部改成，要么一处不动。金额单位是元。
地址是 页/行的标识/栏，例如：
  支出/2010301/一般公共预算财政拨款/基本支出/决算数=244746.00
  三公数量/保有量=2
  内设机构/3/名称=综合科
  文字/原因%2F一/内容=上级转移支付增加      （地址里的“/”写作 %2F）
没有的行会新增；--remove 删去整行，可以写几次，和 地址=值 要分两次运行。`,
		Example: "  juesuan set 我局.juesuan --year 2022 支出/2010301/一般公共/基本/决算数=244746.00",
		Args:    atLeast("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if year == 0 {
				return usagef("要写年度，例如 --year 2023。")
			}
			var changes []store.Change
			for _, a := range args[1:] {
				addr, value, ok := strings.Cut(a, "=")
				if !ok {
					return usagef("“%s”应写成 地址=值，例如 三公数量/保有量=2。", a)
				}
				changes = append(changes, store.Change{Addr: addr, Value: value})
			}
			switch {
			case len(changes)+len(remove) == 0:
				return usagef("没有说要改什么，请写 地址=值 或 --remove 行的地址。")
			case len(changes) > 0 && len(remove) > 0:
				return usagef("改数（地址=值）和删行（--remove）不能一次做，请分两次运行。")
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				return change(cmd, l, int(year), changes, remove)
			})
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022")
	cmd.Flags().StringArrayVar(&remove, "remove", nil, "删去一`行`，例如 支出/2010301/一般公共/基本")
	return cmd
}

// change makes the changes, or removes the rows where there are none.
func change(cmd *cobra.Command, l *store.Ledger, year int, changes []store.Change, remove []string) error {
	if len(remove) > 0 {
		if err := l.Remove(year, "命令行 set --remove", remove...); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "已删去 %d 行。\n", len(remove))
		return nil
	}
	before, err := l.Year(year)
	if err != nil {
		return err
	}
	if err := l.Set(year, "命令行 set", changes...); err != nil {
		return err
	}
	after, err := l.Year(year)
	if err != nil {
		return err
	}
	return sayNow(cmd, changes, before, after)
}

// sayNow tells how many of the places changed, and repeats what they hold now,
// so that a slip (万元 typed as 元, a wrong line) is seen at once. What was and
// is blank is not repeated.
func sayNow(cmd *cobra.Command, changes []store.Change, before, after *store.Year) error {
	now, changed := map[string]string{}, map[string]bool{}
	for _, d := range store.Diff(nil, after) {
		now[d.Addr] = d.New
	}
	for _, d := range store.Diff(before, after) {
		now[d.Addr], changed[d.Addr] = d.New, true
	}
	places, count := map[string]bool{}, 0
	var lines strings.Builder
	for _, c := range changes {
		a, err := store.ParseAddress(c.Addr)
		if err != nil {
			return err
		}
		addr, row := a.String(), a
		row.Field = nil
		if places[addr] {
			continue
		}
		places[addr] = true
		if changed[addr] || changed[row.String()] { // a new row's blank field is a change, too
			count++
		}
		if value, ok := now[addr]; ok {
			unit := ""
			if a.Field.Kind == store.AmountValue {
				unit = " 元"
			}
			fmt.Fprintf(&lines, "  %s = %s%s\n", addr, value, unit)
		}
	}
	same := len(places) - count
	text := fmt.Sprintf("已改 %d 处", count)
	switch {
	case count == 0:
		text = "没有改动，原来就是这样"
	case same > 0:
		text += fmt.Sprintf("，另外 %d 处原来就是这样", same)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s。\n%s", text, &lines)
	return err
}
