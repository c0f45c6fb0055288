package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"juesuan/store"
)

func historyCommand() *cobra.Command {
	var year yearFlag
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history 账本.juesuan [地址]",
		Short: "看改动的历史：何时、哪一处、由什么改成什么",
		Long: `看一个年度改动的历史，最新的在前：何时、什么操作、哪一处、由什么改成什么。
地址可以是一页、几行、一行或一栏：
  支出                                      整页
  支出/2010301                              这个科目的各行
  支出/2010301/一般公共/基本/决算数         一个数
  状态                                      定稿、解锁、公开
  检查                                      保留的检查发现
  定稿、回收站                              定稿的文件和它们的 SHA-256，删去的年度
不写地址时是这个年度的全部改动。`,
		Example: "  juesuan history 我局.juesuan --year 2022 三公数量/保有量",
		Args:    between("账本文件", "地址"),
		RunE: func(cmd *cobra.Command, args []string) error {
			place := ""
			if len(args) > 1 {
				var err error
				if place, err = store.ParsePlace(args[1]); err != nil {
					return err
				}
			}
			l, err := store.OpenReadOnlyWith(args[0], opening())
			if err != nil {
				return err
			}
			defer func() { _ = l.Close() }() // only read
			list, err := historyOf(l, int(year), place)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), historyLines(list))
			}
			if len(list) == 0 {
				fmt.Fprintln(cmd.OutOrStdout(), "没有改动。")
			}
			writeHistory(cmd.OutOrStdout(), list)
			return nil
		},
	}
	cmd.Flags().Var(&year, "year", "`年度`，例如 2022；不写时用账本里最新的年度")
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// historyOf reads the history of a year that the ledger has; 0 is its newest.
func historyOf(l *store.Ledger, year int, place string) ([]store.HistoryEntry, error) {
	years, err := l.Years()
	if err != nil {
		return nil, err
	}
	if year == 0 {
		if year, err = newest(years, 0); err != nil {
			return nil, err
		}
	}
	list, err := l.History(year, place)
	if err == nil && len(list) == 0 {
		_, _, err = l.CanUndo(year) // says if there is no such year
	}
	return list, err
}

// writeHistory writes entries, a head line for each action.
func writeHistory(w io.Writer, list []store.HistoryEntry) {
	for i, e := range list {
		if i == 0 || list[i-1].Step != e.Step {
			fmt.Fprintf(w, "%s  %s%s\n", e.At.Local().Format(time.DateTime), oneLine(e.Action), doubted(e))
		}
		fmt.Fprintln(w, "  "+changed(e))
	}
}

// doubted warns of a step that is not what was written.
func doubted(e store.HistoryEntry) string {
	if e.Broken {
		return "  （和它的指纹对不上，不可信）"
	}
	return ""
}

// changed says what an entry changed, in one line.
func changed(e store.HistoryEntry) string {
	if e.Addr == "" {
		return "它改了哪里不可信，也可能是这里"
	}
	a, err := store.ParseAddress(e.Addr)
	switch row := err == nil && a.Field == nil; {
	case row && e.Old == "" && e.New == store.Present:
		return shown(e.Addr) + "  新增"
	case row && e.Old == store.Present && e.New == "":
		return shown(e.Addr) + "  删去"
	}
	return fmt.Sprintf("%s  %s → %s", shown(e.Addr), shown(e.Old), shown(e.New))
}

// shown is a value in one line.
func shown(value string) string {
	if value == "" {
		return "（空）"
	}
	return strings.ReplaceAll(value, "\n", "↵")
}

// historyLine is an entry as a program reads it.
type historyLine struct {
	Step   int64     `json:"步"`
	At     time.Time `json:"时间"`
	Action string    `json:"操作"`
	Year   int       `json:"年度"`
	Addr   string    `json:"位置"`
	Old    string    `json:"原来"`
	New    string    `json:"改成"`
	Broken bool      `json:"不可信,omitempty"`
}

func historyLines(list []store.HistoryEntry) []historyLine {
	out := make([]historyLine, len(list))
	for i, e := range list {
		out[i] = historyLine(e)
	}
	return out
}
