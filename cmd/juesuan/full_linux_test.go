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
	before := dumped(t, small)
	value := strings.Repeat("长", 100_000)
	fails("set", small, "--year", "2022", "部门职责/1/内容="+value)
	if after := dumped(t, small); after != before {
		t.Errorf("the ledger is not what it was, but %s", after)
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

// dumped is everything in a ledger. Its bytes need not be the same: what stands
// on a free page is not put back.
func dumped(t *testing.T, ledger string) string {
	t.Helper()
	var out bytes.Buffer
	if code := run([]string{"dump", ledger}, nil, &out, os.Stderr); code != exitOK {
		t.Fatalf("dump ends with %d", code)
	}
	return out.String()
}

// TestFullDiskFinalises has no room in the ledger for the files, or none for
// them in their folder: the year is not sealed, and no file is left.
func TestFullDiskFinalises(t *testing.T) {
	sample := sampleBytes(t)
	disk := smallDisk(t, "700")
	room := t.TempDir()
	for _, c := range []struct{ ledger, out string }{
		{filepath.Join(disk, "账本"), filepath.Join(room, "公开")},
		{filepath.Join(room, "账本"), filepath.Join(disk, "公开")},
	} {
		if err := os.WriteFile(c.ledger, sample, 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		args := []string{"finalise", c.ledger, "--year", "2022", "--format", "pdf,docx,xlsx,html", "--out", c.out}
		if filepath.Dir(c.out) == disk { // less room than the files take
			if err := os.WriteFile(filepath.Join(disk, "占"), make([]byte, 300<<10), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if code := run(args, nil, &out, &errs); code != exitInput || !strings.Contains(errs.String(), "磁盘已满") || out.Len() > 0 {
			t.Errorf("%q ends with %d: %s%s", args, code, &out, &errs)
		}
		after, err := os.ReadFile(c.ledger)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(after, sample) {
			t.Errorf("%s is not what it was", c.ledger)
		}
		if _, err := os.Stat(c.out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s was left: %v", c.out, err)
		}
		if err := errors.Join(os.Remove(c.ledger), os.RemoveAll(c.ledger+" 备份")); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, disk, "占")
}
