package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/store"
)

func showCommand() *cobra.Command {
	var o look
	var id string
	var asJSON, asCSV bool
	cmd := &cobra.Command{
		Use:   "show 账本.juesuan --table 表号",
		Short: "看一张表",
		Long:  "看一张表：01 至 09 是公开表，自评 是部门整体支出绩效自评表，项目自评/1 是第一个项目的自评表。",
		Example: `  juesuan show 我局.juesuan --year 2022 --table 03
  juesuan show 我局.juesuan --year 2022 --table 05 --csv > 05.csv`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && asCSV {
				return usagef("--json 和 --csv 只能选一个。")
			}
			s, err := o.derive(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			t := s.book.Table(id)
			if t == nil {
				t = s.book.Table("0" + id)
			}
			if t == nil {
				return noTable(s.book, id)
			}
			switch {
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), tableJSON(t, s.book.Unit))
			case asCSV:
				return writeCSV(cmd.OutOrStdout(), t)
			}
			return writeAligned(cmd.OutOrStdout(), t)
		},
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&id, "table", "01", "`表号`：01…09、自评、项目自评/1…")
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON，每个数带地址和精确到分的值")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "输出 CSV：表头、栏次和每一行，空白的单元格保留，没有千位分隔符")
	return cmd
}

func noTable(b *report.Book, id string) error {
	var ids []string
	for _, t := range b.Tables {
		ids = append(ids, t.ID)
	}
	return fmt.Errorf("没有表“%s”%s可以看的有：%s", id, orFullStop(store.Meant(id, ids)), strings.Join(ids, "、"))
}

// bare is a cell's text without thousands separators.
func bare(c *report.Cell) string {
	if c.Amount != nil {
		return strings.ReplaceAll(c.Text, ",", "")
	}
	return c.Text
}

func writeCSV(w io.Writer, t *report.Table) error {
	c := csv.NewWriter(w)
	lines := t.Flat()
	head := len(lines) - len(t.Rows)
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			lines[head+i][j] = bare(&t.Rows[i].Cells[j])
		}
	}
	if err := c.WriteAll(lines); err != nil {
		return err
	}
	return c.Error()
}

// widest is the longest cell, in columns of a terminal, that widens its whole
// column; a longer one, a goal in words above all, only moves its own row.
const widest = 40

// writeAligned writes the table in columns; a Chinese character is two wide.
func writeAligned(w io.Writer, t *report.Table) error {
	lines := t.Flat()
	widths := make([]int, len(t.Columns))
	for _, l := range lines {
		for i, s := range l {
			if n := cells(s); n <= widest {
				widths[i] = max(widths[i], n)
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", t.Label, t.Title)
	for n, l := range lines {
		var row strings.Builder
		for i, s := range l {
			pad := blanks(s, widths[i])
			if t.Columns[i].Kind == report.AmountColumn && n > 0 {
				row.WriteString(pad + s + "  ")
			} else {
				row.WriteString(s + pad + "  ")
			}
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, strings.TrimLeft(b.String(), " "))
	return err
}

// The JSON form of a table.
type (
	jsonTable struct {
		ID      string       `json:"表号"`
		Title   string       `json:"标题"`
		Label   string       `json:"表式,omitempty"`
		Unit    string       `json:"单位"`
		Columns []string     `json:"列"`
		Rows    [][]jsonCell `json:"行"`
	}
	jsonCell struct {
		Text  string `json:"印"`
		Addr  string `json:"地址,omitempty"`
		Exact string `json:"元,omitempty"`
	}
)

func tableJSON(t *report.Table, unit report.Unit) jsonTable {
	out := jsonTable{ID: t.ID, Title: t.Title, Label: t.Label, Unit: string(unit)}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, c.Name)
	}
	for i := range t.Rows {
		var row []jsonCell
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			jc := jsonCell{Text: bare(c), Addr: c.Addr}
			if c.Amount != nil {
				jc.Exact = c.Amount.Exact.StringFixed(2)
			}
			row = append(row, jc)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
