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
	n := 0
	for line := range strings.Lines(block) {
		fmt.Fprintf(&script, "exec sh -c '%s'\n! stderr .\n", strings.TrimSpace(line))
		n++
	}
	if commands := len(newRoot().Commands()); n < commands {
		t.Errorf("the README shows %d lines, but there are %d commands", n, commands)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true})
}
