package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
)

// TestLocksThatFailNowAndThen opens a ledger for writing while any try of a
// lock may fail: whoever gets in keeps all others out, and who does not is told
// why and may read. JUESUAN_TORTURE=long tries 10,000 times.
func TestLocksThatFailNowAndThen(t *testing.T) {
	begin := time.Now()
	l := newLedger(t)
	must(t, l.Close())
	r := rand.New(rand.NewPCG(11, 0))
	failures := []error{syscall.ENOLCK, syscall.ENOTSUP, syscall.EIO, syscall.EINTR, syscall.ESTALE, syscall.EDEADLK, syscall.EACCES}
	injected := 0
	store.ShakeLocks(t, func() error {
		if r.IntN(4) > 0 {
			return nil
		}
		injected++
		return failures[r.IntN(len(failures))]
	})
	n, in, out, busy := 200, 0, 0, 0
	if os.Getenv("JUESUAN_TORTURE") == "long" {
		n = 10_000
	}
	for i := range n {
		first, err := store.Open(l.Path())
		if err != nil {
			out++
			sentence(t, err, "只读的方式打开")
			reader, err := store.OpenReadOnly(l.Path())
			must(t, err)
			yearOf(t, reader, 2022)
			must(t, reader.Close())
			continue
		}
		in++
		if i%20 == 0 { // a second one waits a while
			second, err := store.Open(l.Path())
			if err == nil {
				must(t, second.Close())
				t.Fatalf("two writers at trial %d", i)
			}
			sentence(t, err, "只读的方式打开")
			if e := (*store.BusyError)(nil); errors.As(err, &e) {
				busy++
			}
		}
		must(t, first.Close())
	}
	if names := namesBeside(l.Path()); injected < n/4 || in < n/4 || out < n/4 || busy == 0 || names != "某局.juesuan\n" {
		t.Errorf("%d locks failed, %d got in, %d did not, %d were told who has it; files are %q", injected, in, out, busy, names)
	}
	fmt.Printf("数据 %s：打开 %d 次，其中锁失败 %d 次；能写 %d 次，只能读 %d 次，同时有两个在写 0 次，用时 %.1f 秒\n",
		t.Name(), n, injected, in, out, time.Since(begin).Seconds())
}
