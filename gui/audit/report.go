package audit

import (
	"context"
	"errors"
	"path/filepath"

	"juesuan/gui/files"
	"juesuan/report/read/raw"
	"juesuan/report/read/source"
)

// askReport asks for a folder and writes the report for people into it.
func (s *Screen) askReport() {
	files.Ask(s.frame.Window(), files.Want{Title: "网页报告放到哪个文件夹", Yes: "存到这里", Dir: true, Folder: filepath.Dir(s.path)}, s.writeReport)
}

func (s *Screen) writeReport(folder string) {
	name, r := filepath.Base(s.path)+"审核报告", s.opened.report
	s.frame.Run("写网页报告", func(ctx context.Context, _ func(float64, string)) error {
		src := source.New(raw.DefaultLimits())
		defer func() { _ = src.Close() }() // nothing is left to lose
		return r.WriteHTML(ctx, src, s.path, folder, name, s.opt.Rules)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			return
		case err != nil:
			s.frame.Refuse(err)
			return
		}
		s.frame.Tell("已写到“" + filepath.Join(folder, name+".html") + "”。")
	})
}
