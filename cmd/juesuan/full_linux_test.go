package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"juesuan/store"
)

// smallDisk mounts an empty file system of so many KiB. Only root may, and not
// in every container; testdata/script/full.txtar tests the same writing
// everywhere with a limit on the size of files.
func smallDisk(t *testing.T, kib string) string {
	t.Helper()
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+kib+"k")
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENODEV) {
		t.Skip("this user or container may not mount a file system")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestFullDisk writes where there is no room: a sentence that says so, the old
// file as it was, and nothing half-written.
func TestFullDisk(t *testing.T) {
	disk := smallDisk(t, "256")
	ledger := filepath.Join(t.TempDir(), "账本")
	if err := os.WriteFile(ledger, sampleBytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	fails := func(args ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(args, nil, &out, &errs); code != exitInput {
			t.Errorf("%q ends with %d", args, code)
		}
		if !strings.Contains(errs.String(), "磁盘已满") {
			t.Errorf("%q says %s", args, &errs)
		}
	}

	fails("export", ledger, "--to", disk, "--format", "html,pdf")
	holds(t, disk)

	small := filepath.Join(disk, "小账本")
	if code := run([]string{"new", small, "--dept", "某局", "--year", "2022"}, nil, &bytes.Buffer{}, os.Stderr); code != exitOK {
		t.Fatal("no room for an empty ledger")
	}
	before, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	value := strings.Repeat("长", 100_000)
	fails("set", small, "--year", "2022", "部门职责/1/内容="+value)
	after, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the ledger is not what it was")
	}
	holds(t, disk, "小账本", "小账本 备份")
	list, err := store.Backups(small, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range list {
		if err := store.ProveBackup(b.Path); err != nil {
			t.Error(err)
		}
	}
}

// holds asks that a folder holds the named files and nothing else.
func holds(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, e := range list {
		have = append(have, e.Name())
	}
	if strings.Join(have, " ") != strings.Join(names, " ") {
		t.Errorf("%s holds %q, want %q", dir, have, names)
	}
}
