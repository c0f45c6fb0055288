package torture

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"juesuan/store"
)

// TestKilledWriters kills programs at random moments of their work on one
// ledger, one after the other. Each time the ledger opens at once and holds
// everything that the program told of, and at most the one action more that
// was committed but not told yet.
func TestKilledWriters(t *testing.T) {
	const seed = 1
	begin := time.Now()
	path := filepath.Join(t.TempDir(), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	must(t, l.Close())
	r := rand.New(rand.NewPCG(seed, 0))
	s := newScript(seed)
	kills, inside, untold := trials(20, 1000), 0, 0
	for range kills {
		cmd := child("write", nil, path, fmt.Sprint(seed), fmt.Sprint(s.n), "1000000000")
		// From before the opening to some dozens of commits.
		told := killedAfter(t, cmd, time.Duration(r.Int64N(int64(150*time.Millisecond))))
		if slices.Contains(beside(t, path), filepath.Base(path)+"-journal") {
			inside++
		}
		first := max(told, s.n)
		opening := time.Now()
		l, err := store.Open(path)
		must(t, err)
		if d := time.Since(opening); d > time.Second {
			t.Errorf("opening took %v", d)
		}
		n, err := committed(l, s.after, first, first+1)
		must(t, err)
		if n > first {
			untold++
		}
		must(t, l.Close())
		must(t, errors.Join(whole(path), cold(path)))
		tidy(t, path, filepath.Base(path), filepath.Base(path)+"-journal")
	}
	figures(t, begin, "杀进程 %d 次，写到一半 %d 次，已提交未及告知 %d 次；告知的 %d 项改动丢失 0 项", kills, inside, untold, s.n)
}
