package audit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"juesuan/report/check"
	"juesuan/report/read/source"
)

// Line is how the audit of one file of many ended.
type Line struct {
	File   string  `json:"file"`
	Error  string  `json:"error,omitempty"` // why it could not be read
	Report *Report `json:"report,omitempty"`
}

// Extensions are how the names of files end that can be tested.
var Extensions = []string{".pdf", ".docx", ".xlsx", ".xls", ".html", ".htm", ".txt"}

// Files lists the files to audit: those named, and in folders those whose names
// end like a document's, in order and each once.
//
// An error is a Chinese sentence about a path that is not there.
func Files(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		st, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("没有 %s 这个文件或文件夹，请检查路径", path)
		case err != nil:
			return nil, fmt.Errorf("%s 打不开，请检查权限", path)
		case !st.IsDir():
			out = append(out, path)
			continue
		}
		err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return fmt.Errorf("文件夹 %s 打不开，请检查权限", name)
			}
			base := d.Name()
			if strings.HasPrefix(base, ".") && d.IsDir() && name != path {
				return filepath.SkipDir
			}
			if d.Type().IsRegular() && !strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "~$") && slices.Contains(Extensions, strings.ToLower(filepath.Ext(base))) {
				out = append(out, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Each audits files side by side, at most jobs at a time, and calls done for
// each as it ends, one call at a time. It stops at done's first error, and
// where the context ends; then it returns that.
func Each(ctx context.Context, src *source.Opener, files []string, rules *check.Rules, jobs int, done func(Line) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan string)
	go func() {
		defer close(next)
		for _, f := range files {
			select {
			case next <- f:
			case <-ctx.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range max(1, jobs) {
		wg.Go(func() {
			for f := range next {
				l := one(ctx, src, f, rules)
				if ctx.Err() != nil {
					return
				}
				mu.Lock()
				err := done(l)
				mu.Unlock()
				if err != nil {
					cancel(err)
				}
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

// one audits a file. A reader that fails on a file of a kind nobody thought of
// must not end the audit of the others.
func one(ctx context.Context, src *source.Opener, path string, rules *check.Rules) (l Line) {
	l.File = path
	defer func() {
		if p := recover(); p != nil {
			l.Report, l.Error = nil, fmt.Sprintf("读这个文件时程序出错了（%v），没有核对。请把文件发给开发者", p)
		}
	}()
	r, err := File(ctx, src, path, rules)
	if err != nil {
		l.Error = err.Error()
		return l
	}
	l.Report = r
	return l
}

// Total is a summary over many files.
type Total struct {
	Files    int            `json:"files"`
	Unread   []Line         `json:"unreadable"`
	WithErr  int            `json:"with_errors"`
	Clean    int            `json:"without_findings"` // neither errors nor warnings
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Rules    map[string]int `json:"rules"` // documents in which a rule found an error or a warning
}

// Add counts a file.
func (t *Total) Add(l *Line) {
	t.Files++
	if l.Report == nil {
		t.Unread = append(t.Unread, Line{File: l.File, Error: l.Error})
		return
	}
	errs, warnings := len(l.Report.Result.Of(check.Error)), len(l.Report.Result.Of(check.Warning))
	t.Errors += errs
	t.Warnings += warnings
	if errs > 0 {
		t.WithErr++
	}
	if errs+warnings == 0 {
		t.Clean++
	}
	if t.Rules == nil {
		t.Rules = map[string]int{}
	}
	seen := map[string]bool{}
	for _, f := range l.Report.Result.Findings {
		if (f.Severity == check.Error || f.Severity == check.Warning) && !seen[f.Rule] {
			seen[f.Rule] = true
			t.Rules[f.Rule]++
		}
	}
}

// Most are the rules that found something in most documents, at most n.
func (t *Total) Most(n int) []string {
	ids := make([]string, 0, len(t.Rules))
	for id := range t.Rules {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		if d := t.Rules[b] - t.Rules[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return ids[:min(n, len(ids))]
}
