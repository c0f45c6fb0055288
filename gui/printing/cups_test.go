//go:build !windows

package printing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// commands puts stand-ins for CUPS's commands on the path: shell scripts.
func commands(t *testing.T, scripts map[string]string) (log string) {
	t.Helper()
	dir := t.TempDir()
	log = filepath.Join(dir, "log")
	for name, script := range scripts {
		text := "#!/bin/sh\necho \"" + name + " $LC_ALL $*\" >>" + log + "\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/bin")
	return log
}

const lpstat = `case $1 in
-e) echo PDF; echo Office_Laser ;;
-p) echo "printer PDF is idle.  enabled since today"; echo "printer Office_Laser disabled since yesterday -"; echo "	Paused" ;;
-d) echo "system default destination: Office_Laser" ;;
esac`

const lpoptions = `case $2 in
PDF) echo "PageSize/Page Size: Letter *A4"; echo "Resolution/Output Resolution: 150dpi *300dpi" ;;
*) echo "Duplex/Double-Sided Printing: *None DuplexNoTumble DuplexTumble" ;;
esac`

func TestPrinters(t *testing.T) {
	commands(t, map[string]string{"lpstat": lpstat, "lpoptions": lpoptions})
	list, err := Printers(t.Context())
	want := []Printer{
		{Name: "PDF", Copies: true},
		{Name: "Office_Laser", Copies: true, Default: true, Stopped: true, Sides: true},
	}
	if err != nil || len(list) != 2 || list[0] != want[0] || list[1] != want[1] {
		t.Errorf("%+v, %v, want %+v", list, err, want)
	}
}

func TestNoPrinters(t *testing.T) {
	commands(t, map[string]string{"lpstat": "echo 'lpstat: No destinations added.' >&2; exit 1"})
	if list, err := Printers(t.Context()); !errors.Is(err, ErrNoPrinters) {
		t.Errorf("%v, %v", list, err)
	}
	t.Setenv("PATH", t.TempDir())
	if list, err := Printers(t.Context()); !errors.Is(err, errNoCUPS) {
		t.Errorf("%v, %v", list, err)
	}
	if err := Print(t.Context(), Job{File: "a.pdf", Printer: "PDF", Copies: 1}); !errors.Is(err, errNoCUPS) {
		t.Errorf("printed: %v", err)
	}
}

func TestPrint(t *testing.T) {
	log := commands(t, map[string]string{"lp": "echo request id is PDF-1"})
	j := Job{File: "/a b/-c.pdf", Title: "2022年度 决算", Printer: "PDF", Copies: 2, Sides: LongEdge}
	if err := Print(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(log)
	if want := "lp C -d PDF -n 2 -t 2022年度 决算 -o media=A4 -o collate=true -o sides=two-sided-long-edge -- /a b/-c.pdf\n"; err != nil || string(got) != want {
		t.Errorf("asked for %q, %v, want %q", got, err, want)
	}
}

func TestRefusedJobs(t *testing.T) {
	commands(t, map[string]string{"lp": "echo 'lp: Destination \"X\" is not accepting jobs.' >&2; exit 1"})
	good := Job{File: "a.pdf", Title: "a", Printer: "X", Copies: 1}
	if err := Print(t.Context(), good); err == nil || !strings.Contains(err.Error(), "打印机“X”没有接受") || !strings.Contains(err.Error(), "not accepting") {
		t.Errorf("refused: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Print(ctx, good); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for says, j := range map[string]Job{"还没有选打印机": {Copies: 1}, "份数": {Printer: "X"}, "1 到 999": {Printer: "X", Copies: 1000}} {
		if err := Print(t.Context(), j); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%+v: %v", j, err)
		}
	}
}
