package audit

import (
	"context"

	"juesuan/report/check"
	"juesuan/report/read/raw"
)

// File audits the file at a path.
//
// An error is a Chinese sentence: a *raw.Error where the file cannot be read.
func File(ctx context.Context, path string, rules *check.Rules, lim raw.Limits) (*Report, error) {
	f, err := open(ctx, path, lim)
	if err != nil {
		return nil, err
	}
	return Of(f, rules)
}
