package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// roles are what the test binary does when a test starts it again as a
// program of its own. A role ends with an error or is killed.
var roles = map[string]func(args []string) error{
	"write": writeScript,
	"live":  liveOn,
	"turns": openInTurns,
}

// roleVar names the environment variable that holds the role.
const roleVar = "JUESUAN_TORTURE_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(roleVar)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := roles[role](os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// long reports whether the whole of it is asked for.
var long = os.Getenv("JUESUAN_TORTURE") == "long"

// trials is how often something is tried: in every test run, and in a long one.
func trials(short, whole int) int {
	if long {
		return whole
	}
	return short
}

// figures prints what a test has measured, for the record of a long run.
func figures(t *testing.T, start time.Time, format string, a ...any) {
	t.Helper()
	fmt.Printf("数据 %s：%s，用时 %.1f 秒\n", t.Name(), fmt.Sprintf(format, a...), time.Since(start).Seconds())
}

// must ends the test at an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// memoryDir is a folder whose writes cost nothing, where the system has one:
// for what is rebuilt thousands of times.
func memoryDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "juesuan-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// beside lists the names in a file's folder.
func beside(t *testing.T, path string) []string {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name()
	}
	return names
}
