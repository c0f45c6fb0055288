package torture

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"juesuan/store"
	"juesuan/store/storetest"
)

// cramped are what is done to a ledger while there is too little room, and the
// step in bytes from one level of room to the next.
var cramped = []struct {
	name string
	step int64
	do   func(path string) error
}{
	{"改动", 4 << 10, editCramped},
	{"导入", 12 << 10, loadCramped},
	{"备份", 20 << 10, backupCramped},
	{"新建", 6 << 10, createCramped},
	{"还原", 40 << 10, restoreCramped},
}

const crampedSeed = 7

// editCramped takes actions of the script until one fails, and tells of those
// that did not.
func editCramped(path string) error {
	s := newScript(crampedSeed).skip(specimenSteps)
	return opened(path, func(l *store.Ledger) error {
		for range 40 {
			if err := s.next().do(l); err != nil {
				return err
			}
			fmt.Println(s.n)
		}
		return nil
	})
}

func loadCramped(path string) error {
	y := storetest.Random(rand.New(rand.NewPCG(crampedSeed, 0)), 400)
	y.Year = 2020
	return opened(path, func(l *store.Ledger) error { return l.Put("导入", y) })
}

func backupCramped(path string) error {
	return opened(path, func(l *store.Ledger) error {
		_, err := l.Backup("手动")
		return err
	})
}

func createCramped(path string) error {
	l, err := start(path + " 新")
	if err != nil {
		return err
	}
	return l.Close()
}

func restoreCramped(path string) error {
	_, err := store.Restore(path, filepath.Join(filepath.Dir(path), "来源"), store.Options{})
	return err
}

func opened(path string, f func(l *store.Ledger) error) error {
	l, err := store.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f(l), l.Close())
}

// doCramped is the role of a program that does one of these to FILE. With a
// LIMIT it can write no longer files than so many bytes. It prints the error.
func doCramped(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: WHAT FILE LIMIT")
	}
	limit, err := strconv.ParseUint(args[2], 10, 64)
	if err == nil && limit > 0 {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit})
	}
	if err != nil {
		return err
	}
	for _, c := range cramped {
		if c.name == args[0] {
			if err := c.do(args[1]); err != nil {
				fmt.Println(err)
			}
		}
	}
	return nil
}

// TestFullDisk does everything that writes at many levels of room on a disk
// that is too small: what fails says so, and leaves the ledger at its last
// commit and nothing half-written.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m")
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENODEV) {
		t.Skip("this user or container may not mount a file system; TestLimitedFiles tests the same")
	}
	must(t, err)
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	crampedLevels(t, dir, func(t *testing.T, _ string, room int64) (limit int64) {
		fill(t, dir, room)
		return 0
	}, "磁盘已满")
}

// TestLimitedFiles does the same where no file may be longer than a limit, in
// the place of a disk.
func TestLimitedFiles(t *testing.T) {
	crampedLevels(t, memoryDir(t), func(t *testing.T, path string, room int64) (limit int64) {
		return max(1, sizeOf(t, path)-128<<10+room/2)
	}, "")
}

// crampedLevels tries everything at all levels. cramp leaves so much room, or
// returns a limit that does.
func crampedLevels(t *testing.T, dir string, cramp func(t *testing.T, path string, room int64) (limit int64), says string) {
	t.Setenv("TMPDIR", memoryDir(t))
	begin := time.Now()
	sp := newSpecimen(t, crampedSeed)
	levels := int64(trials(2, 50))
	var failed []string
	for _, c := range cramped {
		n := 0
		for i := range levels {
			here := filepath.Join(dir, "此处")
			must(t, os.Mkdir(here, 0o700))
			path := filepath.Join(here, "账本.juesuan")
			must(t, os.WriteFile(path, sp.bytes, 0o600))
			must(t, os.WriteFile(filepath.Join(here, "来源"), sp.bytes, 0o600))
			limit := cramp(t, path, i*c.step*49/(levels-1))
			out, err := child("cramped", nil, c.name, path, fmt.Sprint(limit)).Output()
			must(t, err)
			must(t, os.RemoveAll(filepath.Join(dir, "填满")))
			if !t.Run(fmt.Sprintf("%s/%d", c.name, i), func(t *testing.T) {
				if sp.leftWhole(t, path, strings.Fields(string(out)), says) {
					n++
				}
			}) {
				t.Logf("it said %s", out)
			}
			must(t, os.RemoveAll(here))
		}
		failed = append(failed, fmt.Sprintf("%s %d", c.name, n))
	}
	figures(t, begin, "各 %d 级余量，写不下的次数：%s；账本都在最后一次提交，没有半个文件", levels, strings.Join(failed, "、"))
}

// fill leaves so much room on a disk, in bytes.
func fill(t *testing.T, disk string, room int64) {
	t.Helper()
	var s syscall.Statfs_t
	must(t, syscall.Statfs(disk, &s))
	must(t, os.WriteFile(filepath.Join(disk, "填满"), make([]byte, max(0, int64(s.Bavail)*s.Bsize-room)), 0o600))
}

// leftWhole asks that a ledger holds what a program told of, which may end
// with an error, and that nothing lies beside it but what is whole. It reports
// whether there was an error.
func (sp *specimen) leftWhole(t *testing.T, path string, said []string, says string) (failed bool) {
	s := newScript(crampedSeed).skip(specimenSteps)
	for len(said) > 0 && said[0] == strconv.Itoa(s.n+1) {
		s.next()
		said = said[1:]
	}
	if failed = len(said) > 0; failed {
		text := strings.Join(said, " ")
		sentence(t, errors.New(text))
		if !strings.Contains(text, says) {
			t.Errorf("it says %s", text)
		}
	}
	for _, open := range []func(string) (*store.Ledger, error){store.OpenReadOnly, store.Open} {
		l, err := open(path)
		must(t, err)
		if y, err := l.Years(); err == nil && !failed && slices.Contains(y, 2020) {
			must(t, l.Close())
			continue // the import went well
		}
		_, err = committed(l, s.after, s.n, s.n)
		must(t, errors.Join(err, l.Close()))
	}
	must(t, whole(path))
	if _, err := os.Stat(path + " 新"); err == nil {
		if failed {
			t.Error("a new ledger was left")
		}
		must(t, whole(path+" 新"))
	}
	tidy(t, path, "账本.juesuan", "账本.juesuan 新", "账本 备份", "来源")
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "账本 备份", "*.juesuan"))
	must(t, err)
	for _, b := range left {
		must(t, store.ProveBackup(b))
	}
	return failed
}

func init() { roles["cramped"] = doCramped } // here, because not every system has such limits
