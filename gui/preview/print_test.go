package preview

import (
	"context"
	"os"

	"juesuan/gui/printing"
)

// take is the printer: it keeps the file, which is gone later.
func (s *shown) take(_ context.Context, j printing.Job) error {
	b, err := os.ReadFile(j.File)
	if err != nil {
		return err
	}
	s.jobs, s.files = append(s.jobs, j), append(s.files, b)
	return nil
}
