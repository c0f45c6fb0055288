package audit

import (
	"context"

	"juesuan/report/check"
	"juesuan/report/read/source"
)

// File audits the file at a path.
//
// An error is a Chinese sentence; it wraps a *raw.Error where the file cannot be
// read.
func File(ctx context.Context, src *source.Opener, path string, rules *check.Rules) (*Report, error) {
	f, err := src.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return Of(f, rules)
}
