package torture

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// life is what a ledger of the year's round holds: what its next action asks.
type life struct {
	vehicles int // held, in the edited year
	state    store.State
	next     bool // the year after is there
	pubs     int  // of the edited year
	bin      int
}

// rounds are the actions of a year's round, which goes on for ever: what each
// does to an open ledger and what it leaves.
var rounds = []struct {
	do   func(r *lifeRunner) error
	into func(now *life, n int)
}{
	{func(r *lifeRunner) error { return r.set(r.n) }, func(now *life, n int) { now.vehicles = n }},
	{func(r *lifeRunner) error {
		_, err := r.Roll(editedYear, editedYear+1, "结转")
		return err
	}, func(now *life, _ int) { now.next = true }},
	{func(r *lifeRunner) error {
		y, err := r.Year(editedYear)
		if err == nil {
			_, err = r.Finalise(y, "定稿", lifeFiles(r.n)...)
		}
		return err
	}, func(now *life, _ int) { now.state = store.Finalised; now.pubs++ }},
	{func(r *lifeRunner) error {
		_, err := r.RemoveYear(editedYear+1, "删去")
		return err
	}, func(now *life, _ int) { now.next = false; now.bin++ }},
	{func(r *lifeRunner) error {
		list, err := r.Bin()
		if err == nil {
			_, err = r.RestoreYear(list[0].ID, "恢复")
		}
		return err
	}, func(now *life, _ int) { now.next = true; now.bin-- }},
	{func(r *lifeRunner) error { return r.Unlock(editedYear, "再改") }, func(now *life, _ int) { now.state = store.Drafting }},
	{func(r *lifeRunner) error {
		b, err := r.Backup(store.Manual)
		if b == nil {
			return err
		}
		return r.set(r.n)
	}, func(now *life, n int) { now.vehicles = n }},
	{(*lifeRunner).restore, func(now *life, n int) { now.vehicles = n - 7 }},
	{func(r *lifeRunner) error {
		_, err := r.RemoveYear(editedYear+1, "又删去")
		return err
	}, func(now *life, _ int) { now.next = false; now.bin++ }},
}

// lifeFiles are the files of a publication, of several pages each.
func lifeFiles(n int) []store.PublishedFile {
	return []store.PublishedFile{
		{Name: "决算.pdf", Content: bytes.Repeat(fmt.Appendf(nil, "第 %d 次", n), 3000)},
		{Name: "决算.xlsx", Content: fmt.Appendf(nil, "%d", n)},
	}
}

// lifeRunner goes through the rounds.
type lifeRunner struct {
	*store.Ledger
	n int // the action
}

func (r *lifeRunner) set(n int) error {
	return r.Set(editedYear, "填", store.Change{Addr: "三公数量/保有量", Value: fmt.Sprint(n)})
}

// restore puts the backup of the action before in the ledger's place.
func (r *lifeRunner) restore() error {
	path := r.Path()
	list, err := store.Backups(path, "")
	if err != nil {
		return err
	}
	for len(list) > 0 && list[0].Reason != store.Manual {
		list = list[1:]
	}
	if err := r.Close(); err != nil {
		return err
	}
	if _, err := store.Restore(path, list[0].Path, store.Options{}); err != nil {
		return err
	}
	r.Ledger, err = store.Open(path)
	return err
}

// lifeAfter is what n actions leave.
func lifeAfter(n int) life {
	now := life{state: store.Drafting}
	for i := 1; i <= n; i++ {
		rounds[(i-1)%len(rounds)].into(&now, i)
	}
	return now
}

// liveOn is the role of a program that goes on with the rounds: FILE, and how
// many actions are taken already.
func liveOn(args []string) error {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	l, err := store.Open(args[0])
	if err != nil {
		return err
	}
	r := &lifeRunner{Ledger: l, n: n}
	for {
		r.n++
		if err := rounds[(r.n-1)%len(rounds)].do(r); err != nil {
			return fmt.Errorf("action %d: %w", r.n, err)
		}
		if _, err := fmt.Println(r.n); err != nil {
			return err
		}
	}
}

// lifeOf is what a ledger holds, which must prove to be whole.
func lifeOf(l *store.Ledger) (now life, err error) {
	report, err := l.Verify()
	if err != nil {
		return now, err
	}
	if len(report.Problems) > 0 { // a backup that was restored over is missing, and may be
		return now, fmt.Errorf("verify finds %q", report.Problems)
	}
	y, err := l.Year(editedYear)
	if err != nil {
		return now, err
	}
	years, err := l.Years()
	if err != nil {
		return now, err
	}
	pubs, err := l.Publications(editedYear)
	if err != nil {
		return now, err
	}
	for _, p := range pubs {
		if _, err := l.PublishedFiles(p.ID); err != nil {
			return now, err
		}
	}
	bin, err := l.Bin()
	return life{y.Counts.VehiclesHeld, y.State, len(years) == 2, len(pubs), len(bin)}, err
}

// TestKilledInTheYearsRound kills programs while they roll forward, finalise,
// unlock, use the bin, back up and restore. Each time the ledger holds what was
// told, and at most the one action more; nothing half made stays beside it.
func TestKilledInTheYearsRound(t *testing.T) {
	begin := time.Now()
	path := filepath.Join(t.TempDir(), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	must(t, l.Close())
	r := rand.New(rand.NewPCG(5, 5))
	n, untold := 0, 0
	times := trials(20, 400)
	for range times {
		wait := time.Duration(r.Int64N(int64(80 * time.Millisecond)))
		told := max(n, killed(t, child("live", nil, path, fmt.Sprint(n)), 1+r.IntN(6), wait))
		l, err := store.Open(path)
		must(t, err)
		have, err := lifeOf(l)
		must(t, err)
		must(t, l.Close())
		switch have {
		case lifeAfter(told):
			n = told
		case lifeAfter(told + 1):
			n = told + 1
			untold++
		default:
			t.Fatalf("after action %d the ledger has %+v, want %+v or %+v", told, have, lifeAfter(told), lifeAfter(told+1))
		}
		must(t, errors.Join(whole(path), cold(path)))
		tidy(t, path, "账本.juesuan", "账本.juesuan-journal", "账本 备份")
		for _, name := range beside(t, filepath.Join(filepath.Dir(path), "账本 备份", "x")) {
			if strings.HasSuffix(name, ".juesuan") {
				must(t, store.ProveBackup(filepath.Join(filepath.Dir(path), "账本 备份", name)))
			}
		}
	}
	figures(t, begin, "在结转、定稿、解锁、回收站、备份、恢复中杀进程 %d 次，已提交未及告知 %d 次；告知的 %d 项丢失 0 项", times, untold, n)
}
