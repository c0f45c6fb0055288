package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// juesuan runs a command line and returns what it wrote and its exit code.
func juesuan(args ...string) (stdout, stderr string, code int) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &err)
	return out.String(), err.String(), code
}

func TestCheckTellsByItsExitCode(t *testing.T) {
	dir := t.TempDir()
	if _, msg, code := juesuan("new", filepath.Join(dir, "空.juesuan"), "--dept", "某局", "--year", "2023"); code != exitOK {
		t.Fatal(msg)
	}
	// A new ledger has nothing in it: sentences are still to be filled in.
	out, msg, code := juesuan("check", filepath.Join(dir, "空.juesuan"))
	if code != exitInput || !strings.Contains(out, "D14") || !strings.Contains(msg, "个错误") {
		t.Errorf("an empty ledger: exit %d, %s%s", code, out, msg)
	}
	if _, msg, code = juesuan("check", filepath.Join(dir, "没有.juesuan")); code != exitUnchecked || !strings.Contains(msg, "没有核对成") {
		t.Errorf("no ledger: exit %d, %s", code, msg)
	}
	rules := filepath.Join(dir, "坏.toml")
	if err := os.WriteFile(rules, []byte("[[rule]]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, msg, code = juesuan("check", filepath.Join(dir, "空.juesuan"), "--rules", rules); code != exitUnchecked || !strings.Contains(msg, "第 1 行") {
		t.Errorf("bad rules: exit %d, %s", code, msg)
	}
}

func TestRulesListsClauseExpressionExample(t *testing.T) {
	out, _, code := juesuan("rules", "A09")
	for _, want := range []string{"A09【错误】", "依据：公开03表", "03/{行}/{列} ≈ Σ 下级", "例子："} {
		if code != exitOK || !strings.Contains(out, want) {
			t.Errorf("exit %d, no %q in %s", code, want, out)
		}
	}
	if _, msg, code := juesuan("rules", "A9"); code != exitInput || !strings.Contains(msg, "是不是“A09”") {
		t.Errorf("exit %d, %s", code, msg)
	}
	var list []map[string]any
	out, _, _ = juesuan("rules", "--json")
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) < 130 {
		t.Errorf("%d rules as JSON, %v", len(list), err)
	}
}
