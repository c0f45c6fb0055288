// Package pdfium runs PDFium, the engine of Chrome's PDF viewer, as WebAssembly
// inside the program: no cgo, no library to install, and a file that breaks the
// engine breaks a sandbox that sees no disk, no network and no environment.
//
// The engine is compiled to machine code once, which takes seconds; the result
// is kept in the user's cache folder, from where later starts take it in a
// fraction of a second. [Warm] begins early, so that nobody waits.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Limits bound what files may make the engine take.
type Limits struct {
	Memory    int64 // bytes for one file, at least 64 MB
	Instances int   // files worked on at once
	Idle      int   // instances that wait for the next file; 0 keeps all
}

// maxInstances bounds how many of our own files are worked on at once: each has
// a memory of its own, tens of MB, and more than a handful gains nothing.
const maxInstances = 4

// own are the limits for the files that the program makes.
var own = Limits{Memory: 1 << 30, Instances: maxInstances}

// engine is the compiled engine, ready when started is closed.
var engine struct {
	once    sync.Once
	started chan struct{}
	pool    pdfium.Pool
	err     error
}

// Warm starts the engine in the background, if nobody has yet.
func Warm() {
	engine.once.Do(func() {
		engine.started = make(chan struct{})
		go func() {
			defer close(engine.started)
			compiled := len(kept(cacheFolder())) > 0
			engine.pool, engine.err = Start(own)
			if !compiled {
				debug.FreeOSMemory() // compiling takes several hundred MB
			}
		}()
	})
}

// Instance returns an engine of the caller's own. Close it in the end; Kill
// ends one that hangs in a file.
//
// An instance is for one goroutine at a time. The error is a Chinese sentence,
// or ctx.Err() if ctx ends before there is one.
func Instance(ctx context.Context) (pdfium.Pdfium, error) {
	Warm()
	select {
	case <-engine.started:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if engine.err != nil {
		return nil, engine.err
	}
	i, err := engine.pool.GetInstanceWithContext(ctx)
	switch {
	case ctx.Err() != nil:
		if err == nil {
			_ = i.Close()
		}
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("PDF 引擎没有启动：%w。请关闭一些程序，让出内存后再试", err)
	}
	return i, nil
}

// cacheFolder is where the compiled engine is kept; empty where the user has
// no cache folder.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "juesuan", "pdfium")
}

// Start returns a pool of engines with limits of its own, for files that
// nobody trusts; close it in the end. The error is a Chinese sentence.
func Start(l Limits) (pdfium.Pool, error) { return start(l, cacheFolder(), nil) }

// start compiles the engine, or the code given in its place, or takes it from
// the folder. A folder that cannot be used, or holds something damaged, costs
// time and nothing else.
func start(l Limits, folder string, code []byte) (pdfium.Pool, error) {
	if folder != "" {
		cache, err := wazero.NewCompilationCacheWithDir(folder)
		if err == nil {
			pool, err := open(l, runtimeConfig(l).WithCompilationCache(cache), code)
			if err == nil {
				return pool, nil
			}
			_ = cache.Close(context.Background())
			forget(folder)
		}
	}
	pool, err := open(l, runtimeConfig(l), code)
	if err != nil {
		return nil, fmt.Errorf("PDF 引擎没有启动：%w。请关闭一些程序，让出内存后重新打开本程序", err)
	}
	return pool, nil
}

// kept are the files of a cache folder.
func kept(folder string) []string {
	files, _ := filepath.Glob(filepath.Join(folder, "wazero-*", "*"))
	return files
}

// forget removes what is cached, which the next start makes anew.
func forget(folder string) {
	for _, f := range kept(folder) {
		_ = os.Remove(f)
	}
}

// runtimeConfig has what the engine needs (it ends on errors by exceptions),
// and lets [pdfium.Pdfium.Kill] stop code that runs.
func runtimeConfig(l Limits) wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(uint32(max(l.Memory, 64<<20) / (64 << 10))). // of 64 KB
		WithCloseOnContextDone(true)
}

// open makes a pool whose instances see no files.
func open(l Limits, config wazero.RuntimeConfig, code []byte) (pool pdfium.Pool, err error) {
	defer func() {
		if p := recover(); p != nil { // no memory may be made executable here
			err = errors.New("这台机器不允许运行即时编译的代码")
		}
	}()
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxIdle:       l.Idle,
		MaxTotal:      l.Instances,
		WASM:          code,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}
