package store_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"juesuan/store"
)

// refuseLocks makes the system refuse every lock of this process from now on,
// as a file system without locks does.
func refuseLocks(t *testing.T) {
	t.Helper()
	const nr, command = 0, 24 // places in seccomp_data: the call, its second argument
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	ifIs := func(k uint32, steps uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: k, Jt: steps}
	}
	answer := func(k uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: k} }
	filter := []unix.SockFilter{
		load(nr),
		ifIs(unix.SYS_FLOCK, 9),
		ifIs(unix.SYS_FCNTL, 1),
		answer(unix.SECCOMP_RET_ALLOW),
		load(command),
		ifIs(unix.F_SETLK, 5),
		ifIs(unix.F_SETLKW, 4),
		ifIs(unix.F_GETLK, 3),
		ifIs(unix.F_OFD_SETLK, 2),
		ifIs(unix.F_OFD_GETLK, 1),
		answer(unix.SECCOMP_RET_ALLOW),
		answer(unix.SECCOMP_RET_ERRNO | uint32(syscall.ENOLCK)),
	}
	must(t, unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	_, _, errno := syscall.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		t.Fatal(errno)
	}
}

// TestLocklessProcess is no test: it is a program for which no lock works.
func TestLocklessProcess(t *testing.T) {
	path := os.Getenv("JUESUAN_LOCKLESS")
	if path == "" {
		t.Log("only runs as a child of another test")
		return
	}
	refuseLocks(t)
	_, err := store.Open(path)
	sentence(t, err, "不支持锁", "只能用只读的方式打开")
	as[*store.NoLockError](t, err)
	l, err := store.OpenReadOnly(path)
	must(t, err)
	defer l.Close()
	fmt.Println("held:", yearOf(t, l, 2022).Counts.VehiclesHeld)
	sentence(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "6"}), "是只读的")
}

func TestFileSystemWithoutLocks(t *testing.T) {
	l := newLedger(t)
	must(t, l.Set(2022, "改", store.Change{Addr: "三公数量/保有量", Value: "5"}))
	must(t, l.Close())
	before := read(t, l.Path())
	c := exec.Command(os.Args[0], "-test.run=^TestLocklessProcess$") //nolint:gosec // this very program
	c.Env = append(os.Environ(), "JUESUAN_LOCKLESS="+l.Path())
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "held: 5\n") {
		t.Errorf("%v\n%s", err, out)
	}
	if string(before) != string(read(t, l.Path())) {
		t.Error("the ledger was changed")
	}
}
