package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestReadme runs the examples of the README from top to bottom, as it says
// one can.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(raw), "```sh\njuesuan ")
	block, _, _ = strings.Cut("juesuan "+block, "```")
	var script strings.Builder
	for line := range strings.Lines(block) {
		fmt.Fprintf(&script, "exec sh -c '%s'\n! stderr .\n", strings.TrimSpace(line))
	}
	for _, c := range newRoot().Commands() {
		if !strings.Contains(block, "juesuan "+c.Name()+" ") {
			t.Errorf("the README shows no juesuan %s", c.Name())
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true})
}
