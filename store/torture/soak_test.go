package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// TestSoak edits a ledger for as long as an office does in many years, and then
// takes everything back and does it again: memory stays flat, the file grows by
// no more than its history, the history tells of everything, and undo ends in
// the very first state, redo in the last.
func TestSoak(t *testing.T) {
	begin := time.Now()
	path := filepath.Join(memoryDir(t), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	defer l.Close()
	const warm = 250 // after that many, what is kept in memory is there
	s, n := newScript(8), trials(500, 100_000)
	first := s.state.clone()
	var before memory
	for s.n < n {
		must(t, s.next().do(l))
		if s.n == warm {
			before = used(t)
		}
	}
	edited := time.Since(begin)
	last := s.state.clone()
	_, err = committed(l, func(int) state { return last }, n, n)
	must(t, err)
	size := sizeOf(t, path)

	undone := 0
	for ; takenBack(t, l.CanUndo, l.Undo); undone++ {
	}
	holds(t, l, first)
	redone := 0
	for ; takenBack(t, l.CanRedo, l.Redo); redone++ {
	}
	holds(t, l, last)
	if redone != undone || redone < n/4 {
		t.Errorf("%d actions were taken back and %d done again", undone, redone)
	}
	after := used(t)
	if after.heap > before.heap+8<<20 || after.resident > before.resident+64<<20 {
		t.Errorf("memory went from %v to %v", before, after)
	}
	total := n + undone + redone
	_, err = committed(l, func(int) state { return last }, total, total)
	must(t, err)
	must(t, l.Close())
	must(t, whole(path))
	if each := size / int64(n); each > 10<<10 {
		t.Errorf("%d bytes for a change", each)
	}
	figures(t, begin, "改动 %d 次（%.0f 秒，文件 %d KB，每次 %d 字节），再撤销 %d 次回到最初，重做 %d 次回到最后；内存从 %v 到 %v；文件最后 %d KB，历史完整",
		n, edited.Seconds(), size>>10, size/int64(n), undone, redone, before, after, sizeOf(t, path)>>10)
}

// takenBack undoes or redoes an action, if there is one.
func takenBack(t *testing.T, can func(year int) (string, bool, error), do func(year int) (string, error)) bool {
	t.Helper()
	_, ok, err := can(editedYear)
	must(t, err)
	if ok {
		_, err = do(editedYear)
		must(t, err)
	}
	return ok
}

// holds asks that the edited year is as in a state.
func holds(t *testing.T, l *store.Ledger, want state) {
	t.Helper()
	y, err := l.Year(editedYear)
	must(t, err)
	have := state{editedYear: valuesOf(y)}
	if want = (state{editedYear: want[editedYear]}); !have.equal(want) {
		t.Errorf("the year differs: %q", have.differences(want))
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.Size()
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
