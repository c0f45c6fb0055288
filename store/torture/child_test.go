package torture

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"juesuan/store"
)

// writeScript is the role of a program that works on a ledger: it opens FILE,
// or makes it where FROM is -1, takes the actions of the script SEED from the
// one after FROM up to TO, and tells of each that has been committed on
// standard output.
func writeScript(args []string) error {
	if len(args) != 4 {
		return errors.New("usage: FILE SEED FROM TO")
	}
	var n [3]int
	for i, a := range args[1:] {
		var err error
		if n[i], err = strconv.Atoi(a); err != nil {
			return err
		}
	}
	s := newScript(uint64(n[0])).skip(n[1])
	open := store.Open
	if n[1] < 0 {
		open = start
	}
	l, err := open(args[0])
	if err != nil {
		return err
	}
	if n[1] < 0 {
		fmt.Println(s.n)
	}
	for s.n < n[2] {
		if err := s.next().do(l); err != nil {
			return fmt.Errorf("action %d: %w", s.n, err)
		}
		if _, err := fmt.Println(s.n); err != nil {
			return err
		}
	}
	return l.Close()
}

// child starts this test binary again in a role; wrapper, if any, is the
// program that starts it.
func child(role string, wrapper []string, args ...string) *exec.Cmd {
	line := append(append(wrapper[:len(wrapper):len(wrapper)], os.Args[0]), args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = append(os.Environ(), roleVar+"="+role)
	cmd.Stderr = os.Stderr
	return cmd
}

// killed starts a child, kills it so long after it told of so many actions (or
// was started, for none), and returns the last action that it told of, or 0.
func killed(t *testing.T, cmd *exec.Cmd, actions int, wait time.Duration) (told int) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	kill := func() { time.AfterFunc(wait, func() { _ = cmd.Process.Kill() }) }
	if actions == 0 {
		kill()
	}
	lines := bufio.NewScanner(out)
	for seen := 1; lines.Scan(); seen++ {
		n, err := strconv.Atoi(lines.Text())
		must(t, err)
		if told != 0 && n != told+1 {
			t.Fatalf("action %d was told of after %d", n, told)
		}
		told = n
		if seen == actions {
			kill()
		}
	}
	must(t, lines.Err())
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("the child was not killed: %v", err)
	}
	return told
}
