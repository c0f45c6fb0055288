package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestSoak edits a ledger for as long as an office does in many years: memory
// stays flat, the file grows by no more than its history, and the history
// tells of everything.
func TestSoak(t *testing.T) {
	begin := time.Now()
	path := filepath.Join(memoryDir(t), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	defer l.Close()
	const warm = 500 // after that many, what is kept in memory is there
	s, n := newScript(8), trials(1000, 100_000)
	var before, after memory
	for s.n < n {
		must(t, s.next().do(l))
		if s.n == warm {
			before = used(t)
		}
	}
	after = used(t)
	if after.heap > before.heap+8<<20 || after.resident > before.resident+64<<20 {
		t.Errorf("memory went from %v to %v", before, after)
	}
	_, err = committed(l, func(int) state { return s.state }, n, n)
	must(t, err)
	must(t, l.Close())
	must(t, whole(path))
	info, err := os.Stat(path)
	must(t, err)
	perChange := info.Size() / int64(n)
	if perChange > 10<<10 {
		t.Errorf("%d bytes for a change", perChange)
	}
	figures(t, begin, "改动 %d 次：内存从 %v 到 %v；文件 %d MB，每次改动 %d 字节；历史完整", n, before, after, info.Size()>>20, perChange)
}

// memory is what this program uses, in bytes.
type memory struct{ heap, resident uint64 }

func (m memory) String() string {
	return fmt.Sprintf("堆 %.1f MB、常驻 %.1f MB", float64(m.heap)/(1<<20), float64(m.resident)/(1<<20))
}

func used(t *testing.T) memory {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return memory{m.HeapAlloc, resident(t)}
}

// resident is what the program has in memory with SQLite's own, as Linux
// tells; 0 elsewhere.
func resident(t *testing.T) uint64 {
	t.Helper()
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var size, pages uint64
	_, err = fmt.Fscan(strings.NewReader(string(b)), &size, &pages)
	must(t, err)
	return pages * uint64(os.Getpagesize())
}
