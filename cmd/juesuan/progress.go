package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"juesuan/report/export"
)

// patience is how long work may take before a progress line appears.
const patience = 500 * time.Millisecond

// progress shows how far an export has come, on one line of a terminal that is
// rewritten; a file or a pipe gets none.
type progress struct {
	w     io.Writer
	start time.Time
	quiet bool
	shown bool
}

func newProgress(w io.Writer) *progress {
	f, ok := terminal(w)
	return &progress{w: f, start: time.Now(), quiet: !ok}
}

func (p *progress) show(e export.Progress) {
	if p.quiet || time.Since(p.start) < patience || e.File == "" {
		return
	}
	p.shown = true
	fmt.Fprintf(p.w, "\r正在写第 %d 个文件，共 %d 个：%s", e.Done+1, e.Total, harmless(filepath.Base(e.File)))
}

// done clears the line.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r"+strings.Repeat(" ", 100)+"\r")
	}
}
