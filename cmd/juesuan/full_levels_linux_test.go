package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cramped are commands that write, with what must be true of their files.
var cramped = [][]string{
	{"set", "账本", "--year", "2022", "三公数量/保有量=3", "文字/长/内容=" + strings.Repeat("长", 50_000)},
	{"load", "账本", "数据.json"},
	{"roll", "账本", "--from", "2022"},
	{"backup", "now", "账本"},
	{"export", "账本", "--to", "公开", "--format", "pdf,docx,xlsx,html"},
	{"finalise", "账本", "--year", "2022", "--format", "html,xlsx", "--out", "公开"},
	{"rescue", "账本", "新账本"},
	{"new", "新账本", "--dept", "某局", "--year", "2022"},
}

// TestFullDiskLevels runs commands on a disk with too little room, at levels
// from none to enough: each does all of its work or says in a sentence why it
// did none, and nothing half-written is left. JUESUAN_TORTURE=long tries 50
// levels of each.
func TestFullDiskLevels(t *testing.T) {
	begin := time.Now()
	disk := smallDisk(t, "16384")
	t.Chdir(disk)
	sample := sampleBytes(t)
	data := filepath.Join(t.TempDir(), "数据.json")
	putFile(t, filepath.Join(disk, "账本"), sample)
	putFile(t, data, []byte(strings.ReplaceAll(dumped(t, "账本"), `"年度": 2022`, `"年度": 2021`)))
	levels := int64(4)
	if os.Getenv("JUESUAN_TORTURE") == "long" {
		levels = 50
	}
	var counts []string
	for _, args := range cramped {
		clear := func() {
			removeAll(t, disk)
			putFile(t, "账本", sample)
			if args[0] == "load" {
				b, err := os.ReadFile(data)
				if err != nil {
					t.Fatal(err)
				}
				putFile(t, "数据.json", b)
			}
		}
		clear()
		before, room := state(t, disk), left(t, disk)
		if code, says := tryRun(args...); code != exitOK {
			t.Fatalf("%q ends with %d: %s", args, code, says)
		}
		after := state(t, disk)
		need := (room-left(t, disk))*3/2 + 64<<10 // what was there for a while, too
		failed := 0
		for i := range levels {
			clear()
			putFile(t, "填满", make([]byte, left(t, disk)-need*i/(levels-1)))
			code, says := tryRun(args...)
			if err := os.Remove("填满"); err != nil {
				t.Fatal(err)
			}
			want := after
			if code != exitOK {
				failed++
				want = before
				if code != exitInput || !strings.Contains(says, "磁盘已满") || len(english(says, args...)) > 0 {
					t.Errorf("%s at level %d ends with %d: %s", args[0], i, code, says)
				}
			}
			if got := state(t, disk); got != want {
				t.Errorf("%s at level %d ended with %d (%s) and left\n%s\nwant\n%s", args[0], i, code, says, brief(got), brief(want))
			}
		}
		if failed == 0 || failed == int(levels) {
			t.Errorf("%s: %d of %d levels were too little", args[0], failed, levels)
		}
		counts = append(counts, fmt.Sprintf("%s %d", args[0], failed))
	}
	fmt.Printf("数据 %s：各 %d 级余量，写不下的次数：%s；账本不是原样就是写完的，没有半个文件，用时 %.1f 秒\n",
		t.Name(), levels, strings.Join(counts, "、"), time.Since(begin).Seconds())
}

// tryRun runs a command and returns what it says to the user.
func tryRun(args ...string) (code int, says string) {
	var errs bytes.Buffer
	code = run(args, nil, &bytes.Buffer{}, &errs)
	return code, errs.String()
}

// state tells of all files of a folder but backups, which are whole or not
// there: ledgers by their content, others byte for byte. Every ledger must
// prove to be whole.
func state(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		isLedger := bytes.HasPrefix(b, []byte("SQLite format 3\x00"))
		if isLedger {
			if code, says := tryRun("verify", name); code != exitOK {
				t.Errorf("%s is not whole: %s", name, says)
			}
			b = []byte(dumped(t, name))
		}
		if filepath.Dir(name) != "账本 备份" {
			fmt.Fprintf(&out, "%s %q\n", name, b)
		} else if !isLedger {
			t.Errorf("%s is no ledger", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// brief is a state without most of the files' content.
func brief(state string) string {
	var out strings.Builder
	for line := range strings.Lines(state) {
		fmt.Fprintf(&out, "%.60s… (%d)\n", line, len(line))
	}
	return out.String()
}

func putFile(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// removeAll empties a folder.
func removeAll(t *testing.T, dir string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	for _, e := range list {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// left is how many bytes a disk has room for.
func left(t *testing.T, disk string) int64 {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(disk, &s); err != nil {
		t.Fatal(err)
	}
	return int64(s.Bavail) * s.Bsize
}
