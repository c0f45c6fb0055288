package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"juesuan/report"
	"juesuan/report/export"
	"juesuan/store"
	"juesuan/store/sample"
)

func sampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "sample 文件夹",
		Short:   "写出示例账本和它的全部文档",
		Long:    "写出示例账本和它的全部文档（PDF、Word、Excel、网页），每一页都标“示例”。改动过的示例账本不会被覆盖。",
		Example: "  juesuan sample 示例",
		Args:    exactly("文件夹"),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := placeSample(args[0])
			if err != nil {
				return err
			}
			o := look{pack: report.DefaultPack}
			s, err := o.derive(file, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			d, err := s.compose(report.Default.Name)
			if err != nil {
				return err
			}
			bar := newProgress(cmd.ErrOrStderr())
			files, err := export.Write(cmd.Context(), d, args[0], export.Options{Progress: bar.show})
			bar.done()
			if err != nil {
				return err
			}
			return tell(cmd.OutOrStdout(), append([]string{file}, files...), false)
		},
	}
}

// placeSample writes the sample's ledger into the folder. One that is there
// already and still the same stays; one that somebody changed is not touched.
func placeSample(dir string) (string, error) {
	file := filepath.Join(dir, sample.FileName)
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file, sameSample(file)
	}
	return file, sample.Create(file)
}

// sameSample refuses a ledger that is no longer the sample's.
func sameSample(file string) error {
	years, err := sample.Years()
	if err != nil {
		return err
	}
	return reading(file, func(l *store.Ledger) error {
		for _, w := range years {
			got, err := l.Year(w.Year)
			if err != nil || len(store.Diff(got, w)) > 0 {
				return fmt.Errorf("“%s”已被改动过，没有覆盖；请换一个文件夹，或先移走它。", file)
			}
		}
		return nil
	})
}
