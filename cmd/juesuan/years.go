package main

import (
	"encoding/json"
	"fmt"
	"io"

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
			l, err := openReadOnly(args[0])
			if err != nil {
				return err
			}
			defer func() { _ = l.Close() }() // only read
			list, err := linesOf(l)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), list)
			}
			for _, line := range list {
				fmt.Fprintln(cmd.OutOrStdout(), line)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
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
	return fmt.Sprintf("%d  %s  收入总计 %s 元  支出总计 %s 元  %s", v.Year, v.State, v.Income, v.Spending, v.Department)
}

// linesOf lists the years of a ledger.
func linesOf(l *store.Ledger) ([]yearLine, error) {
	years, err := l.Years()
	if err != nil {
		return nil, err
	}
	var list []yearLine
	for _, y := range years {
		year, err := l.Year(y)
		if err != nil {
			return nil, err
		}
		line, err := lineOf(year)
		if err != nil {
			return nil, err
		}
		list = append(list, line)
	}
	return list, nil
}

func lineOf(y *store.Year) (yearLine, error) {
	pack, err := report.LoadPack("")
	if err != nil {
		return yearLine{}, err
	}
	cat, err := store.LoadCatalogue()
	if err != nil {
		return yearLine{}, err
	}
	b, err := report.Derive(pack, cat, y, nil, "")
	if err != nil {
		return yearLine{}, err
	}
	return yearLine{
		y.Year, y.State, y.Department.Name,
		b.Fact("01/收入总计").Exact.StringFixed(2), b.Fact("01/支出总计").Exact.StringFixed(2),
	}, nil
}

// writeJSON writes a value as a program reads it.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
