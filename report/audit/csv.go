package audit

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

var csvHead = []string{"文件", "级别", "规则", "名称", "页", "位置", "印的", "应是", "相差", "说明", "可能的原因"}

// WriteCSV writes the findings of a file, one a line, with a head line where
// it is the first.
func WriteCSV(w io.Writer, head bool, file string, r *Report) error {
	var lines [][]string
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		where, page := "", ""
		if len(f.Places) > 0 {
			where = f.Places[0].String()
			if n := f.Places[0].Page; n > 0 {
				page = strconv.Itoa(n)
			}
		}
		lines = append(lines, []string{file, f.Severity.Chinese(), f.Rule, f.Name, page, where, f.Printed, f.Expected, f.Difference, f.Message, f.Cause})
	}
	return writeLines(w, head, lines)
}

// WriteCSVError writes the line of a file that could not be read.
func WriteCSVError(w io.Writer, head bool, file, why string) error {
	return writeLines(w, head, [][]string{{file, "读不出来", "", "", "", "", "", "", "", why, ""}})
}

func writeLines(w io.Writer, head bool, lines [][]string) error {
	c := csv.NewWriter(w)
	if head {
		lines = append([][]string{csvHead}, lines...)
	}
	for _, l := range lines {
		for i := range l {
			l[i] = plain(l[i])
		}
	}
	if err := c.WriteAll(lines); err != nil {
		return fmt.Errorf("CSV 没有写完：%w", err)
	}
	return nil
}

// plain keeps a stranger's text from being a formula where the file is opened
// in a spreadsheet.
func plain(s string) string {
	if s == "" || !strings.ContainsAny(s[:1], "=+-@\t\r") {
		return s
	}
	if rest := strings.TrimLeft(s, "-"); rest != "" && strings.Trim(rest, "0123456789.,%") == "" {
		return s // a number
	}
	return "'" + s
}
