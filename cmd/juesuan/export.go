package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/report/check"
	"juesuan/report/export"
	"juesuan/store"
)

func exportCommand() *cobra.Command {
	var o look
	var to, formats, style string
	var asPrinted, asJSON bool
	cmd := &cobra.Command{
		Use:   "export 账本.juesuan --to 文件夹",
		Short: "写出整份公开文档：PDF、Word、Excel、网页",
		Long: `写出整份公开文档：封面、目录、五个部分、九张表、文字说明、名词解释和绩效自评。
同名的旧文件在新文件全部写好之后才被替换；写不成时旧文件原样保留。
未定稿的年度写出的每一页都标“未定稿”。已定稿的年度没有这个标记，所以先核对：换了模板包或单位、
还有没填的或没认可的错误时不写，并逐条列出。已定稿的年度要和定稿时逐字节相同的文件，用 juesuan published 取出。`,
		Example: `  juesuan export 我局.juesuan --year 2022 --to 公开
  juesuan export 我局.juesuan --to 公开 --format pdf,docx --style gbt9704
  juesuan export 我局.juesuan --to 公开 --format xlsx --as-printed`,
		Args: exactly("账本文件"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return usagef("要写放到哪个文件夹，例如 --to 公开。")
			}
			list, err := export.ParseFormats(formats)
			if err != nil {
				return usagef("%v", err)
			}
			s, err := o.derive(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := s.compose(style)
			if err != nil {
				return err
			}
			if s.year.State != store.Drafting {
				if err := o.final(s, d); err != nil {
					return err
				}
			}
			bar := newProgress(cmd.ErrOrStderr())
			files, err := export.Write(cmd.Context(), d, to, export.Options{Formats: list, AsPrinted: asPrinted, Progress: bar.show})
			bar.done()
			if err != nil {
				return err
			}
			if s.year.State != store.Drafting {
				fmt.Fprintf(cmd.ErrOrStderr(), "提示：%d 年度%s，这是重新生成的；定稿时的文件用 juesuan published --year %d --out 文件夹 取出。\n", s.year.Year, s.year.State, s.year.Year)
			}
			return tell(cmd.OutOrStdout(), files, asJSON)
		},
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&to, "to", "", "写到哪个`文件夹`；没有时新建")
	cmd.Flags().StringVar(&formats, "format", "", "只要这些`格式`，用逗号分开：pdf,docx,xlsx,html；不写时全部")
	cmd.Flags().StringVar(&style, "style", report.Default.Name, "`版式`：default（常用，不写时用它）或 gbt9704（GB/T 9704 公文格式）")
	cmd.Flags().BoolVar(&asPrinted, "as-printed", false, "Excel 用公开形式：只有印出的数，没有公式")
	cmd.Flags().BoolVar(&asJSON, "json", false, "把写出的文件列成 JSON")
	return cmd
}

// final asks whether the document of a year that is sealed can go out without
// 未定稿: in another pack it may have gaps and errors that it did not have when it
// was finalised.
func (o *look) final(s *seen, d *report.Document) error {
	rules, err := check.Load(o.ruleFolders()...)
	if err != nil {
		return err
	}
	res, err := s.check(rules)
	if err != nil {
		return err
	}
	return s.obstacles(d, res, fmt.Sprintf("%s，这样生成的文件没有“未定稿”的标记，可是还有问题，没有写。定稿时的文件用 juesuan published --year %d --out 文件夹 取出；要换样子公开的，先用 juesuan unlock 解锁，再处理", s.year.State, s.year.Year))
}

// tell lists the files that were written.
func tell(w io.Writer, files []string, asJSON bool) error {
	if asJSON {
		return writeJSON(w, files)
	}
	for _, f := range files {
		fmt.Fprintln(w, f)
	}
	return nil
}
