package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/store"
)

func yearsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "years 账本.juesuan",
		Short: "列出账本里的年度",
		Args:  exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return reading(args[0], func(l *store.Ledger) error {
				list, err := linesOf(l)
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(cmd.OutOrStdout(), list)
				}
				if len(list) == 0 {
					fmt.Fprintln(cmd.OutOrStdout(), "账本里没有年度。")
				}
				for _, v := range list {
					fmt.Fprintln(cmd.OutOrStdout(), v)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// linesOf works out what a list shows of every year, the newest first.
func linesOf(l *store.Ledger) ([]yearLine, error) {
	years, err := l.Years()
	if err != nil {
		return nil, err
	}
	pack, err := report.LoadPack("")
	if err != nil {
		return nil, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return nil, err
	}
	list := []yearLine{}
	for _, y := range years {
		year, err := l.Year(y)
		if err != nil {
			return nil, err
		}
		line, err := lineOf(pack, cat, year)
		if err != nil {
			return nil, err
		}
		list = append(list, line)
	}
	return list, nil
}

// yearLine is what a list shows of a year.
type yearLine struct {
	Year       int         `json:"年度"`
	State      store.State `json:"状态"`
	Department string      `json:"部门"`
	Income     string      `json:"收入总计"`
	Spending   string      `json:"支出总计"`
}

func (v yearLine) String() string {
	return fmt.Sprintf("%d  %s  收入总计 %s  支出总计 %s  %s", v.Year, v.State, yuanOr(v.Income), yuanOr(v.Spending), oneLine(v.Department))
}

// lineOf works out a year's totals, where the pack says they stand.
func lineOf(pack *report.Pack, cat *store.Catalogue, y *store.Year) (yearLine, error) {
	b, err := report.Derive(pack, cat, y, nil, "")
	if err != nil {
		return yearLine{}, err
	}
	return yearLine{y.Year, y.State, y.Department.Name, total(pack, b, "收入总计"), total(pack, b, "支出总计")}, nil
}

// total is one of the totals that the pack compares with last year's, in 元;
// empty if the pack has none.
func total(pack *report.Pack, b *report.Book, name string) string {
	if f := pack.Total(b, name); f != nil {
		return f.Exact.StringFixed(2)
	}
	return ""
}

// yuanOr writes an amount with its unit, or that it is not known.
func yuanOr(amount string) string {
	if amount == "" {
		return "不详"
	}
	return amount + " 元"
}
