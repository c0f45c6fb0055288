package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/report/read/raw"
	"juesuan/report/read/source"
)

// auditing are the choices of the audit command.
type auditing struct {
	json, csv bool
	html      string   // folder of the reports for people
	rules     []string // files of rules beside the program's
	out       string   // file of the lines of JSON
	resume    bool
	jobs      int
}

func auditCommand() *cobra.Command {
	var o auditing
	cmd := &cobra.Command{
		Use:   "audit 文件…",
		Short: "审核已经公开的部门决算：PDF、DOCX、XLSX、XLS、网页、文本",
		Long: `审核已经公开的部门决算（PDF、DOCX、XLSX、XLS、网页、纯文本），指出里面哪些数不可能对。
先列读到了什么、核对了多少，再按文档的顺序列出发现；没有读懂、无法核对的单独列出，不算通过。
四舍五入的尾差不是错误。扫描件没有文字，不能审核。

几个文件或文件夹一起审核时，每审完一份输出一行 JSON，最后汇总。写了 --out 时，
中断后加 --resume 从断的地方接着做。
退出码：0 没有错误和警告；1 有错误或警告；2 有文件读不出来。`,
		Example: `  juesuan audit 某局2022年度部门决算.pdf
  juesuan audit 某局2022年度部门决算.pdf --html 审核报告
  juesuan audit 全市公开文件 --out 结果.jsonl --resume`,
		Args: atLeast("文件"),
		RunE: o.run,
	}
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "输出 JSON")
	f.BoolVar(&o.csv, "csv", false, "输出 CSV，一个发现一行")
	f.StringVar(&o.html, "html", "", "另写网页报告到这个`文件夹`，标出每处的位置")
	f.StringArrayVar(&o.rules, "rules", nil, "另外的规则`文件`或目录，可以写几次")
	f.StringVar(&o.out, "out", "", "几个文件一起审核时，各份的结果写进这个`文件`，一份一行 JSON")
	f.BoolVar(&o.resume, "resume", false, "接着 --out 里已有的结果做，审过的不再审")
	f.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "同时审核几份，`份数`")
	return cmd
}

func (o *auditing) run(cmd *cobra.Command, args []string) error {
	switch {
	case o.json && o.csv:
		return usagef("--json 和 --csv 只能选一个。")
	case o.resume && o.out == "":
		return usagef("--resume 要和 --out 一起用，从那个文件里的结果接着做。")
	case o.jobs < 1:
		return usagef("--jobs 至少是 1。")
	}
	rules, err := check.Load(o.rules...)
	if err != nil {
		return &uncheckedError{err}
	}
	files, err := audit.Files(args)
	if err != nil {
		return &uncheckedError{err}
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
	defer stop()
	if st, err := os.Stat(args[0]); len(args) == 1 && err == nil && !st.IsDir() && o.out == "" {
		return o.one(ctx, cmd.OutOrStdout(), rules, files[0])
	}
	if len(files) == 0 {
		return &uncheckedError{fmt.Errorf("文件夹 %s 里没有 PDF、DOCX、XLSX、XLS、HTML 或 TXT 文件", strings.Join(args, "、"))}
	}
	return o.many(ctx, cmd, rules, files)
}

// one audits a single file.
func (o *auditing) one(ctx context.Context, w io.Writer, rules *check.Rules, file string) error {
	src := source.New(raw.DefaultLimits())
	defer func() { _ = src.Close() }() // nothing is left to lose
	r, err := audit.File(ctx, src, file, rules)
	if err != nil {
		return &uncheckedError{err}
	}
	if o.html != "" {
		if err := r.WriteHTML(ctx, src, file, o.html, filepath.Base(file), rules); err != nil {
			return err
		}
	}
	switch {
	case o.json:
		err = writeJSON(w, r)
	case o.csv:
		err = audit.WriteCSV(w, true, file, r)
	default:
		err = writeAudit(w, rules, r)
	}
	if n, m := len(r.Result.Of(check.Error)), len(r.Result.Of(check.Warning)); err == nil && n+m > 0 {
		return &auditedError{n, m}
	}
	return err
}

// auditedError ends an audit that found something: everything was said already.
type auditedError struct{ errors, warnings int }

func (e *auditedError) Error() string {
	return fmt.Sprintf("有 %d 个错误、%d 个警告。", e.errors, e.warnings)
}

// writeAudit prints what was read, and then as check does.
func writeAudit(w io.Writer, rules *check.Rules, r *audit.Report) error {
	var b strings.Builder
	if r.Year == 0 {
		fmt.Fprintf(&b, "%s部门决算，没有写年度，金额单位：%s", r.Department, r.Unit)
	} else {
		fmt.Fprintf(&b, "%s %d 年度部门决算，金额单位：%s", r.Department, r.Year, r.Unit)
	}
	if r.Pages > 0 {
		fmt.Fprintf(&b, "，%d 页", r.Pages)
	}
	fmt.Fprintf(&b, "。\n读到 %d 张表：%s。\n", len(r.Tables), strings.Join(tableNames(r.Tables), "、"))
	if len(r.Others) > 0 {
		fmt.Fprintf(&b, "另有 %d 张表不在九张公开表和自评表之内，没有核对。\n", len(r.Others))
	}
	fmt.Fprintf(&b, "读到 %d 个标题，文字里读懂 %d 个数。\n", len(r.Sections), r.Claims)
	if n := len(r.Unread); n > 0 {
		fmt.Fprintf(&b, "有 %d 处没有读懂，没有核对（列在最后）。\n", n)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if err := writeResult(w, rules, r.Result, nil); err != nil {
		return err
	}
	return writeUnread(w, r.Unread)
}

func tableNames(list []audit.Table) []string {
	var out []string
	for _, t := range list {
		name := t.Label
		if name == "" {
			name = t.Title
		}
		out = append(out, name)
	}
	return out
}

func writeUnread(w io.Writer, list []audit.Unread) error {
	if len(list) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("\n没有读懂、没有核对：\n")
	for _, u := range list {
		page := ""
		if u.Page > 0 {
			page = fmt.Sprintf("（第 %d 页）", u.Page)
		}
		fmt.Fprintf(&b, "  %s%s：%s", u.Where, page, u.Why)
		if len(u.Numbers) > 0 {
			fmt.Fprintf(&b, "：%s", strings.Join(u.Numbers, "、"))
		}
		if u.Text != "" {
			fmt.Fprintf(&b, "（%s）", shorten(u.Text))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
