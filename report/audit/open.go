package audit

import (
	"context"

	"juesuan/report/check"
)

// File audits the file at a path.
//
// An error is a Chinese sentence: a *raw.Error where the file cannot be read.
func File(ctx context.Context, src *Source, path string, rules *check.Rules) (*Report, error) {
	f, err := src.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return Of(f, rules)
}
