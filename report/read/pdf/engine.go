// Package pdf reads PDF files: lines of text and ruled tables with their places
// on the page, and pictures of pages.
//
// Pdfium does the reading, compiled to WebAssembly and run by wazero: what a
// hostile file does to it stays in a sandbox that has no files, no network and
// a limit of memory, and needs no C compiler. Every document gets a sandbox of
// its own, which is thrown away after it. Its code checks at every loop whether
// it was cancelled; that costs time, but code without such checks cannot be
// stopped at all and holds up the garbage collector of the whole program.
package pdf

import (
	"context"
	"runtime"
	"sync"

	gopdfium "github.com/klippa-app/go-pdfium"

	"juesuan/report/pdfium"
	"juesuan/report/read/raw"
)

// Engine reads PDF files, several at a time. The first use starts it: that
// takes seconds once on a computer, for pdfium is compiled and kept in the
// user's cache folder, and a fraction of a second later.
type Engine struct {
	memory int64
	once   sync.Once
	pool   gopdfium.Pool
	err    error
}

// NewEngine returns an engine whose documents may use as much memory as the
// limits say. It costs nothing before the first document.
func NewEngine(lim raw.Limits) *Engine { return &Engine{memory: lim.Memory} }

// Close frees what the engine holds. No document may be in work.
func (e *Engine) Close() error {
	e.once.Do(func() {})
	if e.pool == nil {
		return nil
	}
	return e.pool.Close()
}

// Start compiles pdfium, or takes it from the cache, unless that is done. What
// it takes is no document's time.
func (e *Engine) Start() error {
	e.once.Do(func() {
		e.pool, e.err = pdfium.Start(pdfium.Limits{Memory: e.memory, Instances: max(2, runtime.GOMAXPROCS(0)), Idle: 1})
		if e.err != nil {
			e.err = raw.Refuse(raw.Unreadable, "%w；也可以改用 DOCX、XLSX、HTML 文件", e.err)
		}
	})
	return e.err
}

// with calls use with a fresh sandbox, and stops it when ctx ends.
func (e *Engine) with(ctx context.Context, use func(gopdfium.Pdfium) error) error {
	if err := e.Start(); err != nil {
		return err
	}
	in, err := e.pool.GetInstanceWithContext(ctx)
	if err != nil {
		if late := raw.Late(ctx); late != nil {
			return late
		}
		return raw.Refuse(raw.Unreadable, "读 PDF 的部件没有启动（%w）。请检查内存是否足够，稍后再试", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = in.Kill() })
	err = use(in)
	if stop() {
		_ = in.Close() // frees the sandbox; its errors are about the document
	}
	if late := raw.Late(ctx); late != nil {
		return late
	}
	return err
}
