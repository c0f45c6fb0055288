package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"juesuan/report/audit"
	"juesuan/report/check"
	"juesuan/report/read/raw"
	"juesuan/report/read/source"
)

// many audits files side by side and sums up.
func (o *auditing) many(ctx context.Context, cmd *cobra.Command, rules *check.Rules, files []string) error {
	var total audit.Total
	lines, done, err := o.open(cmd.OutOrStdout(), &total)
	if err != nil {
		return err
	}
	var left []string
	for _, f := range files {
		if !done[f] {
			left = append(left, f)
		}
	}
	bar := newBar(cmd.ErrOrStderr(), len(files), len(files)-len(left))
	src := source.New(raw.DefaultLimits())
	defer func() { _ = src.Close() }() // nothing is left to lose
	err = audit.Each(ctx, src, left, rules, o.jobs, func(l audit.Line) error {
		total.Add(&l)
		bar.step(l.File)
		if o.html != "" && l.Report != nil {
			name := strings.ReplaceAll(filepath.ToSlash(l.File), "/", "_")
			if err := l.Report.WriteHTML(ctx, src, l.File, o.html, name, rules); err != nil {
				return err
			}
		}
		return lines.write(&l)
	})
	bar.end()
	if cerr := lines.close(); err == nil {
		err = cerr
	}
	switch {
	case errors.Is(err, context.Canceled):
		return &uncheckedError{fmt.Errorf("中断了，审完 %d 份，还有 %d 份。加 --out 和 --resume 可以接着做", total.Files, len(files)-total.Files)}
	case err != nil:
		return err
	}
	if err := writeTotal(cmd.ErrOrStderr(), rules, &total); err != nil {
		return err
	}
	switch {
	case len(total.Unread) > 0:
		return &uncheckedError{fmt.Errorf("有 %d 份文件读不出来", len(total.Unread))}
	case total.Errors+total.Warnings > 0:
		return &auditedError{total.Errors, total.Warnings}
	}
	return nil
}

// lineWriter writes each file's result as it ends.
type lineWriter struct {
	w     io.Writer
	file  *os.File
	csv   bool
	first bool
}

// open opens where the results go; with --resume it takes over those that are
// there and returns which files they are of.
func (o *auditing) open(stdout io.Writer, total *audit.Total) (*lineWriter, map[string]bool, error) {
	if o.out == "" {
		return &lineWriter{w: stdout, csv: o.csv, first: true}, nil, nil
	}
	if o.csv {
		return nil, nil, usagef("--out 里是一行一份的 JSON，不能和 --csv 一起用。")
	}
	mode := os.O_RDWR | os.O_CREATE | os.O_EXCL
	if o.resume {
		mode = os.O_RDWR | os.O_CREATE
	}
	f, err := os.OpenFile(o.out, mode, 0o644)
	switch {
	case errors.Is(err, os.ErrExist):
		return nil, nil, fmt.Errorf("%s 已经有了，没有覆盖。接着做请加 --resume，重新做请换一个名字", o.out)
	case err != nil:
		return nil, nil, fmt.Errorf("%s 写不了，请检查路径和权限", o.out)
	}
	done, err := takeOver(f, total)
	if err != nil {
		_ = f.Close() // nothing was written
		return nil, nil, fmt.Errorf("%s %w", o.out, err)
	}
	return &lineWriter{w: f, file: f}, done, nil
}

// takeOver reads the lines of an earlier run and cuts off one that was not
// written to its end.
func takeOver(f *os.File, total *audit.Total) (map[string]bool, error) {
	done := map[string]bool{}
	r := bufio.NewReader(f)
	whole := int64(0)
	for {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("读不出来，请检查磁盘")
		}
		var l audit.Line
		if json.Unmarshal(line, &l) != nil || l.File == "" {
			return nil, fmt.Errorf("里有不是审核结果的行，没有接着做。请换一个 --out 文件")
		}
		whole += int64(len(line))
		if !done[l.File] {
			done[l.File] = true
			total.Add(&l)
		}
	}
	if err := f.Truncate(whole); err != nil {
		return nil, fmt.Errorf("写不了，请检查权限")
	}
	_, err := f.Seek(whole, io.SeekStart)
	return done, err
}

func (w *lineWriter) write(l *audit.Line) error {
	if w.csv {
		first := w.first
		w.first = false
		if l.Report == nil {
			return audit.WriteCSVError(w.w, first, l.File, l.Error)
		}
		return audit.WriteCSV(w.w, first, l.File, l.Report)
	}
	line, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = w.w.Write(append(line, '\n'))
	if err != nil && w.file != nil {
		return fmt.Errorf("结果没有写进 %s：%w。请清出空间后加 --resume 接着做", w.file.Name(), err)
	}
	return err
}

func (w *lineWriter) close() error {
	if w.file == nil {
		return nil
	}
	if err := w.file.Close(); err != nil {
		return fmt.Errorf("%s 没有写完：%w", w.file.Name(), err)
	}
	return nil
}

// writeTotal sums up over all files.
func writeTotal(w io.Writer, rules *check.Rules, t *audit.Total) error {
	var b strings.Builder
	fmt.Fprintf(&b, "共 %d 份：有错误的 %d 份，没有错误和警告的 %d 份，读不出来的 %d 份；错误 %d 个，警告 %d 个。\n",
		t.Files, t.WithErr, t.Clean, len(t.Unread), t.Errors, t.Warnings)
	if most := t.Most(10); len(most) > 0 {
		b.WriteString("最常不成立的规则：\n")
		for _, id := range most {
			name := ""
			if r, err := rules.Rule(id); err == nil {
				name = r.Name
			}
			fmt.Fprintf(&b, "  %s %s：%d 份\n", id, name, t.Rules[id])
		}
	}
	if len(t.Unread) > 0 {
		b.WriteString("读不出来的文件：\n")
		for _, l := range t.Unread {
			fmt.Fprintf(&b, "  %s：%s\n", l.File, l.Error)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// bar shows on a terminal how many files are done.
type bar struct {
	w           io.Writer
	total, done int
	start       time.Time
	quiet       bool
}

func newBar(w io.Writer, total, done int) *bar {
	f, ok := terminal(w)
	return &bar{w: f, total: total, done: done, start: time.Now(), quiet: !ok}
}

func (b *bar) step(file string) {
	b.done++
	if b.quiet {
		return
	}
	const width = 30
	full := width * b.done / b.total
	fmt.Fprintf(b.w, "\r[%s%s] %d/%d %s\x1b[K", strings.Repeat("█", full), strings.Repeat(" ", width-full), b.done, b.total, harmless(filepath.Base(file)))
}

func (b *bar) end() {
	if !b.quiet {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
