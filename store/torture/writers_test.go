package torture

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"juesuan/store"
)

// openInTurns is the role of a program that opens the ledger FILE for writing
// so many times, against others that do the same, and each time adds one to a
// count in it. A folder that only one can make tells of two writers at once,
// though the ledger's own lock should fail. It prints how often it was kept
// out, and how often another had been in before it.
func openInTurns(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: FILE TIMES")
	}
	times, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	kept, turns := 0, 0
	for done := 0; done < times; {
		l, err := store.Open(args[0])
		var busy *store.BusyError
		if errors.As(err, &busy) {
			kept++
			time.Sleep(rand.N(2 * time.Millisecond))
			continue
		}
		if err != nil {
			return err
		}
		turn, err := count(l, args[0])
		if err = errors.Join(err, l.Close()); err != nil {
			return err
		}
		if turn {
			turns++
		}
		done++
		time.Sleep(rand.N(30 * time.Millisecond)) // for the others, who try 50 times a second
	}
	fmt.Println(kept, turns)
	return nil
}

// count adds one to the count in a ledger that is open for writing, and
// reports whether another program did so last.
func count(l *store.Ledger, path string) (turn bool, err error) {
	alone := path + " alone"
	if err := os.Mkdir(alone, 0o700); err != nil {
		return false, fmt.Errorf("two writers at once: %w", err)
	}
	y, err := l.Year(editedYear)
	if err != nil {
		return false, err
	}
	me := strconv.Itoa(os.Getpid())
	err = l.Set(editedYear, "数", store.Change{Addr: counter, Value: strconv.Itoa(y.Counts.DomesticPersons + 1)},
		store.Change{Addr: "单位概况/联系方式", Value: me})
	return y.Department.Contact != me, errors.Join(err, os.Remove(alone))
}

const counter = "三公数量/国内人次"

// TestTwoWriters lets two programs open one ledger in turns as fast as they
// can: never are there two writers, and none's change gets lost.
func TestTwoWriters(t *testing.T) {
	begin := time.Now()
	path := filepath.Join(memoryDir(t), "账本.juesuan")
	l, err := start(path)
	must(t, err)
	must(t, l.Close())
	const programs = 2
	each := trials(100, 10_000) / programs
	var out [programs]strings.Builder
	wait := [programs]func() error{}
	for i := range programs {
		cmd := child("turns", nil, path, strconv.Itoa(each))
		cmd.Stdout = &out[i]
		must(t, cmd.Start())
		wait[i] = cmd.Wait
	}
	kept, turns := 0, 0
	for i := range programs {
		must(t, wait[i]())
		var k, n int
		_, err := fmt.Sscan(out[i].String(), &k, &n)
		must(t, err)
		kept, turns = kept+k, turns+n
	}
	l, err = store.OpenReadOnly(path)
	must(t, err)
	y, err := l.Year(editedYear)
	must(t, err)
	must(t, l.Close())
	if n := y.Counts.DomesticPersons; n != programs*each {
		t.Errorf("%d of %d changes are there", n, programs*each)
	}
	if turns < 2 {
		t.Errorf("the programs took turns %d times", turns)
	}
	tidy(t, path, "账本.juesuan", "账本 备份")
	figures(t, begin, "两个程序打开并改动 %d 次，轮换 %d 次，被挡在外面 %d 次，同时有两个在写 0 次，丢失 0 项", programs*each, turns, kept)
}
