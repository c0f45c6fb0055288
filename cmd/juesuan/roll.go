package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"juesuan/store"
)

func rollCommand() *cobra.Command {
	var from, to yearFlag
	cmd := &cobra.Command{
		Use:   "roll 账本.juesuan --from 年度",
		Short: "结转：由一个年度做出下一个年度",
		Long: `结转：由一个年度做出下一个年度。单位概况、职责、机构、单位、车辆和设备照搬；收入、支出、
基本支出、“三公”经费只留科目和项目，金额为零；年初结转和结余等于上年年末；自评的指标、目标、
分值和项目照搬，完成值和得分空着；上年数取自账本里的上年，不用录。
原因和其他文字不照搬，要按今年的情况写：juesuan text --missing 列出空着的地方和上年写的话。
科目在两年之间改了名称的、没有了的，逐个列出。`,
		Example: "  juesuan roll 我局.juesuan --from 2022 --to 2023",
		Args:    exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if from == 0 {
				return usagef("要写由哪个年度结转，例如 --from 2022。")
			}
			if to == 0 {
				to = from + 1
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error {
				var r *store.Rolled
				err := backedUp(cmd, l, store.BeforeRoll,
					func() error { return l.CanRoll(int(from), int(to)) },
					func() (err error) {
						r, err = l.Roll(int(from), int(to), fmt.Sprintf("命令行 roll：由 %d 年度结转", from))
						return err
					})
				if err != nil {
					return err
				}
				writeRolled(cmd.OutOrStdout(), l.Path(), r)
				if r.Last.State == store.Drafting {
					fmt.Fprintf(cmd.OutOrStdout(), "%d 年度还在填报中：以后改了它的年末结转和结余，%d 年度的年初数要跟着改。\n", from, to)
				}
				return nil
			})
		},
	}
	cmd.Flags().Var(&from, "from", "由哪个`年度`结转，例如 2022")
	cmd.Flags().Var(&to, "to", "新的`年度`；只能是下一个，可以不写")
	return cmd
}

// writeRolled tells what a new year has from the old one.
func writeRolled(w io.Writer, file string, r *store.Rolled) {
	y, last := r.Year, r.Last.Year
	fmt.Fprintf(w, "已由 %d 年度结转出 %d 年度，可以填报了。\n", last, y.Year)
	fmt.Fprintf(w, "照搬的，请核对：%s\n", counts(
		count{"部门职责", len(y.Duties)}, count{"内设机构", len(y.Sections)}, count{"决算单位", len(y.Units)}, count{"车辆", len(y.Vehicles)},
		count{"自定科目", len(y.OwnSubjects)}, count{"自评任务", len(y.Tasks)}, count{"自评指标", len(y.Indicators)},
		count{"项目", len(y.Projects)}, count{"项目指标", len(y.ProjectGoals)}))
	fmt.Fprintf(w, "留了行、金额为零的：%s\n", counts(
		count{"收入", len(y.Income)}, count{"支出", len(y.Expenditure)}, count{"基本支出", len(y.Basic)},
		count{"三公经费", len(y.ThreePublic)}, count{"自评资金", len(y.Funding)}))
	opening := decimal.Zero
	for _, c := range y.Carryovers {
		opening = opening.Add(c.Opening.Decimal)
	}
	fmt.Fprintf(w, "年初结转和结余取 %d 年末数：%d 行，共 %s 元\n", last, len(y.Carryovers), opening.StringFixed(2))
	fmt.Fprintf(w, "上年数取自账本里的 %d 年度，不用录\n", last)
	if n := len(r.Suggestions); n > 0 {
		fmt.Fprintf(w, "%d 年度写的文字 %d 处没有照搬，供参考：juesuan text %s --year %d --missing\n", last, n, file, y.Year)
	}
	if len(r.Renamed) > 0 {
		fmt.Fprintf(w, "改了名称的科目 %d 个，编码不变，表里印新名称：\n", len(r.Renamed))
		for _, s := range r.Renamed {
			fmt.Fprintf(w, "  %s %s → %s%s\n", s.Code, s.Old, s.New, doubt(s.Evidence))
		}
	}
	if len(r.Ended) > 0 {
		fmt.Fprintf(w, "%d 年科目表里没有了的科目 %d 个，行还留着，请换成别的科目：\n", y.Year, len(r.Ended))
		for _, s := range r.Ended {
			fmt.Fprintf(w, "  %s %s（%s）%s\n", s.Code, s.Name, strings.Join(s.Pages, "、"), instead(s.Instead))
		}
	}
}

// count is how many rows a page has.
type count struct {
	page string
	n    int
}

// counts lists the pages that have rows.
func counts(list ...count) string {
	var parts []string
	for _, c := range list {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 行", c.page, c.n))
		}
	}
	if len(parts) == 0 {
		return "没有"
	}
	return strings.Join(parts, "，")
}

// doubt warns of a name that no published document proves.
func doubt(evidence string) string {
	if strings.HasPrefix(evidence, "unverified") {
		return "（未经公开文件核实）"
	}
	return ""
}

// instead names the subjects that could take an ended one's place.
func instead(list []store.Subject) string {
	if len(list) == 0 {
		return ""
	}
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Code + " " + s.Name
	}
	if len(list) == 1 {
		return "：可能是 " + names[0]
	}
	return "：可能分成 " + strings.Join(names, "、")
}
