package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/export"
	"juesuan/report/final"
	"juesuan/store"
)

func finaliseCommand() *cobra.Command {
	var f finaliser
	var formats string
	cmd := &cobra.Command{
		Use:   "finalise 账本.juesuan --year 年度",
		Short: "定稿：核对，生成公开文件，封存年度",
		Long: `定稿：核对一遍，生成公开文件，把文件原样存进账本，年度不能再改。
还有没填的原因、有没认可的错误时不定稿，并逐条列出；生成或保存没有成功时，年度仍在填报中，
也不留下文件：先存进账本，--out 的文件夹里才有文件。定稿的文件没有“未定稿”字样，Excel 是公开形式（只有印出的数，没有公式）。
以后用 juesuan published 取出同样的文件；要改时先用 juesuan unlock 解锁。`,
		Example: `  juesuan finalise 我局.juesuan --year 2022 --out 公开
  juesuan finalise 我局.juesuan --year 2022 --format pdf,xlsx --style gbt9704`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if f.look.year == 0 {
				return noYear()
			}
			if f.formats, err = export.ParseFormats(formats); err != nil {
				return usagef("%v", err)
			}
			if f.rules, err = check.Load(append(f.look.ruleFolders(), f.ruleFiles...)...); err != nil {
				return err
			}
			return withLedger(cmd, args[0], func(l *store.Ledger) error { return f.run(cmd, l) })
		},
	}
	f.look.changeFlags(cmd)
	cmd.Flags().StringVar(&f.dir, "out", "", "把文件也写到这个`文件夹`；不写时只存进账本")
	cmd.Flags().StringVar(&formats, "format", "", "只要这些`格式`，用逗号分开：pdf,docx,xlsx,html；不写时全部")
	cmd.Flags().StringVar(&f.style, "style", report.Default.Name, "`版式`：default（常用，不写时用它）或 gbt9704（GB/T 9704 公文格式）")
	ruleFlag(cmd, &f.ruleFiles)
	return cmd
}

// noYear says that a command that changes a year wants to be told which.
func noYear() error { return usagef("要写年度，例如 --year 2023。") }

// finaliser finalises a year.
type finaliser struct {
	look      look
	dir       string
	formats   []export.Format
	style     string
	ruleFiles []string
	rules     *check.Rules
}

func (f *finaliser) run(cmd *cobra.Command, l *store.Ledger) error {
	s, err := f.look.deriveFrom(l, io.Discard) // the rules say what the notes would
	if err != nil {
		return err
	}
	if s.year.State != store.Drafting {
		return &store.SealedError{Year: s.year.Year, State: s.year.State}
	}
	res, err := s.check(f.rules)
	if err != nil {
		return err
	}
	d, err := s.composeWith(f.style, final.Compose)
	if err != nil {
		return err
	}
	if err := s.obstacles(d, res, "没有定稿，没有改动。请先处理"); err != nil {
		return err
	}
	bar := newProgress(cmd.ErrOrStderr())
	files, err := export.Render(cmd.Context(), d, export.Options{Formats: f.formats, AsPrinted: true, Progress: bar.show})
	bar.done()
	if err != nil {
		return err
	}
	p, paths, err := final.Keep(l, s.year, "命令行 finalise", files, f.dir)
	var outside *final.NotPlacedError
	if err != nil && !errors.As(err, &outside) {
		return err
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "%d 年度已定稿。核对：错误 0，警告 %d，无法核对 %d 条（juesuan check 可以再看）。\n", p.Year, len(res.Of(check.Warning)), res.Count(check.NotChecked))
	fmt.Fprintf(out, "存进账本的文件，编号 %d：\n", p.ID)
	writeFiles(out, p.Files)
	if outside != nil {
		return outside
	}
	return tell(out, paths, false)
}

// writeFiles lists kept files with their SHA-256.
func writeFiles(w io.Writer, files []store.PublishedFile) {
	for _, f := range files {
		fmt.Fprintf(w, "  %s  %s（%d 字节）\n", hex.EncodeToString(f.SHA256[:]), shown(f.Name), f.Size)
	}
}

// obstacles is what keeps a document from going out as final: what nobody filled
// in yet, and errors that are not accepted. It is nil where there is nothing. So
// says what happened to the year.
func (s *seen) obstacles(d *report.Document, res *check.Result, so string) error {
	o := final.Find(d, res)
	if o.None() {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d 年度%s：\n", s.year.Year, so)
	if len(o.Gaps) > 0 {
		fmt.Fprintf(&b, "还没有填写的 %d 处：\n", len(o.Gaps))
		writeGaps(&b, o.Gaps, store.Suggestions(s.year, s.last))
	}
	if len(o.Errors) > 0 {
		fmt.Fprintf(&b, "错误 %d 个（改正，或用 juesuan accept 写明理由认可）：\n", len(o.Errors))
		for _, f := range o.Errors {
			fmt.Fprintf(&b, "  %s %s：%s\n", f.Rule, f.Name, f.Message)
		}
	}
	return &obstaclesError{b.String()}
}

// obstaclesError lists what keeps a document from going out as final.
type obstaclesError struct{ text string }

func (e *obstaclesError) Error() string { return e.text }
