package torture

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"juesuan/store"
)

// TestKilledWriters kills programs at random moments of their work on a
// ledger, one after the other. Each time the ledger opens at once and holds
// everything that the program told of, and at most the one action more that
// was committed but not told yet.
func TestKilledWriters(t *testing.T) {
	begin := time.Now()
	var k kills
	n := trials(20, 1000)
	for round := range (n + killsEach - 1) / killsEach {
		t.Run(fmt.Sprint(round), func(t *testing.T) { k.ledger(t, uint64(round), min(n-k.n, killsEach)) })
	}
	figures(t, begin, "杀进程 %d 次，写到一半 %d 次，已提交未及告知 %d 次；告知的 %d 项改动丢失 0 项；再打开最慢 %d 毫秒",
		k.n, k.inside, k.untold, k.told, k.slowest.Milliseconds())
}

// killsEach is how many programs die over one ledger.
const killsEach = 100

// kills counts what they met.
type kills struct {
	n       int
	inside  int // in a commit
	untold  int // between a commit and telling of it
	told    int // actions told of
	slowest time.Duration
}

// ledger kills so many programs that take the actions of a script on a new ledger.
func (k *kills) ledger(t *testing.T, seed uint64, times int) {
	path := filepath.Join(t.TempDir(), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	must(t, l.Close())
	s := newScript(seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range times {
		k.n++
		// One in eight while it opens the ledger, the others within the time
		// that a commit takes.
		actions, wait := 1+r.IntN(10), time.Duration(r.Int64N(int64(15*time.Millisecond)))
		if r.IntN(8) == 0 {
			actions, wait = 0, 10*wait
		}
		before := journalOf(path)
		told := killed(t, child("write", nil, path, fmt.Sprint(seed), fmt.Sprint(s.n), "1000000000"), actions, wait)
		if now := journalOf(path); !now.IsZero() && now != before {
			k.inside++
		}
		first := max(told, s.n)
		opening := time.Now()
		l, err := store.Open(path)
		must(t, err)
		k.slowest = max(k.slowest, time.Since(opening))
		n, err := committed(l, s.after, first, first+1)
		must(t, err)
		if n > first {
			k.untold++
		}
		must(t, l.Close())
		must(t, errors.Join(whole(path), cold(path)))
		tidy(t, path, "账本.juesuan", "账本.juesuan-journal", "账本 备份")
	}
	k.told += s.n
}

// journalOf is when a ledger's journal was written; zero if there is none.
func journalOf(path string) (at time.Time) {
	if info, err := os.Stat(path + "-journal"); err == nil {
		at = info.ModTime()
	}
	return at
}
