package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
)

// busy asks that a ledger cannot be opened for writing, and is told at once.
func busy(t *testing.T, path string) store.Holder {
	t.Helper()
	start := time.Now()
	l, err := store.Open(path)
	if l != nil {
		l.Close()
		t.Fatalf("%s has two writers", path)
	}
	sentence(t, err, "账本“"+path+"”正由", "打开着", "只读")
	if d := time.Since(start); d > time.Second {
		t.Errorf("was told after %v", d)
	}
	if e := as[*store.BusyError](t, err); e != nil {
		return e.Holder
	}
	return store.Holder{}
}

func TestOneWriter(t *testing.T) {
	l := newLedger(t)
	h := busy(t, l.Path())
	host, err := os.Hostname()
	must(t, err)
	if h.User == "" || h.Host != host || h.Program != "store.test" || h.Process != os.Getpid() || time.Since(h.Since) > time.Minute {
		t.Errorf("the holder is %+v", h)
	}
	link := filepath.Join(t.TempDir(), "链接.juesuan")
	must(t, os.Symlink(l.Path(), link))
	busy(t, link)
	ro, err := store.OpenReadOnly(link)
	must(t, err)
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "2"}))
	if n := yearOf(t, ro, 2022).Counts.VehiclesHeld; n != 2 {
		t.Errorf("the reader sees %d", n)
	}
	must(t, ro.Close())
	busy(t, l.Path()) // a reader that leaves takes no lock along
	must(t, l.Close())
	must(t, open(t, link).Close())
	if names := namesBeside(l.Path()) + namesBeside(link); names != "某局.juesuan\n链接.juesuan\n" {
		t.Errorf("files are %q", names)
	}
}

func TestWaitForTheOtherWriter(t *testing.T) {
	l := newLedger(t)
	time.AfterFunc(200*time.Millisecond, func() { l.Close() })
	second, err := store.OpenWith(l.Path(), store.Options{Wait: 10 * time.Second})
	must(t, err)
	must(t, second.Close())
}

// What a crash leaves beside the ledger keeps nobody out.
func TestLeftoversOfALock(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close())
	for _, suffix := range []string{"-lock", "-who"} {
		must(t, os.WriteFile(l.Path()+suffix, []byte(`{"用户":"某人"}`), 0o600))
	}
	must(t, open(t, l.Path()).Close())
	if names := namesBeside(l.Path()); names != "某局.juesuan\n" {
		t.Errorf("files are %q", names)
	}
}

func TestLinksInThePlaceOfTheLock(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close())
	dir := t.TempDir()
	elsewhere := filepath.Join(dir, "别处")
	must(t, os.Symlink(elsewhere, l.Path()+"-lock"))
	untouched(t, l.Path(), func() (*store.Ledger, error) { return store.Open(l.Path()) }, "是一个链接")
	must(t, os.Remove(l.Path()+"-lock"))
	must(t, os.WriteFile(elsewhere, []byte("别人的"), 0o600))
	must(t, os.Symlink(elsewhere, l.Path()+"-who"))
	must(t, open(t, l.Path()).Close())
	if got := string(read(t, elsewhere)); got != "别人的" {
		t.Errorf("the file elsewhere is %q", got)
	}
}

func TestTwoNamesOfOneFile(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close())
	second := filepath.Join(filepath.Dir(l.Path()), "另一个名字.juesuan")
	must(t, os.Link(l.Path(), second))
	for _, path := range []string{l.Path(), second} {
		untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "几个文件名（硬链接）")
		ro, err := store.OpenReadOnly(path)
		must(t, err)
		must(t, ro.Close())
	}
}

// Anybody may have written who holds the lock.
func TestStrangeHolder(t *testing.T) {
	l := newLedger(t)
	for text, want := range map[string]string{
		`{"用户":"张三","电脑":"财务一","程序":"决算","打开时间":"2024-05-01T01:30:00Z"}`:   "“张三”在电脑“财务一”上从 ",
		`{"用户":"张\u001b[31m\n三","电脑":"` + strings.Repeat("长", 1000) + `"}`: "“张[31m三”在电脑“" + strings.Repeat("长", 40) + "…”",
		`{"电脑":"` + strings.Repeat("长", 10_000) + `"}`:                     "正由另一个程序打开着",
		`{"用户":7}`: "正由另一个程序打开着",
		``:         "正由另一个程序打开着",
	} {
		must(t, os.WriteFile(l.Path()+"-who", []byte(text), 0o600))
		_, err := store.Open(l.Path())
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(err.Error(), "\x1b\n") {
			t.Errorf("%.60s gives %v, want %q", text, err, want)
		}
	}
	must(t, os.Remove(l.Path()+"-who"))
	must(t, os.Mkdir(l.Path()+"-who", 0o700))
	if h := busy(t, l.Path()); h != (store.Holder{}) {
		t.Errorf("the holder is %+v", h)
	}
	must(t, os.Remove(l.Path()+"-who"))
}

func TestLocksThatFail(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close())
	for name, broken := range map[string]struct {
		got bool
		err error
	}{
		"none":          {false, syscall.ENOLCK},
		"unsupported":   {false, syscall.ENOTSUP},
		"granted twice": {true, nil},
	} {
		back := store.BreakLocks(t, broken.got, broken.err)
		err := untouched(t, l.Path(), func() (*store.Ledger, error) { return store.Open(l.Path()) }, "不支持锁", "只能用只读的方式打开")
		if e := as[*store.NoLockError](t, err); e != nil && !errors.Is(e.Unwrap(), broken.err) {
			t.Errorf("%s: the cause is %v", name, e.Unwrap())
		}
		ro, err := store.OpenReadOnly(l.Path())
		must(t, err)
		yearOf(t, ro, 2022)
		must(t, ro.Close())
		back()
	}
}

// TestHolderProcess is no test: it is another program that has a ledger open
// until its standard input ends.
func TestHolderProcess(t *testing.T) {
	path := os.Getenv("JUESUAN_HOLD")
	if path == "" {
		t.Log("only runs as a child of other tests")
		return
	}
	l, err := store.Open(path)
	must(t, err)
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "5"}))
	fmt.Println("held")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // until it is killed
}

// hold starts another program that has the ledger open.
func hold(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestHolderProcess$") //nolint:gosec // this very program
	c.Env = append(os.Environ(), "JUESUAN_HOLD="+path)
	_, err := c.StdinPipe()
	must(t, err)
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill() })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other program says %q, %v", line, err)
	}
	return c
}

// A killed program leaves the files of its lock, but not the lock.
func TestKilledHolder(t *testing.T) {
	l := newLedger(t)
	must(t, l.Close())
	for range 3 {
		c := hold(t, l.Path())
		if h := busy(t, l.Path()); h.Process != c.Process.Pid {
			t.Errorf("the holder is %+v, not %d", h, c.Process.Pid)
		}
		must(t, c.Process.Kill())
		_ = c.Wait() // says that it was killed
		again := open(t, l.Path())
		if n := yearOf(t, again, 2022).Counts.VehiclesHeld; n != 5 {
			t.Errorf("the change of the killed program is %d", n)
		}
		must(t, again.Close())
	}
}

// A folder in the place of the lock is no file system without locks.
func TestFolderInThePlaceOfTheLock(t *testing.T) {
	path := sampleFile(t)
	must(t, os.Mkdir(path+"-lock", 0o700))
	err := untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, path+"-lock”是一个文件夹", "移走这个文件夹")
	as[*store.FileError](t, err)
	l, err := store.OpenReadOnly(path)
	must(t, err)
	must(t, l.Close())
}

// What a holder of the lock left when it was killed goes at the next opening.
func TestHolderLeavesNothing(t *testing.T) {
	path := sampleFile(t)
	must(t, os.WriteFile(store.WorkFolder(path), []byte("{"), 0o600)) // half of the word that it leaves
	l := open(t, path)
	must(t, l.Close())
	if _, err := os.Stat(store.WorkFolder(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}
