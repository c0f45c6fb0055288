package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"juesuan/store"
)

// damagedHeads are files of which the first bytes are lost.
func damagedHeads(b []byte) map[string][]byte {
	out := map[string][]byte{"empty": {}, "short": b[:50], "text": []byte("不是账本")}
	for name, at := range map[string]int{"magic": 0, "end of magic": 15, "application": 68, "end of application": 71, "version": 60, "sign": 60,
		"write version": 18, "read version": 19, "layout": 44, "end of layout": 47} {
		c := slices.Clone(b)
		c[at] ^= 0x7f
		if name == "sign" {
			c[at] = 0x80
		}
		out[name] = c
	}
	c := slices.Clone(b)
	c[63] = 0
	out["no version"] = c
	return out
}

// Whatever is wrong with a ledger's first bytes, its newest good backup is
// offered, and the file stays as it is.
func TestDamagedHead(t *testing.T) {
	path, backup := withBackup(t)
	for name, damaged := range damagedHeads(read(t, path)) {
		must(t, os.WriteFile(path, damaged, 0o600))
		for _, opened := range []func(string) (*store.Ledger, error){store.Open, store.OpenReadOnly} {
			err := untouched(t, path, func() (*store.Ledger, error) { return opened(path) }, "已经损坏", "备份“"+backup+"”是完好的", "没有改动它")
			if d := as[*store.DamagedError](t, err); d == nil || d.Backup != backup {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	kept, err := store.Restore(path, backup, store.Options{})
	must(t, err)
	if kept == nil || kept.Reason != store.KeptAsItWas {
		t.Errorf("kept is %+v", kept)
	}
	must(t, open(t, path).Close())
}

// Without a backup, a file that has a ledger's tables can still be rescued; one
// that has not was chosen by mistake.
func TestDamagedHeadWithoutBackup(t *testing.T) {
	b := read(t, sampleFile(t))
	for name, damaged := range damagedHeads(b) {
		path := filepath.Join(t.TempDir(), "某局.juesuan")
		must(t, os.WriteFile(path, damaged, 0o600))
		_, err := store.Open(path)
		if len(damaged) < len(b) {
			as[*store.FileError](t, err)
			continue
		}
		as[*store.DamagedError](t, err)
		sentence(t, err, "文件头", "juesuan rescue")
		r, err := store.Rescue(path, path+" 新")
		must(t, err)
		if len(r.Lost) > 0 || len(r.Years) != 1 && len(r.Years) != 2 {
			t.Errorf("%s: rescued %+v", name, r)
		}
	}
}

// A version that may be that of a newer program is told as such, and the backup
// for the case that it is damage.
func TestNewerOrDamaged(t *testing.T) {
	path, backup := withBackup(t)
	b := read(t, path)
	b[63] ^= 0x40
	must(t, os.WriteFile(path, b, 0o600))
	err := untouched(t, path, func() (*store.Ledger, error) { return store.Open(path) }, "请换用更新的程序", "没有改动", backup)
	if n := as[*store.NewerError](t, err); n != nil && n.Backup != backup {
		t.Errorf("offers %q", n.Backup)
	}
	b[63] = 2
	must(t, os.WriteFile(path, b, 0o600))
	must(t, os.RemoveAll(filepath.Dir(backup)))
	_, err = store.Open(path)
	as[*store.DamagedError](t, err)
	r, err := store.Rescue(path, path+" 新")
	must(t, err)
	if len(r.Lost) > 0 {
		t.Errorf("lost is %q", r.Lost)
	}
}
